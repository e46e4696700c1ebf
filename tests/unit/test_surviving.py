"""What stops a command from outside: a console, a disk, a hand on Ctrl+C, files of others."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rumbo.cli import main
from rumbo.cli.writing import write_whole

RUN = "from rumbo.__main__ import run; run()"
ON_A_FULL_DISK = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000)); {RUN}"
INTERRUPTED_AT_IMPORT = f"""
import os, signal, sys

class Interrupting:
    def find_spec(self, name, *_):
        if name == "rumbo.cli":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
{RUN}
"""
ONE_AFTER_THE_OTHER = """
import json, sys
from rumbo.__main__ import run

for arguments in json.loads(sys.argv[1]):
    sys.argv[1:] = arguments
    try:
        run()
    except SystemExit as ended:
        assert ended.code == 1, ended.code
    print("-----", flush=True)
"""
VANISHING = f"""
import os, sys

def take_away(event, details):
    if event == "open" and str(details[0]).endswith("site_config.yml") and os.path.exists(details[0]):
        os.unlink(details[0])

sys.addaudithook(take_away)
{RUN}
"""
AS_ANYBODY = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
"""What root, who may write everywhere, has to say to be refused as others are."""

Rumbo = Callable[..., Result]


def started(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, in which some code has the command line run."""
    return ran(sys.executable, "-c", code, *arguments, **environment)


def ran(*command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def rumbo(tmp_path: Path) -> Rumbo:
    """The command line on a site of next to nothing; a traceback fails the test."""

    def run(*arguments: str | Path, code: int = 0) -> Result:
        result = CliRunner().invoke(main, ["-C", str(tmp_path / "site"), *map(str, arguments)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        assert result.exit_code == code, result.output
        return result

    made = CliRunner().invoke(main, ["new", "--empty", str(tmp_path / "site")])
    assert made.exit_code == 0, made.output
    return run


@pytest.mark.parametrize(
    ("spoil", "code", "says"),
    [
        (lambda site: (site / "site").mkdir() or (site / "site/tesis.docx").touch(), 2, "tesis.docx"),
        (lambda site: (site / "site").write_text("mine"), 2, "is a file"),
        (lambda site: (site / ".cache").write_text("mine"), 3, ".cache: something of that name is there already"),
    ],
)
def test_what_is_in_the_way_of_a_site_is_told_and_stays(
    rumbo: Rumbo, tmp_path: Path, spoil: Callable[[Path], object], code: int, says: str
) -> None:
    spoil(tmp_path / "site")
    cache = tmp_path / "site/.cache"
    before = owned(tmp_path, cache)
    assert says in rumbo("build", code=code).stderr
    assert owned(tmp_path, cache) == before


def owned(folder: Path, cache: Path) -> list[Path]:
    """Everything but what Rumbo keeps for itself, which may come and go."""
    own = {cache, *cache.rglob("*")} if cache.is_dir() else set()
    return sorted(set(folder.rglob("*")) - own)


def test_what_an_owner_keeps_survives_a_build(rumbo: Rumbo, tmp_path: Path) -> None:
    config = tmp_path / "site/site_config.yml"
    config.write_text(config.read_text() + "keep: [CNAME]\n")
    rumbo("build")
    (tmp_path / "site/site/CNAME").write_text("example.org")
    rumbo("build")
    assert (tmp_path / "site/site/CNAME").read_text() == "example.org"


@pytest.mark.parametrize("command", ["check", "build"])
def test_every_command_brings_back_a_site_that_was_lost_between_two_renames(
    rumbo: Rumbo, tmp_path: Path, command: str
) -> None:
    rumbo("build")
    (tmp_path / "site/site").rename(tmp_path / "site/.cache/previous-site")
    assert "is back as it was" in rumbo(command).stderr
    assert (tmp_path / "site/site/index.html").is_file()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX's")
def test_a_full_disk_is_told_and_the_site_stays_whole(rumbo: Rumbo, tmp_path: Path) -> None:
    rumbo("build")
    before = contents(tmp_path / "site/site")
    config = tmp_path / "site/site_config.yml"
    config.write_text(config.read_text() + "keep: [CNAME]\n")
    told = started(ON_A_FULL_DISK, "-C", str(tmp_path / "site"), "build")
    assert told.returncode == 3
    assert b"could not be built, and site/ is as it was" in told.stderr
    assert b"the file would be larger than is allowed" in told.stderr
    assert b"Traceback" not in told.stderr
    assert contents(tmp_path / "site/site") == before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there a folder has no such permission")
def test_a_folder_that_cannot_be_written_is_told_and_the_site_stays_whole(rumbo: Rumbo, tmp_path: Path) -> None:
    rumbo("build")
    site = tmp_path / "site"
    before = contents(site / "site")
    (site / "site_config.yml").write_text((site / "site_config.yml").read_text() + "keep: [CNAME]\n")
    site.chmod(0o555)
    try:
        told = ran(*(AS_ANYBODY if os.geteuid() == 0 else ()), sys.executable, "-c", RUN, "-C", str(site), "build")
    finally:
        site.chmod(0o755)
    assert told.returncode == 3
    assert b"you are not allowed to" in told.stderr
    assert b"Traceback" not in told.stderr
    assert contents(site / "site") == before


def test_a_file_that_vanishes_while_it_is_read_is_told(rumbo: Rumbo, tmp_path: Path) -> None:
    rumbo("check")
    told = started(VANISHING, "-C", str(tmp_path / "site"), "check", "--no-cache")
    assert told.returncode == 1
    assert told.stdout.startswith(b"site_config.yml: unreadable-file")
    assert b"Traceback" not in told.stderr


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
def test_every_output_survives_a_console_that_lacks_its_characters(rumbo: Rumbo, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "answers.json").write_text('{"answers": {}}')
    rumbo("check")
    diagnostic = tmp_path / "site/diagnostics/primer-paso/diagnostic.yml"
    text = diagnostic.read_text("utf-8").replace("[revisar-cada-mes]", "[revisar-cada-més→]", 1)
    diagnostic.write_text(text, "utf-8")
    commands = [["check"], ["check", "--json"], ["score", "primer-paso", str(tmp_path / "answers.json")]]
    asked = json.dumps([["-C", str(tmp_path / "site"), "--lang", "es", *command] for command in commands])
    told = started(ONE_AFTER_THE_OTHER, asked, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert told.returncode == 0, told.stderr
    *outputs, rest = told.stdout.split(b"-----")
    assert [rb"\u2192" in output for output in outputs] == [True] * len(commands)
    assert b"Traceback" not in told.stderr
    assert not rest.strip()
    assert "revisar-cada-més→" in json.dumps(json.loads(outputs[1].decode(encoding)), ensure_ascii=False)


def test_an_interruption_while_rumbo_is_still_being_loaded_is_one_sentence() -> None:
    told = started(INTERRUPTED_AT_IMPORT)
    assert told.returncode == 130
    assert told.stderr.decode().splitlines() == ["Interrupted. Nothing was left half done."]


def test_an_interruption_of_a_command_is_one_sentence(rumbo: Rumbo, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rumbo.content.review.review", interrupt)
    assert rumbo("build", code=130).stderr == "Interrupted. Nothing was left half done.\n"


def test_a_fault_of_our_own_is_one_sentence(rumbo: Rumbo, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("never")

    monkeypatch.setattr("rumbo.cli.checked.review", fail)
    assert "This is a fault of Rumbo: AssertionError: never." in rumbo("check", code=3).stderr


def test_a_file_of_the_authors_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "cases.yml"
    file.write_text("old")
    write_whole(file, b"new")
    assert file.read_text() == "new"

    def refuse(*_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"newer")
    assert file.read_text() == "new"
    assert [place.name for place in tmp_path.iterdir()] == ["cases.yml"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="umask and time zones are POSIX's")
def test_the_same_files_give_the_same_bytes_whatever_the_machine(rumbo: Rumbo, tmp_path: Path) -> None:
    """Umask, locale, time zone, day, path, order of the files on the disk, and the seed of Python's hashes."""
    rumbo("build")
    other = tmp_path / "another place" / "más abajo"
    for file in sorted((tmp_path / "site").rglob("*"), reverse=True):
        path = file.relative_to(tmp_path / "site")
        if file.is_file() and path.parts[0] not in {"site", ".cache"}:
            (other / path).parent.mkdir(parents=True, exist_ok=True)
            (other / path).write_bytes(file.read_bytes())
            os.utime(other / path, (1_000_000_000, 1_000_000_000))
    environment = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1000000000"}
    told = started(f"import os; os.umask(0o077); {RUN}", "-C", str(other), "build", **environment)
    assert told.returncode == 0, told.stderr
    assert contents(other / "site") == contents(tmp_path / "site/site")
    assert {place.stat().st_mtime for place in (other / "site").rglob("*")} == {1_000_000_000}

"""The wheel works alone: installed into an empty environment, outside the repository."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Once

pytestmark = pytest.mark.slow

Files = dict[str, bytes]


@pytest.fixture(scope="session")
def installed(repository: Path, once: Once) -> Path:
    """The `rumbo` command of an environment that holds the wheel and what it depends on, no more."""

    def install(folder: Path) -> None:
        _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, repository)
        [wheel] = folder.glob("rumbo-*.whl")
        _run(sys.executable, "-m", "venv", folder / "venv")
        python = folder / "venv" / "bin" / "python"
        _run(python, "-m", "pip", "install", "--quiet", "--constraint", repository / "constraints.txt", wheel)

    return once("wheel", install) / "venv" / "bin" / "rumbo"


def test_a_new_site_checks_and_builds_to_the_repositorys_own(installed: Path, tmp_path: Path, built_site: Path) -> None:
    _run(installed, "new", "mine", folder=tmp_path)
    new_site = tmp_path / "mine"
    assert not {"templates", "generator", "tests"} & {place.name for place in new_site.iterdir()}
    _run(installed, "check", folder=new_site)
    _run(installed, "build", folder=new_site)
    assert _files(new_site / "site") == _files(built_site)


def test_an_empty_site_checks_and_builds(installed: Path, tmp_path: Path) -> None:
    _run(installed, "new", "--empty", "tiny", folder=tmp_path)
    _run(installed, "check", "--strict", folder=tmp_path / "tiny")
    _run(installed, "build", folder=tmp_path / "tiny")
    assert len(list((tmp_path / "tiny" / "site" / "playbooks").glob("*/index.html"))) == 2


def test_an_ejected_template_changes_the_site_and_its_absence_changes_it_back(installed: Path, tmp_path: Path) -> None:
    _run(installed, "new", "--empty", "mine", folder=tmp_path)
    new_site = tmp_path / "mine"
    _run(installed, "build", folder=new_site)
    before = _files(new_site / "site")
    _run(installed, "eject", "theme/404.html", folder=new_site)
    _run(installed, "build", folder=new_site)
    assert _files(new_site / "site") == before
    copy = new_site / "templates" / "theme" / "404.html"
    copy.write_text(copy.read_text().replace("<h1>", '<h1 class="own">'))
    _run(installed, "build", folder=new_site)
    assert '<h1 class="own">' in (new_site / "site" / "404.html").read_text()


def test_without_the_extra_for_it_a_report_says_what_to_install(installed: Path, tmp_path: Path) -> None:
    _run(installed, "new", "--empty", "tiny", folder=tmp_path)
    (tmp_path / "a.json").write_text('{"answers": {}}')
    command: list[str | Path] = [installed, "-C", "tiny", "report", "primer-paso", "a.json", "-o", "a.pdf"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'rumbo[report]'" in done.stderr


def _run(*command: str | Path, folder: Path | None = None) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _files(folder: Path) -> Files:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}

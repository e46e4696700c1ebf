"""A build that keeps what it can is byte for byte the one that knows nothing, whatever was changed in between."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rebuilding import CHANGES, Contents, original
from rumbo.cli import main

CALM = [HealthCheck.too_slow, HealthCheck.data_too_large]
FEW = settings(deadline=None, derandomize=True, max_examples=2, suppress_health_check=CALM)
LONG = settings(deadline=None, max_examples=200, suppress_health_check=CALM)
SEQUENCES = st.lists(st.sampled_from(sorted(CHANGES)), min_size=2, max_size=6)

pytestmark = pytest.mark.slow


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def write(files: Contents, folder: Path) -> None:
    """The files and no others, beside the site and the cache that are there."""
    for path in contents(folder).keys() - files.keys():
        if not path.startswith(("site/", ".cache/")):
            (folder / path).unlink()
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text)


def built(folder: Path, *options: str) -> dict[str, bytes]:
    said(folder, *options)
    return contents(folder / "site")


def said(folder: Path, *options: str) -> str:
    result = CliRunner().invoke(main, ["-C", str(folder), "--lang", "en", "build", *options])
    assert result.exit_code == 0, result.output
    return result.output


def holds_for(names: Sequence[str]) -> None:
    files = original(2)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "kept"
        folder.mkdir()
        write(files, folder)
        built(folder)
        for name in names:
            files = CHANGES[name](files)
            write(files, folder)
            kept = built(folder)
        clean = Path(place) / "clean"
        clean.mkdir()
        write(files, clean)
        assert kept == built(clean, "--no-cache")


@FEW
@given(SEQUENCES)
def test_what_was_kept_is_what_a_clean_build_gives(names: Sequence[str]) -> None:
    holds_for(names)


@pytest.mark.long
@LONG
@given(SEQUENCES)
def test_what_was_kept_is_what_a_clean_build_gives_at_length(names: Sequence[str]) -> None:
    holds_for(names)


def test_every_single_change_and_its_undoing(tmp_path: Path) -> None:
    write(original(3), tmp_path)
    first = built(tmp_path)
    for name, change in CHANGES.items():
        write(change(original(3)), tmp_path)
        assert (built(tmp_path) != first) == (not name.endswith("comes")), name
        write(original(3), tmp_path)
        assert built(tmp_path) == first, name


SEEN_ELSEWHERE = ("a list in English", "a heading in English", "a link in English")
"""A list stands in the document beside the page, headings are linked to, and a link has to be judged."""
REVISED = "writing again what"
"""What is said where nothing is judged, loaded or rendered but the text that changed."""


def test_words_that_concern_no_other_page_are_all_that_is_written_and_the_site_is_that_of_a_clean_build(
    tmp_path: Path,
) -> None:
    both, kept, clean = ("a body in English", "a beginning in English"), tmp_path / "kept", tmp_path / "clean"
    for folder in (kept, clean):
        folder.mkdir()
    files = original(2)
    write(files, kept)
    built(kept)
    for name, alone in [*((name, True) for name in both), *((name, False) for name in SEEN_ELSEWHERE)]:
        files = CHANGES[name](files)
        write(files, kept)
        assert (REVISED in said(kept)) == alone, name
        if alone:
            write(files, clean)
            assert contents(kept / "site") == built(clean, "--no-cache"), name


def test_a_site_is_the_same_however_many_processes_make_it(tmp_path: Path) -> None:
    files = original(10)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(files, tmp_path / name)
    alone = built(tmp_path / "one", "--jobs", "1")
    command = [sys.executable, "-m", "rumbo", "-C", str(tmp_path / "two"), "build", "--jobs", "2"]
    subprocess.run(command, check=True, capture_output=True)
    assert contents(tmp_path / "two" / "site") == alone
    assert REVISED not in said(tmp_path / "two")
    assert "nothing has changed" in said(tmp_path / "two")  # what the copy kept is kept

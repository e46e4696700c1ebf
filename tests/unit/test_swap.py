"""What lies where a site should go: the site before, others' files, nothing at all; and kills at the worst time."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rumbo.publishing import marker, swap

DIES_BETWEEN = """
import os, signal, sys
from pathlib import Path
from rumbo.publishing import swap

renamed = Path.rename
def rename(self, target):
    renamed(self, target)
    os.kill(os.getpid(), signal.SIGKILL)

swap.exchanged = lambda one, other: False
Path.rename = rename
swap.swap(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def built(folder: Path, words: str = "old") -> Path:
    """A folder as a build leaves it."""
    (folder / "guias").mkdir(parents=True)
    (folder / "index.html").write_text(words)
    (folder / "guias" / "index.html").write_text(words)
    marker.mark(folder)
    return folder


def replace(site_dir: Path, keep: tuple[str, ...] = ()) -> None:
    """What a build does around building."""
    place = swap.real(site_dir, keep)
    with swap.work_folder(place) as work:
        new = built(work / "site", "new")
        swap.bring_along(keep, place, new)
        swap.swap(new, place)


def left_behind(folder: Path) -> list[str]:
    return [place.name for place in (folder / ".cache").iterdir() if place.suffix != ".lock"]


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_new_site_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_one_step: bool
) -> None:
    if not in_one_step:
        monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    site = built(tmp_path / "site")
    replace(site)
    assert (site / "index.html").read_text() == "new"
    assert left_behind(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="every Linux that Rumbo runs on has it; others may")
def test_this_system_lets_two_folders_trade_places_in_one_step(tmp_path: Path) -> None:
    one, other = built(tmp_path / "one", "1"), built(tmp_path / "other", "2")
    assert swap.exchanged(one, other)
    assert (one / "index.html").read_text() == "2"
    assert (other / "index.html").read_text() == "1"


def test_a_refusal_of_the_system_is_no_reason_to_try_the_other_way(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        swap.exchanged(tmp_path / "nothing", built(tmp_path / "site"))


@pytest.mark.parametrize("bring_back", [swap.restore, replace])
def test_a_site_whose_build_was_killed_between_two_renames_comes_back(tmp_path: Path, bring_back: object) -> None:
    site, new = built(tmp_path / "site"), built(tmp_path / ".cache" / "new", "new")
    killed = subprocess.run([sys.executable, "-c", DIES_BETWEEN, new, site], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not site.exists()
    if bring_back is swap.restore:
        assert swap.restore(site)
        assert (site / "index.html").read_text() == "old"
        assert not swap.restore(site)
    else:
        replace(site)
        assert (site / "index.html").read_text() == "new"


def test_a_second_rename_that_fails_is_taken_back_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    site = built(tmp_path / "site")
    (tmp_path / ".cache").mkdir()
    with pytest.raises(FileNotFoundError):
        swap.swap(tmp_path / "never-built", site)
    assert (site / "index.html").read_text() == "old"


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("tesis.docx", "tesis.docx"),
        ("CNAME", "CNAME"),
        (".git", ".git"),
        (".git/HEAD", ".git/"),
        ("guias/mia.html", "guias/mia.html"),
        ("otra/cosa/mia.txt", "otra/"),
    ],
)
@pytest.mark.parametrize("is_marked", [True, False])
def test_what_rumbo_did_not_put_there_is_named_and_stays(
    tmp_path: Path, path: str, named: str, *, is_marked: bool
) -> None:
    site = built(tmp_path / "site")
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text("mine")
    if not is_marked:
        (site / marker.NAME).unlink()
    with pytest.raises(swap.OccupiedError) as caught:
        replace(site)
    assert named in str(caught.value) or not is_marked
    assert ("an older Rumbo built it" in str(caught.value)) is not is_marked
    assert (site / path).read_text() == "mine"
    assert (site / "index.html").read_text() == "old"


@pytest.mark.parametrize("kept", ["CNAME", ".well-known", ".well-known/security.txt", "guias/mia.html"])
def test_what_is_to_be_kept_survives_every_build(tmp_path: Path, kept: str) -> None:
    site = built(tmp_path / "site")
    path = f"{kept}/deep/file" if kept == ".well-known" else kept
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text("mine")
    for _ in range(2):
        replace(site, (kept, "not-there"))
        assert (site / path).read_text() == "mine"
        assert (site / "index.html").read_text() == "new"


def test_a_file_of_the_site_itself_cannot_be_kept_from_it(tmp_path: Path) -> None:
    site = built(tmp_path / "site")
    with pytest.raises(swap.OccupiedError, match="Take it off the list"):
        replace(site, ("index.html",))
    assert (site / "index.html").read_text() == "old"


def test_an_empty_folder_and_what_file_managers_leave_are_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "site" / "empty").mkdir(parents=True)
    (tmp_path / "site" / ".DS_Store").touch()
    replace(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "new"


def test_a_file_in_the_sites_place_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(swap.OccupiedError, match="is a file"):
        replace(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


def test_a_link_is_followed_and_stays_one(tmp_path: Path) -> None:
    place = built(tmp_path / "elsewhere" / "www")
    (tmp_path / "site").symlink_to(place)
    replace(tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert (place / "index.html").read_text() == "new"


def test_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "gone")
    with pytest.raises(swap.OccupiedError, match="does not exist"):
        replace(tmp_path / "site")


def test_a_disk_of_its_own_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda place: Path(place).name == "site")
    site = built(tmp_path / "site")
    with pytest.raises(swap.OccupiedError, match="mount point"):
        replace(site)


def test_of_two_builds_at_once_the_second_is_refused_and_the_first_not_disturbed(tmp_path: Path) -> None:
    site = built(tmp_path / "site")
    with swap.work_folder(site) as work:
        with pytest.raises(swap.BusyError), swap.work_folder(site):
            pass
        assert work.is_dir()
    replace(site)


def test_what_a_killed_build_left_goes_with_the_next_whatever_the_clock_says(tmp_path: Path) -> None:
    left = tmp_path / ".cache" / "rumbo-site@killed"
    left.mkdir(parents=True)
    os.utime(left, (2**33, 2**33))
    replace(built(tmp_path / "site"))
    assert left_behind(tmp_path) == []


def test_a_cache_that_is_a_file_is_the_systems_refusal(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("mine")
    with pytest.raises(OSError, match="exists") as caught:
        replace(built(tmp_path / "site"))
    assert caught.value.errno == errno.EEXIST


def test_the_list_proves_a_copy_whole(tmp_path: Path) -> None:
    """It is in the form of sha256sum."""
    site = built(tmp_path / "site")
    listed = marker.listed(site)
    assert listed is not None
    assert list(listed) == ["guias/index.html", "index.html"]
    assert set(listed.values()) == {marker.digest(site / "index.html")}

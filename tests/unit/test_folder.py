"""Reading a site's folder: only its own regular files, judged before a byte of them is read."""

import os
import socket
from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.content.folder import MAX_PUBLISHED_BYTES
from rumbo.content.loader import Files
from rumbo.content.source import MAX_BYTES


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder whose surroundings are not the site's."""
    (tmp_path / "secret.md").write_text("not the site's")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "plan.md").write_text("not the site's")
    (tmp_path / "site" / "playbooks").mkdir(parents=True)
    return tmp_path / "site"


def said(found: Files) -> list[str]:
    return [str(problem).splitlines()[0] for problem in found.problems]


def test_a_link_within_the_site_is_read_as_what_it_leads_to(site: Path) -> None:
    (site / "shared").mkdir()
    (site / "shared" / "plan.md").write_text("shared")
    (site / "playbooks" / "plan.md").symlink_to("../shared/plan.md")
    (site / "playbooks" / "more").symlink_to("../shared")
    assert loader.read(site).contents == {"playbooks/plan.md": b"shared", "playbooks/more/plan.md": b"shared"}


@pytest.mark.parametrize("target", ["../../secret.md", "/etc/passwd", "/dev/zero", "../../elsewhere", "/"])
def test_a_link_out_of_the_site_is_refused_and_not_followed(site: Path, target: str) -> None:
    (site / "playbooks" / "plan.md").symlink_to(target)
    found = loader.read(site)
    assert (said(found), found.contents) == (["playbooks/plan.md: outside-file"], {})


@pytest.mark.parametrize("room", ["playbooks", "diagnostics", "assets", "templates"])
def test_a_room_that_lies_elsewhere_is_refused(site: Path, room: str) -> None:
    (site / "playbooks").rmdir()
    (site / room).symlink_to("../elsewhere")
    found = loader.read(site)
    assert (said(found), found.contents) == ([f"{room}: outside-file"], {})


def test_links_in_a_circle_end(site: Path) -> None:
    (site / "playbooks" / "again").symlink_to(".")
    (site / "playbooks" / "itself.md").symlink_to("itself.md")
    assert said(loader.read(site)) == ["playbooks/itself.md: unreadable-file"]


def test_a_link_to_nothing_is_said(site: Path) -> None:
    (site / "playbooks" / "plan.md").symlink_to("gone.md")
    (problem,) = loader.read(site).problems
    assert str(problem).splitlines() == [
        "playbooks/plan.md: unreadable-file",
        "    This cannot be read: it does not exist.",
        "    Check that it is a file and that you may open it.",
    ]


def test_pipes_and_sockets_are_not_opened(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(site / "playbooks" / "pipe.md")
    monkeypatch.chdir(site)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("playbooks/socket.md")
        found = loader.read(site)
    assert said(found) == ["playbooks/pipe.md: unreadable-file", "playbooks/socket.md: unreadable-file"]
    assert "a device or a pipe" in str(found.problems[0])


@pytest.mark.parametrize(
    ("path", "most"), [("playbooks/plan.md", MAX_BYTES), ("playbooks/plan.pdf", MAX_PUBLISHED_BYTES)]
)
def test_size_is_asked_for_before_a_file_is_read(
    site: Path, path: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (site / path).open("wb") as sparse:
        sparse.truncate(most + 1)
    read: list[Path] = []
    monkeypatch.setattr(Path, "read_bytes", read.append)
    assert said(loader.read(site)) == [f"{path}: file-too-large"]
    assert read == []


@pytest.mark.parametrize("name", ["a\nb.png", "\u202egnp.png", "a?.png", "con.png", "nul/a.png", "b /a.png"])
def test_names_that_no_computer_or_terminal_should_meet_are_refused(site: Path, name: str) -> None:
    place = site / "playbooks" / name
    place.parent.mkdir(exist_ok=True)
    place.touch()
    (line,) = said(loader.read(site))
    assert line.endswith(": unportable-name")
    assert line.isprintable()


def test_a_name_that_is_no_text_is_refused_and_can_be_printed(site: Path) -> None:
    Path(os.fsdecode(os.fsencode(site / "playbooks") + b"/a\xff.png")).touch()
    (problem,) = loader.read(site).problems
    assert str(problem).encode().startswith(b"playbooks/a\\udcff.png: unportable-name")


@pytest.mark.parametrize(
    "name",
    [
        "~$guia.docx",
        ".~lock.guia.docx#",
        "._guia.docx",
        ".DS_Store",
        "guia.docx~",
        "Thumbs.db",
        "~guia.tmp",
        "#plan.md#",
    ],
)
@pytest.mark.parametrize("room", ["playbooks", "assets", "templates/assets"])
def test_what_programs_leave_lying_about_is_not_part_of_a_site(site: Path, room: str, name: str) -> None:
    (site / room).mkdir(parents=True, exist_ok=True)
    (site / room / name).touch()
    assert loader.read(site) == Files({})


def test_what_cannot_be_read_is_there_all_the_same(site: Path) -> None:
    """Nothing that names it is told that it does not exist."""
    os.mkfifo(site / "site_config.yml")
    assert "site_config.yml: missing-file" not in [str(found).splitlines()[0] for found in loader.load(site).problems]

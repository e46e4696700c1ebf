"""The smallest mistakes that authors make, as tests/problems/ holds them: changes to one of tests/sites.

`▸` in what is written stands right before the place that the problem must name; a problem with a file as a whole names
it by `place`.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rumbo.location import Location

TESTS = Path(__file__).parent
EXAMPLES = {file.stem: file for file in sorted((TESTS / "problems").glob("*.toml"))}
MARK = "▸"


@dataclass(frozen=True)
class Example:
    """A site with one mistake in it: files, folders and links in the place of files, and where the problem is found.

    `beside` is the code of the problems that it cannot be without, `respondents` how many random ones its diagnostics
    have to be studied with for it to be found.
    """

    files: dict[str, bytes]
    folders: list[str]
    links: dict[str, str]
    place: str
    beside: str | None = None
    respondents: int = 0

    def write(self, folder: Path) -> None:
        for path, content in self.files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        for path in self.folders:
            (folder / path).mkdir(parents=True)
        for path, target in self.links.items():
            (folder / path).symlink_to(target)


def changes(code: str) -> list[dict[str, Any]]:
    """What the example of a code changes, one entry a file."""
    found: list[dict[str, Any]] = _written(code)["change"]
    return found


def example(code: str) -> Example:
    """The site with the mistake that gives a code."""
    written = _written(code)
    files = small_site(written.get("site", "minimal"))
    for change in written["change"]:
        _apply(change, files)
    encodings = {change["file"]: change["encoding"] for change in written["change"] if "encoding" in change}
    return Example(
        files={path: text.replace(MARK, "").encode(encodings.get(path, "utf-8")) for path, text in files.items()},
        folders=[change["file"] for change in written["change"] if change.get("folder")],
        links={change["file"]: change["link_to"] for change in written["change"] if "link_to" in change},
        beside=written.get("beside"),
        place=written.get("place") or next(_marked(path, text) for path, text in files.items() if MARK in text),
        respondents=written.get("respondents", 0),
    )


def small_site(name: str) -> dict[str, str]:
    """One of tests/sites that the examples change, by path."""
    base = TESTS / "sites" / name
    return {file.relative_to(base).as_posix(): file.read_text("utf-8") for file in base.rglob("*.*")}


def _written(code: str) -> dict[str, Any]:
    if code not in EXAMPLES:
        raise LookupError(
            f"tests/problems/{code}.toml is to be written: the smallest cause of the problem (see README.md there)"
        )
    return tomllib.loads(EXAMPLES[code].read_text("utf-8"))


def _apply(change: dict[str, Any], files: dict[str, str]) -> None:
    if "copy_of" in change:
        files[change["file"]] = (TESTS.parent / change["copy_of"]).read_text("utf-8")
    match change:
        case {"file": path, "remove": True}:
            del files[path]
        case {"file": path, "instead_of": old, "write": new}:
            assert files[path].count(old) == 1, f"{path} holds {old!r} {files[path].count(old)} times"
            files[path] = files[path].replace(old, _repeated(new, change))
        case {"file": path, "write": new}:
            files[path] = _repeated(new, change)


def _repeated(text: str, change: dict[str, Any]) -> str:
    return "".join(text.replace("{n}", str(number)) for number in range(1, change.get("repeat", 1) + 1))


def _marked(path: str, text: str) -> str:
    before = text[: text.index(MARK)]
    return str(Location(path, before.count("\n") + 1, len(before) - before.rfind("\n")))

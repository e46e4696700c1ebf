"""Writes what code and content hold: pages of docs/ (problems, gallery, links, coverage, sentences), schemas, types.

Run it after a change of the catalogue of problems or their examples in tests/problems/, of the examples of components,
of what the shipped answers lead to, of the reasons in docs/links/ of the ideas in docs/coverage.toml, of the
sentences that tell a result or of docs/sentences.toml,
of what authors may write, or of scoring/contract.py; a test holds the files against what it would write now.
"""

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from string import Formatter
from typing import Any

from rumbo.content import schema
from rumbo.content.review import review, review_clients
from rumbo.wording.literature import sources
from rumbo.wording.problems import Entry, Problem, catalogue

DOCS = Path(__file__).parent
TESTS = DOCS.parent / "tests"
sys.path += [str(TESTS), str(DOCS)]

import contract
import gallery
import ideas
import links
import sentences

from mistakes import MARK, Example, changes, example

_GROUP = re.compile(r"# (?P<title>[^#\n]+?) -{9,}")
_CODE = re.compile(r"\[(?P<code>[a-z0-9-]+)\]")
_LANGUAGES = {"yml": "yaml", "md": "markdown"}
_WIDEST = 200
_INVISIBLE = re.compile(r"[^\n\x20-\x7e\xa1-\U0010ffff]")

HEAD = """\
# The problems

Every code that `rumbo check` can print, each with the smallest mistake that causes it: what was written into a site
without problems, then what `rumbo check` says of it. A message names the file, the line and the column; below that
stands what is wrong, then what to do; where a word looks like a slip of the pen, "Did you mean …?" instead. Advice on
questionnaires names the works that it rests on; the limits in it (25 words, 12 minutes, 40 %) are ours.
`rumbo --lang es check` says the same in Spanish, `--lang fr` in French.

This page is written by `python docs/generate.py`.
"""


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated file with its text."""
    yield DOCS / "problems.md", problems_page()
    yield DOCS / "gallery.md", gallery.markdown()
    yield DOCS / "links.md", links.markdown()
    yield DOCS / "coverage.md", ideas.markdown()
    yield DOCS / "sentences.md", sentences.markdown()
    yield contract.TYPES, contract.types()
    for name, content in (schema.json_schemas() | contract.schemas()).items():
        yield DOCS / "schemas" / f"{name}.json", json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def problems_page() -> str:
    """The catalogue in its own order, under its own headings."""
    contents = [f"- [{title}](#{anchor(title)}): {', '.join(map(link, codes))}\n" for title, codes in groups()]
    parts = [HEAD, "".join(contents)]
    for title, codes in groups():
        parts += [f"## {title}\n", *(section(catalogue()[code]) for code in codes)]
    return "\n".join(parts)


def groups() -> list[tuple[str, list[str]]]:
    """The headings that the catalogue's file is ordered by, with the codes below each."""
    found: list[tuple[str, list[str]]] = []
    source = resources.files("rumbo.wording").joinpath("problems.en.toml").read_text("utf-8")
    for line in source.splitlines():
        if heading := _GROUP.fullmatch(line):
            found.append((heading["title"], []))
        elif code := _CODE.fullmatch(line):
            found[-1][1].append(code["code"])
    return [(title, codes) for title, codes in found if codes]


def anchor(title: str) -> str:
    """The id that a forge gives a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def link(code: str) -> str:
    """A code that leads to its section."""
    return f"[{code}](#{code})"


def section(entry: Entry) -> str:
    """One code: its smallest cause, what is said of it, the repair where a suggestion stands in for it, its sources."""
    mistaken = example(entry.code)
    problem = first_problem(entry.code, mistaken)
    causes = [cause(change, mistaken) for change in changes(entry.code)]
    told = [fence("", str(problem)), *repair(entry, problem), *literature(entry.code)]
    return "\n".join([f"### {entry.code}\n", *causes, *told])


def literature(code: str) -> Iterator[str]:
    """What a piece of advice rests on."""
    if works := sources(code):
        yield "".join(["Sources:\n\n", *(f"- {work}\n" for work in works)])


def repair(entry: Entry, problem: Problem) -> Iterator[str]:
    """The repair with its gaps in italics, unless the message has it already."""
    if problem.suggestion:
        parts = Formatter().parse(entry.repair)
        yield (
            "Without a suggestion: "
            + "".join(text + (f"*{name}*" if name else "") for text, name, _, _ in parts)
            + "\n"
        )


def first_problem(code: str, mistaken: Example) -> Problem:
    """What `rumbo check` finds of a code in an example, at its first place."""
    with tempfile.TemporaryDirectory() as folder:
        mistaken.write(Path(folder))
        base = review(Path(folder), drafts=False, respondents=mistaken.respondents)
        found = (base, *review_clients(Path(folder), base, drafts=False).values())
        return next(problem for reviewed in found for problem in reviewed.problems if problem.code == code)


def cause(change: dict[str, Any], mistaken: Example) -> str:
    """One change in words: what is written where, or what is not there."""
    file = change["file"]
    match change:
        case {"remove": True}:
            return f"`{file}` is not there.\n"
        case {"link_to": str() as target}:
            return f"`{file}` is a symbolic link to `{target}`.\n"
        case {"folder": True}:
            return f"`{file}` is a folder.\n"
        case {"write": str() as text} if text.strip():
            whole = mistaken.files[file].decode(change.get("encoding", "utf-8"))
            lines = whole_lines(text.replace(MARK, "").replace("{n}", str(change.get("repeat", 1))), whole)
            return f"In `{file}`{manner(change)}:\n\n" + fence(Path(file).suffix.removeprefix("."), lines)
        case {"instead_of": str() as gone}:
            return f"These lines of `{file}` are not there:\n\n" + fence(
                Path(file).suffix.removeprefix("."), gone.rstrip()
            )
        case _:
            return f"`{file}` is empty.\n"


def whole_lines(part: str, whole: str) -> str:
    """The lines of a text that a part of it lies on."""
    start = whole.index(part)
    end = start + len(part.rstrip("\n"))
    found = whole[whole.rfind("\n", 0, start) + 1 : whole.find("\n", end)]
    return "\n".join(line if len(line) <= _WIDEST else f"{line[:_WIDEST]}…" for line in found.split("\n"))


def manner(change: dict[str, Any]) -> str:
    """How a text is written, where that is the mistake."""
    times = f", {change['repeat']} times over" if "repeat" in change else ""
    return times + (f", saved as {change['encoding']}" if "encoding" in change else "")


def fence(kind: str, text: str) -> str:
    """A fenced block, in which what cannot be seen is shown by a sign."""
    seen = _INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", "\N{RIGHTWARDS ARROW}"))
    return f"```{_LANGUAGES.get(kind, kind)}\n{seen}\n```\n"


if __name__ == "__main__":
    for place, text in pages():
        place.write_text(text, "utf-8", newline="\n")

"""Writes sites as large as wanted out of the shipped one: its files under further names, each body another."""

import json
import random
import re
import shutil
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)
_PLAIN = re.compile(r"[A-ZÁÉÍÓÚÑ¿¡*][^\[|<]{80,}", re.DOTALL)
"""A paragraph that stands as well in any other guide: no table, list, link or heading."""


def write_site(folder: Path, playbooks: int, languages: Sequence[str] = ("es",)) -> None:
    """A site in a new folder: the shipped diagnostics and so many playbooks, the first of the languages Spanish."""
    settings = (ROOT / "site_config.yml").read_text("utf-8").replace("[es, en]", f"[{', '.join(languages)}]")
    (folder / "playbooks").mkdir(parents=True)
    (folder / "site_config.yml").write_text(settings, "utf-8")
    for language in languages[1:]:
        shutil.copy(ROOT / f"site_config.{language}.yml", folder)
    marks = ["", *(f".{language}" for language in languages[1:])]
    _write_diagnostics(folder, marks)
    _write_collections(folder, marks)
    for mark in marks:
        paragraphs = [paragraph for slug in _slugs() for paragraph in _paragraphs(_playbook(slug, mark))]
        for slug, copied in islice(_copies(), playbooks):
            text = _playbook(slug, mark)
            place = folder / "playbooks" / f"{slug}{copied}{mark}.md"
            place.write_text(_other(text, copied, paragraphs) if copied else text, "utf-8")


def _write_diagnostics(folder: Path, marks: Sequence[str]) -> None:
    for original in sorted((ROOT / "diagnostics").glob("*/diagnostic.yml")):
        place = folder / "diagnostics" / original.parent.name
        place.mkdir(parents=True)
        for name in ("cases.yml", *(f"diagnostic{mark}.yml" for mark in marks)):
            if (original.parent / name).is_file():
                shutil.copy(original.parent / name, place)


def _write_collections(folder: Path, marks: Sequence[str]) -> None:
    """Diagnostics lead to them, so that a site without them has problems."""
    (folder / "collections").mkdir()
    for original in sorted((ROOT / "collections").glob("*.md")):
        slug, dot, mark = original.stem.partition(".")
        if slug != "README" and dot + mark in marks:
            shutil.copy(original, folder / "collections")


def _slugs() -> list[str]:
    names = sorted(file.stem for file in (ROOT / "playbooks").glob("*.md"))
    return [name for name in names if "." not in name and name != "README"]


def _copies() -> Iterator[tuple[str, str]]:
    for number in count(1):
        yield from ((slug, "" if number == 1 else f"-{number}") for slug in _slugs())


def _playbook(slug: str, mark: str) -> str:
    return (ROOT / "playbooks" / f"{slug}{mark}.md").read_text("utf-8")


def _paragraphs(text: str) -> list[str]:
    return [block for block in text.split("---\n", 2)[2].split("\n\n") if _PLAIN.fullmatch(block)]


def _other(text: str, copied: str, paragraphs: Sequence[str]) -> str:
    """Another guide of the same build: other paragraphs, and a title of its own."""
    _, front, body = text.split("---\n", 2)
    chance = random.Random(front + copied)  # noqa: S311 - the same site every time
    blocks = (chance.choice(paragraphs) if _PLAIN.fullmatch(block) else block for block in body.split("\n\n"))
    title = json.dumps(f"{yaml.safe_load(_TITLE.search(front)[1])} {copied}", ensure_ascii=False)  # type: ignore[index]
    front = _TITLE.sub(lambda _: f"title: {title}", front, count=1)
    return f"---\n{front}---\n" + "\n\n".join(blocks)

"""What the library sees: every playbook by theme, and what a visitor may narrow it down by (D9). Knows no visitor."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from rumbo.model import PlaybookKind, Site
from rumbo.pages import routes
from rumbo.pages.views.diagnostic import Setting
from rumbo.pages.views.lists import (
    STRETCHES,
    CollectionLine,
    PlaybookLine,
    Shelf,
    collection_lines,
    shelves,
)
from rumbo.pages.views.numerals import Amount

KEYS = {"theme": "tema", "kind": "tipo", "weeks": "semanas", "lead": "rol"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter. `label` is the owner's; empty where the interface has a word for the value."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What the library can be narrowed down by: `name` is theme, kind, weeks or lead. No choice is without a playbook.

    `key` stands for it in the URL, the same in every language, as the ids that follow it are.
    """

    name: str
    key: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryPage:
    """Every playbook, by theme in the owner's order. A filter that would tell nothing apart is left out.

    `root_url` is where the whole site starts, under which ticks are kept.
    """

    collections: tuple[CollectionLine, ...]
    shelves: tuple[Shelf, ...]
    playbooks: Amount
    filters: tuple[Filter, ...]
    root_url: str


def library_page(site: Site, setting: Setting) -> LibraryPage:
    """The view of the library."""
    found = tuple(shelves(site, routes.LIBRARY, setting.numerals))
    lines = [line for shelf in found for line in shelf.playbooks]
    return LibraryPage(
        collections=collection_lines(site.collections, routes.LIBRARY, setting.numerals),
        shelves=found,
        playbooks=setting.numerals.amount(Fraction(len(site.playbooks))),
        filters=tuple(_filters(site, lines)),
        root_url=routes.relative(routes.HOME, routes.LIBRARY) + setting.root,
    )


def _filters(site: Site, lines: Iterable[PlaybookLine]) -> Iterator[Filter]:
    own = site.settings
    values = {
        "theme": _choices(own.themes, [{line.theme} for line in lines]),
        "kind": _choices(dict.fromkeys(get_args(PlaybookKind), ""), [{line.kind} for line in lines]),
        "weeks": _choices(dict.fromkeys(STRETCHES, ""), [{line.stretch} for line in lines]),
        "lead": _choices(own.roles, [{line.lead} for line in lines]),
    }
    for name, choices in values.items():
        if len(choices) > 1:
            yield Filter(name=name, key=KEYS[name], choices=choices)


def _choices(labels: Mapping[str, str], found: Iterable[set[str]]) -> tuple[Choice, ...]:
    counts = {value: sum(value in values for values in found) for value in labels}
    return tuple(Choice(value=value, label=labels[value], count=count) for value, count in counts.items() if count)

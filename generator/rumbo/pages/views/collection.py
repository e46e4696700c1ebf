"""What the page of a collection sees: some playbooks in an order, each with the reason why it stands there."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor

from markupsafe import Markup

from rumbo.model import Collection, Site
from rumbo.pages import routes
from rumbo.pages.views.diagnostic import Setting
from rumbo.pages.views.lists import CollectionLine, PlaybookLine, collection_lines, playbook_lines
from rumbo.pages.views.numerals import Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """A playbook of a collection, with why it stands there: plain text."""

    playbook: PlaybookLine
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionPage:
    """The page of one collection. `hours` are those of all its playbooks together; `others` the other collections.

    `root_url` is where the whole site starts, under which ticks are kept.
    """

    title: str
    summary: str
    whom: str
    entries: tuple[EntryLine, ...]
    playbooks: Amount
    hours: Amount
    body: Markup
    others: tuple[CollectionLine, ...]
    library_url: str
    root_url: str


def collection_page(site: Site, collection: Collection, setting: Setting) -> CollectionPage:
    """The view of one collection's page."""
    here, numerals = routes.collection(collection.slug), setting.numerals
    members = [site.playbooks[str(entry)] for entry in collection.playbooks]
    lines = playbook_lines(members, here, numerals)
    return CollectionPage(
        title=collection.title,
        summary=collection.summary,
        whom=collection.whom,
        entries=tuple(
            EntryLine(playbook=line, because=entry.because)
            for line, entry in zip(lines, collection.playbooks, strict=True)
        ),
        playbooks=numerals.amount(Fraction(len(members))),
        hours=numerals.amount(_whole(sum((found.effort.total_hours for found in members), Fraction(0)))),
        body=setting.prose(collection.body),
        others=collection_lines((found for found in site.collections if found is not collection), here, numerals),
        library_url=routes.relative(routes.LIBRARY, here),
        root_url=routes.relative(routes.HOME, here) + setting.root,
    )


def _whole(hours: Fraction) -> Fraction:
    """A sum of estimates, said as "about": its halves would feign a precision that none of them has."""
    return Fraction(max(1, floor(hours + Fraction(1, 2))))

"""Lines and lists that several kinds of page show. Knows no page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from rumbo.model import Collection, Diagnostic, Playbook, Site
from rumbo.model.document import with_prerequisites
from rumbo.pages import routes
from rumbo.pages.views.numerals import Amount, Numerals
from rumbo.wording.alphabet import sort_key

HOUR = "hour"
STRETCHES = {HOUR: 0, "1-2": 2, "3-4": 4, "5-6": 6, "7": None}
"""How long a playbook takes, as somebody with a calendar asks: an hour, or up to so many weeks; the last has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLink:
    """Where to reach the publisher, in the owner's words."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosticLine:
    """A diagnostic in a list: when to choose it, its author's estimate of `minutes`, how many `questions` are scored.

    Where it `adapts` to answers, some are asked fewer. `document_url` is where its scoring document lies and `bands`
    are id and title from worst to best, for the script that scores the answers kept in the browser.
    """

    slug: str
    title: str
    summary: str
    when: str
    url: str
    minutes: Amount
    questions: Amount
    adapts: bool
    method_url: str
    document_url: str
    bands: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookLine:
    """A playbook in a list. `theme` and `lead` are ids of the owner's, `kind` and `stretch` ours, for whoever filters.

    `session` are the minutes of its session, None where it has none. `steps` are the ids of its steps, for the script
    that counts ticks.
    """

    slug: str
    title: str
    summary: str
    url: str
    weeks: Amount
    people: Amount
    hours: Amount
    theme: str
    kind: str
    session: Amount | None
    stretch: str
    lead: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionLine:
    """A collection in a list; `order_by` is one of the model's."""

    slug: str
    title: str
    summary: str
    whom: str
    url: str
    order_by: str
    playbooks: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One theme with its playbooks, what others need before those. `url` leads to it in the library."""

    theme: str
    title: str
    url: str
    playbooks: tuple[PlaybookLine, ...]


def contact_link(site: Site) -> ContactLink | None:
    """The owner's contact, where one is given."""
    contact = site.settings.contact
    return ContactLink(label=contact.label, url=contact.url) if contact else None


def diagnostic_line(diagnostic: Diagnostic, here: str, assets: str, numerals: Numerals) -> DiagnosticLine:
    """A diagnostic as the page at `here` lists it; its scoring document lies in the folder `assets` of the tree."""
    scored = sum(question.is_scored for question in diagnostic.all_questions())
    return DiagnosticLine(
        slug=diagnostic.slug,
        title=diagnostic.title,
        summary=diagnostic.summary,
        when=diagnostic.when,
        url=routes.relative(routes.diagnostic(diagnostic.slug), here),
        minutes=numerals.amount(Fraction(diagnostic.minutes)),
        questions=numerals.amount(Fraction(scored)),
        adapts=diagnostic.adapts,
        method_url=routes.relative(routes.method(diagnostic.slug), here),
        document_url=routes.relative(f"{assets}/{diagnostic.slug}.json", here),
        bands=tuple((band.id, band.title) for band in diagnostic.bands),
    )


def playbook_lines(playbooks: Iterable[Playbook], here: str, numerals: Numerals) -> tuple[PlaybookLine, ...]:
    """Playbooks as the page at `here` lists them, in the order given."""
    return tuple(
        PlaybookLine(
            slug=playbook.slug,
            title=playbook.title,
            summary=playbook.summary,
            url=routes.relative(routes.playbook(playbook.slug), here),
            weeks=numerals.amount(playbook.effort.weeks),
            people=numerals.amount(playbook.effort.people),
            hours=numerals.amount(playbook.effort.total_hours),
            theme=playbook.theme,
            kind=playbook.kind,
            session=session(playbook, numerals),
            stretch=stretch(playbook),
            steps=tuple(step.id for step in playbook.steps),
            lead=playbook.lead,
        )
        for playbook in playbooks
    )


def collection_lines(collections: Iterable[Collection], here: str, numerals: Numerals) -> tuple[CollectionLine, ...]:
    """Collections as the page at `here` lists them, in the order given."""
    return tuple(
        CollectionLine(
            slug=found.slug,
            title=found.title,
            summary=found.summary,
            whom=found.whom,
            url=routes.relative(routes.collection(found.slug), here),
            order_by=found.order_by,
            playbooks=numerals.amount(Fraction(len(found.playbooks))),
        )
        for found in collections
    )


def session(playbook: Playbook, numerals: Numerals) -> Amount | None:
    """The minutes of a playbook's session, where it has one."""
    minutes = playbook.session_minutes
    return numerals.amount(Fraction(minutes)) if minutes else None


def stretch(playbook: Playbook) -> str:
    """The stretch of time that a playbook takes."""
    if playbook.kind == "one-hour":
        return HOUR
    return next(name for name, most in STRETCHES.items() if most is None or playbook.effort.weeks <= most)


def of_theme(site: Site, theme: str) -> list[Playbook]:
    """The playbooks of one theme by title, each behind those of them that it needs, be it by way of another theme."""
    found = (playbook for playbook in site.playbooks.values() if playbook.theme == theme)
    waiting = {playbook.slug: playbook for playbook in sorted(found, key=lambda playbook: sort_key(playbook.title))}
    before = {slug: with_prerequisites([slug], site.playbooks)[1:] for slug in waiting}
    ordered = []
    while waiting:
        # There is always one that waits for no other: needs never run in a circle.
        slug = next(slug for slug in waiting if waiting.keys().isdisjoint(before[slug]))
        ordered.append(waiting.pop(slug))
    return ordered


def shelves(site: Site, here: str, numerals: Numerals) -> Iterator[Shelf]:
    """The themes that hold a playbook, in the owner's order."""
    for theme, title in site.settings.themes.items():
        if found := of_theme(site, theme):
            url = f"{routes.relative(routes.LIBRARY, here)}#{routes.shelf_anchor(theme)}"
            yield Shelf(theme=theme, title=title, url=url, playbooks=playbook_lines(found, here, numerals))

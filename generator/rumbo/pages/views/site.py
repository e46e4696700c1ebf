"""What the pages around the diagnostics and playbooks see: home, the owner's pages, privacy.

Pure functions of the model. Knows nothing of scores.
"""

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from rumbo.model import Collect, Page, Site
from rumbo.pages import routes
from rumbo.pages.views.diagnostic import Setting
from rumbo.pages.views.lists import (
    CollectionLine,
    ContactLink,
    DiagnosticLine,
    Shelf,
    collection_lines,
    contact_link,
    diagnostic_line,
    shelves,
)
from rumbo.pages.views.numerals import Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page. `promise` is the owner's tagline, empty where there is none; `intro` the owner's text.

    `start` is the diagnostic to begin with, which is not among the `diagnostics`.

    `shortest` and `longest` are the minutes of the diagnostics, none where there is no diagnostic. `root_url` is where
    the whole site starts, under which answers are kept; `catalogue_url` is where titles and steps of playbooks lie;
    `decimal_mark` is what the browser prints numbers with.
    """

    name: str
    promise: str
    intro: Markup
    diagnostics: tuple[DiagnosticLine, ...]
    start: DiagnosticLine | None
    shortest: Amount | None
    longest: Amount | None
    collections: tuple[CollectionLine, ...]
    shelves: tuple[Shelf, ...]
    playbooks: Amount
    library_url: str
    plan_url: str
    catalogue_url: str
    privacy_url: str
    root_url: str
    decimal_mark: str
    contact: ContactLink | None
    collect: Collect | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraPage:
    """A page of the owner's own."""

    title: str
    body: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyPage:
    """What the site does with answers: the words are the interface's. `collect` is where visitors may send them."""

    contact: ContactLink | None
    collect: Collect | None


def home_page(site: Site, setting: Setting) -> HomePage:
    """The view of the first page."""
    first = site.settings.start.id if site.settings.start else ""
    every = [diagnostic_line(found, routes.HOME, setting.assets, setting.numerals) for found in site.diagnostics]
    lines = tuple(line for line in every if line.slug != first)
    times = [line.minutes for line in lines]
    return HomePage(
        name=site.settings.name,
        promise=site.settings.tagline,
        intro=setting.prose(site.settings.home),
        diagnostics=lines,
        start=next((line for line in every if line.slug == first), None),
        shortest=min(times, key=_count, default=None),
        longest=max(times, key=_count, default=None),
        collections=collection_lines(site.collections, routes.HOME, setting.numerals),
        shelves=tuple(shelves(site, routes.HOME, setting.numerals)),
        playbooks=setting.numerals.amount(Fraction(len(site.playbooks))),
        library_url=routes.relative(routes.LIBRARY, routes.HOME),
        plan_url=routes.relative(routes.PLAN, routes.HOME),
        catalogue_url=routes.relative(f"{setting.assets}/{routes.CATALOGUE}", routes.HOME),
        privacy_url=routes.relative(routes.PRIVACY, routes.HOME),
        root_url=routes.relative(routes.HOME, routes.HOME) + setting.root,
        decimal_mark=setting.numerals.decimal_mark,
        contact=contact_link(site),
        collect=setting.collect,
    )


def _count(amount: Amount) -> Fraction:
    return amount.count


def extra_page(page: Page, setting: Setting) -> ExtraPage:
    """The view of a page of the owner's own."""
    return ExtraPage(title=page.title, body=setting.prose(page.body))


def privacy_page(site: Site) -> PrivacyPage:
    """The view of the privacy page."""
    return PrivacyPage(contact=contact_link(site), collect=site.settings.collect)

"""What the page "My plan" sees: where to begin, and what its scripts read. Knows no visitor's plan."""

from dataclasses import dataclass

from rumbo.model import Diagnostic, Site
from rumbo.model.leads import leads_to_playbooks, remedies
from rumbo.pages import routes
from rumbo.pages.views.diagnostic import Setting
from rumbo.pages.views.lists import PlaybookLine, playbook_lines
from rumbo.wording.alphabet import sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDiagnostic:
    """A diagnostic that a plan can be made from: `dimensions` are id and title, at any depth.

    `profile` are the answers to its profile, as `question/option` and label; `document_url` is where its scoring
    document lies.
    """

    slug: str
    title: str
    url: str
    document_url: str
    dimensions: tuple[tuple[str, str], ...]
    profile: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """The page "My plan". `catalogue_url` is where what plans are made of lies, `root_url` where the whole site starts.

    `playbooks` are all of the site, by title; `decimal_mark` is what the browser prints numbers with.
    """

    diagnostics: tuple[PlannedDiagnostic, ...]
    playbooks: tuple[PlaybookLine, ...]
    library_url: str
    catalogue_url: str
    root_url: str
    decimal_mark: str


def plan_page(site: Site, setting: Setting) -> PlanPage:
    """The view of the page "My plan"."""
    here = routes.PLAN
    by_title = sorted(site.playbooks.values(), key=lambda playbook: sort_key(playbook.title))
    return PlanPage(
        diagnostics=tuple(
            _planned(found, setting, here) for found in site.diagnostics if leads_to_playbooks(found, remedies(site))
        ),
        playbooks=playbook_lines(by_title, here, setting.numerals),
        library_url=routes.relative(routes.LIBRARY, here),
        catalogue_url=routes.relative(f"{setting.assets}/{routes.CATALOGUE}", here),
        root_url=routes.relative(routes.HOME, here) + setting.root,
        decimal_mark=setting.numerals.decimal_mark,
    )


def _planned(diagnostic: Diagnostic, setting: Setting, here: str) -> PlannedDiagnostic:
    return PlannedDiagnostic(
        slug=diagnostic.slug,
        title=diagnostic.title,
        url=routes.relative(routes.diagnostic(diagnostic.slug), here),
        document_url=routes.relative(f"{setting.assets}/{diagnostic.slug}.json", here),
        dimensions=tuple((dimension.id, dimension.title) for dimension in diagnostic.all_dimensions()),
        profile=tuple(
            (f"{asked.id}/{option.id}", option.label) for asked in diagnostic.profile for option in asked.options
        ),
    )

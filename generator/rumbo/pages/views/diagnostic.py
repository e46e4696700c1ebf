"""What the page of one diagnostic sees: form and result, and where the browser finds what it needs.

A pure function of the model. Markdown comes in already able to render itself (`Setting.prose`), and paths are
those of the staged tree.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from rumbo.model import Collect, Diagnostic, Remedy
from rumbo.model.document import instrument_of, scoring_document
from rumbo.pages import routes
from rumbo.pages.views.form import FormWriter, ProfileView, Prose, SectionView
from rumbo.pages.views.lists import ContactLink
from rumbo.pages.views.numerals import Numerals
from rumbo.pages.views.result import ResultView, ResultWriter, remedy_cards


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a page must know of the site around it.

    `prose` turns Markdown into sanitised HTML with links as this page needs them; `assets` is the path of the own
    assets' folder within the tree; `root` leads from this language's root to the whole site's: empty, or `../`.
    `publisher` is who answers for the site, `logo` the path of its picture within the tree, empty where there is none;
    `contact` is where to reach them, `collect` where answers may be sent.
    """

    prose: Prose
    numerals: Numerals
    assets: str
    root: str = ""
    publisher: str = ""
    contact: ContactLink | None = None
    logo: str = ""
    collect: Collect | None = None


@dataclass(frozen=True, slots=True)
class Intro:
    """What stands before the first question: the first paragraph, and the rest, which folds."""

    first: Markup
    rest: Markup

    @classmethod
    def split(cls, html: Markup) -> "Intro":
        """Of rendered prose. A text that does not open with a paragraph stays whole."""
        if not html.startswith("<p>"):
            return cls(html, Markup())
        first, end, rest = html.partition("</p>")
        return cls(first + end, rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosticPage:
    """The page of one diagnostic.

    `result_url` is where the result lies before any answer, `document_url` where the scoring document lies and
    `root_url` where the whole site starts, which tells apart what several sites keep in one browser; both relative to
    the page. `decimal_mark` is what the browser prints numbers with. `question_count` counts scored questions; where
    it `adapts` to answers, some are asked fewer. `publisher` and `logo_url`, empty where there is none, head the
    report. `alike` maps its questions to those of other diagnostics that ask the same (JSON), empty for none.
    """

    slug: str
    title: str
    summary: str
    version: str
    hash: str
    minutes: int
    question_count: int
    adapts: bool
    intro: Intro
    document_url: str
    result_url: str
    method_url: str
    team_url: str
    privacy_url: str
    plan_url: str
    rounds_url: str
    root_url: str
    alike: str
    publisher: str
    contact: ContactLink | None
    collect: Collect | None
    logo_url: str
    decimal_mark: str
    profile: tuple[ProfileView, ...]
    sections: tuple[SectionView, ...]
    result: ResultView


def diagnostic_page(
    diagnostic: Diagnostic, remedies: Mapping[str, Remedy], alike: Mapping[str, tuple[str, ...]], setting: Setting
) -> DiagnosticPage:
    """The view of one diagnostic's page.

    `remedies` are all that answers of the site may lead to (`leads`), `alike` the questions of others that ask it too.
    """
    here = routes.diagnostic(diagnostic.slug)
    document = scoring_document(diagnostic, remedies)
    form = FormWriter(diagnostic, setting.prose, setting.numerals)
    result = ResultWriter(diagnostic, instrument_of(diagnostic, remedies), form, setting.prose, setting.numerals)
    urls = {name: routes.relative(routes.remedy(name), here) for name in remedies}
    cards = remedy_cards(document["remedies"], remedies, urls, result.asked, setting.numerals)
    return DiagnosticPage(
        slug=diagnostic.slug,
        title=diagnostic.title,
        summary=diagnostic.summary,
        version=diagnostic.version,
        hash=document["hash"],
        minutes=diagnostic.minutes,
        question_count=len(form.numbers),
        adapts=diagnostic.adapts,
        intro=Intro.split(setting.prose(diagnostic.intro)),
        document_url=routes.relative(f"{setting.assets}/{diagnostic.slug}.json", here),
        result_url=f"{routes.LATER}?{setting.assets}",  # never older than its scripts
        method_url=routes.relative(routes.method(diagnostic.slug), here),
        team_url=routes.relative(routes.team(diagnostic.slug), here),
        privacy_url=routes.relative(routes.PRIVACY, here),
        plan_url=routes.relative(routes.PLAN, here),
        rounds_url=routes.relative(routes.ROUNDS, here),
        root_url=routes.relative(routes.HOME, here) + setting.root,
        alike=json.dumps(alike, separators=(",", ":")) if alike else "",
        publisher=setting.publisher,
        contact=setting.contact,
        collect=setting.collect,
        logo_url=setting.logo and routes.relative(setting.logo, here),
        decimal_mark=setting.numerals.decimal_mark,
        profile=tuple(form.profile(asked) for asked in diagnostic.profile),
        sections=form.sections(diagnostic.dimensions),
        result=result.result(cards),
    )

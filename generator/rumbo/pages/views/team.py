"""What the page of a team sees: of how many is told, the dimensions, every question with the options that count."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rumbo.model import Diagnostic, Remedy, Settings
from rumbo.model.document import instrument_of
from rumbo.model.leads import leads_to_playbooks
from rumbo.pages import routes
from rumbo.pages.views.diagnostic import Setting
from rumbo.pages.views.form import FormWriter, ProfileView, QuestionView, SectionView
from rumbo.pages.views.result import BandView, ResultWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """An option or range to count."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRemedyView:
    """What a team's answers can lead to, and where it lies from here."""

    slug: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """The page of several people's answers to one diagnostic.

    `group` is the profile question that is compared by at first, empty for none; `smallest` is of how many people at
    least something is told (TM-9); `publisher`, `version` and `hash` head what is printed. `texts` maps a question to
    its options or ranges; `conversation` is the playbook for those who answered differently, `remedies` all that their
    answers can lead to, it included; `plan_url` is where a plan is made from what is agreed on (TM-12),
    empty where none can be.
    """

    slug: str
    title: str
    version: str
    hash: str
    publisher: str
    root_url: str
    document_url: str
    diagnostic_url: str
    plan_url: str
    decimal_mark: str
    group: str
    smallest: int
    bands: tuple[BandView, ...]
    profile: tuple[ProfileView, ...]
    sections: tuple[SectionView, ...]
    questions: tuple[QuestionView, ...]
    texts: Mapping[str, tuple[AnswerView, ...]]
    remedies: tuple[TeamRemedyView, ...]
    conversation: TeamRemedyView | None


def team_page(diagnostic: Diagnostic, remedies: Mapping[str, Remedy], settings: Settings, setting: Setting) -> TeamPage:
    """The view of one diagnostic's team."""
    here = routes.team(diagnostic.slug)
    plan = f"{routes.relative(routes.PLAN, here)}#agreed={diagnostic.slug}"
    form = FormWriter(diagnostic, setting.prose, setting.numerals)
    instrument = instrument_of(diagnostic, remedies)
    result = ResultWriter(diagnostic, instrument, form, setting.prose, setting.numerals)
    sections = form.sections(diagnostic.dimensions)
    return TeamPage(
        slug=diagnostic.slug,
        title=diagnostic.title,
        version=instrument.version,
        hash=instrument.hash,
        publisher=setting.publisher,
        root_url=routes.relative(routes.HOME, here) + setting.root,
        document_url=routes.relative(f"{setting.assets}/{diagnostic.slug}.json", here),
        diagnostic_url=routes.relative(routes.diagnostic(diagnostic.slug), here),
        plan_url=plan if leads_to_playbooks(diagnostic, remedies) else "",
        decimal_mark=setting.numerals.decimal_mark,
        group=diagnostic.groups.id if diagnostic.groups else "",
        smallest=settings.smallest_group,
        bands=result.bands,
        profile=tuple(form.profile(asked) for asked in diagnostic.profile),
        sections=sections,
        questions=tuple(question for question in _questions(sections) if question.number),
        texts={
            asked.id: tuple(AnswerView(id=answer.id, label=form.label(asked, answer)) for answer in asked.answers)
            for asked in diagnostic.all_questions()
        },
        remedies=_remedies(diagnostic, remedies, here),
        conversation=_remedy(remedies[talk.id], here) if (talk := diagnostic.conversation) else None,
    )


def _remedies(diagnostic: Diagnostic, remedies: Mapping[str, Remedy], here: str) -> tuple[TeamRemedyView, ...]:
    slugs = list(instrument_of(diagnostic, remedies).treatments)
    talk = [diagnostic.conversation.id] if diagnostic.conversation else []
    return tuple(_remedy(remedies[slug], here) for slug in dict.fromkeys([*talk, *slugs]))


def _remedy(remedy: Remedy, here: str) -> TeamRemedyView:
    url = routes.relative(routes.remedy(remedy.slug), here)
    return TeamRemedyView(slug=remedy.slug, title=remedy.title, url=url)


def _questions(sections: tuple[SectionView, ...]) -> Iterator[QuestionView]:
    for top in sections:
        for part in top.walk():
            yield from part.questions

"""What the page of a playbook sees; which answers lead to it is told by rule SC-13. Knows no visitor's answers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from rumbo.kinds.answers import Option, Range
from rumbo.location import Reference
from rumbo.model import Dimension, Playbook, Question
from rumbo.model.document import fallback_remedies, share
from rumbo.pages import kits, routes
from rumbo.pages.views.diagnostic import Setting
from rumbo.pages.views.drawings import Drawn, drawn
from rumbo.pages.views.lists import (
    ContactLink,
    PlaybookLine,
    contact_link,
    playbook_lines,
    session,
)
from rumbo.pages.views.numerals import Amount, Numerals
from rumbo.pages.views.reading import minutes, words
from rumbo.pages.views.surroundings import Surroundings

BEST = Fraction(1)
_HEADING = re.compile(r'<h[2-6] id="(?P<id>[^"]+)">.*?</h[2-6]>', re.DOTALL)
_EMPTY_CELL = re.compile(r"<td[^>]*></td>")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step of a checklist, due at the end of `week` counted from the start.

    `at` is the id of the heading in the body that explains it, or empty. One of the session goes from the minute
    `start` to the minute `end`, both else empty; `say` is said there.
    """

    id: str
    task: str
    owner: str
    metric: str
    week: str
    start: str
    end: str
    say: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a playbook's text, and what stands behind it.

    Behind a heading that explains steps those are `steps`, the number and the id of each; behind a section its
    `drawings`.
    """

    html: Markup
    steps: tuple[tuple[int, str], ...] = ()
    drawings: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A range of a number question: from `low` up to `high`, in `unit`, which may be empty."""

    low: str
    high: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingQuestion:
    """A question some of whose answers lead to a playbook, by its id: `labels` of options or `stretches` of a number.

    `missing` are labels of options that lead there where they are not ticked. With none of these, every answer but the
    best leads there. `url` points at the question on its diagnostic's page.
    """

    id: str
    ask: str
    url: str
    labels: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingDiagnostic:
    """A diagnostic from which answers lead to a playbook."""

    slug: str
    title: str
    url: str
    questions: tuple[LeadingQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLink:
    """The place of this playbook in the result of a diagnostic, for whoever comes from there."""

    slug: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingCollection:
    """A collection that a playbook is part of."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookPage:
    """The page of one playbook, whose steps and body take so many minutes of `reading`.

    `kit` is the name of the workbook beside the page, empty where nothing is left to fill in, `handout` that of the
    document, which one with a session has too; `has_fields` where a
    table has cells to type into. `root_url` is where the whole site starts, which tells apart what several sites keep
    in one browser, `plan_url` the page "My plan". `needs` are to be finished first; `collections` hold it; `before` and
    `after` stand next to it in its theme, whose shelf is at `shelf_url`.
    """

    slug: str
    title: str
    summary: str
    theme: str
    kind: str
    session: Amount | None
    outcome: str
    room: str
    who: str
    weeks: Amount
    people: Amount
    hours: Amount
    reading: Amount
    lead: str
    roles: tuple[str, ...]
    needs: tuple[PlaybookLine, ...]
    steps: tuple[StepLine, ...]
    passages: tuple[Passage, ...]
    leading: tuple[LeadingDiagnostic, ...]
    results: tuple[ResultLink, ...]
    collections: tuple[HoldingCollection, ...]
    before: PlaybookLine | None
    after: PlaybookLine | None
    shelf_url: str
    contact: ContactLink | None
    root_url: str
    kit: str
    handout: str
    has_fields: bool
    plan_url: str


def playbook_page(around: Surroundings, playbook: Playbook, setting: Setting) -> PlaybookPage:
    """The view of one playbook's page."""
    site, here = around.site, routes.playbook(playbook.slug)
    before, after = around.neighbours(playbook)
    needed = [site.playbooks[need.id] for need in playbook.needs]
    body = setting.prose(playbook.body)
    return PlaybookPage(
        slug=playbook.slug,
        title=playbook.title,
        summary=playbook.summary,
        theme=site.settings.themes[playbook.theme],
        kind=playbook.kind,
        session=session(playbook, setting.numerals),
        outcome=playbook.outcome,
        room=playbook.room,
        who=playbook.who,
        weeks=setting.numerals.amount(playbook.effort.weeks),
        people=setting.numerals.amount(playbook.effort.people),
        hours=setting.numerals.amount(playbook.effort.total_hours),
        reading=setting.numerals.amount(minutes(words([*step_texts(playbook), playbook.body]), site.language)),
        lead=site.settings.roles.get(playbook.lead, ""),
        roles=tuple(site.settings.roles[role] for role in playbook.roles),
        needs=playbook_lines(needed, here, setting.numerals),
        steps=tuple(_steps(playbook)),
        passages=tuple(_passages(playbook, body, setting.numerals)),
        leading=tuple(_leading(around, playbook, here, setting.numerals)),
        results=tuple(_results(around, playbook, here)),
        collections=tuple(_holding(around, playbook, here)),
        before=_neighbour(before, here, setting.numerals),
        after=_neighbour(after, here, setting.numerals),
        shelf_url=f"{routes.relative(routes.LIBRARY, here)}#{routes.shelf_anchor(playbook.theme)}",
        contact=contact_link(site),
        root_url=routes.relative(routes.HOME, here) + setting.root,
        has_fields=bool(_EMPTY_CELL.search(body)),
        kit=kits.file_name(playbook.title) if kits.to_fill_in(body) else "",
        handout=kits.file_name(playbook.title, "docx") if playbook.session_minutes or kits.to_fill_in(body) else "",
        plan_url=routes.relative(routes.PLAN, here),
    )


def _holding(around: Surroundings, playbook: Playbook, here: str) -> Iterator[HoldingCollection]:
    for found in around.holding(playbook):
        yield HoldingCollection(title=found.title, url=routes.relative(routes.collection(found.slug), here))


def _steps(playbook: Playbook) -> Iterator[StepLine]:
    clock = 0
    for step in playbook.steps:
        start, clock = clock, clock + (step.minutes or 0)
        yield StepLine(
            id=step.id,
            task=step.task,
            owner=step.owner,
            metric=step.metric,
            week=str(step.week),
            start=str(start) if step.minutes else "",
            end=str(clock) if step.minutes else "",
            say=step.say,
            at=step.at,
        )


def _passages(playbook: Playbook, body: Markup, numerals: Numerals) -> Iterator[Passage]:
    """The body, parted behind each heading that explains a step and behind each section that a drawing closes."""
    headings = list(_HEADING.finditer(body))
    ends = [heading.start() for heading in headings] + [len(body)]
    closes = {"": ends[0], **{heading["id"]: end for heading, end in zip(headings, ends[1:], strict=True)}}
    steps: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    drawings: defaultdict[int, list[Drawn]] = defaultdict(list)
    explains = {heading["id"]: heading.end() for heading in headings}
    for number, step in enumerate(playbook.steps, start=1):
        if step.at in explains:
            steps[explains[step.at]].append((number, step.id))
    for drawing in playbook.drawings:
        drawings[closes.get(drawing.at, len(body))].append(drawn(drawing, numerals))
    done = 0
    for cut in sorted({*steps, *drawings, len(body)}):
        html = Markup(body[done:cut])  # noqa: S704 - parts of what is clean already
        yield Passage(html=html, steps=tuple(steps[cut]), drawings=tuple(drawings[cut]))
        done = cut


def step_texts(playbook: Playbook) -> list[str]:
    """What there is to read besides the body, whose marks are no words, and whose addresses hang on other words."""
    return [f"{step.task} {step.owner} {step.metric}" for step in playbook.steps]


def _neighbour(found: list[Playbook], here: str, numerals: Numerals) -> PlaybookLine | None:
    return next(iter(playbook_lines(found, here, numerals)), None)


def _results(around: Surroundings, playbook: Playbook, here: str) -> Iterator[ResultLink]:
    for found in around.prescribing(playbook):
        url = f"{routes.relative(routes.diagnostic(found.slug), here)}#{routes.remedy_anchor(playbook.slug)}"
        yield ResultLink(slug=found.slug, title=found.title, url=url)


def _leading(around: Surroundings, playbook: Playbook, here: str, numerals: Numerals) -> Iterator[LeadingDiagnostic]:
    for diagnostic in around.site.diagnostics:
        url = routes.relative(routes.diagnostic(diagnostic.slug), here)
        questions = tuple(
            found
            for question, enclosing in around.naming(diagnostic, playbook)
            if (found := _leading_question(question, enclosing, playbook.slug, url, numerals))
        )
        if questions:
            yield LeadingDiagnostic(slug=diagnostic.slug, title=diagnostic.title, url=url, questions=questions)


def _leading_question(
    question: Question, enclosing: tuple[Dimension, ...], slug: str, url: str, numerals: Numerals
) -> LeadingQuestion | None:
    otherwise = fallback_remedies(question, enclosing)
    named = [answer for answer in question.answers if _names(answer.remedies or otherwise, slug)]
    concerned = [answer for answer in named if share(question, answer) < BEST]
    absent = [option for option in question.kind.offered if _names(option.missing.remedies, slug)]
    if not (absent or concerned if question.answers else _names(otherwise, slug)):
        return None
    improvable = [answer for answer in question.answers if share(question, answer) < BEST]
    telling = concerned if len(concerned) < len(improvable) or len(improvable) == 1 else []
    return LeadingQuestion(
        id=question.id,
        ask=question.ask,
        url=f"{url}#{routes.question_anchor(question.id)}",
        labels=tuple(answer.label for answer in telling if isinstance(answer, Option)),
        missing=tuple(option.label for option in absent),
        stretches=tuple(_stretches(question, telling, numerals)),
    )


def _stretches(question: Question, telling: Sequence[Option | Range], numerals: Numerals) -> Iterator[Stretch]:
    if (field := question.kind.field) is None:
        return
    for found, end in field.ranges:
        if found in telling:
            yield Stretch(low=numerals.plain(found.start), high=numerals.plain(end), unit=field.unit)


def _names(remedies: Iterable[Reference], slug: str) -> bool:
    return any(remedy.id == slug for remedy in remedies)

"""A SurveyJS questionnaire as a diagnostic: pages become dimensions, their questions questions of the kinds that score.

A survey seldom says what an answer is worth. Where it does (`score`, numbers as values, `correctAnswer`) that counts;
where it does not, points go by place, the first the fewest, and it is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rumbo.content.foreign.answers import PROFILE, Answers, Option, listed
from rumbo.content.foreign.conditions import Asked, Clauses, ConditionError, both, clauses
from rumbo.content.foreign.guides import as_markdown
from rumbo.content.foreign.made import Import, Made, Site, bands
from rumbo.content.foreign.parts import Ids, Part, told
from rumbo.content.source import KeyPath, Value
from rumbo.location import Location

_PANELS = frozenset({"panel", "flowpanel"})
_TABLES = frozenset({"matrix", "matrixdropdown"})
_SECONDS = 8
_DEEPEST = 12
_LONG_ROW = 25
"""Characters from which a row of a matrix says enough without the words above the matrix."""


def is_survey(document: Part) -> bool:
    """Whether a document looks like a survey."""
    return any(key in document for key in ("pages", "elements", "questions"))


def made(document: Part, slug: str, site: Site) -> Made:
    """The diagnostic of a survey."""
    return _Survey(document, slug, site).made()


@dataclass(slots=True)
class _Dimension:
    part: Part
    value: dict[str, Value]
    shown: Clauses
    questions: list[tuple[Part, dict[str, Value]]] = field(default_factory=list)

    @property
    def is_scored(self) -> bool:
        """Whether anything in it counts."""
        return any(question.get("kind") != "note" for _, question in self.questions)


class _Survey:
    def __init__(self, document: Part, slug: str, site: Site) -> None:
        self._document, self._slug = document, slug
        self._work = Import(site)
        self._answers = Answers(self._work)
        self._ids = Ids()
        self._asked: dict[str, Asked] = {}
        self._profile: list[tuple[Part, dict[str, Value]]] = []
        self._scales: dict[str, Value] = {}
        self._cells: dict[KeyPath, Location] = {}

    def made(self) -> Made:
        document = self._document
        title = self._work.line(document, "title") or self._slug
        description = self._work.text(document, "description")
        dimensions = self._gathered([self._dimension(page, title) for page in self._pages()])
        asked = len(self._profile) + sum(len(dimension.questions) for dimension in dimensions)
        value: dict[str, Value] = {"title": title, "summary": " ".join(description.split()) or title, "version": "1.0"}
        value["minutes"] = str(max(1, round(_SECONDS * asked / 60)))
        if self._profile:
            value["profile"] = [question for _, question in self._profile]
            self._cells |= {("profile", index): part.place for index, (part, _) in enumerate(self._profile)}
        if self._scales:
            value["scales"] = self._scales
        value["dimensions"] = list(self._placed(dimensions))
        value["bands"] = bands(self._work.site, told=False)
        self._tell_of_all()
        return Made(
            value, {(): document.place, **self._cells}, {}, [*self._work.notices, *document.ledger.unread(document)]
        )

    def _tell_of_all(self) -> None:
        """What holds for many questions, said once."""
        document = self._document
        if self._answers.by_place:
            self._work.tell("points-by-place", self._answers.by_place[0], count=str(len(self._answers.by_place)))
        if self._work.site.playbook:
            self._work.tell("no-remedies", document, playbook=self._work.site.playbook)
        if self._work.languages:
            self._work.tell("other-languages", document, languages=", ".join(sorted(self._work.languages)))

    def _pages(self) -> list[Part]:
        if "pages" in self._document:
            return self._document.things("pages")
        return [self._document]

    def _dimension(self, page: Part, whole: str) -> _Dimension:
        title, name = self._work.line(page, "title"), page.line("name")
        value: dict[str, Value] = {"id": self._ids.made(name, title, whole), "title": title or name or whole}
        if page is not self._document and (about := as_markdown(self._work.text(page, "description"))):
            value["about"] = about
        if self._work.site.playbook:
            value["remedies"] = [self._work.site.playbook]
        shown = self._shown(page, {})
        if shown:
            value["show_if"] = _written_conditions(shown)
        found = _Dimension(page, value, shown)
        for part, question in self._elements(page, {}, 0):
            found.questions.append((part, question))
        return found

    def _elements(self, around: Part, shown: Clauses, depth: int) -> Iterator[tuple[Part, dict[str, Value]]]:
        """The questions of a page or a panel; what is inside a panel stands where the panel does."""
        for part in around.things("elements", "questions"):
            kind = part.line("type")
            if kind in _PANELS:
                if title := self._work.line(part, "title"):
                    self._work.tell("no-panels", part, title=title)
                part.line("name")
                if depth < _DEEPEST:
                    yield from self._elements(part, self._shown(part, shown), depth + 1)
            else:
                yield from ((part, question) for question in self._questions(part, kind, shown))

    def _questions(self, part: Part, kind: str, shown: Clauses) -> Iterator[dict[str, Value]]:
        """What is asked by one element: nothing, a question, or one for each row of a matrix."""
        name, title = part.line("name"), self._work.line(part, "title")
        if kind in _TABLES:
            yield from self._matrix(part, name, title, self._shown(part, shown))
            return
        value: dict[str, Value] = {"id": "", "ask": title or name}
        if hint := as_markdown(self._work.text(part, "description")):
            value["hint"] = hint
        answer = self._answers.of(part, kind, name)
        if answer is None:
            self._work.tell("no-place-for-kind", part, kind=kind or "?")
            part.read.update(part.value)
            return
        options, more = answer
        value["id"] = self._ids.made(name, title)
        condition = self._shown(part, shown)
        if more.get(PROFILE):
            if condition:
                self._work.tell("profile-always", part)
            self._know(name, str(value["id"]), options, many=False)
            offered: list[Value] = [{"id": option.id, "label": option.label} for option in options]
            self._profile.append((part, {"id": value["id"], "ask": value["ask"], "options": offered}))
            return
        self._know(name, str(value["id"]), options, many=more.get("kind") == "several")
        value |= more
        if condition:
            value["show_if"] = _written_conditions(condition)
        yield value

    def _matrix(self, part: Part, name: str, title: str, shown: Clauses) -> Iterator[dict[str, Value]]:
        """A question for each row, all with one scale."""
        options, rows = self._answers.columns(part), part.things("rows")
        if len(options) < 2 or not rows:  # noqa: PLR2004 - of one answer there is no choice
            self._work.tell("no-place-for-kind", part, kind=part.line("type"))
            part.read.update(part.value)
            return
        self._answers.single(part, "matrix", options, None)
        scale = self._ids.made(f"{name} scale", "scale")
        self._scales[scale] = listed(options)
        hint = as_markdown(self._work.text(part, "description"))
        for row in rows:
            value, words = row.line("value"), self._work.line(row, "text") or row.line("value")
            ask = words if len(words) >= _LONG_ROW or not title else f"{title}: {words}"
            id_ = self._ids.made(words, f"{name} {value}")
            question: dict[str, Value] = {"id": id_, "ask": ask, "scale": scale}
            self._know(f"{name}.{value}", id_, options, many=False)
            if hint:
                question["hint"] = hint
            if shown:
                question["show_if"] = _written_conditions(shown)
            yield question

    def _know(self, name: str, id_: str, options: list[Option], *, many: bool) -> None:
        """From now on conditions may name it."""
        self._asked[name] = Asked(id_, {option.value: option.id for option in options}, many)

    def _shown(self, part: Part, around: Clauses) -> Clauses:
        """When something is shown: on its own condition and on those of what is around it."""
        condition = part.line("visibleIf")
        if not condition:
            return around
        try:
            return both(around, clauses(condition, self._asked))
        except ConditionError:
            self._work.tell("no-visibility", part, condition=condition[:80])
            return around

    def _gathered(self, dimensions: list[_Dimension]) -> list[_Dimension]:
        """Without pages on which nothing counts: their notes go to the page before, or to the next."""
        kept: list[_Dimension] = []
        waiting: list[tuple[Part, dict[str, Value]]] = []
        for dimension in dimensions:
            if dimension.is_scored:
                dimension.questions = [*waiting, *dimension.questions]
                waiting = []
                kept.append(dimension)
                continue
            self._work.tell("nothing-scored-here" if dimension.questions else "nothing-asked", dimension.part)
            for _, question in dimension.questions:
                if dimension.shown:
                    question.setdefault("show_if", _written_conditions(dimension.shown))
            home = next((before for before in reversed(kept) if not before.shown), next(reversed(kept), None))
            if home:
                home.questions += dimension.questions
            else:
                waiting += dimension.questions
        if not kept:
            self._work.notices.append(told("nothing-scored", self._document.place, advice=False))
        return kept

    def _placed(self, dimensions: list[_Dimension]) -> Iterator[Value]:
        for index, dimension in enumerate(dimensions):
            at: KeyPath = ("dimensions", index)
            self._cells[at] = dimension.part.place
            for number, (part, _) in enumerate(dimension.questions):
                self._cells[*at, "questions", number] = part.place
            yield dimension.value | {"questions": [question for _, question in dimension.questions]}


def _written_conditions(shown: Clauses) -> Value:
    return {id_: [*options] for id_, options in shown.items()}

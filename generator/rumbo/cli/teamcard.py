"""A team's result as tables for the terminal, in the words of its diagnostic. Computes nothing and prints nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from rumbo.model import Diagnostic, Remedy
from rumbo.scoring.contract import Team, TeamNode, TeamQuestion, TeamRemedy
from rumbo.wording.phrases import Filling, Language, Phrase, counted, in_words


def parts(
    team: Team, diagnostic: Diagnostic, remedies: Mapping[str, Remedy], language: Language
) -> Iterator[Text | Table]:
    """Who counts and who sees what, the dimensions, the questions, the groups, what to talk about and what to do."""
    card = _Card(team, diagnostic, language)
    people = counted("team.people", team["people"])
    yield Text(card.in_team("title", diagnostic=diagnostic.title, people=people), style="bold")
    if team["names"]:
        yield Text(", ".join(team["names"]))
    else:
        yield Text(card.in_team("guarded", n=str(team["smallest_group"])), style="dim")
    yield card.places()
    if team["overall"]["groups"]:
        yield card.groups()
    if team["agenda"]:
        yield card.agenda()
    if team["remedies"]:
        yield card.remedies(remedies)


@dataclass(frozen=True, slots=True)
class _Card:
    team: Team
    diagnostic: Diagnostic
    language: Language

    def in_team(self, key: str, **values: Filling) -> str:
        """A phrase of the team's."""
        return in_words(Phrase(f"team.{key}", values), self.language)

    def places(self) -> Table:
        """The overall score, every dimension and every question."""
        headings = (
            "",
            self.in_team("n"),
            self.in_team("level"),
            self.in_team("spread"),
            self.in_team("together"),
            self.in_team("do"),
        )
        table = Table(*headings, box=None, header_style="dim")
        titles = {dimension.id: dimension.title for dimension in self.diagnostic.all_dimensions()}
        titles[self.team["overall"]["id"]] = self.in_team("overall")
        asked = {question.id: question.ask for question in self.diagnostic.all_questions()}
        for depth, node in _walk(self.team["overall"], 0):
            table.add_row(
                Text("  " * depth + titles[node["id"]]), *self._cells(node), style="bold" if not depth else ""
            )
            for question in node["questions"]:
                table.add_row(Text("  " * (depth + 1) + asked[question["id"]], style="dim"), *self._cells(question))
        return table

    def groups(self) -> Table:
        """How each group stands to all others in every dimension."""
        table = Table(
            self.in_team("group"),
            "",
            self.in_team("n"),
            self.in_team("level"),
            self.in_team("others"),
            self.in_team("gap"),
        )
        table.box, table.header_style = None, "dim"
        titles = {dimension.id: dimension.title for dimension in self.diagnostic.all_dimensions()}
        options = {option.id: option.label for asked in self.diagnostic.profile for option in asked.options}
        for _, node in _walk(self.team["overall"], 0):
            for gap in node["groups"]:
                where = titles.get(node["id"], self.in_team("overall"))
                marked = "*" if gap["marked"] else ""
                cells = (where, options[gap["option"]], str(gap["n"]), *map(_or_dash, (gap["mean"], gap["others"])))
                table.add_row(*map(Text, (*cells, _or_dash(gap["gap"]) + marked)))
        return table

    def agenda(self) -> Table:
        """What to talk about, in order."""
        table = Table("", self.in_team("agenda"), box=None, header_style="dim")
        asked = {question.id: question.ask for question in self.diagnostic.all_questions()}
        for place, id_ in enumerate(self.team["agenda"], start=1):
            table.add_row(f"{place}.", Text(asked[id_]))
        return table

    def remedies(self, remedies: Mapping[str, Remedy]) -> Table:
        """What to begin with, in order (TM-10)."""
        is_for_weakness = self.team["remedies_for"] == "weaknesses"
        heading = self.in_team("remedies-weaknesses") if is_for_weakness else self.in_team("remedies-largest-gains")
        numbers = (self.in_team("gain"), self.in_team("n"), self.in_team("after"))
        table = Table("", heading, *numbers, box=None, header_style="dim")
        for place, remedy in enumerate(self.team["remedies"], start=1):
            title = Text(f"{remedies[remedy['playbook']].title}\n").append(self._reason(remedy), style="dim")
            people = None if remedy["people"] is None else str(remedy["people"])
            table.add_row(f"{place}.", title, *map(_or_dash, (remedy["gain"], people, remedy["after"])))
        return table

    def _reason(self, remedy: TeamRemedy) -> str:
        if remedy["talk"]:
            return self.in_team("talk", questions=", ".join(remedy["talk"]))
        return ", ".join(remedy["mends"]) or self.in_team("needed", playbooks=", ".join(remedy["needed_by"]))

    def _word(self, key: str, n: int | None = None) -> str:
        return in_words(Phrase(key, {"n": "?" if n is None else str(n)}), self.language)

    def _cells(self, place: TeamNode | TeamQuestion) -> tuple[Text, ...]:
        agreement, reading = place["agreement"], place["reading"]
        together = self._word(f"team.agreement-{agreement}", place["steps"]) if agreement else ""
        told = self._word(f"team.reading-{reading}") if reading else ""
        n = _or_dash(None if place["n"] is None else str(place["n"]))
        return tuple(map(Text, (n, _or_dash(place["mean"]), _or_dash(place["spread"]), together, told)))


def _or_dash(told: str | None) -> str:
    """What is told, or that nothing is."""
    return told if told is not None else "–"


def _walk(node: TeamNode, depth: int) -> Iterator[tuple[int, TeamNode]]:
    yield depth, node
    for child in node["dimensions"]:
        yield from _walk(child, depth + 1)

"""A team as rows for a spreadsheet (TM-16): dimensions, questions, how many gave each answer, and the gaps of groups.

All that may be told, and no more; knows no words of its own. Its twin is templates/assets/js/scoring/team_table.mjs,
which makes the same bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from rumbo.scoring.contract import Team, TeamFigures, TeamNode, TeamQuestion
from rumbo.scoring.task_list import csv_text


class TableWords(TypedDict):
    """What a team's table says.

    `columns` are dimension, question, answer, group, people, level, median, lowest, highest, spread, agreement,
    reading, all others and gap; `titles` are those of dimensions and questions by id, of the overall score under
    `overall`; `answers` are the labels of a question's options by id, `states` those of what is no answer, `groups`
    those of groups.
    """

    columns: Sequence[str]
    titles: Mapping[str, str]
    answers: Mapping[str, Mapping[str, str]]
    states: Mapping[str, str]
    groups: Mapping[str, str]
    agreement: Mapping[str, str]
    reading: Mapping[str, str]


def team_csv(team: Team, words: TableWords, mark: str) -> str:
    """A line a dimension with its groups, and below it one a question with its answers and groups.

    What may not be told is empty, or has no line.
    """
    return csv_text([words["columns"], *_Table(words, mark).node(team["overall"])], mark)


@dataclass(frozen=True, slots=True)
class _Table:
    words: TableWords
    mark: str
    """The language's decimal mark."""

    def node(self, node: TeamNode) -> Iterator[list[str]]:
        title = self.words["titles"][node["id"]]
        yield [title, "", "", "", *self._figures(node)]
        yield from self._gaps([title, ""], node)
        for question in node["questions"]:
            yield from self._question(title, question)
        for child in node["dimensions"]:
            yield from self.node(child)

    def _question(self, title: str, question: TeamQuestion) -> Iterator[list[str]]:
        where = [title, self.words["titles"][question["id"]]]
        yield [*where, "", "", *self._figures(question)]
        labels = self.words["answers"][question["id"]]
        for option in question["options"]:
            yield [*where, labels[option["option"]], "", str(option["n"]), *[""] * 9]
        for state, n in (question["unanswered"] or {}).items():
            yield [*where, self.words["states"][state], "", str(n), *[""] * 9]
        yield from self._gaps(where, question)

    def _gaps(self, where: Sequence[str], told: TeamFigures) -> Iterator[list[str]]:
        for gap in told["groups"]:
            mean, others, between = map(self._number, (gap["mean"], gap["others"], gap["gap"]))
            yield [*where, "", self.words["groups"][gap["option"]], str(gap["n"]), mean, *[""] * 6, others, between]

    def _figures(self, told: TeamFigures) -> list[str]:
        n = "" if told["n"] is None else str(told["n"])
        numbers = (told["mean"], told["median"], told["lowest"], told["highest"], told["spread"])
        agreement, reading = told["agreement"], told["reading"]
        together = self.words["agreement"][agreement] if agreement else ""
        follows = self.words["reading"][reading] if reading else ""
        return [n, *map(self._number, numbers), together, follows, "", ""]

    def _number(self, told: str | None) -> str:
        return (told or "").replace(".", self.mark)

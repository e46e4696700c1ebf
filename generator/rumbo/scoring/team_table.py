"""A team as rows for a spreadsheet (TM-16): a line for each dimension and question, with all that may be told of it.

Knows no words of its own. Its twin is templates/assets/js/scoring/team_table.mjs, which makes the same bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from rumbo.scoring.contract import Team, TeamFigures, TeamNode
from rumbo.scoring.task_list import csv_text


class TableWords(TypedDict):
    """What a team's table says.

    `columns` are dimension, question, people, level, median, lowest, highest, spread, agreement and reading; `titles`
    are those of dimensions and questions by id, of the overall score under `overall`.
    """

    columns: Sequence[str]
    titles: Mapping[str, str]
    agreement: Mapping[str, str]
    reading: Mapping[str, str]


def team_csv(team: Team, words: TableWords, mark: str) -> str:
    """A line a dimension, and below it one a question; what may not be told is empty."""
    return csv_text([words["columns"], *_rows(team["overall"], words, mark)], mark)


def _rows(node: TeamNode, words: TableWords, mark: str) -> Iterator[list[str]]:
    title = words["titles"][node["id"]]
    yield [title, "", *_figures(node, words, mark)]
    for question in node["questions"]:
        yield [title, words["titles"][question["id"]], *_figures(question, words, mark)]
    for child in node["dimensions"]:
        yield from _rows(child, words, mark)


def _figures(told: TeamFigures, words: TableWords, mark: str) -> list[str]:
    n = "" if told["n"] is None else str(told["n"])
    numbers = (told["mean"], told["median"], told["lowest"], told["highest"], told["spread"])
    printed = ["" if number is None else number.replace(".", mark) for number in numbers]
    agreement, reading = told["agreement"], told["reading"]
    together = words["agreement"][agreement] if agreement else ""
    return [n, *printed, together, words["reading"][reading] if reading else ""]

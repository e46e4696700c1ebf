"""A team's result as rows for a spreadsheet, in the words of its page. Computes nothing and prints nothing."""

from typing import get_args

from markupsafe import escape

from rumbo.model import Diagnostic
from rumbo.pages.render import Strings
from rumbo.pages.views.form import FormWriter
from rumbo.pages.views.numerals import Numerals
from rumbo.scoring.contract import Agreement, Reading, Team
from rumbo.scoring.team_table import TableWords, team_csv

_FIGURES = ("n", "level", "median", "lowest", "highest", "spread", "agreement", "reading", "others", "gap")
_STATES = ("not-applicable", "dont-know", "blank", "hidden")
"""As `templates/components/team/` hands them to its script."""


def as_table(team: Team, diagnostic: Diagnostic, t: Strings) -> str:
    """The bytes that the page hands out."""
    titles = {"overall": t("result.overall")}
    titles |= {dimension.id: dimension.title for dimension in diagnostic.all_dimensions()}
    titles |= {question.id: question.ask for question in diagnostic.all_questions()}
    mark = t.section("number")["decimal-mark"]
    words: TableWords = {
        "columns": [
            *(t(key) for key in ("result.dimension", "share.question", "method.answer", "team.group")),
            *(t(f"team.{key}") for key in _FIGURES),
        ],
        "titles": titles,
        "answers": _answers(diagnostic, Numerals(mark)),
        "states": {state: t.section("team")[f"state-{state}"] for state in _STATES},
        "groups": {option.id: option.label for asked in diagnostic.profile for option in asked.options},
        "agreement": {key: t(f"team.agreement-{key}") for key in get_args(Agreement)},
        "reading": {key: t(f"team.reading-{key}") for key in get_args(Reading)},
    }
    return team_csv(team, words, mark)


def _answers(diagnostic: Diagnostic, numerals: Numerals) -> dict[str, dict[str, str]]:
    """What each question's answers are called on its page."""
    form = FormWriter(diagnostic, escape, numerals)
    asked = diagnostic.all_questions()
    return {one.id: {answer.id: form.label(one, answer) for answer in one.answers} for one in asked}

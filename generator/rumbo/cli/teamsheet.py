"""A team's result as rows for a spreadsheet, in the words of its page. Computes nothing and prints nothing."""

from typing import get_args

from rumbo.model import Diagnostic
from rumbo.pages.render import Strings
from rumbo.scoring.contract import Agreement, Reading, Team
from rumbo.scoring.team_table import TableWords, team_csv

_TOLD = ("n", "level", "median", "lowest", "highest", "spread", "agreement", "reading")
"""As `templates/components/team/` hands them to its script."""


def as_table(team: Team, diagnostic: Diagnostic, t: Strings) -> str:
    """The bytes that the page hands out."""
    titles = {"overall": t("result.overall")}
    titles |= {dimension.id: dimension.title for dimension in diagnostic.all_dimensions()}
    titles |= {question.id: question.ask for question in diagnostic.all_questions()}
    words: TableWords = {
        "columns": [t("result.dimension"), t("share.question"), *(t(f"team.{key}") for key in _TOLD)],
        "titles": titles,
        "agreement": {key: t(f"team.agreement-{key}") for key in get_args(Agreement)},
        "reading": {key: t(f"team.reading-{key}") for key in get_args(Reading)},
    }
    return team_csv(team, words, t.section("number")["decimal-mark"])

"""The command that puts several people's files of answers together (TM-16)."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import click

from rumbo.cli import teamcard
from rumbo.cli.asked import asked_diagnostic, asked_site, ignored_answer
from rumbo.cli.exits import PROBLEMS
from rumbo.cli.terminal import err, language, out, print_json, refusal, words
from rumbo.model import Diagnostic
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.pages import compiler
from rumbo.pages.render import Strings
from rumbo.scoring.contract import Agreement, Reading, Team
from rumbo.scoring.disclosure import SMALLEST
from rumbo.scoring.instrument import read
from rumbo.scoring.people import Gathered, gather
from rumbo.scoring.team import assess_team
from rumbo.scoring.team_table import TableWords, team_csv
from rumbo.wording.phrases import Phrase

_FEWEST = 2
_LARGEST = 1_000_000
"""No file of answers is that large."""
_COLUMNS = (
    "result.dimension",
    "share.question",
    "team.n",
    "team.level",
    "team.median",
    "team.lowest",
    "team.highest",
    "team.spread",
    "team.agreement",
    "team.reading",
)
"""As `templates/components/team/` hands them to its script."""


@click.command()
@click.argument("diagnostic")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--group", metavar="QUESTION", help="Compare groups by this question of the profile.")
@click.option(
    "--smallest-group",
    type=click.IntRange(min=SMALLEST),
    help="Of how many people at least something is told where somebody gave no name [default: the site's, else 5].",
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole result as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print dimensions and questions as rows for a spreadsheet.")
@click.pass_obj
def team(  # noqa: PLR0913 - one for each word of the command
    folder: Path,
    diagnostic: str,
    files: tuple[Path, ...],
    *,
    group: str | None,
    smallest_group: int | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Put several people's files of answers together, and find what to talk about.

    \b
    rumbo team implementacion answers/*.json
    rumbo team implementacion answers/*.json --group papel
    rumbo team implementacion answers/*.json --json > team.json
    rumbo team implementacion answers/*.json --csv > team.csv
    """
    site = asked_site(folder)
    chosen = asked_diagnostic(site, diagnostic)
    group = group or (chosen.groups.id if chosen.groups else None)
    _check_group(chosen, group)
    instrument = read(scoring_document(chosen, remedies(site)))
    gathered = gather(instrument, _documents(files))
    if len(gathered.people) < _FEWEST:
        _complain(gathered)
        raise refusal("no-team")
    smallest = smallest_group or site.settings.smallest_group
    talk = chosen.conversation.id if chosen.conversation else None
    result = assess_team(instrument, gathered.people, group, smallest, talk)
    if as_json:
        print_json(result)
    elif as_csv:
        click.echo(_as_table(result, chosen, compiler.interface(site)).encode(), nl=False)
    else:
        for part in teamcard.parts(result, chosen, remedies(site), language()):
            out.print(part)
    if _complain(gathered):
        sys.exit(PROBLEMS)


def _as_table(team: Team, diagnostic: Diagnostic, t: Strings) -> str:
    """In the words of the page, so that both write the same bytes."""
    titles = {"overall": t("result.overall")}
    titles |= {dimension.id: dimension.title for dimension in diagnostic.all_dimensions()}
    titles |= {question.id: question.ask for question in diagnostic.all_questions()}
    words: TableWords = {
        "columns": [t(key) for key in _COLUMNS],
        "titles": titles,
        "agreement": {key: t(f"team.agreement-{key}") for key in get_args(Agreement)},
        "reading": {key: t(f"team.reading-{key}") for key in get_args(Reading)},
    }
    return team_csv(team, words, t.section("number")["decimal-mark"])


def _check_group(diagnostic: Diagnostic, group: str | None) -> None:
    known = [asked.id for asked in diagnostic.profile]
    if group is not None and group not in known:
        raise refusal("no-group", group=group, known=", ".join(known))


def _documents(files: Iterable[Path]) -> Iterator[tuple[str, object]]:
    """What each file holds; None for one that holds no JSON."""
    for file in files:
        try:
            yield str(file), json.loads(file.read_bytes()) if file.stat().st_size <= _LARGEST else None
        except (OSError, ValueError, RecursionError):
            yield str(file), None


def _complain(gathered: Gathered) -> bool:
    """Name what does not count, and say whether something is wrong with it."""
    for entry in gathered.skipped:
        reason = Phrase(f"skipped.{entry.reason}")
        err.print(words(Phrase("team.skipped", {"file": entry.source, "reason": reason})))
    for person in gathered.people:
        for ignored in person.ignored:
            said = ignored_answer(ignored.question, ignored.reason)
            err.print(words(Phrase("team.part", {"file": person.source, "what": said})))
    if gathered.alike:
        err.print(words(Phrase("team.alike", {"files": ", ".join(gathered.alike)})))
    return any(entry.reason != "earlier" for entry in gathered.skipped)

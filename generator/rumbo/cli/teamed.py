"""The command that puts several people's files of answers together (TM-16)."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from rumbo.cli import teamcard, teamsheet
from rumbo.cli.asked import answers_in, asked_diagnostic, asked_site, ignored_answer, json_in, writing_to
from rumbo.cli.exits import PROBLEMS
from rumbo.cli.paper import day_option, on_paper, paper_option
from rumbo.cli.terminal import err, language, out, print_json, refusal, words
from rumbo.model import Diagnostic
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.pages import compiler, routes
from rumbo.publishing.board import TeamTold, board_of
from rumbo.publishing.printing import Paper
from rumbo.scoring.disclosure import SMALLEST
from rumbo.scoring.instrument import read
from rumbo.scoring.people import Gathered, gather
from rumbo.scoring.team import assess_team
from rumbo.wording.phrases import Phrase

_FEWEST = 2


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
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The PDF to write, for a board: FILE.pdf."
)
@click.option(
    "--agreed",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="What they agreed on, as its page hands it out; stands in the PDF.",
)
@day_option("The day in the PDF")
@paper_option
@click.option("--lang", metavar="LANGUAGE", help="One of the site's languages [default: its first].")
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
    output: Path | None,
    agreed: Path | None,
    day: date,
    paper: Paper,
    lang: str | None,
) -> None:
    """Put several people's files of answers together, and find what to talk about.

    \b
    rumbo team implementacion answers/*.json
    rumbo team implementacion answers/*.json --group papel
    rumbo team implementacion answers/*.json --json > team.json
    rumbo team implementacion answers/*.json --csv > team.csv
    rumbo team implementacion answers/*.json -o team.pdf --agreed agreed.json
    """
    if output and output.suffix.lower() != ".pdf":
        raise refusal("no-team-format", file=str(output))
    site = asked_site(folder, lang)
    chosen = asked_diagnostic(site, diagnostic)
    group = group or (chosen.groups.id if chosen.groups else None)
    _check_group(chosen, group)
    instrument = read(scoring_document(chosen, remedies(site)))
    documents = list(_documents(files))
    gathered = gather(instrument, documents)
    if len(gathered.people) < _FEWEST:
        _complain(gathered)
        raise refusal("no-team")
    smallest = smallest_group or site.settings.smallest_group
    talk = chosen.conversation.id if chosen.conversation else None
    result = assess_team(instrument, gathered.people, group, smallest, talk)
    if output:
        if not result["everything"] and result["people"] < smallest:
            _complain(gathered)
            raise refusal("team-too-few", n=str(smallest))
        told = TeamTold(
            [document for _, document in documents],
            group,
            answers_in(agreed, chosen) if agreed else None,
            day,
        )
        guarded = replace(site, settings=replace(site.settings, smallest_group=smallest))
        with writing_to(output) as write:
            write(on_paper(guarded, routes.team(chosen.slug), board_of(told), paper))
    elif as_json:
        print_json(result)
    elif as_csv:
        click.echo(teamsheet.as_table(result, chosen, compiler.interface(site)).encode(), nl=False)
    else:
        for part in teamcard.parts(result, chosen, remedies(site), language()):
            out.print(part)
    if _complain(gathered):
        sys.exit(PROBLEMS)


def _check_group(diagnostic: Diagnostic, group: str | None) -> None:
    known = [asked.id for asked in diagnostic.profile]
    if group is not None and group not in known:
        raise refusal("no-group", group=group, known=", ".join(known))


def _documents(files: Iterable[Path]) -> Iterator[tuple[str, object]]:
    """What each file holds; None for one that holds no JSON."""
    for file in files:
        try:
            yield str(file), json_in(file)
        except (OSError, ValueError):
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
    return any(entry.reason not in ("earlier", "twice") for entry in gathered.skipped)

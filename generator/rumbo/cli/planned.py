"""The command that makes a plan out of a file of answers (PL-12)."""

import json
from datetime import date
from pathlib import Path
from typing import get_args

import click

from rumbo.cli import agenda
from rumbo.cli.asked import Day, answers_in, asked_diagnostic, asked_site, complain_of_misfits, day_in, writing_to
from rumbo.cli.paper import on_paper, paper_option
from rumbo.cli.terminal import language, out, print_json, refusal
from rumbo.model import Site
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.model.offers import catalogue
from rumbo.pages import compiler, routes
from rumbo.publishing.plan_sheets import sheets_of
from rumbo.publishing.printing import Paper
from rumbo.scoring.assessment import assess
from rumbo.scoring.calendar import Pause
from rumbo.scoring.calendar_file import calendar_file
from rumbo.scoring.contract import Mode, Plan, TaskState
from rumbo.scoring.counsel import at_once as usual_pace
from rumbo.scoring.counsel import counsel
from rumbo.scoring.instrument import read
from rumbo.scoring.planning import Wish, new_plan
from rumbo.scoring.task_list import ListWords, checklist, csv_file


class _Pause(click.ParamType[Pause]):
    name = "from..to"

    def convert(self, value: str | Pause, param: click.Parameter | None, ctx: click.Context | None) -> Pause:  # noqa: ARG002 - as inherited
        if isinstance(value, Pause):
            return value
        first, _, last = value.partition("..")
        try:
            pause = Pause(day_in(first), day_in(last or first))
        except ValueError as error:
            raise refusal("no-pause", pause=value) from error
        if pause.last < pause.first:
            raise refusal("no-pause", pause=value)
        return pause


@click.command()
@click.argument("diagnostic")
@click.argument("answers", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--start", type=Day(), required=True, metavar="DATE", help="The day on which it starts: 2027-01-11.")
@click.option(
    "--at-once",
    type=click.IntRange(1, 5),
    help="Playbooks at the same time [default: 2, or 1 for a profile that the diagnostic calls small].",
)
@click.option("--pause", "pauses", type=_Pause(), multiple=True, metavar="FROM..TO", help="Dates without work.")
@click.option("--mode", type=click.Choice(["phases", "rolling"]), default="phases", show_default=True)
@click.option("--lang", metavar="LANGUAGE", help="One of the site's languages [default: its first].")
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write: .json, .ics, .csv, .md or .pdf",
)
@paper_option
@click.pass_obj
def plan(  # noqa: PLR0913 - one for each word of the command
    folder: Path,
    diagnostic: str,
    answers: Path,
    *,
    start: date,
    at_once: int | None,
    pauses: tuple[Pause, ...],
    mode: Mode,
    lang: str | None,
    as_json: bool,
    output: Path | None,
    paper: Paper,
) -> None:
    """Make a plan out of a file of answers, as the page "My plan" makes it.

    \b
    rumbo plan implementacion answers.json --start 2027-01-11
    rumbo plan implementacion answers.json --start 2027-01-11 --pause 2027-08-01..2027-08-31
    rumbo plan implementacion answers.json --start 2027-01-11 -o plan.ics
    rumbo plan implementacion answers.json --start 2027-01-11 -o plan.pdf --paper letter
    """
    ending = output.suffix.lower() if output else ""
    if output and ending not in (*WRITERS, PRINTED):
        raise refusal("no-format", file=str(output), known=", ".join((*WRITERS, PRINTED)))
    site = asked_site(folder, lang)
    chosen = asked_diagnostic(site, diagnostic)
    given, document = answers_in(answers, chosen), scoring_document(chosen, remedies(site))
    offered, told = catalogue(site), counsel(read(document), given)
    made = new_plan(offered, Wish(start, at_once or usual_pace(offered, told), mode, pauses), told)
    if output:
        with writing_to(output) as write:
            if ending == PRINTED:
                write(on_paper(site, routes.PLAN, sheets_of(made), paper))
            else:
                write(WRITERS[ending](made, site))
    elif as_json:
        print_json(made)
    else:
        for part in agenda.parts(made, chosen, language()):
            out.print(part)
    complain_of_misfits(given, document, assess(document, given)["ignored"])


def _as_json(made: Plan, _: Site) -> bytes:
    return f"{json.dumps(made, indent=2, ensure_ascii=False)}\n".encode()


def _as_calendar(made: Plan, site: Site) -> bytes:
    """In the words of the page, so that both write the same bytes."""
    t = compiler.interface(site)
    review, gate = t("plan.calendar-review"), t("plan.calendar-gate", n="{n}")
    return calendar_file(made, {"name": t("plan.title"), "gate": gate, "review": review}).encode()


def _as_csv(made: Plan, site: Site) -> bytes:
    mark = compiler.interface(site).section("number")["decimal-mark"]
    return csv_file(made, _list_words(site), mark).encode()


def _as_checklist(made: Plan, site: Site) -> bytes:
    return checklist(made, _list_words(site)).encode()


def _list_words(site: Site) -> ListWords:
    """As `templates/components/planner/` hands them to its script."""
    t = compiler.interface(site)
    return {
        "name": t("plan.title"),
        "phase": t("plan.phase", n="{n}"),
        "gate": t("plan.calendar-gate", n="{n}"),
        "columns": [t(f"plan.{name}") for name in COLUMNS],
        "states": {state: t(f"plan.state-{state}") for state in get_args(TaskState)},
    }


COLUMNS = ("phase-short", "playbook", "task", "owner", "check", "day", "state", "note")
WRITERS = {".json": _as_json, ".ics": _as_calendar, ".csv": _as_csv, ".md": _as_checklist}
"""How a plan is written, by the ending of the file."""
PRINTED = ".pdf"
"""The ending of a file that the page itself prints."""

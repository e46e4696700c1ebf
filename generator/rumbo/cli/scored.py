"""The commands that score a file of answers: on the terminal, and as the page that prints it."""

import tempfile
from pathlib import Path

import click

from rumbo.cli import scorecard
from rumbo.cli.asked import answers_in, asked_diagnostic, asked_site, complain_of_misfits, writing_to
from rumbo.cli.terminal import language, our_faults, out, print_json, progress
from rumbo.model import Diagnostic, Site
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.pages import compiler, routes
from rumbo.publishing import publish
from rumbo.publishing import report as printing
from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import Given
from rumbo.wording.phrases import Phrase, why


@click.command()
@click.argument("diagnostic")
@click.argument("answers", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print the whole result as JSON.")
@click.pass_obj
def score(folder: Path, diagnostic: str, answers: Path, *, as_json: bool) -> None:
    """Score a file of answers, as downloaded from a diagnostic's page.

    \b
    rumbo score implementacion answers.json
    rumbo score implementacion answers.json --json > result.json
    """
    site = asked_site(folder)
    chosen = asked_diagnostic(site, diagnostic)
    given, document = answers_in(answers, chosen), scoring_document(chosen, remedies(site))
    result = assess(document, given)
    if as_json:
        print_json(result)
    else:
        for part in scorecard.parts(result, chosen, remedies(site), language()):
            out.print(part)
    complain_of_misfits(given, document, result["ignored"])


@click.command()
@click.argument("diagnostic")
@click.argument("answers", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The PDF to write."
)
@click.option("--paper", type=click.Choice(["A4", "Letter"], case_sensitive=False), default="A4", show_default=True)
@click.option("--lang", metavar="LANGUAGE", help="One of the site's languages [default: its first].")
@click.pass_obj
def report(  # noqa: PLR0913 - one for each word of the command
    folder: Path, diagnostic: str, answers: Path, *, output: Path, paper: printing.Paper, lang: str | None
) -> None:
    """Print the result of a file of answers as a PDF, as the diagnostic's page does.

    \b
    rumbo report implementacion answers.json -o report.pdf
    rumbo report implementacion answers.json -o report.pdf --paper letter --lang en
    """
    site = asked_site(folder, lang)
    chosen = asked_diagnostic(site, diagnostic)
    given, document = answers_in(answers, chosen), scoring_document(chosen, remedies(site))
    ignored = assess(document, given)["ignored"]
    with writing_to(output) as write:
        try:
            write(_printed(printing.find_browser(), site, chosen, given, paper))
        except printing.ReportError as error:
            raise click.UsageError(why(error, language())) from error
    complain_of_misfits(given, document, ignored)


def _printed(browser: Path, site: Site, diagnostic: Diagnostic, given: Given, paper: printing.Paper) -> bytes:
    """The PDF, from a build of its own: site/ may be older, and is not ours to touch here."""
    with tempfile.TemporaryDirectory(prefix="rumbo-report-") as work, progress() as step, our_faults():
        built = compiler.compile_sites([site])
        publish.build(built, Path(work) / "site", step)
        step(Phrase("build.printing"))
        path = built.trees[0].frame.folder + routes.relative(routes.diagnostic(diagnostic.slug), routes.HOME)
        page = printing.BuiltPage(Path(work) / "site", built.url, path)
        return printing.print_report(browser, page, given, paper)

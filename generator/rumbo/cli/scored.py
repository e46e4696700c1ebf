"""The commands that score a file of answers: on the terminal, and as the page that prints it."""

from datetime import date
from pathlib import Path

import click
from babel import dates

from rumbo import palette
from rumbo.cli import scorecard
from rumbo.cli.asked import answers_in, asked_diagnostic, asked_site, complain_of_misfits, writing_to
from rumbo.cli.paper import day_option, on_paper, paper_option
from rumbo.cli.terminal import language, out, print_json
from rumbo.model import Diagnostic, Site
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.pages import compiler, routes
from rumbo.publishing.printing import Paper
from rumbo.publishing.report import Readers, result_of
from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import Given, Result
from rumbo.wording.locales import locale_of


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
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The PDF or DOCX to write."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["pdf", "docx"]),
    help="What to write [default: by the file's ending, or pdf].",
)
@click.option("--company", default="", help="For which company it is; stands on the cover.")
@click.option("--person", default="", help="For whom it is; stands on the cover.")
@day_option("The day on the cover")
@paper_option
@click.option("--lang", metavar="LANGUAGE", help="One of the site's languages [default: its first].")
@click.pass_obj
def report(  # noqa: PLR0913 - one for each word of the command
    folder: Path,
    diagnostic: str,
    answers: Path,
    *,
    output: Path,
    form: str | None,
    company: str,
    person: str,
    day: date,
    paper: Paper,
    lang: str | None,
) -> None:
    """Print the result of a file of answers as a PDF, or write it as a DOCX to edit.

    \b
    rumbo report implementacion answers.json -o report.pdf
    rumbo report implementacion answers.json -o report.docx --company "Casa Pérez" --person "Ana Ruiz"
    rumbo report implementacion answers.json -o report.pdf --paper letter --lang en --date 2027-01-11
    """
    site = asked_site(folder, lang)
    chosen = asked_diagnostic(site, diagnostic)
    given, document = answers_in(answers, chosen), scoring_document(chosen, remedies(site))
    result = assess(document, given)
    readers = Readers(company, person, day, paper)
    with writing_to(output) as write:
        if (form or output.suffix.lower().removeprefix(".")) == "docx":
            write(_written(site, chosen, given, result, readers))
        else:
            write(on_paper(site, routes.diagnostic(chosen.slug), result_of(given, readers), paper))
    complain_of_misfits(given, document, result["ignored"])


def _written(site: Site, diagnostic: Diagnostic, given: Given, result: Result, readers: Readers) -> bytes:
    """The DOCX: the same blocks, without a browser."""
    from rumbo.pages.report import contents, word  # noqa: PLC0415 - what writes it is loaded for it alone

    day = dates.format_date(readers.day, "long", locale=locale_of(site.language))
    told = contents.Report(
        page=compiler.diagnostic_view(site, diagnostic),
        result=result,
        given=given,
        t=compiler.interface(site),
        cover=contents.Cover(date=day, company=readers.company, person=readers.person),
        address=compiler.published_at(site, routes.diagnostic(diagnostic.slug)),
        contact=site.settings.contact,
    )
    dress = word.Dress(
        title=diagnostic.title,
        author=told.page.publisher,
        language=site.language,
        day=readers.day,
        colour=palette.on_paper(site.settings.brand.primary).removeprefix("#"),
        paper=readers.paper,
    )
    return word.document(told.blocks(), dress)

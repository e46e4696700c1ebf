"""The commands that score a file of answers: on the terminal, and as the page that prints it."""

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import click

from rumbo.cli import scorecard
from rumbo.cli.exits import PROBLEMS
from rumbo.cli.terminal import (
    err,
    language,
    our_faults,
    out,
    print_json,
    progress,
    refusal,
    show,
    site_folder,
    tell_written,
    words,
)
from rumbo.content import loader
from rumbo.model import Diagnostic, Site
from rumbo.model.document import scoring_document
from rumbo.pages import compiler, routes
from rumbo.publishing import publish
from rumbo.publishing import report as printing
from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import Given, IgnoredAnswer
from rumbo.wording.phrases import Phrase, reason_of, why
from rumbo.wording.problems import nearest


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
    loaded = loader.load(site_folder(folder), drafts=True)
    if loaded.site is None:
        show(loaded.problems)
        sys.exit(PROBLEMS)
    chosen = _diagnostic(loaded.site, diagnostic)
    given = _answers(answers, chosen)
    result = assess(scoring_document(chosen, loaded.site.playbooks), given)
    if as_json:
        print_json(result)
    else:
        for part in scorecard.parts(result, chosen, loaded.site.playbooks, language()):
            out.print(part)
    _complain_of_ignored(result["ignored"])


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
    loaded = loader.load(site_folder(folder), drafts=True)
    if not loaded.sites:
        show(loaded.problems)
        sys.exit(PROBLEMS)
    site = _in_language(loaded.sites, lang)
    chosen = _diagnostic(site, diagnostic)
    given = _answers(answers, chosen)
    ignored = assess(scoring_document(chosen, site.playbooks), given)["ignored"]
    if not output.parent.is_dir():
        raise refusal("no-folder", folder=str(output.parent))
    try:
        output.write_bytes(_printed(printing.find_browser(), site, chosen, given, paper))
    except printing.ReportError as error:
        raise click.UsageError(why(error, language())) from error
    except OSError as error:
        raise refusal("unwritable", file=str(output), reason=reason_of(error)) from error
    tell_written(output)
    _complain_of_ignored(ignored)


def _printed(browser: Path, site: Site, diagnostic: Diagnostic, given: Given, paper: printing.Paper) -> bytes:
    """The PDF, from a build of its own: site/ may be older, and is not ours to touch here."""
    with tempfile.TemporaryDirectory(prefix="rumbo-report-") as work, progress() as step, our_faults():
        built = compiler.compile_sites([site])
        publish.build(built, Path(work) / "site", step)
        step(Phrase("build.printing"))
        path = built.trees[0].frame.folder + routes.relative(routes.diagnostic(diagnostic.slug), routes.HOME)
        page = printing.BuiltPage(Path(work) / "site", built.url, path)
        return printing.print_report(browser, page, given, paper)


def _in_language(sites: Sequence[Site], wanted: str | None) -> Site:
    known = {site.language: site for site in sites}
    if wanted not in (None, *known):
        raise refusal("no-language", language=str(wanted), known=", ".join(known))
    return known[wanted] if wanted else sites[0]


def _complain_of_ignored(ignored: Sequence[IgnoredAnswer]) -> None:
    for entry in ignored:
        reason = Phrase(f"ignored.{entry['reason']}")
        err.print(words(Phrase("score.ignored", {"question": entry["question"], "reason": reason})))
    if ignored:
        sys.exit(PROBLEMS)


def _diagnostic(site: Site, slug: str) -> Diagnostic:
    """The diagnostic of that name."""
    known = {diagnostic.slug: diagnostic for diagnostic in site.diagnostics}
    if slug not in known:
        meant = nearest(slug, known)
        known_ones = Phrase("refused.diagnostics", {"known": ", ".join(known)})
        raise refusal("no-diagnostic", slug=slug, hint=Phrase("part.meant", {"word": meant}) if meant else known_ones)
    return known[slug]


def _answers(file: Path, diagnostic: Diagnostic) -> Given:
    """An answers file (docs/scoring.md), looked at no further than that it is one and for this diagnostic."""
    try:
        given = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise refusal("not-json", file=str(file)) from error
    if not isinstance(given, dict) or not isinstance(given.get("answers"), dict):
        raise refusal("no-answers", file=str(file))
    if given.get("diagnostic", diagnostic.slug) != diagnostic.slug:
        raise refusal("other-diagnostic", file=str(file), diagnostic=str(given["diagnostic"]))
    return cast("Given", given)

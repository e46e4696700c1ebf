"""The command line: the only module that prints. It decides nothing: it calls, words and counts.

It speaks the language of `--lang`, else that of the terminal; `--help` and the complaints of click itself are English.

Exit codes: 0 clean, 1 problems in the content, 2 wrong use.
"""

import difflib
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

import click
from rich.console import Console

from rumbo import compiler, coverage, engine, loader, publish, routes, scaffold, scorecard
from rumbo import report as printing
from rumbo import serve as preview
from rumbo.assessment import assess
from rumbo.document import scoring_document
from rumbo.model import Diagnostic, Site
from rumbo.phrases import Filling, Language, Phrase, counted, in_words, locale_language, reason_of, why
from rumbo.problems import Faulty, Problem, in_order, nearest, printed
from rumbo.review import review, updated_cases
from rumbo.theme import ThemeError

_VERSION = version("rumbo")
_PROBLEMS = 1
_PORT = 8000
_LANGUAGE = "rumbo.language"
"""Where click keeps, for the time of a command, what it speaks."""

# What authors wrote is printed as it is: their brackets and colons are no markup.
_PLAIN: dict[str, Any] = dict.fromkeys(("markup", "emoji", "highlight"), False) | {"soft_wrap": True}
out = Console(**_PLAIN)
err = Console(**_PLAIN, stderr=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(_VERSION, prog_name="rumbo")
@click.option("-C", "--folder", type=click.Path(path_type=Path), default=".", help="The site's folder [default: here].")
@click.option("--lang", type=click.Choice(get_args(Language)), help="What to speak [default: as the terminal].")
@click.pass_context
def main(context: click.Context, folder: Path, lang: Language | None) -> None:
    """Turn questionnaires and playbooks into a site of self-diagnostics.

    \b
    rumbo new my-site && cd my-site     start a site
    rumbo serve                         preview it while you write
    rumbo check                         see everything that is wrong with it
    rumbo build                         write site/, for any static host

    Exit code: 0 clean, 1 problems in the content, 2 wrong use.
    """
    context.obj = folder
    context.meta[_LANGUAGE] = lang or locale_language(os.environ)


@main.command()
@click.argument("what", nargs=-1, required=True, metavar="DIR | playbook SLUG | diagnostic SLUG")
@click.option("--empty", is_flag=True, help="With DIR: one tiny diagnostic and two playbooks, not the starter content.")
@click.pass_obj
def new(folder: Path, what: tuple[str, ...], *, empty: bool) -> None:
    """Start a site, a playbook or a diagnostic.

    \b
    rumbo new my-site                   a site in the new folder my-site
    rumbo new my-site --empty           the same, with next to nothing in it
    rumbo new playbook plan-de-ventas   a draft in playbooks/plan-de-ventas.md
    rumbo new diagnostic ventas         a draft in diagnostics/ventas/

    A site in a folder called playbook: rumbo new ./playbook
    """
    with _wrong_use():
        match what:
            case ("playbook" | "diagnostic" as kind,):
                raise _refusal("which", kind=kind)
            case ("playbook" | "diagnostic", _) if empty:
                raise _refusal("empty")
            case ("playbook", slug):
                _tell_written(scaffold.new_playbook(_site_folder(folder), slug))
            case ("diagnostic", slug):
                _tell_written(scaffold.new_diagnostic(_site_folder(folder), slug))
            case (name,):
                scaffold.new_site(folder / name, _VERSION, empty=empty)
                _tell(Phrase("new.site", {"name": name}))
            case (kind, *_):
                raise _refusal("neither", kind=kind)


@main.command()
@click.argument("path", required=False)
@click.pass_obj
def eject(folder: Path, path: str | None) -> None:
    """Copy one file of the theme into the site's templates/, to change it there.

    \b
    rumbo eject                         lists the theme's files
    rumbo eject pages/home.html.jinja   copies one; delete the copy to go back
    """
    if path is None:
        out.print("\n".join(scaffold.ejectable()))
    else:
        with _wrong_use():
            _tell_written(scaffold.eject(_site_folder(folder), path))


@main.command()
@click.option("--strict", is_flag=True, help="Let advice fail the check too.")
@click.option("--update-cases", is_flag=True, help="First write what golden respondents get into cases.yml.")
@click.option(
    "--mark-translated",
    "translations",
    multiple=True,
    metavar="FILE",
    help="First mark this translation as up to date; may be given several times.",
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, for tools.")
@click.pass_obj
def check(folder: Path, *, strict: bool, update_cases: bool, translations: tuple[str, ...], as_json: bool) -> None:
    """Print every problem of the site's files, and advice on its questionnaires.

    \b
    rumbo check
    rumbo -C client check --strict
    rumbo check --update-cases          when the scores changed on purpose
    rumbo check --mark-translated playbooks/mapa.en.md
    """
    for translation in translations:
        _mark_translated(_site_folder(folder), Path(translation))
    if update_cases:
        _update_cases(_site_folder(folder))
    reviewed = review(_site_folder(folder), drafts=True)
    if as_json:
        found = coverage.reaches(reviewed.site) if reviewed.site else {}
        out.print(coverage.report(reviewed.problems, found, _language()))
    else:
        for table in coverage.tables(reviewed.site, _language()) if reviewed.site else ():
            out.print(table)
        _show(reviewed.problems)
    _exit_on(reviewed.problems, strict=strict)


def _mark_translated(folder: Path, file: Path) -> None:
    """Write into a translation, named from the site's folder or from here, which words it translates."""
    place = folder / file if (folder / file).is_file() else file
    try:
        place.write_bytes(loader.marked(folder, place).encode())
    except loader.MarkingError as error:
        raise click.UsageError(why(error, _language())) from error
    except Faulty as faulty:
        _show(faulty.problems)
        sys.exit(_PROBLEMS)


def _update_cases(folder: Path) -> None:
    for file, (before, after) in updated_cases(folder).items():
        name = file.relative_to(folder).as_posix()
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="")
        out.print("\n".join(lines))
        file.write_bytes(after.encode())


@main.command()
@click.option("--strict", is_flag=True, help="Build nothing while there is advice.")
@click.pass_obj
def build(folder: Path, *, strict: bool) -> None:
    """Write the site to site/, ready for any static host. Drafts are left out.

    \b
    rumbo build
    rumbo -C client build --strict
    """
    reviewed = review(_site_folder(folder), drafts=False)
    _show(reviewed.problems)
    _exit_on(reviewed.problems, strict=strict)
    with _progress() as tell, _our_faults():
        publish.build(compiler.compile_sites(reviewed.sites), folder / "site", tell)
    _tell(Phrase("build.done", {"folder": str(folder / "site")}))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 shows it to the whole network.")
@click.option("--port", default=_PORT, show_default=True, help="0 takes a free one.")
@click.pass_obj
def serve(folder: Path, host: str, port: int) -> None:
    """Preview the site, drafts included; the page reloads when a file changes.

    \b
    rumbo serve
    rumbo serve --port 9000
    """
    try:
        preview.serve(_site_folder(folder), (host, port), tell=_say, show=_show, language=_language())
    except OSError as error:
        raise _refusal("address", address=f"{host}:{port}", reason=reason_of(error)) from error
    except KeyboardInterrupt:
        out.print()


@main.command()
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
    loaded = loader.load(_site_folder(folder), drafts=True)
    if loaded.site is None:
        _show(loaded.problems)
        sys.exit(_PROBLEMS)
    chosen = _diagnostic(loaded.site, diagnostic)
    given = _answers(answers, chosen)
    result = assess(scoring_document(chosen, loaded.site.playbooks), given)
    if as_json:
        out.print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        for part in scorecard.parts(result, chosen, loaded.site.playbooks, _language()):
            out.print(part)
    _complain_of_ignored(result["ignored"])


@main.command()
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
    """Print the result of a file of answers as a PDF, as the diagnostic's page prints it.

    \b
    rumbo report implementacion answers.json -o report.pdf
    rumbo report implementacion answers.json -o report.pdf --paper letter --lang en
    """
    loaded = loader.load(_site_folder(folder), drafts=True)
    if not loaded.sites:
        _show(loaded.problems)
        sys.exit(_PROBLEMS)
    site = _in_language(loaded.sites, lang)
    chosen = _diagnostic(site, diagnostic)
    given = _answers(answers, chosen)
    ignored = assess(scoring_document(chosen, site.playbooks), given)["ignored"]
    if not output.parent.is_dir():
        raise _refusal("no-folder", folder=str(output.parent))
    try:
        output.write_bytes(_printed(printing.find_browser(), site, chosen, given, paper))
    except printing.ReportError as error:
        raise click.UsageError(why(error, _language())) from error
    except OSError as error:
        raise _refusal("unwritable", file=str(output), reason=reason_of(error)) from error
    _tell_written(output)
    _complain_of_ignored(ignored)


def _printed(
    browser: Path, site: Site, diagnostic: Diagnostic, given: Mapping[str, Any], paper: printing.Paper
) -> bytes:
    """The PDF, from a build of its own: site/ may be older, and is not ours to touch here."""
    with tempfile.TemporaryDirectory(prefix="rumbo-report-") as work, _progress() as tell, _our_faults():
        built = compiler.compile_sites([site])
        publish.build(built, Path(work) / "site", tell)
        tell(Phrase("build.printing"))
        path = built.trees[0].frame.folder + routes.relative(routes.diagnostic(diagnostic.slug), routes.HOME)
        page = printing.BuiltPage(Path(work) / "site", built.url, path)
        return printing.print_report(browser, page, given, paper)


def _in_language(sites: Sequence[Site], language: str | None) -> Site:
    known = {site.language: site for site in sites}
    if language not in (None, *known):
        raise _refusal("no-language", language=str(language), known=", ".join(known))
    return known[language] if language else sites[0]


def _complain_of_ignored(ignored: Sequence[dict[str, Any]]) -> None:
    for entry in ignored:
        reason = Phrase(f"ignored.{entry['reason']}")
        err.print(_words(Phrase("score.ignored", {"question": entry["question"], "reason": reason})))
    if ignored:
        sys.exit(_PROBLEMS)


def _diagnostic(site: Site, slug: str) -> Diagnostic:
    """The diagnostic of that name."""
    known = {diagnostic.slug: diagnostic for diagnostic in site.diagnostics}
    if slug not in known:
        meant = nearest(slug, known)
        known_ones = Phrase("refused.diagnostics", {"known": ", ".join(known)})
        raise _refusal("no-diagnostic", slug=slug, hint=Phrase("part.meant", {"word": meant}) if meant else known_ones)
    return known[slug]


def _answers(file: Path, diagnostic: Diagnostic) -> dict[str, Any]:
    """An answers file (docs/scoring.md), looked at no further than that it is one and for this diagnostic."""
    try:
        given = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise _refusal("not-json", file=str(file)) from error
    if not isinstance(given, dict) or not isinstance(given.get("answers"), dict):
        raise _refusal("no-answers", file=str(file))
    if given.get("diagnostic", diagnostic.slug) != diagnostic.slug:
        raise _refusal("other-diagnostic", file=str(file), diagnostic=str(given["diagnostic"]))
    return given


def _site_folder(folder: Path) -> Path:
    if not (folder / "site_config.yml").is_file():
        raise _refusal("no-site", folder=str(folder.resolve()))
    return folder


@contextmanager
def _wrong_use() -> Iterator[None]:
    """What cannot be written as asked is the asker's to mend."""
    try:
        yield
    except scaffold.ScaffoldError as error:
        raise click.UsageError(why(error, _language())) from error


def _tell_written(place: Path) -> None:
    _tell(Phrase("new.written", {"file": str(place)}))


def _show(problems: Sequence[Problem]) -> None:
    """All at once, sorted by place, with what is wrong and the repair below, then how many."""
    ordered = in_order(problems)
    for problem in ordered:
        style = "yellow" if problem.advice else "red"
        first, *others = printed(problem, _language()).splitlines()
        out.print(first, style=style)
        out.print("\n".join(others))
    advice = sum(problem.advice for problem in ordered)
    if ordered:
        out.print()
    counts = {"problems": counted("check.problems", len(ordered) - advice), "advice": counted("check.advice", advice)}
    _tell(Phrase("check.found", counts))


def _exit_on(problems: Sequence[Problem], *, strict: bool) -> None:
    if any(strict or not problem.advice for problem in problems):
        sys.exit(_PROBLEMS)


def _language() -> Language:
    """What the command that is running speaks."""
    language: Language = click.get_current_context().meta[_LANGUAGE]
    return language


def _words(said: object) -> str:
    return in_words(said, _language())


def _tell(phrase: Phrase) -> None:
    out.print(_words(phrase))


def _say(phrase: Phrase) -> None:
    out.print(_words(phrase), style="dim")


def _refusal(key: str, **values: Filling) -> click.UsageError:
    """Wrong use, said in our words."""
    return click.UsageError(_words(Phrase(f"refused.{key}", values)))


@contextmanager
def _progress() -> Iterator[publish.Tell]:
    """A moving line on a terminal, plain lines in a pipe."""
    if not out.is_terminal:
        yield _say
        return
    with out.status(_words(Phrase("build.begins"))) as status:
        yield lambda phrase: status.update(_words(phrase))


@contextmanager
def _our_faults() -> Iterator[None]:
    """What goes wrong after the files were found sound is a fault of the theme or of Rumbo, never of an author."""
    try:
        yield
    except (ThemeError, engine.EngineError, publish.PolicyError) as error:
        err.print(_words(Phrase("build.failed")), why(error, _language()), sep="\n")
        err.print(_words(Phrase("build.whose")), style="dim")
        sys.exit(_PROBLEMS)

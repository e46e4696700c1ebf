"""What several commands are asked about: a site, a diagnostic, a file of answers; and where they are to write."""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import cast

import click

from rumbo.cli.exits import PROBLEMS
from rumbo.cli.terminal import err, refusal, show, site_folder, tell_written, words
from rumbo.content import loader
from rumbo.model import Diagnostic, Site
from rumbo.scoring.contract import Given, IgnoredAnswer, Reason, ScoringDocument
from rumbo.wording.phrases import Phrase, reason_of
from rumbo.wording.problems import nearest

LATEST = date(2199, 12, 31)
_LONGEST_VERSION = 40
_LARGEST = 1_000_000
"""Bytes: no file of answers is that large, however long its notes."""


class Day(click.ParamType[date]):
    """A date on the command line."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 - as inherited
        """The day, or a refusal that shows how to write one."""
        if isinstance(value, date):
            return value
        try:
            return day_in(value)
        except ValueError as error:
            raise refusal("no-day", day=value) from error


def day_in(text: str) -> date:
    """A date as the plan document writes it, and no other.

    Raises:
        ValueError: it is none.
    """
    found = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    if found.isoformat() != text or found > LATEST:
        raise ValueError(text)
    return found


def asked_site(folder: Path, language: str | None = None) -> Site:
    """The site in a language, its first if none is named, drafts included."""
    loaded = loader.load(site_folder(folder), drafts=True)
    if not loaded.sites:
        show(loaded.problems)
        sys.exit(PROBLEMS)
    return _in_language(loaded.sites, language)


@contextmanager
def writing_to(output: Path) -> Iterator[Callable[[bytes], object]]:
    """Gives what writes the file, and names it once it is written; a place that cannot be written to is refused."""
    if not output.parent.is_dir():
        raise refusal("no-folder", folder=str(output.parent))
    try:
        yield output.write_bytes
    except OSError as error:
        raise refusal("unwritable", file=str(output), reason=reason_of(error)) from error
    tell_written(output)


def _in_language(sites: Sequence[Site], wanted: str | None) -> Site:
    known = {site.language: site for site in sites}
    if wanted not in (None, *known):
        raise refusal("no-language", language=str(wanted), known=", ".join(known))
    return known[wanted] if wanted else sites[0]


def complain_of_misfits(given: Given, document: ScoringDocument, ignored: Sequence[IgnoredAnswer]) -> None:
    """Tell of answers to other questions than today's, and of those not taken; end as on a problem if there are any."""
    misfits = [*_other_version(given, document), *(ignored_answer(one["question"], one["reason"]) for one in ignored)]
    for misfit in misfits:
        err.print(words(misfit))
    if misfits:
        sys.exit(PROBLEMS)


def _other_version(given: Given, document: ScoringDocument) -> Iterator[Phrase]:
    """That the file was filled in when the questionnaire was another, where it says so."""
    told: Mapping[str, object] = {**given}
    if told.get("hash", document["hash"]) != document["hash"]:
        values = {"version": str(told.get("version", "?"))[:_LONGEST_VERSION], "present": document["version"]}
        yield Phrase("score.other-version", values)


def ignored_answer(question: str, reason: Reason) -> Phrase:
    """That an answer was not taken, and why."""
    return Phrase("score.ignored", {"question": question, "reason": Phrase(f"ignored.{reason}")})


def asked_diagnostic(site: Site, slug: str) -> Diagnostic:
    """The diagnostic of that name."""
    known = {diagnostic.slug: diagnostic for diagnostic in site.diagnostics}
    if slug not in known:
        meant = nearest(slug, known)
        known_ones = Phrase("refused.diagnostics", {"known": ", ".join(known)})
        raise refusal("no-diagnostic", slug=slug, hint=Phrase("part.meant", {"word": meant}) if meant else known_ones)
    return known[slug]


def json_in(file: Path) -> object:
    """What a file that came from elsewhere holds.

    Raises:
        ValueError: no JSON, or more of it than any file of answers holds.
        OSError: it cannot be read.
    """
    if file.stat().st_size > _LARGEST:
        raise ValueError(file)
    try:
        return json.loads(file.read_bytes())
    except RecursionError as error:
        raise ValueError(file) from error


def answers_in(file: Path, diagnostic: Diagnostic) -> Given:
    """An answers file (docs/scoring.md), looked at no further than that it is one and for this diagnostic."""
    try:
        given = json_in(file)
    except (OSError, ValueError) as error:
        raise refusal("not-json", file=str(file)) from error
    if not isinstance(given, dict) or not isinstance(given.get("answers"), dict):
        raise refusal("no-answers", file=str(file))
    if given.get("diagnostic", diagnostic.slug) != diagnostic.slug:
        raise refusal("other-diagnostic", file=str(file), diagnostic=str(given["diagnostic"]))
    return cast("Given", given)

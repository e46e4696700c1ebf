"""What `rumbo check` tells of the scores that can be reached at all: for people as a table, for tools as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from rich.table import Table

from rumbo.model import Diagnostic, Site
from rumbo.model.document import instrument_of
from rumbo.model.leads import remedies
from rumbo.scoring.contract import OVERALL
from rumbo.scoring.reach import Reach, reach
from rumbo.wording.literature import sources
from rumbo.wording.phrases import Language, Phrase, in_words
from rumbo.wording.problems import Problem, sentences


def reaches(site: Site) -> dict[str, Reach]:
    """The reach of every diagnostic by slug."""
    return {diagnostic.slug: reach(instrument_of(diagnostic, remedies(site))) for diagnostic in site.diagnostics}


def tables(site: Site, language: Language) -> Iterator[Table]:
    """A table for each diagnostic: the worst and the best score of everything in it."""
    found = reaches(site)
    for diagnostic in site.diagnostics:
        yield _table(diagnostic, found[diagnostic.slug], language)


def _table(diagnostic: Diagnostic, found: Reach, language: Language) -> Table:
    title = Phrase("reach.title-exact" if found.exact else "reach.title-bounds", {"diagnostic": diagnostic.slug})
    headings = (in_words(Phrase(f"reach.{key}"), language) for key in ("dimension", "worst", "best"))
    table = Table(*headings, title=in_words(title, language), title_justify="left", box=None)
    for id_ in (OVERALL, *(dimension.id for dimension in diagnostic.all_dimensions())):
        if id_ in found.spans:
            span = found.spans[id_]
            table.add_row(id_, _shown(span.low), _shown(span.high))
    return table


def _shown(score: Fraction) -> str:
    return f"{float(score):.1f}"


def report(problems: Sequence[Problem], found: Mapping[str, Reach], language: Language) -> dict[str, Any]:
    """All that a check found, for tools: scores are reduced fractions on 0 to 100. Only sentences have a language."""
    return {
        "problems": [_problem(problem, language) for problem in problems],
        "coverage": {slug: _coverage(entry) for slug, entry in found.items()},
    }


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    place = problem.place
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "advice": problem.advice,
        "says": sentences(problem, language),
        "sources": list(sources(problem.code)),
    }


def _coverage(found: Reach) -> dict[str, Any]:
    return {
        "exact": found.exact,
        "never_shown": list(found.never_shown),
        "scores": {id_: {"worst": str(span.low), "best": str(span.high)} for id_, span in found.spans.items()},
    }

"""What `rumbo check --study` tells of random respondents: for people as a table, for tools as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from rich.table import Table
from rich.text import Text

from rumbo.scoring.study import Study
from rumbo.wording.phrases import Filling, Language, Phrase, in_words


def tables(studies: Mapping[str, Study], language: Language) -> Iterator[Table | Text]:
    """For each diagnostic how often each playbook comes first, is on the path, and is first with one weakness."""
    for slug, found in studies.items():
        yield _table(slug, found, language)
        yield from (Text(in_words(phrase, language), style="dim") for phrase in _sums(found))


def report(studies: Mapping[str, Study]) -> dict[str, Any]:
    """The same as numbers of respondents; only the entropy, in bits, is none."""
    return {slug: asdict(found) | {"entropy": round(found.entropy, 4)} for slug, found in studies.items()}


def _table(slug: str, found: Study, language: Language) -> Table:
    title = _phrase("title", diagnostic=slug, respondents=str(found.respondents))
    headings = (in_words(_phrase(key), language) for key in ("playbook", "first", "first-with-one-weak", "held"))
    table = Table(*headings, title=in_words(title, language), title_justify="left", box=None)
    for playbook, frequency in found.frequencies.items():
        table.add_row(
            Text(playbook),
            _share(frequency.first, found.respondents),
            _share(frequency.first_with_one_weak, found.one_weak),
            _share(frequency.held, found.respondents),
        )
    return table


def _sums(found: Study) -> Iterator[Phrase]:
    yield _phrase("entropy", bits=f"{found.entropy:.2f}", alike=f"{2**found.entropy:.1f}")
    yield _phrase("one-weak", count=str(found.one_weak), share=_share(found.at_home, found.one_weak))
    yield _phrase("idle", rows=str(found.rows), share=_share(found.idle_rows, found.rows))
    yield _phrase("hinging", share=_share(found.hinging, found.respondents))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


def _phrase(key: str, **values: Filling) -> Phrase:
    return Phrase(f"study.{key}", values)

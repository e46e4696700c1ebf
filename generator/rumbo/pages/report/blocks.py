"""What a report is made of, whatever writes it: headings, paragraphs of runs, tables with bars. Knows no result."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal["plain", "facts", "strong", "bullet", "number", "quote"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress; `link` is an absolute address, empty for none."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some runs; `facts` are small and soft, `depth` counts from 0 how deep a list's item lies."""

    runs: tuple[Run, ...]
    kind: Kind = "plain"
    depth: int = 0

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 to 4; 0 is the title of the whole."""

    level: int
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A cell that is filled up to a `share` of its width, from 0 to 1. The row says the same in words."""

    share: Fraction


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a `head`; `widths` are shares of the page's. A row's first cell names it; `closing` rows sum up."""

    head: tuple[str, ...]
    rows: tuple[tuple[str | Bar, ...], ...]
    widths: tuple[int, ...]
    closing: int = 0


Block = Heading | Paragraph | Table


def said(text: str, kind: Kind = "plain", link: str = "") -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, link=link),), kind)

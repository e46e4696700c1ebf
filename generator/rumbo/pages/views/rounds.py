"""What the page "My rounds" sees: the diagnostics that a visitor may have kept rounds of. Knows no visitor's rounds."""

from collections.abc import Iterator
from dataclasses import dataclass

from rumbo.model import Diagnostic, Site
from rumbo.pages import routes
from rumbo.pages.views.diagnostic import Setting
from rumbo.pages.views.result import mark_and_tone


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundBand:
    """A band by word, shape and tone; it starts at `edge`, a percentage of the scale."""

    id: str
    title: str
    mark: str
    tone: int
    edge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsDiagnostic:
    """A diagnostic whose rounds are shown, oldest first, as a line through its bands."""

    slug: str
    title: str
    url: str
    bands: tuple[RoundBand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsPage:
    """The page "My rounds". `root_url` is where the whole site starts, `decimal_mark` what numbers are printed with."""

    diagnostics: tuple[RoundsDiagnostic, ...]
    root_url: str
    decimal_mark: str


def rounds_page(site: Site, setting: Setting) -> RoundsPage:
    """The view of the page "My rounds"."""
    here = routes.ROUNDS
    return RoundsPage(
        diagnostics=tuple(
            RoundsDiagnostic(
                slug=diagnostic.slug,
                title=diagnostic.title,
                url=routes.relative(routes.diagnostic(diagnostic.slug), here),
                bands=tuple(_bands(diagnostic)),
            )
            for diagnostic in site.diagnostics
        ),
        root_url=routes.relative(routes.HOME, here) + setting.root,
        decimal_mark=setting.numerals.decimal_mark,
    )


def _bands(diagnostic: Diagnostic) -> Iterator[RoundBand]:
    for rank, band in enumerate(diagnostic.bands):
        mark, tone = mark_and_tone(rank, len(diagnostic.bands))
        yield RoundBand(id=band.id, title=band.title, mark=mark, tone=tone, edge=f"{float(band.start):g}")

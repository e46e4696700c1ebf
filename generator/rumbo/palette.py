"""Makes two brand colours legible on both schemes' pages, and writes them as CSS custom properties.

A shade too faint keeps its hue and gives way in lightness alone, as far as needed and no further. Contrast is that of
WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio); lightness that of OKLCH (Björn Ottosson,
https://bottosson.github.io/posts/oklab/), in which equal steps look equal. Knows no files and no pages.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import atan2, cbrt, cos, hypot, sin
from typing import Literal, NamedTuple

Use = Literal["text", "graphics"]
Vector = tuple[float, float, float]

WANTED_CONTRAST: dict[Use, float] = {"text": 4.5, "graphics": 3.0}

_HALVINGS = 8  # as fine as the 256 steps of a channel
_ROUNDING = 1e-4  # what the matrices below leave of exactness
_FOLD = 0.0031308  # up to here the sRGB transfer curve is a straight line (IEC 61966-2-1)
_LINEAR_TO_LMS: tuple[Vector, ...] = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LMS_TO_LAB: tuple[Vector, ...] = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_LAB_TO_LMS: tuple[Vector, ...] = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_LMS_TO_LINEAR: tuple[Vector, ...] = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A colour scheme's page: `paper`, the darkest or lightest `tint` text stands on, and its `ink`."""

    name: str
    paper: str
    tint: str
    ink: str


LIGHT = Scheme("default", paper="#fbf9f4", tint="#f7f4ed", ink="#18222f")
DARK = Scheme("slate", paper="#14181e", tint="#1f252d", ink="#ece7dd")


@dataclass(frozen=True, slots=True)
class Shade:
    """What became of a brand colour in one scheme and use; `used` differs from `wanted` where that was too faint."""

    colour: str
    scheme: str
    use: Use
    wanted: str
    used: str


def shades(primary: str, accent: str) -> Iterator[Shade]:
    """Every shade that pages use of the brand, `#rrggbb` each: both colours as text, and as graphics, per scheme."""
    for scheme in (LIGHT, DARK):
        for colour, wanted in (("primary", primary.lower()), ("accent", accent.lower())):
            for use, ratio in WANTED_CONTRAST.items():
                yield Shade(colour, scheme.name, use, wanted, legible(wanted, scheme, ratio))


def stylesheet(primary: str, accent: str) -> str:
    """The brand's custom properties: for text, as `-mark` for graphics, as `-fill` below words."""
    found = list(shades(primary, accent))
    light, dark = (
        _declarations([shade for shade in found if shade.scheme == scheme.name], scheme) for scheme in (LIGHT, DARK)
    )
    return (
        f":root, [data-md-color-scheme=default] {{ {light} }}\n"
        f"@media screen {{ [data-md-color-scheme=slate] {{ {dark} }} }}\n"
    )


def _declarations(found: list[Shade], scheme: Scheme) -> str:
    uses: dict[Use, str] = {"text": "", "graphics": "-mark"}
    lines = [f"--rumbo-{shade.colour}{uses[shade.use]}: {shade.used};" for shade in found]
    fill = _fill(next(shade for shade in found if shade.colour == "primary" and shade.use == "text"), scheme)
    return " ".join([*lines, f"--rumbo-primary-fill: {fill};", f"--rumbo-on-primary: {_readable_on(fill, scheme)};"])


def _fill(text: Shade, scheme: Scheme) -> str:
    """What words stand on: a light brand colour as it is, under dark ink, where it is too faint to be written in."""
    bears_ink = scheme is LIGHT and contrast(text.wanted, scheme.ink) >= WANTED_CONTRAST["text"]
    return text.wanted if bears_ink else text.used


def legible(colour: str, scheme: Scheme, ratio: float) -> str:
    """The colour itself, or the nearest of its hue with this contrast to the scheme's paper and tint."""

    def is_legible(shade: str) -> bool:
        return contrast_on(scheme, shade) >= ratio

    if is_legible(colour):
        return colour
    lightness, chroma, hue = _oklch(colour)
    end = 1.0 if _luminance(scheme.paper) < _luminance(scheme.ink) else 0.0
    enough = _nearest(lightness, end, lambda tried: is_legible(_hexadecimal(tried, chroma, hue)))
    return _hexadecimal(enough, chroma, hue)


def on_paper(colour: str) -> str:
    """The colour as text on a light page."""
    return legible(colour.lower(), LIGHT, WANTED_CONTRAST["text"])


def contrast_on(scheme: Scheme, colour: str) -> float:
    """The lower of a colour's contrasts to the scheme's paper and tint."""
    return min(contrast(colour, scheme.paper), contrast(colour, scheme.tint))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _readable_on(fill: str, scheme: Scheme) -> str:
    return max((scheme.paper, scheme.ink), key=lambda text: contrast(text, fill))


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> Vector:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _unfold(red), _unfold(green), _unfold(blue)


def _unfold(channel: float) -> float:
    """From the sRGB transfer curve to linear light."""
    return float(channel / 12.92 if channel <= 12.92 * _FOLD else ((channel + 0.055) / 1.055) ** 2.4)


def _fold(light: float) -> float:
    """From linear light to the sRGB transfer curve."""
    return float(light * 12.92 if light <= _FOLD else 1.055 * light ** (1 / 2.4) - 0.055)


class _Oklch(NamedTuple):
    lightness: float
    chroma: float
    hue: float


def _oklch(colour: str) -> _Oklch:
    long, middle, short = (cbrt(part) for part in _times(_LINEAR_TO_LMS, _linear(colour)))
    lightness, a, b = _times(_LMS_TO_LAB, (long, middle, short))
    return _Oklch(lightness, hypot(a, b), atan2(b, a))


def _hexadecimal(lightness: float, chroma: float, hue: float) -> str:
    """The colour as `#rrggbb`; where a screen cannot show it, a paler one of the same lightness and hue."""

    def is_shown(tried: float) -> bool:
        return all(-_ROUNDING <= part <= 1 + _ROUNDING for part in _light(lightness, tried, hue))

    if not is_shown(chroma):
        chroma = _nearest(chroma, 0.0, is_shown)
    channels = (_fold(min(max(part, 0.0), 1.0)) for part in _light(lightness, chroma, hue))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _nearest(wanted: float, end: float, is_good: Callable[[float], bool]) -> float:
    """The good number nearest to one that is not; `end` is good, and so is all between it and the nearest."""
    for _ in range(_HALVINGS):
        middle = (wanted + end) / 2
        if is_good(middle):
            end = middle
        else:
            wanted = middle
    return end


def _light(lightness: float, chroma: float, hue: float) -> Vector:
    long, middle, short = _times(_LAB_TO_LMS, (lightness, chroma * cos(hue), chroma * sin(hue)))
    return _times(_LMS_TO_LINEAR, (long**3, middle**3, short**3))


def _times(matrix: tuple[Vector, ...], vector: Vector) -> Vector:
    one, two, three = (sum(factor * part for factor, part in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three

"""Four fields along two axes, in reading order: high and low upwards, little and much to the right."""

from rumbo.model.drawings.drawing import Drawing, Kind, Part, Printed

_LESS, _MORE = "\N{MINUS SIGN}", "+"


def _mark(drawing: Drawing, part: Part, _: Printed) -> str:
    """Where a field lies, in words: no reader has to see it."""
    place = drawing.parts.index(part)
    high, right = place < 2, place % 2 == 1  # noqa: PLR2004 - two fields a row
    return f"{_MORE if high else _LESS} {drawing.up}, {_MORE if right else _LESS} {drawing.across}"


KIND = Kind(fewest=4, most=4, needs=("across", "up"), mark=_mark, ordered=False)

"""Whether the fonts that the owner's file names are there, and are fonts that browsers take."""

from collections.abc import Iterator

from rumbo.content.checks.manuscript import Manuscript
from rumbo.content.paths import FONT
from rumbo.model import Settings
from rumbo.wording.problems import Problem, nearest

MOST_BYTES = 100 * 1024
"""What all fonts of a site may weigh together: a page of Rumbo's weighs no more with all that it loads."""

_SIGNATURE = b"wOF2"
_LENGTH = slice(8, 12)
"""Where a file says how long it is (https://www.w3.org/TR/WOFF2/#woff20Header)."""


def of_brand(settings: Settings, manuscript: Manuscript) -> Iterator[Problem]:
    """What is wrong with them; and advice where they weigh more than the pages."""
    fonts = settings.brand.fonts
    for use, path in fonts.items():
        place = manuscript.places.of(settings.place, "brand", "font", use)
        if path not in manuscript.files:
            meant = nearest(path, [known for known in manuscript.files if known.endswith(FONT)])
            yield Problem("missing-font", place, {"target": path}, suggestion=meant)
        elif not is_woff2(manuscript.files[path]):
            yield Problem("not-woff2", place, {"target": path})
    weight = sum(len(manuscript.files.get(path, b"")) for path in set(fonts.values()))
    if weight > MOST_BYTES:
        place = manuscript.places.of(settings.place, "brand", "font")
        values = {"kilobytes": str(weight // 1024), "most": str(MOST_BYTES // 1024), "at": "site-config/font"}
        yield Problem("heavy-font", place, values, advice=True)


def is_woff2(content: bytes) -> bool:
    """Whether a file says of itself that it is one, and is as long as it says."""
    return content.startswith(_SIGNATURE) and int.from_bytes(content[_LENGTH]) == len(content)

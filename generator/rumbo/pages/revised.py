"""A playbook's page, its copy and its place in the search once its text says something else.

The page is not rendered: the passages that changed are put in the place of those before, as long as what the page says
of the text besides stays: headings, tables, minutes. Only for pages of the shipped theme, which prints a text as it is.
"""

import re

from rumbo.pages import kits

_HEADING = re.compile(r'(<h[2-6] id="[^"]+">.*?</h[2-6]>)', re.DOTALL)
_OPENING = '<div class="rumbo-prose rumbo-body">\n'
"""What comes before a text (`templates/components/body/`)."""
_EMPTY_CELL = re.compile(r"<td[^>]*></td>")


def replaced(whole: str, before: str, after: str) -> str | None:
    """A text with some of it replaced; None where that does not stand in it just once."""
    return whole.replace(before, after) if before and whole.count(before) == 1 else None


def page(html: str, before: str, after: str) -> str | None:
    """A page's HTML with that of its text replaced; None where more than words changed."""
    old, new = _HEADING.split(before), _HEADING.split(after)
    if old[1::2] != new[1::2] or _told(before) != _told(after):
        return None
    found: str | None = html
    for was, now in zip(_passages(old), _passages(new), strict=True):
        if was != now and found is not None:
            found = replaced(found, was, now) if now else None
    return found


def _passages(parts: list[str]) -> list[str]:
    """What stands between headings; where nothing stands before the first, what the page has there."""
    first, *others = parts[::2]
    opened = f"{_OPENING}{first}{''.join(parts[1:2])}"
    return [opened, *(text.strip() for text in others)]


def _told(html: str) -> tuple[object, ...]:
    """What a page says of its text, and what its workbook and document hold of it."""
    return bool(_EMPTY_CELL.search(html)), tuple(kits.to_take_along(html))

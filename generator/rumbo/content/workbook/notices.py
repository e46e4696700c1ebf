"""What is said of a workbook, and of which cell: it has no lines, and is no file of the site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rumbo.location import Location
from rumbo.wording.phrases import Filling, Phrase

MOST_BYTES = 5 * 1024 * 1024
"""The most that is read of a file to be imported."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to say of one place, `FILE.xlsx: Questions!C14`; `advice` keeps nothing from being imported."""

    place: Location
    says: Phrase
    hint: Phrase | None = None
    advice: bool = False


class Refused(Exception):  # noqa: N818 - named for what became of the file
    """A workbook that is not opened; carries why."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        super().__init__()
        self.notices = tuple(notices)


def notice(
    code: str,
    place: Location,
    values: Mapping[str, Filling] | None = None,
    *,
    suggestion: str | None = None,
    advice: bool = False,
) -> Notice:
    """A notice in the words of the table `workbook`."""
    hint = Phrase("part.meant", {"word": suggestion}) if suggestion else None
    return Notice(place, Phrase(f"workbook.{code}", values or {}), hint, advice)

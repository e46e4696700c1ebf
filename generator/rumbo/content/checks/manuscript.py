"""What all authors have handed in, before it is judged: every file that has its shape, and the names of the others.

Knows no rule. A file whose shape is broken is there by name only, so that mentions of it are not called unknown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rumbo.content.source import KeyPath, Raw
from rumbo.location import Location
from rumbo.model import Collection, Diagnostic, Dimension, Page, Playbook, Question, Settings


class Places:
    """Where the parts of a thing stand, for a thing that knows only where it starts itself."""

    def __init__(self, raws: Iterable[Raw]) -> None:
        self._wholes: Mapping[Location, tuple[Raw, KeyPath]] = {
            place: (raw, path) for raw in raws for place, path in raw.wholes.items()
        }

    def of(self, whole: Location, *steps: str | int) -> Location:
        """Where a thing's part starts; for a part that was not written, what is around it."""
        raw, path = self._wholes[whole]
        return raw.place((*path, *steps))

    def of_word(self, whole: Location, word: str, *steps: str | int) -> Location:
        """Where a word of a thing's text stands; where it cannot be found, where the text starts."""
        raw, path = self._wholes[whole]
        return raw.word_place((*path, *steps), word)

    def of_key(self, whole: Location, *steps: str | int) -> Location:
        """Where the key of a thing's part stands."""
        raw, path = self._wholes[whole]
        return raw.keys[(*path, *steps)]

    def around(self, whole: Location) -> Location:
        """Where the list or group starts that a thing is an entry of."""
        raw, path = self._wholes[whole]
        return raw.place(path[:-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """All that is to become a site. None stands for a file whose shape is broken.

    `files` are all that lies beside the content (images, downloads) by path; `loose_pages` the names of the files
    beside site_config.yml that could be extra pages. `left_out` are slugs of playbooks that the owner does not
    want, `unasked` those of diagnostics that a client does not list.
    """

    settings: Settings | None
    diagnostics: Mapping[str, Diagnostic | None]
    playbooks: Mapping[str, Playbook | None]
    collections: Mapping[str, Collection | None] = field(default_factory=dict)
    pages: Mapping[str, Page | None] = field(default_factory=dict)
    loose_pages: frozenset[str] = frozenset()
    files: Mapping[str, bytes] = field(default_factory=dict)
    places: Places
    left_out: frozenset[str] = frozenset()
    unasked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlacedQuestion:
    """A question with the dimensions that enclose it, the innermost first."""

    question: Question
    enclosing: tuple[Dimension, ...]


def placed_questions(diagnostic: Diagnostic) -> Iterator[PlacedQuestion]:
    """Every question of a diagnostic, in file order."""
    return (PlacedQuestion(question, enclosing) for question, enclosing in diagnostic.placed_questions())

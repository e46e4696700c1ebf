"""Kind `note`: what a respondent writes freely; never scored."""

from collections.abc import Iterator
from dataclasses import dataclass

from rumbo.kinds.answers import Option
from rumbo.kinds.kind import Asked, Control, Kind
from rumbo.kinds.written import ANY, Keys
from rumbo.wording.problems import Problem

KEYS = Keys(means="note", known=ANY)


@dataclass(frozen=True, slots=True)
class Note(Kind):
    """Free text."""

    @property
    def control(self) -> Control:
        """Room to write."""
        return "note"

    @property
    def answers(self) -> tuple[Option, ...]:
        """None that could be named."""
        return ()

    @property
    def is_scored(self) -> bool:
        """Never."""
        return False

    @property
    def ends(self) -> None:
        """It has no points."""

    def measure(self) -> None:
        """It becomes no number."""

    def problems(self, asked: Asked) -> Iterator[Problem]:  # noqa: ARG002 - as every kind has it
        """None: anything may be written."""
        return iter(())

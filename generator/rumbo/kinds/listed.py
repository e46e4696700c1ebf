"""What the kinds have in common whose answers are options that their author lists."""

from abc import abstractmethod
from dataclasses import dataclass

from rumbo.kinds.answers import Option
from rumbo.kinds.kind import Kind
from rumbo.scoring.contract import Measure, SomeOption


@dataclass(frozen=True, slots=True)
class Listed(Kind):
    """A kind that offers `options`, in file order unless it says otherwise."""

    options: tuple[Option, ...]

    @property
    def offered(self) -> tuple[Option, ...]:
        """Its options, in file order."""
        return self.options

    @property
    def answers(self) -> tuple[Option, ...]:
        """Its options."""
        return self.options


@dataclass(frozen=True, slots=True)
class Quiz(Listed):
    """One that finds out whether something is known: up to `choose` of its options are named."""

    choose: int

    @property
    def limit(self) -> int:
        """How many may be named."""
        return self.choose

    @property
    def is_quiz(self) -> bool:
        """Always."""
        return True

    def measure(self) -> Measure:
        """Some options, of which every right one gives its part (SC-2)."""
        return {"measure": "some", "options": [self.counted(option) for option in self.options], "most": self.choose}

    @abstractmethod
    def counted(self, option: Option) -> SomeOption:
        """What naming an option gives, and where it has to stand to count."""

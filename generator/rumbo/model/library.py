"""The library of a site: playbooks, and collections that put some of them in an order; what answers may lead to."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol

from rumbo.location import Location, Reference
from rumbo.model.drawings import Drawing

PlaybookKind = Literal["guide", "workshop", "template", "checklist", "one-hour"]
"""What a reader gets: work for weeks, a meeting, a sheet to fill in, a list to tick off, one thing done in an hour."""

CollectionOrder = Literal["role", "moment", "time"]
"""What a collection is for: somebody in a role, a moment in a company's life, the time that one has."""

# What one person gives a playbook in a week where its author states no hours (SC-16).
_HOURS_A_WEEK = 3


@dataclass(frozen=True, slots=True)
class Effort:
    """What a playbook asks for: `weeks` by the calendar, `people` who take part, `hours` of all of them together."""

    weeks: Fraction = Fraction(1)
    people: Fraction = Fraction(1)
    hours: Fraction | None = None

    @property
    def total_hours(self) -> Fraction:
        """The effort of SC-16, in hours: as stated, else three for each person and week."""
        return _HOURS_A_WEEK * self.weeks * self.people if self.hours is None else self.hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One task of a playbook, due at the end of `week` counted from its start.

    One with `minutes` is a part of its session; `say` is what whoever leads it says there. `at` is the anchor of the
    heading in the body that explains it, empty where none does.
    """

    id: str
    task: str
    owner: str
    metric: str
    week: int
    place: Location
    minutes: int | None = None
    say: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """One remedy: how to mend a weakness. `body_place` is where the body starts, in a translation the translation's.

    `roles` take part, of whom `lead` leads, empty where there is none. `outcome` is what stands at its end; `room` and
    `who` are what its session needs.
    """

    slug: str
    title: str
    summary: str
    theme: str
    steps: tuple[Step, ...]
    body: str
    place: Location
    body_place: Location
    kind: PlaybookKind = "guide"
    effort: Effort = Effort()
    lead: str = ""
    roles: tuple[str, ...] = ()
    needs: tuple[Reference, ...] = ()
    outcome: str = ""
    room: str = ""
    who: str = ""
    drawings: tuple[Drawing, ...] = ()
    draft: bool = False

    def __str__(self) -> str:
        return self.slug

    @property
    def session_minutes(self) -> int:
        """How long its session takes, 0 where it has none."""
        return sum(step.minutes or 0 for step in self.steps)


class Remedy(Protocol):
    """What a weakness may lead to: a playbook, or what a `Lead` stands for."""

    @property
    def slug(self) -> str:
        """What diagnostics call it."""
        ...

    @property
    def title(self) -> str:
        """What it is called."""
        ...

    @property
    def summary(self) -> str:
        """One sentence on it."""
        ...

    @property
    def effort(self) -> Effort:
        """What it asks for."""
        ...

    @property
    def needs(self) -> tuple[Reference, ...]:
        """The playbooks to finish before."""
        ...

    @property
    def steps(self) -> tuple[Step, ...]:
        """What to do, in order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A diagnostic or a collection as what an answer leads to: `slug` is its folder and its name, `diagnostics/causa`.

    A diagnostic takes `minutes`; a collection holds a number of `playbooks`, and its effort is that of the first.
    """

    slug: str
    title: str
    summary: str
    effort: Effort
    minutes: int = 0
    playbooks: int = 0
    needs: tuple[Reference, ...] = ()
    steps: tuple[Step, ...] = ()

    def __str__(self) -> str:
        return self.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A playbook's place in a collection, with the reason for it."""

    playbook: Reference
    because: str
    place: Location

    def __str__(self) -> str:
        return self.playbook.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Playbooks in the order in which somebody had better read them. `whom` is who that is; `body_place` as above."""

    slug: str
    title: str
    summary: str
    whom: str
    order_by: CollectionOrder
    playbooks: tuple[Entry, ...]
    body: str
    place: Location
    body_place: Location
    draft: bool = False

    def __str__(self) -> str:
        return self.slug

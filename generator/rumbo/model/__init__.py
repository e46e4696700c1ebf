"""What a site is, once its files have been read and judged.

Frozen, complete at birth, in one language; parts refer to each other by id, and each carries the
`Location` it came from (`place`). Fields named `*_text`, `about`, `hint`, `why`, `good`, `intro`, `text`,
`because`, `body` and `home` hold Markdown source; labels and titles are plain text. Nothing here
knows YAML, scoring or HTML.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from rumbo.kinds import Kind
from rumbo.kinds.answers import Answer, Ends, Option
from rumbo.location import Location, Reference
from rumbo.model.library import Collection, CollectionOrder, Effort, Entry, Lead, Playbook, PlaybookKind, Remedy, Step
from rumbo.scoring.contract import (
    DONT_KNOW,
    NOT_APPLICABLE,
    OVERALL,
    Allowance,
    Combine,
    DontKnow,
    WhenHidden,
)

__all__ = [
    "RESERVED_IDS",
    "Band",
    "Brand",
    "Cap",
    "Case",
    "Clause",
    "Collection",
    "CollectionOrder",
    "Contact",
    "Diagnostic",
    "Dimension",
    "Effort",
    "Entry",
    "Lead",
    "Page",
    "Playbook",
    "PlaybookKind",
    "ProfileQuestion",
    "Question",
    "Remedy",
    "Settings",
    "Silence",
    "Site",
    "Step",
]

RESERVED_IDS = frozenset({OVERALL, NOT_APPLICABLE, DONT_KNOW, "constructor", "prototype"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """While its question is answered with one of `when`, a node scores at most `at_most` (0-100).

    So it does while one of `when_missing`, options of a `several`, is left out of the answer. `of` names the node: None
    for the question's own dimension, else an enclosing one or `overall`.
    """

    id: str
    when: tuple[Reference, ...]
    at_most: Fraction
    because: str
    place: Location
    of: Reference | None = None
    when_missing: tuple[Reference, ...] = ()

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True)
class Clause:
    """One key of a `show_if`: `key` must be answered with one of `any_of`."""

    key: Reference
    any_of: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One item of a diagnostic. `weak_below` is a percentage of this question's points.

    `same_as` is a question of another diagnostic that asks the same, `accion/revisiones`.
    """

    id: str
    ask: str
    kind: Kind
    place: Location
    hint: str = ""
    why: str = ""
    good: str = ""
    weight: Fraction = Fraction(1)
    allow: frozenset[Allowance] = frozenset()
    dont_know: DontKnow = "blank"
    evidence: bool = False
    caps: tuple[Cap, ...] = ()
    remedies: tuple[Reference, ...] = ()
    weak_below: Fraction = Fraction(50)
    show_if: tuple[Clause, ...] = ()
    when_hidden: WhenHidden = "leave-out"
    because: str = ""
    same_as: Reference | None = None

    def __str__(self) -> str:
        return self.id

    @property
    def is_scored(self) -> bool:
        """Whether the question is one with points; of weight 0 it only gates (SC-1)."""
        return self.kind.is_scored

    @property
    def answers(self) -> Sequence[Answer]:
        """What `when` and `show_if` may name: the options or ranges, in file order."""
        return self.kind.answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A named part of a diagnostic: it holds questions or dimensions, never both.

    `texts` maps a band's id to what is said to whoever lands there, where it differs from the band's own text.
    """

    id: str
    title: str
    place: Location
    about: str = ""
    weight: Fraction = Fraction(1)
    remedies: tuple[Reference, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    show_if: tuple[Clause, ...] = ()
    combine: Combine = "mean"
    score_range: Ends | None = None
    because: str = ""
    dimensions: tuple["Dimension", ...] = ()
    questions: tuple[Question, ...] = ()

    def __str__(self) -> str:
        return self.id

    def walk(self) -> Iterator["Dimension"]:
        """This dimension and all below it, in file order."""
        yield self
        for child in self.dimensions:
            yield from child.walk()

    def all_questions(self) -> Iterator[Question]:
        """The questions of this dimension and of all below it, in file order."""
        for dimension in self.walk():
            yield from dimension.questions


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch of scores, from `start` (0-100) up to the next band's start (SC-10)."""

    id: str
    start: Fraction
    title: str
    place: Location
    weak: bool = False
    text: str = ""
    because: str = ""

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileQuestion:
    """A question about the respondent: asked first, never scored, always optional."""

    id: str
    ask: str
    options: tuple[Option, ...]
    place: Location
    same_as: Reference | None = None

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A golden respondent: `expect` holds fields of the result object by their own names (docs/scoring.md).

    `places` locates every expectation by its path, e.g. ("dimensions", "liderazgo", "value"); `given` every answer by
    ("answers", "patrocinador") or ("profile", "papel"), and with a third step "key" its key.
    """

    name: str
    answers: Mapping[str, str | tuple[str, ...]]
    profile: Mapping[str, str]
    expect: Mapping[str, object]
    place: Location
    places: Mapping[tuple[str | int, ...], Location] = field(default_factory=dict)
    given: Mapping[tuple[str, ...], Location] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One questionnaire; `when` says when to choose it among others.

    `min_coverage` and `weak_below` are percentages; `score_range` only prints (SC-11).
    `groups` is the profile question whose answers a team is compared by, `conversation` the playbook for a team that
    does not agree (TM-8, TM-10). `one_at_a_time` are answers to the profile whose plans take one playbook at
    a time (PL-1).
    """

    slug: str
    title: str
    summary: str
    version: str
    minutes: int
    bands: tuple[Band, ...]
    dimensions: tuple[Dimension, ...]
    place: Location
    when: str = ""
    intro: str = ""
    profile: tuple[ProfileQuestion, ...] = ()
    combine: Combine = "mean"
    order: tuple[Reference, ...] = ()
    score_range: Ends = (Fraction(0), Fraction(100))
    decimals: int = 1
    weak_below: Fraction = Fraction(50)
    min_coverage: Fraction = Fraction(50)
    groups: Reference | None = None
    conversation: Reference | None = None
    one_at_a_time: tuple[Clause, ...] = ()
    draft: bool = False
    because: str = ""
    cases: tuple[Case, ...] = ()

    def __str__(self) -> str:
        return self.slug

    def all_dimensions(self) -> Iterator[Dimension]:
        """Every dimension at any depth, in file order."""
        for dimension in self.dimensions:
            yield from dimension.walk()

    def all_questions(self) -> Iterator[Question]:
        """Every question at any depth, in file order; profile questions are not among them."""
        for dimension in self.dimensions:
            yield from dimension.all_questions()

    @property
    def adapts(self) -> bool:
        """Whether answers decide what is asked: then not everybody is asked every scored question."""
        scored = (question for question in self.all_questions() if question.is_scored)
        return any(part.show_if for part in self.all_dimensions()) or any(question.show_if for question in scored)

    def placed_questions(self) -> Iterator[tuple[Question, tuple[Dimension, ...]]]:
        """Every question in file order with the dimensions that enclose it, the innermost first."""
        return _placed(self.dimensions, ())


def _placed(
    dimensions: Iterable[Dimension], above: tuple[Dimension, ...]
) -> Iterator[tuple[Question, tuple[Dimension, ...]]]:
    for dimension in dimensions:
        enclosing = (dimension, *above)
        yield from ((question, enclosing) for question in dimension.questions)
        yield from _placed(dimension.dimensions, enclosing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the owner's own (legal notice, about), linked in the footer. `body_place` is as in `Playbook`."""

    slug: str
    title: str
    body: str
    place: Location
    body_place: Location


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a visitor can write or click to reach the publisher."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Brand:
    """Two colours as `#rrggbb`, paths of files relative to the site's folder, and a sentence for the footer.

    `titles` and `text` are the fonts of titles and of all else.
    """

    primary: str = "#0f5c63"
    accent: str = "#b4541a"
    logo: str | None = None
    titles: str | None = None
    text: str | None = None
    footer: str = ""

    @property
    def fonts(self) -> dict[Literal["titles", "text"], str]:
        """The fonts that there are, by what is written in them."""
        return {**({"titles": self.titles} if self.titles else {}), **({"text": self.text} if self.text else {})}


@dataclass(frozen=True, slots=True)
class Silence:
    """One rule of advice silenced at one place, with the reason."""

    rule: str
    at: str
    because: str
    place: Location


@dataclass(frozen=True, slots=True)
class Selection:
    """Which playbooks a site has: all, those that its diagnostics reach, those named, or all but those named."""

    which: Literal["all", "reached", "listed", "others"] = "all"
    names: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Collect:
    """Where a visitor may send answers at a press (TM-15): to whom, what for, and how long they keep them.

    `encrypt_to` is the public key that seals them before they are sent; empty where they are sent as they are.
    """

    url: str
    publisher: str
    purpose: str
    keep: str
    encrypt_to: str = ""

    @property
    def origin(self) -> str:
        """The only place beside its own to which a page with the button may connect."""
        scheme, _, rest = self.url.partition("://")
        return f"{scheme}://{rest.partition('/')[0].partition('?')[0].lower()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The owner's file, site_config.yml.

    `mkdocs` holds the allow-listed engine options as written, but for `markdown_extensions`, which are ours to apply.
    `smallest_group` is of how many people at least something is told where somebody gave no name (TM-9).
    `start` is the diagnostic with which the home begins, among or beside the `diagnostics`.
    `keep` are paths in the published folder that are not Rumbo's and stay there.
    """

    name: str
    place: Location
    tagline: str = ""
    url: str = ""
    publisher: str = ""
    contact: Contact | None = None
    languages: tuple[str, ...] = ("es",)
    brand: Brand = Brand()
    themes: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    diagnostics: tuple[Reference, ...] = ()
    start: Reference | None = None
    playbooks: Selection = Selection()
    home: str = ""
    pages: tuple[Reference, ...] = ()
    noindex: bool = False
    smallest_group: int = 5
    collect: Collect | None = None
    keep: tuple[str, ...] = ()
    silence: tuple[Silence, ...] = ()
    mkdocs: Mapping[str, object] = field(default_factory=dict)
    markdown_extensions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A whole site in one language; it exists only if no problem was found.

    `diagnostics` stand in the owner's order, `playbooks` by slug, `collections` by what they are for and by title.
    `files` are the bytes of what lies beside the content (images, downloads, the logo) by path relative to the site's
    folder, e.g. `playbooks/mapa.png`. `templates` are the site's own, by path relative to templates/.
    """

    language: str
    settings: Settings
    diagnostics: tuple[Diagnostic, ...]
    playbooks: Mapping[str, Playbook]
    collections: tuple[Collection, ...] = ()
    pages: tuple[Page, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    templates: Mapping[str, bytes] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.settings.name} ({self.language})"

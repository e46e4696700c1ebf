"""The public contract of both engines, as types: scoring document, answers file, result, rounds, plan.

The one place where their shapes are said: `python docs/generate.py` writes the JSON Schemas in docs/schemas and the
types of the browser's code from it, descriptions included. Numbers are text: JSON's own are not exact. Holds no rule.

To add a document, write its `TypedDict` here and name it in `PUBLISHED`.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import ReadOnly, TypedDict

Hash = Annotated[str, Field(pattern="^[0-9a-f]{12}$")]
Number = Annotated[str, Field(pattern="^-?[0-9]+(/[0-9]+)?$")]
"""A reduced fraction."""
Exact = Annotated[str, Field(pattern="^[0-9]+(/[0-9]+)?$")]
"""A reduced fraction that is not negative."""
Printed = Annotated[str, Field(pattern=r"^-?[0-9]+(\.[0-9]+)?$")]
"""A number on the score range, inside its own band, with a point (SC-11)."""
Base64 = Annotated[str, Field(pattern="^[A-Za-z0-9_-]+$")]
"""Bytes in base64url without padding."""
Day = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Span = Annotated[list[Number], Field(min_length=2, max_length=2)]

OVERALL = "overall"
NOT_APPLICABLE = "not-applicable"
DONT_KNOW = "dont-know"

Combine = Literal["mean", "weakest"]
DontKnow = Literal["blank", "lowest"]
WhenHidden = Literal["leave-out", "lowest"]
Allowance = Literal["dont-know", "not-applicable"]
State = Literal["answered", "not-applicable", "dont-know", "blank", "hidden"]
Status = Literal["scored", "provisional", "not-scored", "not-applicable"]
Tier = Literal["now", "next", "later"]
Purpose = Literal["weaknesses", "largest-gains"]
InvalidAnswer = Literal[
    "unknown-option", "not-allowed", "wrong-type", "not-a-number", "out-of-range", "too-many", "exclusive", "repeated"
]
Reason = InvalidAnswer | Literal["unknown-question"]
Agreement = Literal["one-step", "steps", "agree", "mixed", "apart"]
Reading = Literal["keep", "ask", "act", "talk"]
Skipping = Literal["not-answers", "other-diagnostic", "other-version", "empty", "earlier", "twice", "too-many"]

_described = with_config(ConfigDict(use_attribute_docstrings=True))

# The scoring document --------------------------------------------------------------------------------------------

BandPart = TypedDict(
    "BandPart",
    {"id": str, "from": Annotated[Number, Field(description="From 0 to 100.")], "weak": bool},
)
RangePart = TypedDict("RangePart", {"id": str, "from": Number, "share": Number})


class ProfilePart(TypedDict):
    """A question about the respondent."""

    id: str
    options: list[str]


class ClausePart(TypedDict):
    """One key of a condition: it must be answered with one of these ids (SC-3)."""

    key: str
    any_of: list[str]


@_described
class CapPart(TypedDict):
    """A cap of a question (SC-8)."""

    id: str
    when: list[str]
    """The options or ranges one of which triggers it."""
    when_missing: list[str]
    """The options of several whose absence from an answer triggers it."""
    at: Number
    of: str
    """The dimension that it limits, or `overall`."""
    lowest: bool
    """Whether what scores lowest triggers it, so that don't know as lowest does."""


@_described
class OneOption(TypedDict):
    """An option with its share: the s, from 0 to 1, that it gives."""

    id: str
    share: Number


@_described
class OneMeasure(TypedDict):
    """Exactly one of the options is the answer."""

    measure: Literal["one"]
    options: list[OneOption]


@_described
class SomeOption(TypedDict):
    """An option with its share of the whole."""

    id: str
    share: Number
    exclusive: bool
    """Whether it stands alone."""
    place: int | None
    """The only place of the answer, from 1, at which it counts; null where it counts anywhere."""


@_described
class SomeMeasure(TypedDict):
    """Several of the options are the answer; s is the sum of their shares, and stops at 1."""

    measure: Literal["some"]
    options: list[SomeOption]
    most: int | None
    """How many may be named; null for any number."""


@_described
class NumberMeasure(TypedDict):
    """A number is the answer."""

    measure: Literal["number"]
    min: Number
    max: Number
    ranges: list[RangePart]
    """Half-open, the last one closed at max; empty for a line."""
    line: Literal["up", "down"] | None
    """In proportion between min and max, best at max (up) or at min (down); null for ranges."""


Measure = OneMeasure | SomeMeasure | NumberMeasure


@_described
class QuestionPart(TypedDict):
    """A question with points; notes are left out."""

    id: str
    weight: Number
    allow: list[Allowance]
    dont_know: DontKnow
    weak_below: Number
    """A percentage of the question's points."""
    show_if: list[ClausePart]
    when_hidden: WhenHidden
    caps: list[CapPart]
    measure: Measure
    """How its answer becomes a number (SC-2)."""


@_described
class DimensionPart(TypedDict):
    """A dimension of questions or of dimensions."""

    id: str
    weight: Number
    combine: Combine
    score_range: Span
    """The printed ends (SC-11)."""
    show_if: list[ClausePart]
    dimensions: "list[DimensionPart]"
    questions: list[QuestionPart]


@_described
class PlaybookPart(TypedDict):
    """A playbook as the order of remedies sees it."""

    playbook: str
    effort: Number
    """The hours of all who take part (SC-16)."""
    needs: list[str]


class OptionRemedies(TypedDict):
    """The remedies of one option or range, or of an option's absence."""

    option: str
    remedies: list[str]


@_described
class QuestionRemedies(TypedDict):
    """What remedies a question (SC-13)."""

    question: str
    options: list[OptionRemedies]
    """The answers with remedies of their own."""
    otherwise: list[str]
    """What holds for all other answers."""
    first: list[str]
    """The options or ranges that come before whatever else is weak (SC-17)."""
    missing: list[OptionRemedies]
    """What holds where an option of several is left out, for those that say so (SC-13)."""
    first_missing: list[str]
    """The options of several whose absence comes before whatever else is weak (SC-17)."""


@_described
class RemediesPart(TypedDict):
    """What remedies what; it may change without orphaning saved answers."""

    order: list[str]
    """The chain of dimensions (SC-17)."""
    playbooks: list[PlaybookPart]
    """In order of first mention; those that are only prerequisites follow."""
    questions: list[QuestionRemedies]


@_described
class ScoredPart(TypedDict):
    """What decides every number of a diagnostic, and what the content hash is over."""

    diagnostic: str
    """The diagnostic's id: the name of its folder."""
    version: str
    combine: Combine
    decimals: Annotated[int, Field(ge=0, le=3)]
    min_coverage: Number
    """A percentage (SC-5)."""
    score_range: Span
    """The printed ends (SC-11)."""
    bands: list[BandPart]
    profile: list[ProfilePart]
    dimensions: list[DimensionPart]


@_described
class ScoringDocument(ScoredPart):
    """All that either engine reads of a diagnostic (SC-12): ids and numbers, no words.

    Numbers are reduced fractions in text, arrays stand in the order of the file; as published, keys are sorted and
    there is no white space.
    """

    hash: Hash
    """Over everything but hash, remedies and remedies_hash: saved answers carry it."""
    remedies: RemediesPart
    remedies_hash: Hash
    """Over the remedies."""


# The answers file ------------------------------------------------------------------------------------------------

Choice = Annotated[
    str,
    Field(
        description=r"An option id; a number as text matching -?[0-9]+(\.[0-9]+)?, at most 64 characters long; or one "
        "of the reserved words not-applicable and dont-know."
    ),
]
Ticked = Annotated[
    list[str],
    Field(
        description="Option ids, where several may be named: ticked, or in the order given.",
        json_schema_extra={"uniqueItems": True},
    ),
]
Answer = Choice | Ticked


@_described
class Answers(TypedDict):
    """One respondent's answers to one diagnostic: what a page downloads and uploads, and what `rumbo score` reads.

    What cannot be taken counts as blank and is listed in the result under `ignored`.
    """

    diagnostic: str
    """The diagnostic's id: the name of its folder."""
    version: NotRequired[str]
    """The version of the diagnostic that was answered."""
    hash: NotRequired[Hash]
    """The content hash of the diagnostic that was answered (SC-12)."""
    answers: dict[str, Answer]
    """Answers by the question's id. A question left out is blank."""
    profile: NotRequired[dict[str, str]]
    """Option ids by the profile question's id."""
    notes: NotRequired[dict[str, str]]
    """What the respondent wrote, by the question's id: answers to notes, and where evidence can be seen.
    Never scored."""
    name: NotRequired[str]
    """The name under which it was handed over to a team; left out, it was handed over without one (TM-2)."""
    respondent: NotRequired[str]
    """Thirty-two random hex digits that tell one respondent's documents from another's, and nothing else (TM-1)."""
    saved: NotRequired[str]
    """When it was handed over: a UTC time by ISO 8601. Of two with the same respondent the later counts."""


Sealed = TypedDict(
    "Sealed",
    {
        "rumbo-sealed": Annotated[Literal[1], Field(description="The number of the format.")],
        "to": Annotated[
            str,
            Field(pattern="^[0-9a-f]{16}$", description="The start of the SHA-256 of the public key that it is for."),
        ],
        "ephemeral": Annotated[
            Base64, Field(description="The public key made for this document: an uncompressed point of P-256.")
        ],
        "nonce": Annotated[Base64, Field(description="Twelve random bytes.")],
        "sealed": Annotated[
            Base64,
            Field(description="An answers file, filled up with spaces, encrypted by AES-256-GCM; its tag comes last."),
        ],
    },
)
"""A sealed document: answers that only the holder of a private key reads (TM-15)."""


class Given(TypedDict, total=False):
    """What is scored of a file of answers, before anything in it is trusted; `Answers` is one."""

    answers: ReadOnly[Mapping[str, object]]
    profile: ReadOnly[Mapping[str, object]]


# The result ------------------------------------------------------------------------------------------------------


class BindingCap(TypedDict):
    """A cap that holds a value down."""

    question: str
    cap: str


class OneAnswer(TypedDict):
    """Whether one answer, a step better or worse, would take a node into another band."""

    up: bool
    down: bool


class ExactFigures(TypedDict):
    """The printed numbers as reduced fractions from 0 to 100; null where there is no such number."""

    value: Exact | None
    low: Exact | None
    high: Exact | None
    raw: Exact | None
    uncapped: Exact | None


@_described
class Figures(TypedDict):
    """What a dimension or the whole scores. Numbers are printed on its score range, inside their own band (SC-11)."""

    value: Printed | None
    """The score, over what was answered, capped (SC-4 to SC-9)."""
    low: Printed | None
    """The lowest that the value can become once the blanks are filled in."""
    high: Printed | None
    """The highest that the value can become once the blanks are filled in."""
    raw: Printed | None
    """The value before the caps on this very dimension."""
    uncapped: Printed | None
    """The value had there been no cap anywhere."""
    exact: ExactFigures
    coverage: Exact | None
    """The share of the weight that was answered, from 0 to 1."""
    status: Status
    """SC-5."""
    band: str | None
    """The band of the value; null unless scored or provisional (SC-10)."""
    bands: list[str]
    """The distinct bands of low and high, one or two; empty unless scored or provisional."""
    capped_by: list[BindingCap]
    """The caps that hold this value down, in the order of the file (SC-8)."""
    base: Printed | None
    """Where the printed sum of the contributions below starts; with them it adds up to `raw`. Null where nothing is
    added up."""
    one_answer: OneAnswer | None
    """Whether one answer, a step better or worse, would take this into another band; null without a band."""


@_described
class Contribution(TypedDict):
    """What a question or dimension adds to the raw value of the dimension around it, or of the overall score."""

    contribution: Printed | None
    """Printed by largest remainder, so that the parts add up. Null where it adds nothing."""
    exact_contribution: Exact | None


@_described
class QuestionResult(Contribution):
    """What one question counts as."""

    id: str
    state: State
    """SC-3."""
    s: Exact | None
    """The question's score from 0 to 1; null unless it counts."""
    weak: bool
    """Whether it was answered below its weak_below (SC-14)."""
    cost: Printed | None
    """By how much the overall score would rise with this answer at its best; null where it cannot be bettered
    (SC-15)."""
    exact_cost: Exact | None


class DimensionResult(Figures, Contribution):
    """A dimension: its figures, and the dimensions or questions in it."""

    id: str
    dimensions: "list[DimensionResult]"
    questions: list[QuestionResult]


@_described
class Gain(TypedDict):
    """What mending gives back; null while the overall score is not scored (SC-18)."""

    gain: Printed | None
    """By how much the overall score would rise with only these questions mended; gains overlap (SC-15)."""
    exact_gain: Exact | None


class MendResult(Gain):
    """A question that a remedy mends."""

    question: str


ExactMove = TypedDict("ExactMove", {"from": Exact, "to": Exact})
MoveResult = TypedDict(
    "MoveResult",
    {
        "id": str,
        "from": Annotated[Printed, Field(description="Its value today.")],
        "to": Annotated[Printed, Field(description="Its value with these questions mended.")],
        "exact": ExactMove,
    },
)


@_described
class RemedyResult(Gain):
    """One playbook of the path, and why it is there (SC-18)."""

    playbook: str
    """The playbook's slug."""
    tier: Tier
    """The first is to be done now, the two after it next, all others later."""
    after: Printed | None
    """The overall value once this and all before it are done; null while the overall score is not scored."""
    exact_after: Exact | None
    moves: MoveResult | None
    """The top dimension whose value its questions alone raise most; null if none."""
    close: bool
    """Whether it is about as good as the one taken before it (SC-17)."""
    opens: int
    """How many scored questions, hidden now, its best answers would open (SC-20)."""
    mends: list[MendResult]
    """The questions that it mends; empty if it is there only because another needs it."""
    needed_by: list[str]
    """The playbooks of the path that need this one first, where it mends nothing itself."""
    has: list[str]
    """What it needs and the answers show as done (SC-16)."""


class IgnoredAnswer(TypedDict):
    """An answer that was not taken, and why."""

    question: str
    reason: Reason


@_described
class Result(TypedDict):
    """What both engines make of a file of answers. Fields may be added in later versions, never renamed."""

    diagnostic: str
    """The diagnostic's id."""
    version: str
    """The diagnostic's version."""
    hash: Hash
    """The content hash: the first 12 hex digits of SHA-256 over the scoring document without its remedies (SC-12)."""
    overall: Figures
    weakest: str | None
    """The top dimension with the lowest value among those at least provisional; null if there is none (SC-7)."""
    dimensions: list[DimensionResult]
    """The top dimensions, in the order of the file."""
    remedies: list[RemedyResult]
    """The playbooks in the order worth doing them (SC-17)."""
    remedies_for: Purpose
    """Whether the remedies mend weaknesses or, with nothing weak, only offer the largest gains (SC-18)."""
    next_band: dict[str, list[str] | None]
    """For `overall` and every dimension, the questions of a short way up to the next band; null if there is none
    (SC-19)."""
    next_band_opens: dict[str, int]
    """For each way up that there is, how many scored questions, hidden now, its best answers would open (SC-20)."""
    ignored: list[IgnoredAnswer]
    """The answers that could not be taken and counted as blank."""


# Rounds ----------------------------------------------------------------------------------------------------------


@_described
class RoundScore(TypedDict):
    """What a node scored on the day of a round."""

    value: Printed
    """On the node's own range."""
    exact: Exact
    """On 0-100."""
    band: str
    status: Literal["scored", "provisional"]


@_described
class Round(TypedDict):
    """A finished result with its day."""

    id: str
    """Tells it from the other rounds of this browser."""
    date: Day
    """The day on which it was kept, where its reader was."""
    name: str
    """What its reader calls it; may be empty."""
    answers: Answers
    """What was answered, notes included: it never leaves the browser."""
    scores: dict[str, RoundScore]
    """By the id of a dimension, or `overall`: what was scored then. A questionnaire that has changed since cannot give
    it again."""


Rounds = Annotated[
    list[Round],
    Field(
        title="Rounds",
        description="The finished results of one diagnostic that a browser keeps, as they lie in its storage under "
        "`rumbo:<path of the site>:rounds:<diagnostic>`.",
    ),
]

# The plan --------------------------------------------------------------------------------------------------------

Mode = Literal["phases", "rolling"]
TaskState = Literal["to-do", "doing", "done", "dropped"]
Ordinal = Annotated[int, Field(ge=1, le=520)]


@_described
class TaskOffer(TypedDict):
    """One step of a playbook, as a plan takes it up."""

    step: str
    """The step's id."""
    task: str
    owner: str
    """The role that does it."""
    measure: str
    week: Ordinal
    """The week of its playbook at whose end it is due."""


@_described
class PlaybookOffer(TypedDict):
    """A playbook that a plan may take up."""

    playbook: str
    """The playbook's slug."""
    title: str
    weeks: Ordinal
    """How many working weeks it takes, whole ones (PL-3)."""
    needs: list[str]
    tasks: list[TaskOffer]


@_described
class Catalogue(TypedDict):
    """The playbooks of a site in one language: what plans are made of."""

    language: str
    playbooks: list[PlaybookOffer]
    """By slug."""
    one_at_a_time: dict[str, list[ClausePart]]
    """By diagnostic: all these answers to its profile together make a plan take one playbook at a time (PL-1)."""


class PausePart(TypedDict):
    """Dates without work, both included."""

    first: Day
    last: Day


class ExpectedScore(TypedDict):
    """What the whole or a dimension would score; null while it has no score."""

    value: Printed | None
    exact: Exact | None
    band: str | None


class ExpectedDimension(ExpectedScore):
    """What a dimension would score."""

    id: str


@_described
class Expectation(ExpectedScore):
    """A step of the staircase (PL-6): the values with everything mended that is done by then.

    Arithmetic on one's own answers, no promise.
    """

    dimensions: list[ExpectedDimension]
    """Every dimension at any depth, in the order of the file."""
    moves: MoveResult | None
    """The top dimension that rises most since the step before; null if none does."""


@_described
class PlannedTask(TypedDict):
    """One task of a plan (PL-7). Its words are those of the day on which it was planned."""

    step: str
    task: str
    role: str
    """The role that its playbook names."""
    owner: str
    """Whoever was typed in; empty for the role."""
    measure: str
    week: Ordinal
    due: Day
    """The last working day of its week (PL-3)."""
    state: TaskState
    reason: str
    """Why it was dropped; else empty."""
    note: str


@_described
class PlannedPlaybook(TypedDict):
    """One playbook of a plan."""

    playbook: str
    title: str
    owner: str
    """Whoever was typed in; may be empty."""
    dropped: str | None
    """Why it was dropped from the plan (PL-2); null while it is in it."""
    weeks: Ordinal
    needs: list[str]
    mends: list[str]
    """The questions that it mends, by the answers that the plan was made from."""
    opens: Day
    ends: Day
    tasks: list[PlannedTask]


@_described
class Reached(TypedDict):
    """A round as what a phase has reached."""

    date: Day
    scores: dict[str, RoundScore]
    """By the id of a dimension, or `overall`."""


@_described
class PlannedPhase(TypedDict):
    """Playbooks that end at one gate, the review in its last week (PL-4)."""

    opens: Day
    gate: Day
    playbooks: list[str]
    expected: Expectation | None
    """Where the plan's maker then stands (PL-6); null without a diagnostic."""
    reached: NotRequired[Reached]
    """Where they stood once it had ended and they answered again (PL-9); absent until then."""


class ReviewRecord(TypedDict):
    """What was decided in a weekly review (PL-9)."""

    date: Day
    decisions: str
    done: list[str]
    """The tasks that were done by then, as `playbook/step`."""


@_described
class Plan(TypedDict):
    """A plan (PL-10): ids, dates, what people typed, and the last words of what was planned.

    It is what a page keeps and hands out, and what `rumbo plan` writes.
    """

    format: Literal[1]
    """The version of this shape."""
    diagnostic: str | None
    """The diagnostic whose result it was made from; null for a plan of one's own."""
    language: str
    """The language of its words."""
    start: Day
    planned_from: Day
    """The day from which what is not done was last planned (PL-8)."""
    at_once: Annotated[int, Field(ge=1, le=5)]
    """How many playbooks may run at the same time."""
    mode: Mode
    pauses: list[PausePart]
    answers: Answers | None
    """The answers that it was made from, without notes."""
    met: list[str]
    """Playbooks that are needed and there already: by the answers (SC-16), or said so (PL-2)."""
    later: list[str]
    """The remedies of the result that are not in the plan, in their order."""
    playbooks: list[PlannedPlaybook]
    """In order, whatever one needs before it; those dropped among them."""
    today: Expectation | None
    """Where the staircase starts (PL-6)."""
    phases: list[PlannedPhase]
    reviews: list[ReviewRecord]


# Several people --------------------------------------------------------------------------------------------------


class ExactTeamFigures(TypedDict):
    """The numbers of a team as reduced fractions: levels from 0 to 100, the spread from 0 to 1."""

    mean: Exact | None
    median: Exact | None
    lowest: Exact | None
    highest: Exact | None
    spread: Exact | None


class ExactGap(TypedDict):
    """The levels of a group and of all others as reduced fractions from 0 to 100."""

    mean: Exact | None
    others: Exact | None
    gap: Number | None


@_described
class GroupGap(TypedDict):
    """How a group stands to all others (TM-8); only groups of which it may be told (TM-9)."""

    option: str
    """The answer to the profile question that makes the group."""
    n: int
    """How many of it count here."""
    mean: Printed | None
    others: Printed | None
    gap: Printed | None
    """Its mean less that of all others, on 0-100."""
    marked: bool
    exact: ExactGap


@_described
class TeamFigures(TypedDict):
    """What a team's values are at a node or question; whatever may not be told is null (TM-9)."""

    n: int | None
    """How many people count."""
    mean: Printed | None
    """Of a node on its own range, of a question on 0-100."""
    median: Printed | None
    lowest: Printed | None
    highest: Printed | None
    spread: Printed | None
    """The average deviation from 0 to 1, with two decimals (TM-5)."""
    steps: int | None
    """Over how many steps of the scale people are spread."""
    agreement: Agreement | None
    reading: Reading | None
    """TM-6."""
    groups: list[GroupGap]
    exact: ExactTeamFigures


@_described
class TeamNode(TeamFigures):
    """A dimension of a team, or its overall score."""

    id: str
    band: str | None
    """The band of the mean."""
    dimensions: "list[TeamNode]"
    questions: "list[TeamQuestion]"


@_described
class OptionCount(TypedDict):
    """How many chose an option or range."""

    option: str
    n: int
    people: list[int]
    """Who, by their place in `names`; empty unless everybody gave a name."""


Unanswered = TypedDict("Unanswered", {"not-applicable": int, "dont-know": int, "blank": int, "hidden": int})


@_described
class Overlap(TypedDict):
    """How far people picked the same (TM-7)."""

    mean: Printed
    """On average over pairs, how many of the picks coincide."""
    chance: Printed
    """How many would by chance."""
    of: int
    """How many each may pick."""
    index: Number | None
    """1 where all pick the same, 0 for chance; null without a choice, or where not everybody gave a name."""


@_described
class TeamQuestion(TeamFigures):
    """A question of a team."""

    id: str
    options: list[OptionCount]
    """Empty where the answers may not be told, or where they are numbers along a line."""
    unanswered: Unanswered | None
    """Null unless everybody gave a name."""
    overlap: Overlap | None


@_described
class TeamRemedy(TypedDict):
    """A playbook that a team should begin with (TM-10); its numbers are null unless everybody gave a name (TM-9)."""

    playbook: str
    tier: Tier
    gain: Printed | None
    """On average over the people, what it alone gives back of their overall score."""
    exact_gain: Exact | None
    after: Printed | None
    """The mean of the overall scores once this and all before it are done."""
    exact_after: Exact | None
    close: bool
    """Whether it is about as good as the one taken before it (SC-17); never told of people without a name."""
    people: int | None
    """In how many people's results it mends something."""
    mends: list[str]
    """The questions that it mends for anybody."""
    talk: list[str]
    """Of the playbook for the conversation, the questions to talk about before they are acted on; else empty."""
    needed_by: list[str]
    """Of one that mends nothing itself, those for whom it was brought in."""


@_described
class Team(TypedDict):
    """What both engines make of several people's answers to one diagnostic."""

    diagnostic: str
    version: str
    hash: Hash
    people: int
    """How many documents count."""
    names: list[str]
    """Empty unless everybody gave one."""
    everything: bool
    """Whether all is told: everybody gave a name (TM-9)."""
    smallest_group: int
    """Of fewer people nothing is told where somebody gave no name."""
    group: str | None
    """The profile question that makes the groups."""
    overall: TeamNode
    agenda: list[str]
    """At most seven questions that are worth talking about, in this order (TM-11)."""
    remedies: list[TeamRemedy]
    """What to begin with, in this order (TM-10)."""
    remedies_for: Purpose
    """Whether they mend weaknesses or, where nobody has one, offer the largest gains."""


PUBLISHED: Mapping[str, object] = {
    "scoring-document": ScoringDocument,
    "answers": Answers,
    "result": Result,
    "rounds": Rounds,
    "plan-catalogue": Catalogue,
    "plan": Plan,
    "team": Team,
    "sealed": Sealed,
}
"""The documents of the contract by the name of their schema in docs/schemas."""

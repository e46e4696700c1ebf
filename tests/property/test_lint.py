"""The lint on questionnaires of random shape whose words are mostly those that it looks for: it never breaks off."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random
from typing import assert_never, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from property.documents import pair
from rumbo import model
from rumbo.content.lint import of_structure, of_words
from rumbo.content.lint.lexicon import lexicon
from rumbo.kinds import Kind
from rumbo.kinds.answers import Option
from rumbo.kinds.choice import Choice
from rumbo.kinds.note import Note
from rumbo.kinds.number import Linear
from rumbo.kinds.pick import Pick
from rumbo.kinds.several import Several
from rumbo.location import Location
from rumbo.scoring.contract import DimensionPart, OneOption, QuestionPart, ScoringDocument, SomeOption
from rumbo.wording.phrases import Language
from rumbo.wording.problems import sentences

LISTS = ("relatives", "negations", "joins", "alternatives", "clause-openers", "question-words", "absolutes", "vague")
ODD = (
    "¿",
    "?",
    "«",
    "»",
    '"',
    ",",
    ":",
    "y/o",
    "\\",
    "(",
    "[",
    "{0}",
    "ⅷ",
    "á",
    "😀",
    "plazos",
    "pedidos",
    "tú",
    "usted",
)
PLACE = Location("diagnostics/d/diagnostic.yml", 1, 1)


class Anywhere:
    def of(self, whole: Location, *steps: str | int) -> Location:
        del steps
        return whole

    def of_word(self, whole: Location, word: str, *steps: str | int) -> Location:
        del word, steps
        return whole


@given(seed=st.integers(0, 2**32 - 1), size=st.integers(1, 40), language=st.sampled_from((*get_args(Language), "it")))
@settings(deadline=None, derandomize=True, max_examples=100)
def test_every_piece_of_advice_can_be_printed_and_quotes_what_was_written(seed: int, size: int, language: str) -> None:
    document, _ = pair(seed, size)
    diagnostic = _Author(Random(seed), language).diagnostic(document)  # noqa: S311 - repeatable, no secret
    texts = {text for question in diagnostic.all_questions() for text in words_of(question)}
    found = [*of_words(diagnostic, language, Anywhere()), *of_structure(diagnostic, Anywhere())]
    assert all(problem.advice and str(problem.values["at"]).startswith("d/") for problem in found)
    assert all(sentences(problem, tongue) for problem in found for tongue in get_args(Language))
    quoted = [str(problem.values["word"]) for problem in found if problem.values.get("word")]
    assert [word for word in quoted if not any(word in text for text in texts)] == []


def words_of(question: model.Question) -> list[str]:
    labels = [answer.label for answer in question.answers if isinstance(answer, Option)]
    return [question.ask, *labels]


class _Author:
    """Gives words to a scoring document."""

    def __init__(self, dice: Random, language: str) -> None:
        self.dice = dice
        words = lexicon(language) or lexicon("es")
        assert words is not None
        self.vocabulary = [*ODD, *(word for name in LISTS for word in words.words(name))]
        self.labels = [*words.words("yes"), *words.words("no"), *words.words("unknown"), *words.words("vague-options")]

    def diagnostic(self, document: ScoringDocument) -> model.Diagnostic:
        return model.Diagnostic(
            slug="d",
            title="D",
            summary="",
            version="1",
            minutes=self.dice.randint(1, 20),
            bands=(),
            dimensions=tuple(map(self._dimension, document["dimensions"])),
            place=PLACE,
        )

    def _dimension(self, written: DimensionPart) -> model.Dimension:
        return model.Dimension(
            id=written["id"],
            title="",
            place=PLACE,
            dimensions=tuple(map(self._dimension, written["dimensions"])),
            questions=tuple(map(self._question, written["questions"])),
        )

    def _question(self, written: QuestionPart) -> model.Question:
        return model.Question(
            id=written["id"],
            ask=self._sentence(),
            kind=self._kind(written),
            place=PLACE,
            weight=Fraction(written["weight"]),
            allow=frozenset(written["allow"]),
        )

    def _kind(self, written: QuestionPart) -> Kind:
        if self.dice.random() < 0.1:
            return Note()
        span, measure = (Fraction(0), Fraction(1)), written["measure"]
        match measure["measure"]:
            case "one":
                return Choice(tuple(map(self._step, measure["options"])), span, self.dice.choice((None, None, "s")))
            case "some":
                options = tuple(map(self._part, measure["options"]))
                return Pick(options, measure["most"]) if measure["most"] else Several(options, Fraction(1))
            case "number":
                return Linear(Fraction(0), Fraction(9), "", down=False)
            case other:
                assert_never(other)

    def _step(self, written: OneOption) -> Option:
        return self._option(written["id"], Fraction(written["share"]))

    def _part(self, written: SomeOption) -> Option:
        return self._option(written["id"], Fraction(written["share"]))

    def _option(self, id_: str, points: Fraction) -> Option:
        return Option(id=id_, label=self._some(self.labels, 1, 2), place=PLACE, points=points)

    def _sentence(self) -> str:
        return self._some(self.vocabulary, 0, 30)

    def _some(self, among: Sequence[str], least: int, most: int) -> str:
        return " ".join(self.dice.choices(among, k=self.dice.randint(least, most)))

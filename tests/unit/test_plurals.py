"""Which form goes with a number, in languages whose rules differ (CLDR)."""

import pytest

from rumbo.pages.render import Strings
from rumbo.wording.locales import locale_of
from rumbo.wording.phrases import counted, in_words
from rumbo.wording.plurals import form, forms

SPOKEN = Strings('x:\n  day-one: "{count} jour"\n  day-other: "{count} jours"\n', "fr")


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("es", "1", "one"),
        ("es", "0", "other"),
        ("es", "1,5", "other"),
        ("en", "1.0", "other"),
        ("fr", "0", "one"),
        ("fr", "1,5", "one"),
        ("fr", "2", "other"),
        ("pl", "1", "one"),
        ("pl", "3", "few"),
        ("pl", "5", "many"),
        ("pl", "22", "few"),
        ("ar", "0", "zero"),
        ("ar", "2", "two"),
        ("ar", "11", "many"),
        ("pt-BR", "1", "one"),
        ("xx", "1", "one"),
        ("es", "1–3", "other"),
        ("es", "200/3", "other"),
        ("es", "NaN", "other"),
    ],
)
def test_a_number_takes_its_languages_form(language: str, number: str, expected: str) -> None:
    assert form(language, number) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es", ("one", "other")),
        ("fr", ("one", "other")),
        ("ja", ("other",)),
        ("pl", ("one", "few", "many", "other")),
        ("ar", ("zero", "one", "two", "few", "many", "other")),
    ],
)
def test_a_language_has_the_forms_that_ordinary_numbers_take(language: str, expected: tuple[str, ...]) -> None:
    assert forms(language) == expected


def test_a_word_is_counted_in_its_language() -> None:
    assert [SPOKEN("x.day", count=number) for number in (0, 1, 2)] == ["0 jour", "1 jour", "2 jours"]


def test_a_script_gets_every_form_that_the_language_has_with_other_for_those_missing() -> None:
    words = Strings('x:\n  day-one: dzień\n  day-other: "{n} dnia"\n', "pl")
    assert words.forms("x.day", prefix="shown", n="{n}") == (
        'data-shown-one="dzień" data-shown-few="{n} dnia" data-shown-many="{n} dnia" data-shown-other="{n} dnia"'
    )


def test_the_command_line_counts_in_its_language_too() -> None:
    assert [in_words(counted("check.problems", number)) for number in (0, 1, 2)] == [
        "no problems",
        "1 problem",
        "2 problems",
    ]


@pytest.mark.parametrize("language", ["xx", "not-a-language", ""])
def test_a_language_that_nobody_knows_is_written_as_english(language: str) -> None:
    """A site may be in any language of two letters; a report of it has a date all the same."""
    assert locale_of(language).language == "en"

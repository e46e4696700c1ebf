import pytest

from rumbo.pages.views.reading import minutes
from rumbo.pages.views.reading import words as words_of


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        (0, "es", 1),
        (218, "es", 1),
        (219, "es", 2),
        (219, "en", 1),
        (229, "en-GB", 2),
        (184, "eo", 1),
        (185, "eo", 2),
        (1090, "es", 5),
    ],
)
def test_a_text_takes_whole_minutes_at_the_pace_of_its_language(words: int, language: str, expected: int) -> None:
    assert minutes(words_of(["palabra " * words]), language) == expected


def test_all_texts_count_and_marks_do_not() -> None:
    table = "| Área | Horas |\n|---|---|\n" + "| **uno** | 2 |\n" * 100
    assert minutes(words_of(["- palabra\n" * 15]), "es") == 1
    assert minutes(words_of([table, "## palabra\n" * 16]), "es") == 1  # 218 words
    assert minutes(words_of([table, "## palabra\n" * 17]), "es") == 2

"""Every page speaks its own language: no sentence of it was left in another.

Three nets, each for what slips through the one before: a block's function words betray a sentence; a short label that
reads alike in two languages must be on a list of those that do (same.txt); the dictionaries (test_spelling.py) find
the single word left over.
"""

import tomllib
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

from pages import Block, Page, read, words

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "languages.toml").read_text("utf-8"))
FUNCTION_WORDS = {
    language: frozenset(words.split())
    for language, words in tomllib.loads((HERE / "function_words.toml").read_text("utf-8")).items()
}
SAME = frozenset((HERE / "same.txt").read_text("utf-8").splitlines())

_STRETCH = 12
"""Words judged together, so that a foreign sentence does not drown in a long paragraph."""
_SHARE = 0.2


def foreign(text: str, language: str) -> bool:
    """Whether some stretch of a text has more function words of another language than of its own, and enough."""
    found = [word.lower() for word in words(text) if not _is_code(word)]
    starts = range(max(1, len(found) - _STRETCH + 1))
    return any(_foreign(found[start : start + _STRETCH], language) for start in starts)


def _is_code(word: str) -> bool:
    """`EN`, the name of a language, is not the preposition."""
    return len(word) > 1 and word.isupper()


def _foreign(stretch: list[str], language: str) -> bool:
    counts = {code: sum(word in known for word in stretch) for code, known in FUNCTION_WORDS.items()}
    own = counts.pop(language)
    return any(count > own and count >= _SHARE * len(stretch) for count in counts.values())


def left_over(blocks: Iterable[Block]) -> list[str]:
    """Blocks in another language than the one their page gives them, each once."""
    return sorted({str(block) for block in blocks if foreign(block.text, block.language)})


def alike(pages: Iterable[Page]) -> set[str]:
    """Blocks of words that read the same in two languages; an abbreviation in capitals is no word."""
    texts: dict[str, set[str]] = {}
    for page in pages:
        for block in page.blocks:
            texts.setdefault(block.language, set()).add(block.text)
    shared = (one & other for one, other in combinations(texts.values(), 2))
    return {text for found in shared for text in found if not all(map(_is_code, words(text)))}


def test_no_sentence_is_left_in_another_language(pages: dict[str, Page]) -> None:
    assert {page.language for page in pages.values()} == FUNCTION_WORDS.keys()
    assert left_over(block for page in pages.values() for block in page.blocks) == []


def test_only_listed_labels_read_alike_in_both_languages(pages: dict[str, Page]) -> None:
    assert alike(pages.values()) - SAME == set()


@pytest.mark.parametrize("place", ["<p>{}</p>", '<button aria-label="{}">', '<p data-one="{}">', "<title>{}</title>"])
def test_a_sentence_planted_on_an_english_page_is_found(place: str) -> None:
    page = read("en/index.html", '<html lang="en"><p>All is well.</p>' + place.format("Todo lo que hay en la caja"))
    assert len(left_over(page.blocks)) == 1


def test_words_that_the_page_marks_as_another_languages_are_judged_by_that() -> None:
    page = read("en/index.html", '<html lang="en"><p>Read this in <a lang="es">el español de la casa</a> too.</p>')
    assert left_over(page.blocks) == []


def test_a_label_planted_in_both_languages_is_found() -> None:
    html = {"es": '<html lang="es"><li>Guías</li><li>3 CSV</li>', "en": '<html lang="en"><li>Guías</li><li>3 CSV</li>'}
    assert alike(read(path, text) for path, text in html.items()) == {"Guías"}


@pytest.mark.parametrize("case", CASES["caught"], ids=lambda case: case["text"][:30])
def test_text_in_another_language_is_told(case: dict[str, str]) -> None:
    assert foreign(case["text"], case["language"])


@pytest.mark.parametrize("case", CASES["passed"], ids=lambda case: case["text"][:30])
def test_text_in_its_own_language_is_let_pass(case: dict[str, str]) -> None:
    assert not foreign(case["text"], case["language"])


def test_no_function_word_belongs_to_two_languages() -> None:
    for one, other in combinations(FUNCTION_WORDS.values(), 2):
        assert one & other == set()

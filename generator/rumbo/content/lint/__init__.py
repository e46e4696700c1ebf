"""The questionnaire lint: what survey methodology would say of a diagnostic (SC, section 9).

Each rule is a function of one diagnostic in one language, and its advice rests on works that `literature` names. The
words that rules look for lie in wording/lint.<language>.toml; a language without such a file skips the rules on words.
"""

from collections.abc import Iterator

from rumbo.content.lint import address, answers, likeness, reasons, size, stems
from rumbo.content.lint.lexicon import lexicon
from rumbo.content.lint.sheet import Places, Sheet
from rumbo.model import Diagnostic
from rumbo.wording.problems import Problem

__all__ = ["Places", "of_structure", "of_words"]


def of_words(diagnostic: Diagnostic, language: str, places: Places) -> Iterator[Problem]:
    """Advice on the words of a diagnostic: to be asked for in each of its languages.

    Args:
        diagnostic: in that language.
        language: its code, such as "es".
        places: where the words stand.
    """
    words = lexicon(language)
    sheet = Sheet(diagnostic, places)
    yield from stems.long_stems(sheet)
    if words:
        yield from stems.worded(sheet, words)
        yield from answers.without_dont_know(sheet, words)
        yield from reasons.instructing(sheet, words)
        yield from likeness.alike(sheet, words)
        yield from address.mixed(sheet, words)


def of_structure(diagnostic: Diagnostic, places: Places) -> Iterator[Problem]:
    """Advice on what does not change with the language: to be asked for once."""
    sheet = Sheet(diagnostic, places)
    yield from size.dimensions(sheet)
    yield from size.weights(sheet)
    yield from size.length(sheet)
    yield from answers.unordered(sheet)

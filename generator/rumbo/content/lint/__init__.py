"""The questionnaire lint: what survey methodology would say of a diagnostic (SC, section 9).

Each rule is a function of one diagnostic in one language, and its advice rests on works that `literature` names. The
words that rules look for lie in wording/lint.<language>.toml; a language without such a file skips the rules on words.
"""

from collections.abc import Iterator

from rumbo.content.lint import address, answers, likeness, reasons, size, stems
from rumbo.content.lint.lexicon import lexicon
from rumbo.content.lint.questionnaire import Places, Questionnaire
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
    questionnaire = Questionnaire(diagnostic, places)
    yield from stems.long_stems(questionnaire)
    if words:
        yield from stems.worded(questionnaire, words)
        yield from answers.without_dont_know(questionnaire, words)
        yield from reasons.instructing(questionnaire, words)
        yield from likeness.alike(questionnaire, words)
        yield from address.mixed(questionnaire, words)


def of_structure(diagnostic: Diagnostic, places: Places) -> Iterator[Problem]:
    """Advice on what does not change with the language: to be asked for once."""
    questionnaire = Questionnaire(diagnostic, places)
    yield from size.dimensions(questionnaire)
    yield from size.weights(questionnaire)
    yield from size.length(questionnaire)
    yield from answers.unordered(questionnaire)

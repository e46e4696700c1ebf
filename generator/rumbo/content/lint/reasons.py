"""Rule on why a question is asked: what one has to know to answer must not lie folded away.

Only how a sentence opens tells an instruction from a reason, so a reason that merely mentions counting is left alone.
"""

import re
from collections.abc import Iterator

from rumbo.content.lint.lexicon import Hit, Lexicon, sentences, unquoted
from rumbo.content.lint.questionnaire import Questionnaire
from rumbo.wording.problems import Problem

_LIST_MARK = re.compile(r"^\s*[-*+]\s", re.MULTILINE)


def instructing(questionnaire: Questionnaire, words: Lexicon) -> Iterator[Problem]:
    """The first instruction of each `why`."""
    for question in questionnaire.diagnostic.all_questions():
        if found := _instruction(question.why, words):
            yield questionnaire.of_question("instruction-in-why", question, "why", word=found)


def _instruction(why: str, words: Lexicon) -> str | None:
    text = words.without("not-instructions", _LIST_MARK.sub(_end_of_sentence, unquoted(why)))
    openings = (words.opening("instructions", text[slice(*span)]) for span in sentences(text))
    hits = [hit[0].strip() for hit in openings if hit]
    anywhere = words.find("instructions-anywhere", text)
    return next(iter(hits), anywhere[0] if anywhere else None)


def _end_of_sentence(mark: Hit) -> str:
    return ";".ljust(len(mark[0]))

"""Rules on the words of one question: what makes it mean something else to each who answers.

Prefers silence to a false alarm: what stands in a lead-in, in quotes or in a relative clause ("los pedidos que no
llegaron") says which things are meant and is left alone.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from rumbo.content.lint.lexicon import Lexicon, after_first_word, tokens, unquoted
from rumbo.content.lint.questionnaire import Questionnaire, closed, options
from rumbo.model import Question
from rumbo.wording.problems import Problem

LONGEST_STEM = 25
VAGUE_OPTIONS = 2
"""One vague answer among exact ones is held in place by its neighbours."""

_SECOND_QUESTION = re.compile(r"(?<=\?)[^?\w]*\w[^?]*\?")


def long_stems(questionnaire: Questionnaire) -> Iterator[Problem]:
    """Stems of many words, in whatever language."""
    for question in questionnaire.diagnostic.all_questions():
        if (count := len(tokens(question.ask))) > LONGEST_STEM:
            yield questionnaire.of_question("long-stem", question, "ask", count=str(count), most=str(LONGEST_STEM))


def worded(questionnaire: Questionnaire, words: Lexicon) -> Iterator[Problem]:
    """What the lists of a language find in stems, at most one piece of advice a rule and question."""
    for question in closed(questionnaire.diagnostic):
        asking = words.asking(question.ask)
        for code, rule in _RULES.items():
            if found := rule(question, asking, words):
                yield questionnaire.of_question(code, question, "ask", word=found)


def _negated(question: Question, asking: str, words: Lexicon) -> str | None:
    labels = [option.label for option in options(question) if not words.opens("unknown", option.label)]
    if not any(words.opens("no", label) for label in labels):
        return None
    return _asked("negations", words.without("not-negations", asking), words)


def _double(question: Question, asking: str, words: Lexicon) -> str | None:
    second = _SECOND_QUESTION.search(unquoted(question.ask))
    both = words.find("both", asking) or second
    return both[0].strip() if both else _two_clauses(question, asking, words)


def _two_clauses(question: Question, asking: str, words: Lexicon) -> str | None:
    """A joining word before what can only open another clause; alternatives count where the answer is yes or no."""
    if words.find("together", asking):
        return None
    joins = ["joins", "alternatives"] if _is_yes_or_no(question, words) else ["joins"]
    for join in chain.from_iterable(words.find_all(name, asking) for name in joins):
        before, rest = asking[: join.start()], asking[join.end() :]
        opener = _asks_again(before, rest, words) or _goes_on(before, rest, words)
        if opener:
            return join[0] + rest[: opener.end()]
    return None


def _asks_again(before: str, rest: str, words: Lexicon) -> re.Match[str] | None:
    """A second question with a clause of its own; "what is promised and what is done" are one pair, and not meant."""
    opener = words.opening("question-words", rest)
    if not opener or not rest[opener.end() :].strip(" ,?!."):
        return None
    earlier = after_first_word(before)
    is_pair = words.find("relatives", earlier) or opener[0].strip().casefold() in tokens(earlier.casefold())
    return None if is_pair else opener


def _goes_on(before: str, rest: str, words: Lexicon) -> re.Match[str] | None:
    """A second verb; in a relative clause, or in what is counted, it narrows down what is meant instead."""
    narrows = words.find("relatives", after_first_word(before)) or words.find("quantities", before)
    return None if narrows else words.opening("clause-openers", rest)


def _is_yes_or_no(question: Question, words: Lexicon) -> bool:
    return any(words.opens("yes", option.label) for option in options(question))


def _leading(question: Question, asking: str, words: Lexicon) -> str | None:
    loaded = words.find("leading", unquoted(question.ask)) or words.opening("leading-openings", asking)
    if loaded:
        return loaded[0].strip()
    found = _asked("absolutes", words.without("not-absolutes", asking), words)
    if found or not _is_yes_or_no(question, words):
        return found
    return _asked("absolutes-of-yes-and-no", words.without("not-absolutes-of-yes-and-no", asking), words)


def _vague(question: Question, asking: str, words: Lexicon) -> str | None:
    if words.find("periods", question.ask):
        return None
    return _asked("vague", words.without("not-vague", asking), words) or _vague_option(question, words)


def _vague_option(question: Question, words: Lexicon) -> str | None:
    """The first vague answer of a question that has several of them."""
    listed = set(words.words("vague-options"))
    labels = [option.label for option in options(question) if option.label.strip(" .").casefold() in listed]
    return labels[0] if question.kind.steps and len(labels) >= VAGUE_OPTIONS else None


def _asked(name: str, text: str, words: Lexicon) -> str | None:
    """The first word of a list that is part of what is asked, not of a relative clause."""
    hits = (hit for hit in words.find_all(name, text) if not words.is_relative(text, hit.start()))
    return next((hit[0] for hit in hits), None)


_RULES: Mapping[str, Callable[[Question, str, Lexicon], str | None]] = {
    "negated-stem": _negated,
    "double-barrelled": _double,
    "leading-words": _leading,
    "vague-frequency": _vague,
}

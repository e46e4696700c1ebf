"""Rule on questions that say nearly the same.

Two questions are alike when the words that carry their matter are the same in the same order, wherever the sentence
starts, or when one of them only has one such word more. Another noun makes another question ("… to sales", "… to
operations"), however long the rest: parallel questions are no repetition. Linear: each question is looked up by its
words and by its words less one, never compared with all others.
"""

from collections.abc import Iterator

from rumbo.content.lint.lexicon import Lexicon, tokens
from rumbo.content.lint.questionnaire import Questionnaire, closed
from rumbo.model import Question
from rumbo.wording.problems import Problem

FEWEST_SHARED = 3
FEWEST_SHARED_LESS_ONE = 6
MOST_WORDS = 60
"""Of a longer stem, which has advice of its own, no word is left out to see what it is like."""
_SHORTEST_STUB = 4

Key = tuple[str, ...]


def alike(questionnaire: Questionnaire, words: Lexicon) -> Iterator[Problem]:
    """Every question that says nearly what an earlier one says, with the first such."""
    shortened: dict[Key, Question] = {}
    whole: dict[Key, Question] = {}
    for question in closed(questionnaire.diagnostic):
        matter = _matter(question.ask, words)
        less_one = {_turned(matter[:place] + matter[place + 1 :]) for place in _places(matter)}
        key = _turned(matter)
        if len(matter) < FEWEST_SHARED:
            continue
        if earlier := whole.get(key) or shortened.get(key) or _first(whole, less_one):
            yield questionnaire.of_question("near-identical", question, "ask", other=earlier.id)
        whole.setdefault(key, question)
        for other in less_one:
            shortened.setdefault(other, question)


def _places(matter: Key) -> range:
    """The places of the words that may be left out."""
    return range(len(matter) if FEWEST_SHARED_LESS_ONE < len(matter) <= MOST_WORDS else 0)


def _first(known: dict[Key, Question], keys: set[Key]) -> Question | None:
    return next((known[key] for key in sorted(keys) if key in known), None)


def _matter(ask: str, words: Lexicon) -> Key:
    """The words that carry a question's matter, without endings."""
    function_words = set(words.words("function-words"))
    endings = sorted(words.words("endings"), key=len, reverse=True)
    return tuple(_stub(word, endings) for word in tokens(ask.casefold()) if word not in function_words)


def _stub(word: str, endings: list[str]) -> str:
    kept = (word.removesuffix(ending) for ending in endings if word.endswith(ending))
    return next((stub for stub in kept if len(stub) >= _SHORTEST_STUB), word)


def _turned(matter: Key) -> Key:
    """The same for all sentences that only start elsewhere: turned so that the alphabet's first word comes first."""
    first = min(matter, default="")
    starts = [place for place, word in enumerate(matter[:MOST_WORDS]) if word == first]
    return min((matter[place:] + matter[:place] for place in starts), default=matter)

"""Rule on how the respondent is spoken to: familiarly or politely, and not both."""

import re
from collections.abc import Iterator

from rumbo.content.lint.lexicon import Hit, Lexicon, unquoted
from rumbo.content.lint.questionnaire import Questionnaire, options
from rumbo.location import Location
from rumbo.model import Diagnostic
from rumbo.wording.problems import Problem

Text = tuple[str, Location, tuple[str, ...]]
"""A text, the thing that it belongs to, and the key that it stands under."""
Found = tuple[Hit, Text]

_TARGET = re.compile(r"\]\([^)]*\)|`[^`]*`|https?://\S+")
"""Where a link leads, and code: no words to anybody."""


def mixed(questionnaire: Questionnaire, words: Lexicon) -> Iterator[Problem]:
    """The first word of the rarer form, once a questionnaire."""
    texts = [
        (unquoted(_TARGET.sub(" ", text)), whole, steps) for text, whole, steps in _texts(questionnaire.diagnostic)
    ]
    forms = {name: _found(name, texts, words) for name in ("formal", "informal")}
    rarer, other = sorted(forms.values(), key=len)
    if rarer:
        hit, (_, whole, steps) = rarer[0]
        place = questionnaire.places.of_word(whole, hit[0], *steps)
        yield questionnaire.of_whole("mixed-address", place, word=hit[0], other=other[0][0][0])


def _found(name: str, texts: list[Text], words: Lexicon) -> list[Found]:
    return [(hit, text) for text in texts for hit in words.find_all(name, text[0])]


def _texts(diagnostic: Diagnostic) -> Iterator[Text]:
    """All that the respondent reads, in file order."""
    for key in ("title", "summary", "when", "intro"):
        yield getattr(diagnostic, key), diagnostic.place, (key,)
    for asked in diagnostic.profile:
        yield asked.ask, asked.place, ("ask",)
    yield from _of_dimensions(diagnostic)
    for band in diagnostic.bands:
        yield band.text, band.place, ("text",)


def _of_dimensions(diagnostic: Diagnostic) -> Iterator[Text]:
    for dimension in diagnostic.all_dimensions():
        yield dimension.about, dimension.place, ("about",)
        for band, text in dimension.texts.items():
            yield text, dimension.place, ("texts", band)
        for question in dimension.questions:
            for key in ("ask", "hint", "why", "good"):
                yield getattr(question, key), question.place, (key,)
            for option in options(question):
                yield option.label, option.place, ("label",)
            for cap in question.caps:
                yield cap.because, cap.place, ("because",)

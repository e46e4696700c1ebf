"""What the search knows of a page: its title, one line, and its words with how much each says of it.

A function of a page. What stands in an element with `data-search-exclude` is not found; the questions of a form are.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from math import log2
from unicodedata import normalize

from rumbo.pages import routes
from rumbo.pages.tree import Page

_TAG = re.compile(r"""<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:[^>"']|"[^"]*"|'[^']*')*>""")
_EXCLUDE = "data-search-exclude"
_EXCLUDED = re.compile(rf"""<(?P<name>\w+)(?:[^>"']|"[^"]*"|'[^']*')*?\s{_EXCLUDE}(?=[\s>])""")
_HEADING = re.compile(r"<h[2-6][\s>].*?</h[2-6]>", re.DOTALL)
_TITLE = re.compile(r"<h1[\s>].*?</h1>", re.DOTALL)
_QUESTION = re.compile(r'<fieldset [^>]*?\bid="(?P<id>[^"]+)"[^>]*>\s*<legend>(?P<words>.*?)</legend>', re.DOTALL)
_NUMBER = re.compile(r"^\d+\.\s")
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup)(?:\s[^>]*)?>")
_ANY = re.compile(r"<[^>]*>")
_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
_IN_TITLE, _IN_DESCRIPTION, _IN_HEADING, _IN_TEXT = 18, 8, 6, 5
"""What a word weighs by where it stands; in the text it is the most that it can weigh there, however often."""
HEAVIEST = 26
_SHARES: Mapping[str, float] = {"playbook": 1, "diagnostic": 1, "question": 0.9, "collection": 0.7, "page": 0.6}
_OF_OTHERS = 0.3
_LINE = 150

Weights = dict[str, int]


def entries(path: str, page: Page, labels: Mapping[str, str]) -> bytes:
    """A page at a path of the tree and the questions that it asks: JSON, a list's content without its brackets.

    Each is its place below the language's root, title, line and weights by word; `labels` name the kinds of page.
    """
    found = _entries(routes.address(path), page, labels)
    return ",".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in found).encode()


def _entries(address: str, page: Page, labels: Mapping[str, str]) -> Iterator[tuple[str, str, str, Weights]]:
    content = _TITLE.sub(" ", _without_excluded(page.html))
    text = _text(content)
    parts = {
        _IN_TITLE: [page.title],
        _IN_DESCRIPTION: [page.description],
        _IN_HEADING: [_text(heading) for heading in _HEADING.findall(content)],
    }
    line = _labelled(labels.get(page.kind, ""), page.description or _shortened(text))
    yield address, page.title, line, _weights(parts, text, page.kind)
    for asked in _QUESTION.finditer(page.html) if page.kind == "diagnostic" else ():
        title = _NUMBER.sub("", _text(asked["words"]))
        line = _labelled(labels.get("question", ""), page.title)
        yield f"{address}#{asked['id']}", title, line, _weights({_IN_TITLE: [title]}, page.title, "question")


def words(text: str) -> list[str]:
    """The words of a text as the search compares them: without case, accents and punctuation."""
    return _WORD.findall(_MARKS.sub("", normalize("NFD", text.lower())))


def _weights(parts: Mapping[int, Iterable[str]], text: str, kind: str) -> Weights:
    weights = {word: min(1 + 2 * log2(count), _IN_TEXT) for word, count in Counter(words(text)).items()}
    for weight, texts in parts.items():
        for word in {word for each in texts for word in words(each)}:
            weights[word] = weights.get(word, 0) + weight
    share = _SHARES.get(kind, _OF_OTHERS)
    return {word: max(1, min(round(weight * share), HEAVIEST)) for word, weight in weights.items()}


def _labelled(label: str, line: str) -> str:
    return " · ".join(filter(None, (label, line)))


def _shortened(text: str) -> str:
    return text if len(text) <= _LINE else f"{text[:_LINE].rpartition(' ')[0]}…"


def _text(html: str) -> str:
    """Words alone; tags that stand within words part none, and all others do."""
    return " ".join(unescape(_ANY.sub(" ", _WITHIN_WORDS.sub("", html))).split())


def _without_excluded(html: str) -> str:
    kept, done, at = [], 0, html.find(_EXCLUDE)
    while at >= 0:
        if found := _EXCLUDED.match(html, html.rfind("<", done, at)):
            kept.append(html[done : found.start()])
            done = at = _end(html, found)
        at = html.find(_EXCLUDE, at + 1)
    return "".join([*kept, html[done:]])


def _end(html: str, opened: re.Match[str]) -> int:
    """Where an element ends that may hold others of its name."""
    depth = 0
    for tag in _TAG.finditer(html, opened.start()):
        if tag["name"] == opened["name"]:
            depth += -1 if tag["end"] else 1
            if depth == 0:
                return tag.end()
    return len(html)

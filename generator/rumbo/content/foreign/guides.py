"""Playbooks made out of what a lens advises: one step each, with what to read about it."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from rumbo.content.foreign.parts import Ids
from rumbo.content.source import written_yaml
from rumbo.wording.phrases import Language, Phrase, in_words

_MARKS = re.compile(r"([\\`*_{}\[\]<>#+!|&~])")
_OF_ADDRESSES = "%/:?#@!$&'*+,;=~[]"
"""What stands in an address as it is; a bracket would end the link."""
_LINE = re.compile(r"^[ \t]*([-:=]?)", re.MULTILINE)
_LONGEST_TITLE = 120
_SHORTEST_TITLE = 12
"""What a choice says in fewer characters (Yes., No.) names nothing without its question."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What is to be done, and what to read: texts, each with an address or none."""

    plan: str
    address: str
    reading: str
    reading_address: str


@dataclass(slots=True)
class Guides:
    """The playbooks of one import: the same advice is written once."""

    slug: str
    theme: str
    language: Language
    ids: Ids = field(default_factory=Ids)
    files: dict[str, bytes] = field(default_factory=dict)
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, advice: Advice, choice: str, question: str) -> str:
        """The playbook of an advice, under the words of the choice that it belongs to."""
        known = self._known.get((advice.plan, advice.address))
        if known:
            return known
        title = choice if len(choice) >= _SHORTEST_TITLE else question
        slug = self.ids.made(f"{self.slug[:24]}-{title}", self.slug)
        front = {
            "title": shortened(title),
            "summary": shortened(question),
            "theme": self.theme,
            "steps": [
                {
                    "id": "plan",
                    "task": " ".join(advice.plan.split()),
                    "owner": self._word("owner"),
                    "metric": choice,
                    "week": "1",
                }
            ],
        }
        self.files[f"playbooks/{slug}.md"] = b"---\n" + written_yaml(front) + b"---\n\n" + self._body(advice).encode()
        self._known[advice.plan, advice.address] = slug
        return slug

    def _body(self, advice: Advice) -> str:
        parts = [f"## {self._word('plan')}", _read_on(advice.plan, advice.address, self._word("source"))]
        if advice.reading or advice.reading_address:
            read = _read_on(advice.reading, advice.reading_address, self._word("source"))
            parts += [f"## {self._word('reading')}", read]
        return "\n\n".join(parts) + "\n"

    def _word(self, key: str) -> str:
        return in_words(Phrase(f"foreign.{key}"), self.language)


def shortened(text: str) -> str:
    """A text short enough for a title, cut between words."""
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def as_markdown(text: str) -> str:
    """A plain text as Markdown that reads the same, each of its lines from the left."""
    return _LINE.sub(lambda start: start[1] and f"\\{start[1]}", _MARKS.sub(r"\\\1", text))


def is_web_address(address: str) -> bool:
    """Whether a browser can go there, and nothing else can happen."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def as_link(address: str, words: str) -> str:
    """A Markdown link; empty where nobody can go there."""
    return f"[{words}]({quote(address, safe=_OF_ADDRESSES)})" if is_web_address(address) else ""


def _read_on(text: str, address: str, source: str) -> str:
    return "\n\n".join(filter(None, (as_markdown(text), as_link(address, source))))

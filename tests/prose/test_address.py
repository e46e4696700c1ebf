"""Spanish speaks to its reader as "tú" on every page and in every message of the command line."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pages import Page, words

HERE = Path(__file__).parent
MESSAGES = HERE.parents[1] / "generator/rumbo/wording/problems.es.toml"
RULES = tomllib.loads((HERE / "address.toml").read_text("utf-8"))
ALWAYS = frozenset(RULES["always"].split())
COMMANDS = frozenset(RULES["commands"].split())

_SENTENCE = re.compile(r"[.:;?!…]\s|[«»“”\"()\[\]¿¡|]|\s[–—·]\s")
_POSSESSED = re.compile(rf"\bsus? (?:{'|'.join(RULES['possessed'].split())})\b", re.IGNORECASE)


def strange_address(text: str) -> list[str]:
    """The words of a text that speak to the reader otherwise than as "tú"."""
    return [*_POSSESSED.findall(text), *(word for sentence in _SENTENCE.split(text) for word in _strange(sentence))]


def _strange(sentence: str) -> Iterator[str]:
    for place, word in enumerate(word.lower() for word in words(sentence)):
        by_ending = word.endswith(tuple(RULES["endings"])) and word not in RULES["not_by_ending"]
        if word in ALWAYS or by_ending or (place == 0 and word in COMMANDS):
            yield word


def found(texts: Iterable[str]) -> list[str]:
    return sorted({f"{strange}: {text}" for text in texts for strange in strange_address(text)})


def test_spanish_pages_say_tu(pages: dict[str, Page]) -> None:
    assert found(block.text for page in pages.values() for block in page.blocks if block.language == "es") == []


def test_spanish_messages_say_tu() -> None:
    messages = tomllib.loads(MESSAGES.read_text("utf-8"))
    assert found(text for message in messages.values() for text in message.values()) == []


@pytest.mark.parametrize("text", RULES["caught"])
def test_another_form_of_address_is_caught(text: str) -> None:
    assert strange_address(text)


@pytest.mark.parametrize("text", RULES["passed"])
def test_tu_and_third_persons_pass(text: str) -> None:
    assert strange_address(text) == []

"""Whatever is poured over it, a check says where and what in at most a hundred problems and a count."""

import difflib
from collections.abc import Callable
from typing import Any
from unittest.mock import Mock

import pytest

from floods import DIAGNOSTIC, FLOODS, PLAYBOOK, Flood
from mistakes import small_site
from rumbo.content import loader
from rumbo.content.loader import Files
from rumbo.content.source.slips import marked
from rumbo.wording.problems import MOST, Problem

pytestmark = pytest.mark.slow


@pytest.fixture
def flooded() -> Callable[[Flood], tuple[Problem, ...]]:
    site = {path: text.encode() for path, text in small_site("minimal").items()}
    return lambda flood: loader.load_files(Files(site | {flood.path: flood.make()})).problems


@pytest.mark.parametrize("flood", FLOODS, ids=str)
def test_a_flood_is_answered_shortly_and_at_its_place(flood: Flood, flooded: Any) -> None:  # noqa: ANN401 - a fixture
    problems = flooded(flood)
    codes = {problem.code for problem in problems}
    assert codes >= set(flood.codes)
    assert not flood.codes or all(problem.place.path for problem in problems)
    assert len(problems) <= MOST + 1
    assert sum(len(str(problem)) for problem in problems) < 40_000


def named(name: str) -> Flood:
    return next(flood for flood in FLOODS if flood.name == name)


def test_the_count_says_how_many_more_there_are(flooded: Any) -> None:  # noqa: ANN401
    problems = flooded(named("60,000 wrong keys"))
    counts = [problem.values["count"] for problem in problems if problem.code == "and-more"]
    assert counts == [str(60_000 - MOST)]
    assert [problem.place.line for problem in problems[:MOST]] == list(range(2, MOST + 2))


def test_only_what_is_told_gets_a_suggestion(flooded: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    """Comparing words is what took minutes."""
    compare = Mock(wraps=difflib.get_close_matches)
    monkeypatch.setattr(difflib, "get_close_matches", compare)
    flooded(named("60,000 wrong keys"))
    assert 0 < compare.call_count <= MOST


def test_a_bomb_of_aliases_is_never_unfolded(flooded: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    read = Mock(wraps=marked)
    monkeypatch.setattr("rumbo.content.source.composer.marked", read)
    flooded(named("alias bomb"))
    assert read.call_count < 1_000


def test_an_intricate_text_is_not_turned_into_a_page(flooded: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    monkeypatch.setattr("rumbo.prose.body", lambda *_: pytest.fail("the text was turned into a page"))
    for flood in FLOODS:
        if "too-intricate" in flood.codes:
            flooded(flood)


def test_a_text_field_is_held_to_the_same() -> None:
    site = {path: text.encode() for path, text in small_site("minimal").items()}
    text = site[DIAGNOSTIC].replace(b"scale: veces", b"scale: veces\n        why: '" + b"[" * 1_500 + b"'")
    (problem,) = loader.load_files(Files(site | {DIAGNOSTIC: text})).problems
    assert (problem.code, str(problem.place)) == ("too-intricate", f"{DIAGNOSTIC}:28:14")


def test_a_long_and_rich_guide_is_welcome() -> None:
    """Ten times as long as the longest that is shipped, with all that Markdown has."""
    section = (
        "## Qué **es**\n\n"
        + "- [a](poner-responsable.md) *b* `c` <mark>d</mark>\n    - e\n" * 20
        + "\n| a | b |\n|---|---|\n"
        + "| c | d |\n" * 30
    )
    site = {path: text.encode() for path, text in small_site("minimal").items()}
    found = loader.load_files(Files(site | {PLAYBOOK: site[PLAYBOOK] + (f"\n{section}\n" * 25).encode()}))
    assert found.problems == ()

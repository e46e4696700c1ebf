"""Every shipped playbook is whole, in both languages: its length, its steps, and the parts that its reader looks for.

Parts are told by structure and place, since every playbook words its headings for itself: what to fill in comes before
the example, the example says that it is one, and two lists end the page: signs that it works, and usual mistakes.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.model import Playbook, Site

REPOSITORY = Path(__file__).parents[2]
SLUGS = sorted(file.stem for file in (REPOSITORY / "playbooks").glob("[!R]*.md") if "." not in file.stem)
EXAMPLE = {"es": "Ejemplo inventado", "en": "Invented example"}
LENGTHS = {"one-hour": (350, 700)}
SAID_IN_AN_HOUR = {
    "es": ("**La fecha para decidir.**", "**Con menos de diez personas.**"),
    "en": ("**The date to decide.**", "**With fewer than ten people.**"),
}
LONGEST_SILENCE = 4  # weeks from one step due to the next: a month of weekly reviews at most
SPELLED_OUT = 12  # English writes "eleven" at the start of a sentence
BOTH = [pytest.param(language, slug, id=f"{slug}.{language}") for slug in SLUGS for language in EXAMPLE]

_SECTION = re.compile(r"^## (?P<title>.+)\n(?P<text>(?:(?!## ).*\n?)*)", re.MULTILINE)
_WORD = re.compile(r"\S*\w\S*")
_TO_FILL_IN = re.compile(
    r"\|\s*\|"  # a cell left empty
    r"|^- \[ \]"  # a box to tick
    r"|_{3,}|…\s*\||: …"  # a gap to write in
    r"|^> |^\d+\. .*[?:»”]",  # words to say: a quotation, or numbered questions
    re.MULTILINE,
)
_ITEM = re.compile(r"^(?:-|\d+\.) ", re.MULTILINE)
_BULLET = re.compile(r"^- ", re.MULTILINE)
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_LINK = re.compile(r"\]\(([^)]+)\)")


@cache
def sites() -> dict[str, Site]:
    """The repository's own site in each of its languages."""
    return {site.language: site for site in loader.load(REPOSITORY, drafts=False).sites}


def playbook(language: str, slug: str) -> Playbook:
    return sites()[language].playbooks[slug]


OF_AN_HOUR = [slug for slug in SLUGS if playbook("es", slug).kind == "one-hour"]


def sections(body: str) -> list[tuple[str, str]]:
    """A body's sections: title and text."""
    return [(found["title"], found["text"]) for found in _SECTION.finditer(body)]


def test_both_languages_have_every_playbook() -> None:
    assert {language: sorted(site.playbooks) for language, site in sites().items()} == dict.fromkeys(EXAMPLE, SLUGS)


@pytest.mark.parametrize(("language", "slug"), BOTH)
def test_its_text_can_be_read_at_one_sitting(language: str, slug: str) -> None:
    found = playbook(language, slug)
    fewest, most = LENGTHS.get(found.kind, (500, 900))
    assert fewest <= len(_WORD.findall(found.body)) <= most


@pytest.mark.parametrize("slug", OF_AN_HOUR)
@pytest.mark.parametrize("language", EXAMPLE)
def test_whoever_has_an_hour_reads_when_to_decide_where_it_comes_from_and_what_a_small_firm_does(
    language: str, slug: str
) -> None:
    found = playbook(language, slug)
    for words in SAID_IN_AN_HOUR[language]:
        assert words in found.body, words
    assert not found.steps[-1].minutes
    assert found.steps[-1].week in (2, 3)
    assert found.session_minutes >= 45


@pytest.mark.parametrize(("language", "slug"), BOTH)
def test_it_has_four_to_eight_steps_each_with_owner_metric_and_a_week_within_its_effort(
    language: str, slug: str
) -> None:
    found = playbook(language, slug)
    assert found.summary
    assert found.roles
    assert 4 <= len(found.steps) <= 8
    assert all(step.task and step.owner and step.metric for step in found.steps)
    weeks = [step.week for step in found.steps]
    assert weeks == sorted(weeks)
    assert weeks[-1] <= found.effort.weeks
    assert found.effort.hours


@pytest.mark.parametrize(("language", "slug"), BOTH)
def test_it_ends_with_an_example_marked_as_such_and_the_lists_of_signs_and_mistakes(language: str, slug: str) -> None:
    *_, (title, example), (_, signs), (_, mistakes) = sections(playbook(language, slug).body)
    assert title.startswith(EXAMPLE[language])
    assert len(_FIGURE.findall(example)) >= 6
    assert len(_BULLET.findall(signs)) >= 3
    assert len(_BULLET.findall(mistakes)) >= 3


@pytest.mark.parametrize(("language", "slug"), BOTH)
def test_it_has_something_to_fill_in_on_the_page_itself(language: str, slug: str) -> None:
    before = sections(playbook(language, slug).body)[:-3]
    assert any(_TO_FILL_IN.search(text) for _, text in before)


@pytest.mark.parametrize("slug", SLUGS)
def test_its_translation_has_the_same_parts_links_and_figures(slug: str) -> None:
    spanish, english = playbook("es", slug).body, playbook("en", slug).body
    assert list(outline(spanish)) == list(outline(english))
    assert _LINK.findall(spanish) == _LINK.findall(english)
    assert sorted(figures(spanish)) == sorted(figures(english))


def outline(body: str) -> Iterator[str]:
    """What kind of block each block is, and how many rows or items it has."""
    for block in re.split(r"\n{2,}", body.strip()):
        first = block.split(" ", 1)[0]
        if block.startswith("#"):
            yield first
        elif block.startswith("|"):
            yield f"table {block.count(chr(10)) + 1} by {block.splitlines()[0].count('|') - 1}"
        elif block.startswith(("- ", "1. ")):
            yield f"list of {len(_ITEM.findall(block))}"
        else:
            yield "quotation" if block.startswith(">") else "text"


def figures(text: str) -> Iterator[str]:
    """The figures of a text, whichever mark its language sets them with; outside tables small ones may be words."""
    for line in text.splitlines():
        for figure in _FIGURE.findall(line):
            digits = re.sub(r"[.,:]", "", figure)
            if line.startswith("|") or int(digits) > SPELLED_OUT:
                yield digits


@pytest.mark.parametrize("slug", SLUGS)
def test_no_weekly_review_waits_more_than_four_weeks_for_a_step(slug: str) -> None:
    """PL-9: between two steps due, a plan of this guide alone is silent for four weeks at most."""
    due = sorted(step.week for step in playbook("es", slug).steps if step.week)

    assert all(later - earlier <= LONGEST_SILENCE for earlier, later in pairwise(due)), due

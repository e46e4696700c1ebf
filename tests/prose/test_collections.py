"""Every shipped collection is whole, and every playbook stands in one of them."""

import re
from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.model import Collection

REPOSITORY = Path(__file__).parents[2]
SITES = {site.language: site for site in loader.load(REPOSITORY, drafts=False).sites}
BOTH = [
    pytest.param(language, found, id=f"{found}.{language}")
    for language, site in SITES.items()
    for found in site.collections
]
FEWEST = 8
WORDS = 30


def test_each_playbook_is_in_a_collection() -> None:
    site = SITES["es"]
    collected = {str(entry) for found in site.collections for entry in found.playbooks}
    assert set(site.playbooks) == collected


def test_there_are_enough_for_every_kind_of_reader() -> None:
    assert len(SITES["es"].collections) >= FEWEST
    assert {found.order_by for found in SITES["es"].collections} == {"role", "moment", "time"}


@pytest.mark.parametrize(("language", "found"), BOTH)
def test_it_says_in_words_of_its_own_why_and_in_which_order(language: str, found: Collection) -> None:
    del language
    reasons = [entry.because for entry in found.playbooks]
    assert len(set(reasons)) == len(reasons) >= 3
    assert len(re.findall(r"\w+", found.body)) >= WORDS


@pytest.mark.parametrize("slug", [found.slug for found in SITES["es"].collections])
def test_what_a_playbook_needs_stands_before_it_or_is_named_in_the_text(slug: str) -> None:
    [found] = [found for found in SITES["es"].collections if found.slug == slug]
    before: set[str] = set()
    for entry in found.playbooks:
        for need in SITES["es"].playbooks[str(entry)].needs:
            assert need.id in before or f"{need.id}.md" in found.body, (str(entry), need.id)
        before.add(str(entry))


@pytest.mark.parametrize("language", SITES)
def test_every_diagnostic_says_when_to_choose_it(language: str) -> None:
    said = [found.when for found in SITES[language].diagnostics]
    assert all(said)
    assert len(set(said)) == len(said)

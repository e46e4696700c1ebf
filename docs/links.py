"""Which answers of the shipped diagnostics lead to which playbooks, each with its reason: docs/links.md.

The links are those of the diagnostics; the reasons lie in links/<diagnostic>.toml beside this file, as a table by
question, then by answer (`otherwise` for all answers without playbooks of their own), from playbook to one sentence.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rumbo.content import loader
from rumbo.model import DONT_KNOW, Diagnostic, Site
from rumbo.model.document import instrument_of
from rumbo.model.leads import remedies
from rumbo.scoring.instrument import Item

DOCS = Path(__file__).parent
OTHERWISE = "otherwise"
HEAD = """\
# From answers to playbooks

Every answer of the shipped diagnostics that leads somewhere, the playbook that it leads to, and why that one. To go
through when a question, an answer or a playbook changes: would a good consultant give this guide first to whoever
answers this?

This page is written by `python docs/generate.py`; the reasons lie in `docs/links/`.
"""

Link = tuple[str, str, str]
"""A question, one of its answers, and a playbook that it leads to."""


@dataclass(frozen=True)
class Links:
    """The links of one diagnostic, and the reasons written for them."""

    diagnostic: Diagnostic
    links: tuple[Link, ...]
    reasons: dict[Link, str]

    @property
    def unexplained(self) -> list[Link]:
        """Links without a reason."""
        return [link for link in self.links if link not in self.reasons]

    @property
    def stale(self) -> list[Link]:
        """Reasons for links that are no more."""
        return [link for link in self.reasons if link not in self.links]


def of_site(site: Site) -> list[Links]:
    """The links of every diagnostic of a site that is read in the repository."""
    return [
        Links(found, tuple(_links(instrument_of(found, remedies(site)).items.values())), reasons(found.slug))
        for found in site.diagnostics
    ]


def shipped() -> Site:
    """The repository's own site, in its first language."""
    site = loader.load(DOCS.parent, drafts=True).site
    assert site is not None, "the shipped site has problems"  # noqa: S101 - a developer's script
    return site


def reasons(slug: str) -> dict[Link, str]:
    """What is written for a diagnostic; nothing while there is no file."""
    file = DOCS / "links" / f"{slug}.toml"
    written = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    return {
        (question, answer, playbook): reason
        for question, answers in written.items()
        for answer, playbooks in answers.items()
        for playbook, reason in playbooks.items()
    }


def _links(items: Iterator[Item]) -> Iterator[Link]:
    for item in items:
        for answer, playbooks in item.own_remedies.items():
            yield from ((item.id, answer, playbook) for playbook in playbooks)
        if _falls_back(item):
            yield from ((item.id, OTHERWISE, playbook) for playbook in item.remedies)


def _falls_back(item: Item) -> bool:
    """Whether some answer that is not best has no playbooks of its own (SC-13)."""
    bare = any(s < 1 and answer not in item.own_remedies for answer, s in item.measure.shares.items())
    return bare or not item.measure.shares or (DONT_KNOW in item.allow and item.dont_know == "lowest")


def markdown() -> str:
    """The page: a table a diagnostic."""
    site = shipped()
    return "\n".join([HEAD, *(_section(found, site) for found in of_site(site))])


def _section(found: Links, site: Site) -> str:
    asked = {question.id: question for question in found.diagnostic.all_questions()}
    rows = [f"## {found.diagnostic.title}\n", "| question | answer | playbook | why |", "|---|---|---|---|"]
    for question, answer, playbook in found.links:
        labels = {option.id: getattr(option, "label", option.id) for option in asked[question].answers}
        reason = found.reasons.get((question, answer, playbook), "*no reason yet*")
        shown = [asked[question].ask, labels.get(answer, "*any other*"), remedies(site)[playbook].title, reason]
        rows.append(f"| {' | '.join(map(_cell, shown))} |")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")

"""Where the content serves each idea of the brief: docs/coverage.md.

The ideas lie in coverage.toml beside this file; questions, answers and playbooks are those of the content.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import links

from rumbo.model import Site
from rumbo.model.alike import names
from rumbo.model.document import fallback_remedies

IDEAS = Path(__file__).parent / "coverage.toml"
HEAD = """\
# Where each idea is served

Every idea that the shipped content is to serve, the questions that ask for it and the playbooks that teach it. To go
through when a question or a playbook goes: does the idea still have one?

This page is written by `python docs/generate.py`; the ideas lie in `docs/coverage.toml`.

| idea | asked in | playbooks |
|---|---|---|
"""


@dataclass(frozen=True)
class Coverage:
    """The ideas as written, and the site that serves them. Questions are named `accion/revisiones`."""

    site: Site

    @cached_property
    def ideas(self) -> list[dict[str, list[str]]]:
        """Each with its sentence (`says`) and what it names."""
        found: list[dict[str, list[str]]] = tomllib.loads(IDEAS.read_text("utf-8"))["idea"]
        return found

    @cached_property
    def dimensions(self) -> dict[str, list[str]]:
        """The scored questions of every dimension, `accion/foco`."""
        return {
            f"{found}/{dimension}": [f"{found}/{asked}" for asked in dimension.all_questions() if asked.is_scored]
            for found in self.site.diagnostics
            for dimension in found.all_dimensions()
        }

    @cached_property
    def leads(self) -> dict[str, list[str]]:
        """The playbooks that the answers of every question lead to."""
        return {
            f"{found}/{asked}": [
                ref.id
                for refs in (*(answer.mentions for answer in asked.answers), fallback_remedies(asked, enclosing))
                for ref in refs
                if ref.id in self.site.playbooks
            ]
            for found in self.site.diagnostics
            for asked, enclosing in found.placed_questions()
        }

    def questions(self, idea: dict[str, list[str]]) -> list[str]:
        """The questions that ask for an idea."""
        whole = [name for dimension in idea.get("dimensions", []) for name in self.dimensions[dimension]]
        return [*whole, *idea.get("questions", [])]

    def playbooks(self, idea: dict[str, list[str]]) -> list[str]:
        """The playbooks that teach an idea: those that its dimensions lead to, and those named."""
        whole = [name for dimension in idea.get("dimensions", []) for name in self.dimensions[dimension]]
        return list(dict.fromkeys([*(slug for name in whole for slug in self.leads[name]), *idea.get("playbooks", [])]))

    def rows(self) -> Iterator[str]:
        """One row of the table for each idea."""
        asked = {name: found.ask for each in self.site.diagnostics for name, found in names(each).items()}
        for idea in self.ideas:
            questions = [f"{asked[name]} (`{name}`)" for name in self.questions(idea)]
            taught = [self.site.playbooks[slug].title for slug in self.playbooks(idea)]
            yield f"| {idea['says']} | {'<br>'.join(questions)} | {'<br>'.join(taught)} |".replace("\n", " ")


def markdown() -> str:
    """The page."""
    return HEAD + "".join(f"{row}\n" for row in Coverage(links.shipped()).rows())

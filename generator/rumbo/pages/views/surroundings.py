"""What playbooks have around them in a site: worked out once, so that the page of each asks only for its own."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rumbo.model import Collection, Diagnostic, Dimension, Playbook, Question, Site
from rumbo.model.document import fallback_remedies, remedies_of
from rumbo.model.leads import remedies
from rumbo.pages.views.lists import of_theme

Placed = tuple[Question, tuple[Dimension, ...]]
"""A question with the dimensions that enclose it, the innermost first."""


class Surroundings:
    """The playbooks of a site among its diagnostics and themes."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._shelves = {theme: of_theme(site, theme) for theme in site.settings.themes}
        self._places = {found.slug: place for shelf in self._shelves.values() for place, found in enumerate(shelf)}
        self._prescribed = {found.slug: frozenset(remedies_of(found, remedies(site))) for found in site.diagnostics}
        self._holding = defaultdict[str, list[Collection]](list)
        for found in site.collections:
            for slug in dict.fromkeys(map(str, found.playbooks)):
                self._holding[slug].append(found)
        self._named = {found.slug: _named(found) for found in site.diagnostics}

    def neighbours(self, playbook: Playbook) -> tuple[list[Playbook], list[Playbook]]:
        """The playbook before it and the one after it in its theme, where there are such."""
        shelf, place = self._shelves[playbook.theme], self._places[playbook.slug]
        return shelf[max(place - 1, 0) : place], shelf[place + 1 : place + 2]

    def holding(self, playbook: Playbook) -> list[Collection]:
        """The collections that it is part of."""
        return self._holding[playbook.slug]

    def prescribing(self, playbook: Playbook) -> list[Diagnostic]:
        """The diagnostics whose result may call for it."""
        return [found for found in self.site.diagnostics if playbook.slug in self._prescribed[found.slug]]

    def naming(self, diagnostic: Diagnostic, playbook: Playbook) -> list[Placed]:
        """The questions of a diagnostic that can be mended (SC-14) and name it, in file order."""
        return self._named[diagnostic.slug].get(playbook.slug, [])


def _named(diagnostic: Diagnostic) -> Mapping[str, list[Placed]]:
    found: defaultdict[str, list[Placed]] = defaultdict(list)
    for question, enclosing in diagnostic.placed_questions():
        if _can_be_mended(question):
            for slug in dict.fromkeys(_slugs(question, enclosing)):
                found[slug].append((question, enclosing))
    return found


def _slugs(question: Question, enclosing: tuple[Dimension, ...]) -> Iterator[str]:
    for named in (fallback_remedies(question, enclosing), *(answer.mentions for answer in question.answers)):
        yield from (remedy.id for remedy in named)


def _can_be_mended(question: Question) -> bool:
    """SC-14: one that only gates, without a cap, moves nothing."""
    return question.is_scored and bool(question.weight or question.caps)

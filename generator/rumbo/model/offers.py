"""The catalogue: what plans are made of, out of a site's playbooks. Pages publish it, and `rumbo plan` reads it."""

from math import ceil

from rumbo.model import Playbook, Site
from rumbo.model.document import clauses
from rumbo.scoring.contract import Catalogue, PlaybookOffer


def catalogue(site: Site) -> Catalogue:
    """The playbooks of a site in its language; the JSON Schema is docs/schemas/plan-catalogue.json."""
    slow = {found.slug: clauses(found.one_at_a_time) for found in site.diagnostics if found.one_at_a_time}
    offers = [_offer(playbook) for playbook in site.playbooks.values()]
    return {"language": site.language, "playbooks": offers, "one_at_a_time": slow}


def _offer(playbook: Playbook) -> PlaybookOffer:
    """A week that has begun counts (PL-3)."""
    return {
        "playbook": playbook.slug,
        "title": playbook.title,
        "weeks": ceil(playbook.effort.weeks),
        "needs": [need.id for need in playbook.needs],
        "tasks": [
            {"step": step.id, "task": step.task, "owner": step.owner, "measure": step.metric, "week": step.week}
            for step in playbook.steps
        ],
    }

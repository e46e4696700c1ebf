"""All that the answers of a site may lead to: its playbooks, and its diagnostics and collections for a triage."""

from collections.abc import Mapping
from fractions import Fraction

from rumbo.model import Collection, Diagnostic, Playbook, Site
from rumbo.model.document import remedies_of
from rumbo.model.library import Effort, Lead, Remedy
from rumbo.scoring.remembered import remembered

_MINUTES = 60


@remembered()
def remedies(site: Site) -> Mapping[str, Remedy]:
    """Playbooks by slug; diagnostics and collections by folder and name, which no slug can be: `diagnostics/causa`."""
    found: dict[str, Remedy] = dict(site.playbooks)
    leads = [
        *map(_diagnostic, site.diagnostics),
        *(_collection(collection, site.playbooks) for collection in site.collections),
    ]
    return {**found, **{lead.slug: lead for lead in leads}}


def leads_to_playbooks(diagnostic: Diagnostic, found: Mapping[str, Remedy]) -> bool:
    """Whether a plan can be made of its answers: a triage leads to diagnostics and collections alone.

    `found` are all that answers of the site may lead to.
    """
    return any(isinstance(found[name], Playbook) for name in remedies_of(diagnostic, found))


def _diagnostic(diagnostic: Diagnostic) -> Lead:
    return Lead(
        slug=f"diagnostics/{diagnostic}",
        title=diagnostic.title,
        summary=diagnostic.summary,
        effort=Effort(hours=Fraction(diagnostic.minutes, _MINUTES)),
        minutes=diagnostic.minutes,
    )


def _collection(collection: Collection, playbooks: Mapping[str, Playbook]) -> Lead:
    """Its effort is that of its first playbook: so much it asks for before one sees whether it helps."""
    begun = next((playbooks[str(entry)].effort for entry in collection.playbooks), Effort())
    return Lead(
        slug=f"collections/{collection}",
        title=collection.title,
        summary=collection.summary,
        effort=begun,
        playbooks=len(collection.playbooks),
    )

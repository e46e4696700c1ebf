"""What diagnostics ask alike is told to each of them; what answers lead to may be a diagnostic or a collection."""

from pathlib import Path

from rumbo.content import loader
from rumbo.model import Lead, Site
from rumbo.model.alike import alike
from rumbo.model.leads import remedies
from rumbo.pages import routes

TRIAGE = "por-donde-empezar"


def shipped() -> Site:
    site = loader.load(Path(__file__).parents[2]).site
    assert site is not None
    return site


def test_who_is_the_same_as_a_third_is_the_same_as_the_other() -> None:
    same = alike(shipped().diagnostics)
    assert same["causa"]["tamano"] == tuple(
        f"{slug}/tamano" for slug in (TRIAGE, "implementacion", "accion", "momentum", "momentos")
    )
    assert same["accion"]["decisiones-escritas"] == (f"{TRIAGE}/decisiones-escritas",)
    assert "papel" not in same["causa"]


def test_what_names_a_diagnostic_that_is_not_there_is_left_out() -> None:
    without = [found for found in shipped().diagnostics if found.slug != "accion"]
    assert "tamano" not in alike(without)["causa"]


def test_the_triage_leads_to_all_diagnostics_and_counts_them_by_their_minutes() -> None:
    site = shipped()
    known = remedies(site)
    [triage] = [found for found in site.diagnostics if found.slug == TRIAGE]
    named = {name.id for dimension in triage.dimensions for name in dimension.remedies}
    others = {f"diagnostics/{found}" for found in site.diagnostics if found is not triage}
    assert others <= named
    for name in others:
        lead = known[name]
        assert isinstance(lead, Lead)
        assert lead.effort.total_hours * 60 == lead.minutes
        assert routes.remedy(name) == f"{name}/index.md"

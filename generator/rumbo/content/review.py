"""All there is to say about a site's files: what the loader finds wrong, golden respondents, advice.

Golden respondents that the scores no longer match are problems like any other: nothing is built while there is one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rumbo.content import advice, cases, loader, study_advice
from rumbo.content.loader import Loaded
from rumbo.model import Silence, Site
from rumbo.model.document import instrument_of
from rumbo.scoring.study import Study, study
from rumbo.wording.problems import Problem, in_order, the_first


@dataclass(frozen=True, slots=True)
class Reviewed(Loaded):
    """What became of the files, with the study of every diagnostic by slug, if one was asked for."""

    studies: Mapping[str, Study] = field(default_factory=dict)


def review(folder: Path, *, drafts: bool, respondents: int = 0) -> Reviewed:
    """The site in a folder, unless there is a problem; with every problem and all advice, sorted by place.

    Args:
        folder: where site_config.yml lies.
        drafts: whether drafts are part of the site.
        respondents: how many random ones each diagnostic is studied with; none unless asked for.
    """
    loaded = loader.load(folder, drafts=drafts)
    if loaded.site is None:
        return Reviewed(loaded.sites, loaded.problems, loaded.places)
    failed = _golden(loaded.site)
    studies = _studies(loaded.site, respondents) if respondents and not failed else {}
    given = [*loaded.problems, *advice.advise(loaded.sites, loaded.places), *_on_studies(loaded.site, studies)]
    found = in_order([*failed, *_heard(loaded.site, given, drafts=drafts, studied=bool(studies))])
    return Reviewed(() if failed else loaded.sites, tuple(the_first(found)), loaded.places, studies)


def _studies(site: Site, respondents: int) -> dict[str, Study]:
    return {found.slug: study(instrument_of(found, site.playbooks), respondents) for found in site.diagnostics}


def _on_studies(site: Site, studies: Mapping[str, Study]) -> Iterator[Problem]:
    for diagnostic in site.diagnostics:
        if diagnostic.slug in studies:
            yield from study_advice.on_study(diagnostic, studies[diagnostic.slug])


def updated_cases(folder: Path) -> dict[Path, tuple[str, str]]:
    """Every cases.yml whose expectations do not hold, with its text before and after they are made to."""
    site = loader.load(folder, drafts=True).site
    found: dict[Path, tuple[str, str]] = {}
    for diagnostic in site.diagnostics if site else ():
        file = folder / "diagnostics" / diagnostic.slug / "cases.yml"
        before = file.read_bytes().decode() if diagnostic.cases else ""
        after = cases.updated(before, diagnostic, site.playbooks) if site and before else before
        if after != before:
            found[file] = before, after
    return found


def _heard(site: Site, found: Iterable[Problem], *, drafts: bool, studied: bool) -> Iterator[Problem]:
    """The advice that the owner has not silenced, and the silences that nothing is to be heard behind."""
    silences = {(silence.rule, silence.at): silence for silence in site.settings.silence}
    idle = dict(silences)
    for problem in found:
        name = problem.code, str(problem.values["at"])
        idle.pop(name, None)
        if name not in silences:
            yield problem
    for silence in idle.values():
        could_be_heard = studied or silence.rule not in study_advice.RULES
        if could_be_heard and (drafts or _is_published(silence, site)):
            yield Problem("idle-silence", silence.place, {"rule": silence.rule, "where": silence.at}, advice=True)


def _is_published(silence: Silence, site: Site) -> bool:
    """Whether a silence is about what is part of the site, and not about a draft that is left out."""
    slug = silence.at.partition("/")[0]
    return slug in site.playbooks or slug in {diagnostic.slug for diagnostic in site.diagnostics}


def _golden(site: Site) -> list[Problem]:
    return [problem for diagnostic in site.diagnostics for problem in cases.run(diagnostic, site.playbooks)]

"""All there is to say about a site's files: what the loader finds wrong, golden respondents, advice.

Golden respondents that the scores no longer match are problems like any other: nothing is built while there is one.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rumbo.content import advice, cases, loader
from rumbo.content.loader import Loaded
from rumbo.model import Silence, Site
from rumbo.wording.problems import Problem, in_order, the_first


def review(folder: Path, *, drafts: bool) -> Loaded:
    """The site in a folder, unless there is a problem; with every problem and all advice, sorted by place."""
    loaded = loader.load(folder, drafts=drafts)
    if loaded.site is None:
        return loaded
    failed = _golden(loaded.site)
    given = [*loaded.problems, *advice.advise(loaded.sites, loaded.places)]
    found = in_order([*failed, *_heard(loaded.site, given, drafts=drafts)])
    return Loaded(() if failed else loaded.sites, tuple(the_first(found)), loaded.places)


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


def _heard(site: Site, found: Iterable[Problem], *, drafts: bool) -> Iterator[Problem]:
    """The advice that the owner has not silenced, and the silences that nothing is to be heard behind."""
    silences = {(silence.rule, silence.at): silence for silence in site.settings.silence}
    idle = dict(silences)
    for problem in found:
        name = problem.code, str(problem.values["at"])
        idle.pop(name, None)
        if name not in silences:
            yield problem
    for silence in idle.values():
        if drafts or _is_published(silence, site):
            yield Problem("idle-silence", silence.place, {"rule": silence.rule, "where": silence.at}, advice=True)


def _is_published(silence: Silence, site: Site) -> bool:
    """Whether a silence is about what is part of the site, and not about a draft that is left out."""
    slug = silence.at.partition("/")[0]
    return slug in site.playbooks or slug in {diagnostic.slug for diagnostic in site.diagnostics}


def _golden(site: Site) -> list[Problem]:
    return [problem for diagnostic in site.diagnostics for problem in cases.run(diagnostic, site.playbooks)]

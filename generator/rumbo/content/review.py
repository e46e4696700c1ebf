"""All there is to say about a site's files: what the loader finds wrong, golden respondents, advice.

Golden respondents that the scores no longer match are problems like any other: nothing is built while there is one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from rumbo import packaged
from rumbo.content import advice, cases, loader, study_advice
from rumbo.content.loader import Files, Loaded
from rumbo.memory import NOTHING, Memory, digest_of, key
from rumbo.memory.abreast import each
from rumbo.model import Diagnostic, Remedy, Silence, Site
from rumbo.model.document import canonical, instrument_of, scoring_document
from rumbo.model.leads import remedies
from rumbo.scoring.study import Study, study
from rumbo.wording.problems import Problem, catalogue, in_order, nearest, the_first


@dataclass(frozen=True, slots=True)
class Reviewed(Loaded):
    """What became of the files, with the study of every diagnostic by slug, if one was asked for.

    `said` is everything that was found, what the owner silences too.
    """

    studies: Mapping[str, Study] = field(default_factory=dict)
    said: tuple[Problem, ...] = ()


def review(  # noqa: PLR0913 - what is asked for is the caller's to say
    folder: Path,
    *,
    drafts: bool,
    respondents: int = 0,
    client: str | None = None,
    base: Files | None = None,
    memory: Memory = NOTHING,
    jobs: int | None = 1,
) -> Reviewed:
    """The site in a folder, unless there is a problem; with every problem and all advice, sorted by place.

    Args:
        folder: where site_config.yml lies.
        drafts: whether drafts are part of the site.
        respondents: how many random ones each diagnostic is studied with; none unless asked for.
        client: whose site it is to be; the base's own if left out. Of a client's only what concerns it is advised.
        base: the base's files, where they have been read already.
        memory: what it holds of golden respondents is not scored again.
        jobs: in how many processes they may be scored; None for one a core.
    """
    loaded = loader.load(folder, drafts=drafts, client=client, base=base, memory=memory)
    if loaded.site is None:
        return Reviewed(loaded.sites, loaded.problems, loaded.places, loaded.reading, said=loaded.problems)
    failed = _golden(loaded.site, loaded, memory, jobs)
    studies = _studies(loaded.site, respondents) if respondents and not failed else {}
    advised = [*advice.advise(loaded.sites, loaded.places), *_on_files(loaded), *_on_studies(loaded.site, studies)]
    given = [*loaded.problems, *(loaded.blamed(problem) for problem in advised)]
    heard = [loaded.blamed(p) for p in _heard(loaded.site, given, drafts=drafts, studied=bool(studies))]
    failed = [loaded.blamed(problem) for problem in failed]
    found = the_first(in_order([*failed, *heard]))
    told = [problem for problem in found if not client or not problem.advice or loader.is_clients(problem)]
    sites = () if failed else loaded.sites
    return Reviewed(sites, tuple(told), loaded.places, loaded.reading, studies, (*failed, *given))


def review_clients(folder: Path, base: Reviewed, *, drafts: bool, memory: Memory = NOTHING) -> dict[str, Reviewed]:
    """Every client's site by slug, with the problems that are not the base's too (CL-5)."""
    files, slugs = loader.read(folder), loader.client_slugs(folder)
    return {slug: review_client(folder, slug, base, files, drafts=drafts, memory=memory) for slug in slugs}


def review_client(  # noqa: PLR0913 - as above
    folder: Path, slug: str, base: Reviewed, files: Files, *, drafts: bool, memory: Memory = NOTHING
) -> Reviewed:
    """A client's site over the base's `files`, with the problems that are its own, without how it was read."""
    reviewed = review(folder, drafts=drafts, client=slug, base=files, memory=memory)
    said = {str(problem) for problem in base.said}
    own = tuple(problem for problem in reviewed.problems if str(problem) not in said)
    return replace(reviewed, problems=own, places=(), reading=None)


def _studies(site: Site, respondents: int) -> dict[str, Study]:
    return {found.slug: study(instrument_of(found, remedies(site)), respondents) for found in site.diagnostics}


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
        after = cases.updated(before, diagnostic, remedies(site)) if site and before else before
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
            meant = None if silence.rule in catalogue() else nearest(silence.rule, catalogue())
            values = {"rule": silence.rule, "where": silence.at}
            yield Problem("idle-silence", silence.place, values, suggestion=meant, advice=True)


def _is_published(silence: Silence, site: Site) -> bool:
    """Whether a silence is about what is part of the site, and not about a draft that is left out."""
    slug = silence.at.partition("/")[0]
    return slug in site.playbooks or slug in {diagnostic.slug for diagnostic in site.diagnostics}


def _on_files(loaded: Loaded) -> Iterator[Problem]:
    if loaded.site and loaded.reading:
        written = (*loaded.reading.contents.values(), *loaded.reading.client.overlays.values())
        yield from advice.on_files(loaded.site.files, (*written, *loaded.site.templates.values()))
    if loaded.site and loaded.site.templates:
        ours = packaged.templates()
        shipped = {place.relative_to(ours).as_posix() for place in ours.rglob("*") if place.is_file()}
        yield from advice.on_templates(loaded.site.templates, shipped)


def _golden(site: Site, loaded: Loaded, memory: Memory, jobs: int | None) -> list[Problem]:
    """What golden respondents fail. Only that none does is kept: what they fail is told afresh."""
    known = remedies(site)
    names = {asked.slug: _cases_name(asked, known, loaded) for asked in site.diagnostics}
    waiting = [asked for asked in site.diagnostics if memory.recall(names[asked.slug]) is None]

    found = list(each(lambda asked: cases.run(asked, known), waiting, jobs))
    for asked, failed in zip(waiting, found, strict=True):
        if not failed:
            memory.keep(names[asked.slug], b"")
    return [problem for failed in found for problem in failed]


def _cases_name(diagnostic: Diagnostic, known: Mapping[str, Remedy], loaded: Loaded) -> str:
    reading = loaded.reading
    held = (reading.contents, reading.client.overlays) if reading else ()
    written = (_under(diagnostic, files) for files in held)
    return key("cases", canonical(scoring_document(diagnostic, known)), *written)


def _under(diagnostic: Diagnostic, files: Mapping[str, bytes]) -> str:
    """A key of a diagnostic's own files."""
    folder = f"diagnostics/{diagnostic.slug}/"
    return digest_of((path, content) for path, content in files.items() if path.startswith(folder))

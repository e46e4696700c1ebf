"""Names that point from one file to another, or across a diagnostic, point at something; nothing leads to a draft."""

from collections.abc import Collection as Several
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from rumbo.content.checks import fonts
from rumbo.content.checks.manuscript import Manuscript, Places
from rumbo.location import Reference
from rumbo.model import Collection, Diagnostic, Playbook, Settings
from rumbo.wording.phrases import Filling, Phrase, named
from rumbo.wording.problems import Problem, nearest

_Draftable = Playbook | Diagnostic | Collection


@dataclass(frozen=True, slots=True)
class Mention:
    """A playbook named somewhere; `code` is the problem if there is no such playbook."""

    code: str
    owner: Phrase
    reference: Reference


def of_settings(manuscript: Manuscript, settings: Settings) -> Iterator[Problem]:
    """The diagnostics, pages and logo that the owner's file names."""
    for reference in settings.diagnostics:
        yield from _unknown("unknown-diagnostic", reference, manuscript.diagnostics, {"key": "diagnostics"})
    if settings.start is not None:
        yield from _unknown("unknown-diagnostic", settings.start, manuscript.diagnostics, {"key": "start"})
    for reference in settings.playbooks.names:
        known = dict.fromkeys((*manuscript.playbooks, *sorted(manuscript.left_out)))
        yield from _unknown("unknown-selected", reference, known)
    for reference in settings.pages:
        yield from _unknown("unknown-page", reference, dict.fromkeys(sorted(manuscript.loose_pages)))
    logo = settings.brand.logo
    if logo is not None and logo not in manuscript.files:
        place = manuscript.places.of(settings.place, "brand", "logo")
        yield Problem("missing-logo", place, {"target": logo}, suggestion=nearest(logo, manuscript.files))
    yield from fonts.of_brand(settings, manuscript)


def of_playbook(manuscript: Manuscript, playbook: Playbook) -> Iterator[Problem]:
    """The theme and the roles that a playbook names."""
    if manuscript.settings is None:
        return
    place, values = manuscript.places.of, {"playbook": playbook.slug}
    themes, roles = manuscript.settings.themes, manuscript.settings.roles
    yield from _unknown("unknown-theme", Reference(playbook.theme, place(playbook.place, "theme")), themes, values)
    for index, role in enumerate(playbook.roles):
        yield from _unknown("unknown-role", Reference(role, place(playbook.place, "roles", index)), roles, values)
    if playbook.lead and playbook.lead not in playbook.roles:
        meant = nearest(playbook.lead, playbook.roles)
        values = {"playbook": playbook.slug, "id": playbook.lead}
        yield Problem("lead-not-in-roles", place(playbook.place, "lead"), values, suggestion=meant)


def of_diagnostic(diagnostic: Diagnostic, places: Places) -> Iterator[Problem]:
    """The dimensions that `order` names, and the bands that dimensions have texts for."""
    dimensions = {dimension.id: None for dimension in diagnostic.all_dimensions()}
    for reference in diagnostic.order:
        yield from _unknown("unknown-dimension", reference, dimensions, {"key": "order"})
    if diagnostic.groups is not None:
        asked = dict.fromkeys(asked.id for asked in diagnostic.profile)
        yield from _unknown("unknown-profile-question", diagnostic.groups, asked, {"key": "groups"})
    bands = {band.id: None for band in diagnostic.bands}
    for dimension in diagnostic.all_dimensions():
        for name in dimension.texts:
            reference = Reference(name, places.of_key(dimension.place, "texts", name))
            yield from _unknown("unknown-band", reference, bands, {"dimension": dimension.id})


def of_remedies(diagnostic: Diagnostic, manuscript: Manuscript, *, drafts: bool) -> Iterator[Problem]:
    """The playbooks, and of a triage the diagnostics and collections, that a diagnostic names as remedies."""
    may_be_draft = drafts or diagnostic.draft
    if diagnostic.conversation is not None:
        talk = Mention("unknown-conversation", named("diagnostic", diagnostic.slug), diagnostic.conversation)
        yield from _playbook(talk, manuscript.playbooks, may_be_draft=may_be_draft)
    known = _known(manuscript)
    for mention in _remedies(diagnostic):
        yield from _playbook(mention, known, may_be_draft=may_be_draft)
        if mention.reference.id == f"diagnostics/{diagnostic}":
            yield Problem("leads-to-itself", mention.reference.place, {"owner": mention.owner})


def _known(manuscript: Manuscript) -> Mapping[str, _Draftable | None]:
    """All that an answer may lead to, by the name that diagnostics give it."""
    return {
        **manuscript.playbooks,
        **{f"diagnostics/{slug}": found for slug, found in manuscript.diagnostics.items()},
        **{f"collections/{slug}": found for slug, found in manuscript.collections.items()},
    }


def of_needs(playbook: Playbook, manuscript: Manuscript, *, drafts: bool) -> Iterator[Problem]:
    """The playbooks that a playbook needs."""
    for reference in playbook.needs:
        mention = Mention("unknown-need", named("playbook", playbook.slug), reference)
        yield from _playbook(mention, manuscript.playbooks, may_be_draft=drafts or playbook.draft)


def of_collection(collection: Collection, manuscript: Manuscript, *, drafts: bool) -> Iterator[Problem]:
    """The playbooks that a collection puts in order."""
    for entry in collection.playbooks:
        mention = Mention("unknown-entry", named("collection", collection.slug), entry.playbook)
        yield from _playbook(mention, manuscript.playbooks, may_be_draft=drafts or collection.draft)


def _remedies(diagnostic: Diagnostic) -> Iterator[Mention]:
    for dimension in diagnostic.all_dimensions():
        yield from _mentions(named("dimension", dimension.id), dimension.remedies)
    for question in diagnostic.all_questions():
        yield from _mentions(named("question", question.id), question.remedies)
        for answer in question.answers:
            yield from _mentions(named("answer", answer.id), answer.mentions)


def _mentions(owner: Phrase, remedies: tuple[Reference, ...]) -> Iterator[Mention]:
    for reference in remedies:
        yield Mention("unknown-lead" if "/" in reference.id else "unknown-playbook", owner, reference)


def _playbook(mention: Mention, playbooks: Mapping[str, _Draftable | None], *, may_be_draft: bool) -> Iterator[Problem]:
    yield from _unknown(mention.code, mention.reference, playbooks, {"owner": mention.owner})
    named = playbooks.get(mention.reference.id)
    if named and named.draft and not may_be_draft:
        values: dict[str, Filling] = {"owner": mention.owner, "id": mention.reference.id}
        yield Problem("draft-in-use", mention.reference.place, values)


def _unknown(
    code: str, reference: Reference, known: Mapping[str, object], values: Mapping[str, Filling] | None = None
) -> Iterator[Problem]:
    if reference.id not in known:
        filled = {"id": reference.id, **(values or {})}
        yield Problem(code, reference.place, filled, suggestion=_meant(reference.id, known))


def _meant(name: str, known: Several[str]) -> str | None:
    """The known name that this is, or is like, written as a path to its file: `playbooks/plan.md`."""
    last = PurePosixPath(name).stem
    return last if last != name and last in known else nearest(name, known)

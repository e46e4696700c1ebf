"""Judges what all files mean together: names that lead somewhere, numbers that measure something.

Takes what has its shape already (`schema`) and reads no file. What is merely unwise is for `advice`.
"""

from collections.abc import Iterator

from rumbo.content.checks import (
    arithmetic,
    caps,
    collisions,
    conditions,
    denominators,
    drawings,
    drawn,
    ids,
    intricacy,
    links,
    markup,
    playbook_kinds,
    references,
    remedies,
    sameness,
    texts,
)
from rumbo.content.checks.manuscript import Manuscript, Places, placed_questions
from rumbo.memory import NOTHING, Memory
from rumbo.model import Diagnostic, Playbook, Question
from rumbo.wording.problems import Problem

__all__ = ["Manuscript", "Places", "judge", "judge_texts"]


def judge(manuscript: Manuscript, *, drafts: bool, memory: Memory = NOTHING) -> Iterator[Problem]:
    """Everything wrong with the meaning of what has been handed in.

    Args:
        manuscript: all files that have their shape, and the names of the others.
        drafts: whether drafts are going to be part of the site, and so may be led to.
        memory: what it holds of bodies is not worked out again.
    """
    if manuscript.settings:
        yield from references.of_settings(manuscript, manuscript.settings)
    for playbook in manuscript.playbooks.values():
        if playbook:
            yield from _playbook(playbook, manuscript)
            yield from references.of_needs(playbook, manuscript, drafts=drafts)
    for diagnostic in manuscript.diagnostics.values():
        if diagnostic:
            yield from _diagnostic(diagnostic, manuscript.places)
            yield from sameness.of_diagnostic(diagnostic, manuscript)
        # Without any playbook that is the problem, and not each mention of one.
        if diagnostic and manuscript.playbooks:
            yield from references.of_remedies(diagnostic, manuscript, drafts=drafts)
    for collection in manuscript.collections.values():
        if collection:
            yield from ids.in_collection(collection)
            yield from references.of_collection(collection, manuscript, drafts=drafts)
    yield from remedies.circles(manuscript.playbooks)
    yield from drawings.of_manuscript(manuscript)
    yield from judge_texts(manuscript, drafts=drafts, memory=memory)


def judge_texts(manuscript: Manuscript, *, drafts: bool, memory: Memory = NOTHING) -> Iterator[Problem]:
    """What is wrong within all texts: all that a translation can get wrong besides its keys."""
    sound: list[texts.Prose] = []
    for prose in texts.of_manuscript(manuscript):
        faults = list(intricacy.of_text(prose))
        yield from faults
        if not faults:
            sound.append(prose)
            yield from markup.of_text(prose)
    for label in texts.labels(manuscript):
        yield from markup.of_label(label)
    yield from links.of_texts(sound, manuscript, drafts=drafts, memory=memory)


def _playbook(playbook: Playbook, manuscript: Manuscript) -> Iterator[Problem]:
    yield from ids.in_playbook(playbook, manuscript.places)
    yield from arithmetic.of_playbook(playbook, manuscript.places)
    yield from playbook_kinds.of_playbook(playbook, manuscript.places)
    yield from drawn.of_playbook(playbook, manuscript.places)
    yield from references.of_playbook(manuscript, playbook)


def _diagnostic(diagnostic: Diagnostic, places: Places) -> Iterator[Problem]:
    yield from ids.in_diagnostic(diagnostic, places)
    yield from collisions.in_diagnostic(diagnostic, places)
    yield from arithmetic.of_diagnostic(diagnostic, places)
    yield from references.of_diagnostic(diagnostic, places)
    yield from conditions.of_diagnostic(diagnostic, places)
    dimensions = [dimension.id for dimension in diagnostic.all_dimensions()]
    sound: list[Question] = []
    for placed in placed_questions(diagnostic):
        if placed.question.is_scored:
            faults = list(arithmetic.of_question(placed.question, places))
            yield from faults
            if not faults:
                # Both ask for shares, which degenerate points do not have.
                sound.append(placed.question)
                yield from caps.of_question(placed, dimensions, places)
                yield from remedies.of_question(placed, places)
    yield from denominators.of_diagnostic(diagnostic, sound, places)

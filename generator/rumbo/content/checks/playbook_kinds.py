"""What each kind of playbook must have, so that its reader gets what the kind promises."""

import re
from collections.abc import Iterator
from itertools import accumulate

from rumbo.content.checks.manuscript import Places
from rumbo.model import Playbook, PlaybookKind
from rumbo.wording.phrases import named
from rumbo.wording.problems import Problem

HOUR = 60

_OF_PLAYBOOK: dict[PlaybookKind, tuple[str, ...]] = {
    "workshop": ("outcome", "room", "who"),
    "one-hour": ("outcome",),
}
_OF_SESSION: dict[PlaybookKind, tuple[str, ...]] = {"workshop": ("minutes", "say"), "one-hour": ("minutes",)}
"""What at least one step has, and every step that has minutes."""
_GAP = re.compile(r"\|[ \t]*\||_{3,}|…[ \t]*\|", re.MULTILINE)
_BOX = re.compile(r"^[ \t]*[-*+] \[[ xX]\] ", re.MULTILINE)
_BODIES: dict[PlaybookKind, tuple[str, re.Pattern[str]]] = {
    "template": ("nothing-to-fill-in", _GAP),
    "checklist": ("nothing-to-tick", _BOX),
}


def of_playbook(playbook: Playbook, places: Places) -> Iterator[Problem]:
    """Everything that a playbook lacks for its kind."""
    yield from _keys(playbook, places)
    yield from _session(playbook, places)
    code, pattern = _BODIES.get(playbook.kind, ("", None))
    if pattern and not pattern.search(playbook.body):
        yield Problem(code, places.of(playbook.place, "kind"), {"playbook": playbook.slug})


def promised(body: str) -> dict[PlaybookKind, bool]:
    """For each kind that asks something of a text, whether it is there."""
    return {kind: bool(pattern.search(body)) for kind, (_, pattern) in _BODIES.items()}


def _keys(playbook: Playbook, places: Places) -> Iterator[Problem]:
    for key in _OF_PLAYBOOK.get(playbook.kind, ()):
        if not getattr(playbook, key):
            values = {"owner": named("playbook", playbook.slug), "kind": playbook.kind, "key": key}
            yield Problem("missing-for-kind", places.of(playbook.place, "kind"), values)


def _session(playbook: Playbook, places: Places) -> Iterator[Problem]:
    needed = _OF_SESSION.get(playbook.kind)
    if needed is None:
        return
    session = [step for step in playbook.steps if step.minutes] or playbook.steps[:1]
    for step in session:
        for key in needed:
            if not getattr(step, key):
                values = {"owner": named("step", step.id), "kind": playbook.kind, "key": key}
                yield Problem("missing-for-kind", step.place, values)
    if playbook.kind == "one-hour":
        yield from _overlong(playbook, places)


def _overlong(playbook: Playbook, places: Places) -> Iterator[Problem]:
    """The step in which an hour runs out."""
    for step, minutes in zip(playbook.steps, accumulate(step.minutes or 0 for step in playbook.steps), strict=True):
        if minutes > HOUR:
            values = {"step": step.id, "minutes": str(minutes)}
            yield Problem("over-an-hour", places.of(step.place, "minutes"), values)
            return

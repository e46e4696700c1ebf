"""How a client's site differs from the base's, in sentences that a consultant can send on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rumbo.content import paths, schema
from rumbo.content.loader import Loaded, Reading
from rumbo.content.schema import Change, Laid
from rumbo.wording.phrases import Filling, Noun, Phrase, counted, phrases

_NOUNS: Mapping[str, Noun] = {
    "dimensions": "dimension",
    "questions": "question",
    "options": "option",
    "profile": "profile-question",
    "scales": "scale",
    "bands": "band",
    "caps": "cap",
    "ranges": "range",
    "steps": "step",
    "drawings": "drawing",
    "parts": "part",
    "cards": "card",
}
_CALLED = ("ask", "title", "label", "task", "name")
"""The key of the words by which people know a thing."""


@dataclass(frozen=True, slots=True)
class Part:
    """All that differs in one thing of the site: what it is called, and a sentence for each difference."""

    title: Filling
    sentences: tuple[Phrase, ...]


def differences(loaded: Loaded) -> list[Part]:
    """What differs, the owner's file first; empty where nothing does."""
    reading = loaded.reading
    if reading is None or not reading.client:
        return []
    parts = [_laid(path, laid) for path, laid in sorted(reading.laid.items(), key=_settings_first)]
    around = [*_left_out(reading), *_own(reading)]
    return [part for part in (*parts, Part(Phrase("differences.around"), tuple(around))) if part.sentences]


def _settings_first(entry: tuple[str, Laid]) -> tuple[bool, str]:
    return entry[0] != paths.SETTINGS, entry[0]


def _laid(path: str, laid: Laid) -> Part:
    value: Any = laid.raw.value
    found = paths.as_translation(path)
    title: Filling = str(value.get("title") or value.get("name") or path) if isinstance(value, dict) else path
    if path == paths.SETTINGS:
        title = Phrase("differences.site")
    elif found:
        title = Phrase("differences.translated", {"title": title, "language": found.language})
    elif path.startswith(paths.THEME):
        title = Phrase("differences.interface")
    sentences = tuple(_sentence(change, value) for change in laid.changes if not _is_reason(change))
    return Part(title, sentences)


def _is_reason(change: Change) -> bool:
    """A reason is told with what it is the reason of."""
    return change.keys[-1] == schema.BECAUSE and change.verb == "says" and "caps" not in change.keys


def _sentence(change: Change, value: Any) -> Phrase:  # noqa: ANN401 - it is a file's
    new, old = _shown(change.new), _shown(change.old)
    values: dict[str, Filling] = {"new": new, "old": old, "key": change.keys[-1]}
    if change.keys == (schema.BODY,):
        return Phrase("differences.body")
    if _is_new_thing(change):  # a translation names what is added, and knows no `add`
        words = _words(change.new) or new
        return Phrase("differences.adds", {"noun": _noun(change.keys), "words": words})
    if _is_lone_word(change):  # a translation writes an answer as its one word
        thing = Phrase("differences.named", {"noun": _noun(change.keys), "words": new})
        return Phrase("differences.says", values | {"thing": thing})
    if change.verb != "says":
        words = _words(change.new) or _words(change.old) or change.keys[-1]
        return Phrase(f"differences.{change.verb}", {"noun": _noun(change.keys), "words": words})
    values["thing"] = _thing(change.keys[:-1], value)
    if change.keys[-1] not in _CALLED:
        known = f"differences-key.{change.keys[-1]}"
        values["key"] = Phrase(known) if known in phrases() else Phrase("part.key", {"name": change.keys[-1]})
    kind = "says" if change.keys[-1] in _CALLED else "key" if change.old is not None else "more"
    because = _reason(change.keys[:-1], value) if kind != "says" else ""
    told = Phrase(f"differences.{kind}", values)
    return Phrase("differences.because", {"told": told, "because": because}) if because else told


def _is_new_thing(change: Change) -> bool:
    """Whether there are words of a thing with an id that the base has not."""
    in_list = len(change.keys) > 1 and change.keys[-2] in _NOUNS
    return change.verb == "says" and in_list and change.old is None


def _is_lone_word(change: Change) -> bool:
    """Whether a thing with an id is written as just its word."""
    in_list = len(change.keys) > 1 and change.keys[-2] in _NOUNS
    return change.verb == "says" and in_list and isinstance(change.new, str) and isinstance(change.old, str)


def _noun(keys: tuple[str, ...]) -> Phrase:
    noun = next((_NOUNS[key] for key in reversed(keys[:-1]) if key in _NOUNS), None)
    return Phrase(f"differences.{noun or 'thing'}")


def _thing(keys: tuple[str, ...], value: object) -> Filling:
    """The nearest thing that has a name, as `Question «…»`; the file itself without one."""
    for end in range(len(keys), 0, -1):
        words = _words(_found(value, keys[:end]))
        if words and any(key in _NOUNS for key in keys[:end]):
            return Phrase("differences.named", {"noun": _noun(keys[:end]), "words": words})
    return Phrase("differences.itself") if not keys else Phrase("part.key", {"name": ".".join(keys)})


def _reason(keys: tuple[str, ...], value: object) -> str:
    found = _found(value, keys)
    return str(found.get(schema.BECAUSE, "")).strip() if isinstance(found, dict) else ""


def _words(thing: object) -> str:
    if not isinstance(thing, dict):
        return ""
    return schema.excerpt(next((thing[key] for key in _CALLED if key in thing), ""))


def _found(value: Any, keys: tuple[str, ...]) -> Any:  # noqa: ANN401 - as above
    """The part of a file that keys and ids lead to."""
    for key in keys:
        if isinstance(value, list):
            value = next((entry for entry in value if isinstance(entry, dict) and entry.get("id") == key), None)
        else:
            value = value.get(key) if isinstance(value, dict) else None
    return value


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(part)}" for key, part in value.items())
    return schema.excerpt(value or "")


def _left_out(reading: Reading) -> Iterator[Phrase]:
    playbooks = sorted(path for path in reading.away if paths.is_playbook(path))
    diagnostics = sorted(path.split("/")[1] for path in reading.away if path.startswith("diagnostics/"))
    for key, names in (("playbooks", [path[10:-3] for path in playbooks]), ("diagnostics", diagnostics)):
        if names:
            told = counted(f"differences.{key}-left", len(names))
            yield Phrase(told.key, {**told.values, "names": ", ".join(names)}, told.number)


def _own(reading: Reading) -> Iterator[Phrase]:
    for path in sorted(reading.client.own):
        yield Phrase("differences.own", {"file": path})

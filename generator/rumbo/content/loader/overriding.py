"""What there is to say of a client's files as overrides (CL-2): bases that have moved, and whose fault a problem is."""

from collections.abc import Iterator
from dataclasses import replace

from rumbo.content import paths, schema
from rumbo.content.loader.clients import relocated
from rumbo.content.loader.reading import Reading
from rumbo.content.schema import Change, Laid
from rumbo.location import Location
from rumbo.wording.problems import Problem


def advice(reading: Reading) -> Iterator[Problem]:
    """Every override under which the base has moved, and every overlay that nobody would notice it under."""
    for path, laid in reading.laid.items():
        overridden = laid.overridden()
        if overridden and laid.mark != schema.overridden_hash(overridden):
            yield from _outdated(path, laid, reading)


def blamed(problem: Problem, reading: Reading) -> Problem:
    """A problem of a client's site, located in the file that caused it."""
    left_out = {change.keys[-1]: change for laid in reading.laid.values() for change in _leaving_out(laid)}
    named = str(problem.values.get("id", ""))
    if problem.code.startswith("unknown-") and named in left_out and not _is_clients(problem.place, reading):
        values = {"id": named, "where": str(problem.place)}
        return Problem("left-out-in-use", left_out[named].place, values)
    if problem.code == "no-remedy" and reading.gone and not _is_clients(problem.place, reading):
        place = reading.raws[paths.SETTINGS].place(("playbooks",))
        return Problem("left-without-remedy", place, {**problem.values, "where": str(problem.place)})
    return relocated(problem, reading.client)


def _leaving_out(laid: Laid) -> Iterator[Change]:
    return (change for change in laid.changes if change.verb == "leaves-out")


def _is_clients(place: Location, reading: Reading) -> bool:
    return place.path.startswith(reading.client.home)


def _outdated(path: str, laid: Laid, reading: Reading) -> Iterator[Problem]:
    file = reading.client.home + path
    place = Location(file, 1, 1) if laid.mark_place is None else laid.mark_place
    place = replace(place, path=file) if place.path != file else place
    values = {"file": file, "base": path, "at": path.partition("/")[2].partition("/")[0].partition(".")[0] or path}
    remembered = reading.client.memory.get(path, {})
    moved = [
        change
        for change in laid.changes
        if change.verb == "says" and remembered.get(name := ".".join(change.keys), change.old) != change.old and name
    ]
    for change in moved:
        now, was = schema.described(replace(change, new=change.old, old=remembered[".".join(change.keys)]))
        told = values | {"key": ".".join(change.keys), "was": was, "now": now}
        yield Problem("base-moved", change.place, told, advice=True)
    if not moved:
        is_new = laid.mark is None or (remembered and not remembered.keys() >= laid.overridden().keys())
        yield Problem("unmarked-override" if is_new else "base-moved-somewhere", place, values, advice=True)

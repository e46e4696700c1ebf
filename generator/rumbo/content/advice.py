"""What an author had better look at: nothing here is wrong, and nothing fails a build unless asked to.

Coverage: what can be reached at all by answering, and what no answer leads to. The brand: colours that pages cannot
use as they are. The questionnaires themselves are for `lint`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import PurePosixPath
from string import ascii_lowercase, digits
from typing import assert_never

from rumbo import palette
from rumbo.content import lint, paths
from rumbo.location import Location
from rumbo.model import Diagnostic, Playbook, Settings, Site
from rumbo.model.document import instrument_of
from rumbo.model.leads import remedies
from rumbo.scoring.codes import LENGTH
from rumbo.scoring.contract import DONT_KNOW, OVERALL
from rumbo.scoring.instrument import Instrument, Item
from rumbo.scoring.measures import Number, One, Some
from rumbo.scoring.reach import Reach, reach
from rumbo.wording.phrases import Filling, Phrase, named
from rumbo.wording.problems import Problem, nearest

LONGEST_LINK = 4096
"""Characters of a link that a page opens (`templates/assets/js/links.mjs`)."""
LONGEST_MAILED = 1200
"""Characters of a link for which a mail has room: of its 1,900 the rest is for words and address (TM-14)."""
_LONGEST_NUMBER = 20
_LONGEST_BY = len(".-r") + 25 + len(".-s") + 6
"""Who hands a link over, without a name: 128 bits and a time in base 36."""
_PLAIN = frozenset(ascii_lowercase + digits + "-")


def advise(sites: Sequence[Site], places: Sequence[lint.Places]) -> list[Problem]:
    """All advice on a site, in no order; `at` among its values is what a `silence` entry names.

    Args:
        sites: the site in each of its languages, the default one first. Only words are looked at in the others.
        places: where the parts of each of them stand.
    """
    default, where = sites[0], places[0]
    found = [*_on_reach(default), *_on_brand(default.settings, where), *_on_titles(default)]
    for diagnostic in default.diagnostics:
        found += lint.of_structure(diagnostic, where)
    for site, within in zip(sites, places, strict=True):
        for diagnostic in site.diagnostics:
            found += lint.of_words(diagnostic, site.language, within)
    return found


def on_files(files: Iterable[str], texts: Iterable[bytes]) -> Iterator[Problem]:
    """Files that are published and that no text names, so that nobody may know that they are there for all to read.

    Args:
        files: what is published, by its path.
        texts: all that could name one of them: content, the site's own templates.
    """
    waiting = {path: PurePosixPath(path).name.split()[-1].lower() for path in files}
    named: set[str] = set()
    for text in texts if waiting else ():
        named |= paths.named_in(text)
    for path, name in waiting.items():
        if name not in named:
            values = {"file": path, "at": "site-config/files"}
            yield Problem("unlinked-file", Location(path), values, advice=True)


def on_templates(own: Mapping[str, bytes], shipped: Collection[str]) -> Iterator[Problem]:
    """Files of the site's own templates that stand in for none of ours, and that no other template names.

    Args:
        own: the site's own, by path in templates/.
        shipped: the paths of those that come with Rumbo.
    """
    for path in own.keys() - set(shipped):
        name = PurePosixPath(path).name
        others = (data for other, data in own.items() if other != path)
        if not path.startswith("strings/") and not any(name.encode() in data for data in others):
            values = {"file": f"templates/{path}", "at": "site-config/templates"}
            meant = nearest(path, shipped) or next((each for each in shipped if PurePosixPath(each).name == name), None)
            yield Problem("template-of-nothing", Location(f"templates/{path}"), values, meant, advice=True)


def _on_titles(site: Site) -> Iterator[Problem]:
    """Diagnostics, playbooks and collections that nobody can tell apart by their titles: mostly copies."""
    for things in (site.diagnostics, site.playbooks.values(), site.collections):
        first: dict[str, str] = {}
        for thing in things:
            if (other := first.setdefault(thing.title.casefold(), thing.slug)) != thing.slug:
                values = {"title": thing.title, "other": other, "at": thing.slug}
                yield Problem("same-title", thing.place, values, advice=True)


def _on_reach(site: Site) -> list[Problem]:
    instruments = [(diagnostic, instrument_of(diagnostic, remedies(site))) for diagnostic in site.diagnostics]
    found = [
        problem
        for diagnostic, instrument in instruments
        for problem in _coverage(diagnostic, reach(instrument), instrument)
    ]
    reached = {slug for _, instrument in instruments for slug in prescribable(instrument)}
    collected = {str(entry) for collection in site.collections for entry in collection.playbooks}
    return [*found, *_long_links(instruments), *_idle(site.playbooks, reached | collected)]


def _long_links(instruments: Iterable[tuple[Diagnostic, Instrument]]) -> Iterator[Problem]:
    for diagnostic, instrument in instruments:
        longest = longest_link(instrument)
        if longest > LONGEST_LINK:
            values = {"count": str(longest), "most": str(LONGEST_LINK), "at": diagnostic.slug}
            yield Problem("long-link", diagnostic.place, values, advice=True)
        elif longest > LONGEST_MAILED:
            values = {"count": str(longest), "most": str(LONGEST_MAILED), "at": diagnostic.slug}
            yield Problem("long-mail", diagnostic.place, values, advice=True)


def longest_link(instrument: Instrument) -> int:
    """How many characters a link has at most, with everything answered: the format of `js/links.mjs`."""
    version = "".join(sign if sign in _PLAIN else f"_{ord(sign):x}_" for sign in instrument.version)
    parts = [LENGTH, len(instrument.hash), len(version), *(2 * LENGTH for _ in instrument.profile)]
    for item in instrument.items.values():
        match item.measure:
            case Some(shares=shares, most=most):
                parts.append(LENGTH * (1 + min(len(shares), most or len(shares))))
            case Number():
                parts.append(LENGTH + 1 + _LONGEST_NUMBER)
            case One():
                parts.append(2 * LENGTH)
            case other:
                assert_never(other)
    return sum(parts) + len(parts) - 1 + _LONGEST_BY


def _on_brand(settings: Settings, places: lint.Places) -> Iterator[Problem]:
    """Brand colours too faint on the light page, which is printed too.

    Too faint on the dark page is no advice: no colour can be read as text on both, so one of the two is always derived.
    """
    brand = settings.brand
    shades = palette.shades(brand.primary, brand.accent)
    light = {(shade.colour, shade.use): shade for shade in shades if shade.scheme == palette.LIGHT.name}
    for colour in ("primary", "accent"):
        text, mark = light[colour, "text"], light[colour, "graphics"]
        if text.used != text.wanted:
            values = {
                "colour": text.wanted,
                "contrast": _decimal(palette.contrast_on(palette.LIGHT, text.wanted)),
                "text": text.used,
                "mark": mark.used,
                "at": f"site-config/{colour}",
            }
            yield Problem("faint-colour", places.of(settings.place, "brand", colour), values, advice=True)


def _coverage(diagnostic: Diagnostic, found: Reach, instrument: Instrument) -> Iterator[Problem]:
    for question in diagnostic.all_questions():
        if question.id in found.never_shown:
            at = f"{diagnostic.slug}/{question.id}"
            yield Problem("never-shown", question.place, {"question": question.id, "at": at}, advice=True)
    places = {band.id: band.place for band in diagnostic.bands}
    for node, span in found.spans.items():
        for band in instrument.bands:
            if span.high < band.start or (span.low >= band.end and not band.last):
                values: dict[str, Filling] = {
                    "band": band.id,
                    "node": Phrase("part.overall") if node == OVERALL else named("dimension", node),
                    "low": _decimal(span.low),
                    "high": _decimal(span.high),
                    "at": f"{diagnostic.slug}/{node}",
                }
                yield Problem("band-out-of-reach", places[band.id], values, advice=True)


def _decimal(score: Fraction | float) -> str:
    return f"{float(score):.1f}"


def _idle(playbooks: Mapping[str, Playbook], reached: set[str]) -> Iterator[Problem]:
    for slug, playbook in playbooks.items():
        if slug not in reached and not playbook.draft:
            yield Problem("idle-playbook", playbook.place, {"playbook": slug, "at": slug}, advice=True)


def prescribable(instrument: Instrument) -> set[str]:
    """The playbooks that some weakness leads to, by themselves or because another needs them."""
    found = [slug for item in instrument.items.values() for slug in _remedies_of_weakness(item)]
    for slug in found:
        found.extend(need for need in instrument.treatments[slug].needs if need not in found)
    return set(found)


def _remedies_of_weakness(item: Item) -> Iterator[str]:
    weak = [id_ for id_, s in item.measure.shares.items() if s < 1]
    for id_ in weak:
        yield from item.own_remedies.get(id_, ())
    for slugs in item.missing_remedies.values():
        yield from slugs
    without_own = any(id_ not in item.own_remedies for id_ in weak) or not item.measure.shares
    if without_own or (DONT_KNOW in item.allow and item.dont_know == "lowest"):
        yield from item.remedies

"""What an importer makes, and what it has to know of the site that it makes it for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rumbo.content.foreign.parts import Part, plain, told
from rumbo.content.source import KeyPath, Value
from rumbo.content.workbook.notices import Notice
from rumbo.location import Location
from rumbo.wording.phrases import Language, Phrase, in_words


@dataclass(frozen=True, slots=True)
class Site:
    """The site that is imported into: the language of its content, its first theme and its first playbook, if any."""

    language: Language
    theme: str
    playbook: str

    def word(self, key: str) -> str:
        """Words of ours that become the site's content."""
        return in_words(Phrase(f"foreign.{key}"), self.language)


def bands(site: Site, *, told: bool) -> list[Value]:
    """Three bands, the first of them weak; with what each means if that is `told`."""
    found: list[Value] = []
    for id_, start in (("much", "0"), ("some", "50"), ("in-order", "80")):
        band: dict[str, Value] = {"id": id_, "from": start, "title": site.word(f"band-{id_}")}
        weak: dict[str, Value] = {"weak": "true"} if not found else {}
        text: dict[str, Value] = {"text": site.word(f"band-{id_}-text")} if told else {}
        found.append(band | weak | text)
    return found


@dataclass(slots=True)
class Made:
    """A questionnaire with where each of its parts comes from, playbooks beside it, and what had no place."""

    value: dict[str, Value]
    cells: dict[KeyPath, Location] = field(default_factory=dict)
    playbooks: Mapping[str, bytes] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)


@dataclass(slots=True)
class Import:
    """One import under way: for which site, what had no place, and the languages whose texts are left out."""

    site: Site
    notices: list[Notice] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)

    def tell(self, code: str, part: Part, **values: str) -> None:
        """Something of a part that had no place."""
        self.notices.append(told(code, part.place, values))

    def line(self, part: Part, *keys: str) -> str:
        """A text on one line."""
        return " ".join(self.text(part, *keys).split())

    def text(self, part: Part, *keys: str) -> str:
        """A text, of several languages the site's, else the survey's own."""
        found = part.get(*keys)
        if not isinstance(found, Mapping):
            return plain(found)
        texts = {language: text for language, value in found.items() if (text := plain(value))}
        chosen = next((key for key in (self.site.language, "default") if key in texts), next(iter(texts), ""))
        self.languages |= texts.keys() - {chosen, "default"}
        return texts.get(chosen, "")

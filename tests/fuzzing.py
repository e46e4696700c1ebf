"""What an input that somebody made up is taken for, and what must hold whatever it is.

Its first byte says the kind, the rest is the file: YAML, front matter, Markdown, a drawing, answers. Whatever comes in,
something is made of it or problems are told, each with its place and its words; no other exception, and no HTML that is
not on the allow-list. `tests/fuzz.py` makes inputs up, tests/fuzzed/ holds those that once escaped.
"""

import json
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast, get_args

from mistakes import small_site
from rumbo import prose
from rumbo.content import loader, schema
from rumbo.content.checks import Manuscript, Places
from rumbo.content.checks.drawings import of_manuscript
from rumbo.content.checks.intricacy import of_text as excesses
from rumbo.content.checks.links import links
from rumbo.content.checks.markup import of_label, of_text
from rumbo.content.checks.texts import Prose
from rumbo.content.loader import Files
from rumbo.content.source import read_markdown, read_yaml
from rumbo.location import Location
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.prose.markup import KEPT
from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import Given
from rumbo.wording.phrases import Language
from rumbo.wording.problems import MOST, Faulty, Problem, sentences

TESTS = Path(__file__).parent
CASES = TESTS / "fuzzed"
ATTACKS: tuple[str, ...] = tuple(json.loads((TESTS / "attacks.json").read_text("utf-8")))
_SITE = {path: text.encode() for path, text in small_site("minimal").items()}
_BILINGUAL = {path: text.encode() for path, text in small_site("bilingual").items()}
_DIAGNOSTIC = "diagnostics/entregas/diagnostic.yml"
_PLAYBOOK = "playbooks/revisar-cada-mes.md"
_WHOLE = (_DIAGNOSTIC, _PLAYBOOK, "site_config.yml", "diagnostics/entregas/cases.yml", "templates/strings/es.yml")


def one_input(data: bytes) -> None:
    """Judge one input: its first byte says what it is taken for."""
    if data:
        KINDS[data[0] % len(KINDS)](data[1:])


def as_settings(content: bytes) -> None:
    """The owner's file."""
    refused(lambda: schema.settings(read_yaml("site_config.yml", content)))


def as_diagnostic(content: bytes) -> None:
    """A questionnaire."""
    refused(lambda: schema.diagnostic("a", read_yaml("a.yml", content)))


def as_cases(content: bytes) -> None:
    """Golden respondents."""
    refused(lambda: schema.cases(read_yaml("cases.yml", content)))


def as_playbook(content: bytes) -> None:
    """A guide: its facts, then its text."""
    refused(lambda: schema.playbook("a", read_markdown("a.md", content)))


def as_translation(content: bytes) -> None:
    """The words of a diagnostic."""
    original = read_yaml("a.yml", _BILINGUAL[_DIAGNOSTIC])
    refused(lambda: schema.translated("diagnostic", original, read_yaml("a.en.yml", content)))


def as_drawing(content: bytes) -> None:
    """An SVG."""
    manuscript = Manuscript(settings=None, diagnostics={}, playbooks={}, files={"a.svg": content}, places=Places([]))
    told(list(of_manuscript(manuscript)))


def as_site(content: bytes) -> None:
    """A file of a site, which becomes part of it or problems."""
    path = _WHOLE[content[0] % len(_WHOLE)] if content else _WHOLE[0]
    found = loader.load_files(Files(_SITE | {path: content[1:]}), drafts=True)
    assert bool(found.sites) is all(problem.advice for problem in found.problems)
    told(found.problems)


def as_markdown(content: bytes) -> None:
    """Markdown that is not too intricate becomes HTML of the allow-list."""
    text = content.decode(errors="replace")
    written = Prose(text, "", Location("a.md", 1, 1), "a", body=True)
    intricate = list(excesses(written))
    told(intricate)
    if not intricate:
        told([*of_text(written), *of_label(written)])
        assert all(link.place.line for link in links(written))
        inert(prose.body(text, str))
        inert(prose.field(text, str))


def as_answers(content: bytes) -> None:
    """Any JSON object with answers gets a result; what does not fit is ignored and said."""
    try:
        given = json.loads(content)
    except (ValueError, RecursionError):
        return
    if isinstance(given, dict) and isinstance(given.get("answers"), dict):
        assert assess(_DOCUMENT, cast("Given", given))["overall"]["status"]


Kind = Callable[[bytes], None]
KINDS: tuple[Kind, ...] = (
    *(as_markdown, as_markdown, as_markdown, as_diagnostic, as_playbook, as_settings, as_cases, as_translation),
    *(as_drawing, as_answers, as_answers, as_site),
)


def _document() -> Any:  # noqa: ANN401 - a JSON object
    site = loader.load_files(Files({path: text.encode() for path, text in small_site("every-kind").items()})).site
    assert site
    return scoring_document(site.diagnostics[0], remedies(site))


_DOCUMENT = _document()


def refused(make: Callable[[], object]) -> None:
    """Whatever is made, or else refused with problems."""
    try:
        make()
    except Faulty as faulty:
        problems = faulty.problems
    else:
        return
    assert problems
    told(problems)


def told(problems: Sequence[Problem]) -> None:
    """Not too many problems, each with its place and its words in every language."""
    assert sum(not problem.advice for problem in problems) <= MOST + 1
    for problem in problems:
        assert problem.place.path
        assert all(all(sentences(problem, language)) for language in get_args(Language))


class _Inspector(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {*KEPT, "div"}, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name != "style"
            assert not (value or "").strip().lower().startswith(("javascript:", "vbscript:", "data:")), value


def inert(html: str) -> None:
    """HTML in which nothing runs."""
    inspector = _Inspector()
    inspector.feed(html)
    inspector.close()


def seeds() -> dict[str, bytes]:
    """What mutation starts from, by name: the files of the small sites as what they are, the attacks, past escapes."""
    found = {
        f"{site}-{path.replace('/', '-')}": bytes([_kind(path)]) + text.encode()
        for site in ("bilingual", "minimal", "every-kind", "explained")
        for path, text in small_site(site).items()
    }
    found |= {f"attack-{number}": bytes([0]) + attack.encode() for number, attack in enumerate(ATTACKS)}
    found["answers"] = bytes([KINDS.index(as_answers)]) + b'{"answers": {"a": "b", "c": ["d"], "e": "1.5"}}'
    found["drawing"] = bytes([KINDS.index(as_drawing)]) + b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'
    return found | {case.name: case.read_bytes() for case in sorted(CASES.glob("*"))}


def _kind(path: str) -> int:
    kinds = {"site_config.yml": as_settings, "cases.yml": as_cases, "diagnostic.en.yml": as_translation}
    name = path.rpartition("/")[2]
    return KINDS.index(kinds.get(name, as_playbook if name.endswith(".md") else as_diagnostic))

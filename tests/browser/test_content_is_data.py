"""Whatever authors write, pages hold the elements, attributes and scripts that they hold with harmless words.

What HTML makes of a page is asked of a real browser. Every attack string in every place of every format, settings and
file names included; Markdown may add what it is for, and nothing else.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from fuzzing import ATTACKS
from planting import KEYS, planted, whole_site
from rumbo.content import loader, schema
from rumbo.content.loader import Files
from rumbo.content.source import read_yaml
from rumbo.model import Site
from rumbo.pages.compiler import compile_site, compile_sites
from rumbo.prose.markup import KEPT
from rumbo.publishing import publish
from rumbo.wording.problems import Faulty

HARMLESS = "Palabras"
LONGEST_LABEL = 2_000
pytestmark = pytest.mark.slow

ELEMENTS = """(pages) => pages.map((html) => {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const tag = element.tagName.toLowerCase();
      const code = tag === "script" || tag === "style" ? element.textContent : "";
      found.push([tag, ...element.getAttributeNames().sort(), code].join(" ").trim());
      if (element instanceof HTMLTemplateElement) look(element.content);
    }
  };
  look(new DOMParser().parseFromString(html, "text/html"));
  return found;
})"""
"""Every element of some pages, templates' too, with the names of its attributes and the code in it."""
TEXTS = frozenset({*KEPT, "div"})
TEXT_ATTRIBUTES = frozenset(
    {
        *("align", "alt", "aria-labelledby", "class", "colspan", "height", "href", "id", "loading", "role", "rowspan"),
        *("scope", "src", "start", "tabindex", "title", "width"),
    }
)

Shape = list[Counter[str]]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def shape(page: Page, html: Sequence[str]) -> Shape:
    return [Counter(found) for found in page.evaluate(ELEMENTS, list(html))]


def pages_of(site: Site) -> list[str]:
    return [page.html for _, page in sorted(compile_site(site).pages.items())]


def with_labels(word: str) -> Files:
    """The whole site with a text as every title and label, and harmless Markdown."""
    return planted(whole_site(), lambda _, markdown: HARMLESS if markdown else word)


def with_markdown(text: str) -> Files:
    """The whole site with a text as every Markdown text and body, and harmless labels."""
    return planted(whole_site(), lambda _, markdown: text if markdown else HARMLESS)


@pytest.fixture(scope="module")
def twin(page: Page) -> Shape:
    """The same site with harmless words everywhere."""
    site = loader.load_files(with_labels(HARMLESS)).site
    assert site
    return shape(page, pages_of(site))


def test_words_are_planted_wherever_there_are_any() -> None:
    assert {"title", "summary", "ask", "label", "name", "tagline", "publisher", "task", "owner", "metric"} <= KEYS
    assert {"themes", "roles", "texts", "why", "good", "intro", "home", "because", "about", "unit", "text"} <= KEYS


def is_taken(**written: object) -> bool:
    """Whether an owner's file may hold this."""
    try:
        schema.settings(read_yaml("site_config.yml", json.dumps(written).encode()))
    except Faulty:
        return False
    return True


def together(attacks: Sequence[str], count: int) -> Iterator[str]:
    """The attacks so many at once, those that no site takes by themselves left out."""
    taken = [attack for attack in attacks if is_taken(name=attack)]
    assert len(taken) > len(attacks) / 2
    for start in range(0, len(taken), count):
        yield " ".join(taken[start : start + count])[:LONGEST_LABEL]


@pytest.mark.parametrize("count", [24, pytest.param(1, marks=pytest.mark.long)])
def test_an_attack_as_every_label_changes_no_page(page: Page, twin: Shape, count: int) -> None:
    for attack in together(ATTACKS, count):
        site = loader.load_files(with_labels(attack)).site
        assert site
        assert shape(page, pages_of(site)) == twin, attack


@pytest.mark.parametrize("count", [12, pytest.param(1, marks=pytest.mark.long)])
def test_an_attack_as_every_markdown_text_adds_only_what_markdown_is_for(page: Page, twin: Shape, count: int) -> None:
    taken = 0
    for start in range(0, len(ATTACKS), count):
        attack = "\n\n".join(ATTACKS[start : start + count])
        if site := loader.load_files(with_markdown(attack)).site:
            taken += 1
            for now, before in zip(shape(page, pages_of(site)), twin, strict=True):
                assert_only_text(now - before, attack)
    assert taken > len(ATTACKS) / count / 4


def assert_only_text(added: Counter[str], attack: str) -> None:
    for element in added:
        tag, *attributes = element.split(" ")
        assert tag in TEXTS, attack
        assert set(attributes) <= TEXT_ATTRIBUTES, attack


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_any_text_as_every_label_changes_no_page(page: Page, twin: Shape, text: str) -> None:
    if site := loader.load_files(with_labels(text)).site:
        assert shape(page, pages_of(site)) == twin


def test_an_attack_as_an_address_is_refused_or_changes_no_page(page: Page) -> None:
    def linked(address: str) -> Site | None:
        files = whole_site()
        settings = files["site_config.yml"].decode().replace('"mailto:hola@example.org"', _as_text(address))
        return loader.load_files(Files(files | {"site_config.yml": settings.encode(errors="surrogatepass")})).site

    harmless = linked("https://example.org/a")
    assert harmless
    expected = shape(page, pages_of(harmless))
    written = [
        address
        for attack in ATTACKS
        for address in (attack, f"https://example.org/{attack}", f"mailto:{attack}@a.example")
    ]
    taken = [address for address in written if is_taken(name=HARMLESS, contact={"label": HARMLESS, "url": address})]
    assert 10 < len(taken) < len(written) / 2
    for address in sorted(taken, key=len)[:: len(taken) // 6]:
        assert not set(address) & set("<>\"'` \\{}")
        site = linked(address)
        assert site
        assert shape(page, pages_of(site)) == expected, address


def _as_text(word: str) -> str:
    return json.dumps(word, ensure_ascii=False)


def test_an_attack_as_a_files_name_is_refused_or_changes_no_page(page: Page, tmp_path: Path) -> None:
    """A download and a picture of every name that a system takes, linked from a guide."""
    files = whole_site()
    for name in (f"{attack}.pdf" for attack in ATTACKS if _can_be_a_name(attack)):
        place = tmp_path / "playbooks" / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"%PDF")
    named = [path for path in loader.read(tmp_path).contents if path.endswith(".pdf")]
    assert len(named) > 20

    def linking(paths: Sequence[str]) -> list[str]:
        links = "\n\n".join(f"[a](<{quote(path.removeprefix('playbooks/'))}>)" for path in paths)
        guide = files["playbooks/arcos.md"] + f"\n\n{links}\n".encode()
        found = loader.load_files(Files(files | {"playbooks/arcos.md": guide} | dict.fromkeys(paths, b"%PDF")))
        assert found.site, "\n".join(map(str, found.problems))
        return pages_of(found.site)

    harmless = [f"playbooks/nombre-{number}.pdf" for number, _ in enumerate(named)]
    assert shape(page, linking(named)) == shape(page, linking(harmless))


def _can_be_a_name(attack: str) -> bool:
    try:
        return "/" not in attack and "\0" not in attack and 0 < len(f"{attack}.pdf".encode()) < 255
    except UnicodeEncodeError:
        return False


def test_attacks_change_no_page_that_the_engine_has_built(page: Page, tmp_path: Path) -> None:
    """What the theme prints of names, titles and addresses: each attack once, as all that the engine is told."""

    def built(word: str) -> Shape:
        site = loader.load_files(with_labels(word)).site
        assert site
        publish.build(compile_sites([site]), tmp_path / "site")
        html = [file.read_text("utf-8") for file in sorted((tmp_path / "site").rglob("*.html"))]
        return shape(page, html)

    harmless = built(HARMLESS)
    for attacks in together(ATTACKS, 60):
        assert built(attacks) == harmless, attacks

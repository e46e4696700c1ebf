"""A site in several languages: the switch, the page in front, and what each language has of its own (D11)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browsing import Watch, hosted, label
from conftest import NewPage
from respondent import Respondent
from rumbo.content import loader
from rumbo.content.loader import Files
from rumbo.pages import compiler
from rumbo.publishing import publish

TESTS = Path(__file__).parents[1]
PLAYBOOK = "playbooks/revisar-cada-mes/"
DIAGNOSTIC = "diagnostics/entregas/"


def languages(page: Page) -> list[str]:
    found: list[str] = page.locator("header a[hreflang]").evaluate_all("links => links.map(link => link.hreflang)")
    return found


def alternates(page: Page) -> dict[str, str]:
    """Where the page says that it is in other languages; only links that are nothing else."""
    found = page.locator('link[rel="alternate"]').evaluate_all("links => links.map(l => [l.hreflang, l.href])")
    return dict(found)


PAPER = "rgb(251, 249, 244)"


def test_each_page_says_its_language_and_where_the_others_are(page: Page, bilingual_url: str) -> None:
    for language, other in (("es", "en"), ("en", "es")):
        for path in ("", PLAYBOOK, "pages/aviso/", f"{DIAGNOSTIC}method/"):
            page.goto(f"{bilingual_url}{language}/{path}")
            assert page.locator("html").get_attribute("lang") == language
            assert languages(page) == [other]
            addresses = {code: f"https://example.org/casa/{code}/{path}" for code in ("es", "en")}
            assert alternates(page) == addresses | {"x-default": "https://example.org/casa/"}


def test_the_front_page_names_every_language_and_itself(new_page: NewPage, bilingual_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(bilingual_url)
    addresses = {code: f"https://example.org/casa/{code}/" for code in ("es", "en")}
    assert alternates(page) == addresses | {"x-default": "https://example.org/casa/"}


def test_a_message_that_shows_a_link_finds_title_description_and_address(page: Page, bilingual_url: str) -> None:
    page.goto(f"{bilingual_url}en/{PLAYBOOK}")
    shown = {name: page.locator(f'meta[property="og:{name}"]').get_attribute("content") for name in ("title", "url")}
    assert shown == {"title": "Review every month", "url": f"https://example.org/casa/en/{PLAYBOOK}"}
    described = page.locator('meta[property="og:description"]').get_attribute("content")
    assert described == page.locator("meta[name=description]").get_attribute("content")


def test_the_switch_keeps_the_page_the_view_and_the_answers(page: Page, bilingual_url: str) -> None:
    spanish = Respondent(page, f"{bilingual_url}es/{DIAGNOSTIC}").opens()
    spanish.answers("responsable", "alguien")
    spanish.answers("revision", "siempre")
    page.get_by_role("link", name=label("form.see-result")).click()
    expect(page.locator("#result")).to_be_visible()
    page.get_by_role("link", name="English (EN)").click()
    page.wait_for_url(f"{bilingual_url}en/{DIAGNOSTIC}#result")
    expect(page.get_by_role("heading", name="Firm")).to_be_visible()
    page.goto(f"{bilingual_url}en/{DIAGNOSTIC}")
    english = Respondent(page, f"{bilingual_url}en/{DIAGNOSTIC}")
    expect(english.row("responsable", "alguien")).to_be_checked()


@pytest.mark.parametrize(("locale", "language"), [("en-GB", "en"), ("es-MX", "es"), ("pt-PT", "es")])
def test_the_front_page_leads_to_the_browsers_language_else_the_first(
    new_page: NewPage, bilingual_url: str, locale: str, language: str
) -> None:
    page = new_page(locale=locale)
    page.goto(bilingual_url)
    page.wait_for_url(f"{bilingual_url}{language}/")


def test_the_front_page_remembers_the_language_chosen_last(new_page: NewPage, bilingual_url: str) -> None:
    page = new_page(locale="es-ES")
    page.goto(f"{bilingual_url}es/", wait_until="networkidle")
    page.get_by_role("link", name="English (EN)").click()
    page.wait_for_url(f"{bilingual_url}en/")
    page.goto(bilingual_url)
    page.wait_for_url(f"{bilingual_url}en/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_front_page_can_be_read_and_left_without_scripts(
    new_page: NewPage, bilingual_url: str, scheme: str
) -> None:
    page = new_page(java_script_enabled=False, color_scheme=scheme, viewport={"width": 320, "height": 640})
    page.goto(bilingual_url)
    expect(page.get_by_text("Delivered as promised")).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", PAPER)
    expect(page.locator("ul")).to_have_css("list-style-type", "none")
    page.get_by_role("link", name=label("language.name", "en")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Delivered as promised")
    page.get_by_role("link", name="Español (ES)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lo prometido, entregado")


def test_the_front_page_has_no_fault_of_accessibility(
    new_page: NewPage, bilingual_url: str, violations: Callable[[Page], list[str]]
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.route("**/entrance.mjs", lambda route: route.fulfill(body="", content_type="text/javascript"))  # or it is gone
    page.goto(bilingual_url)
    assert violations(page) == []
    page.goto(f"{bilingual_url}en/")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_each_language_has_a_search_a_sitemap_and_a_404_of_its_own(
    page: Page, bilingual_url: str, watch: Watch
) -> None:
    page.goto(f"{bilingual_url}en/")
    index = str(page.evaluate("fetch('search/table.json').then(answer => answer.text())"))
    assert "Review every month" in index
    assert "Revisar cada mes" not in index
    sitemap = str(page.evaluate("fetch('sitemap.xml').then(answer => answer.text())"))
    assert "/en/playbooks/" in sitemap
    assert "/es/" not in sitemap
    page.goto(f"{bilingual_url}en/404.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(label("frame.not-found-title", "en"))
    page.goto(f"{bilingual_url}en/nowhere/")
    expect(page.get_by_role("heading", level=1)).to_have_text(label("frame.not-found-title"))
    watch.faults.clear()


def test_languages_that_the_engine_does_not_know_have_all_that_the_others_have(
    page: Page, new_page: NewPage, tmp_path: Path
) -> None:
    """Rumbo ships no words in "xx", and neither engine nor search has heard of it; "en-GB" speaks as "en" does."""
    files = dict(loader.read(TESTS / "sites" / "bilingual").contents)
    english = {path: content for path, content in files.items() if ".en." in path}
    for code in ("xx", "en-GB"):
        files |= {path.replace(".en.", f".{code}."): content for path, content in english.items()}
    files["site_config.yml"] = files["site_config.yml"].replace(b"[es, en]", b"[es, en, xx, en-GB]")
    files["templates/strings/xx.yml"] = (TESTS.parent / "templates/strings/en.yml").read_bytes()
    publish.build(compiler.compile_sites(loader.load_files(Files(files)).sites), tmp_path / "site")
    with hosted(tmp_path / "site", "/casa/") as url:
        page.goto(f"{url}xx/{PLAYBOOK}", wait_until="networkidle")
        assert page.locator("html").get_attribute("lang") == "xx"
        assert languages(page) == ["es", "en", "en-GB"]
        page.get_by_role("textbox", name="Search").press_sequentially("kept")
        expect(page.locator(".md-search-result__link").first).to_contain_text("Review every month")
        british = new_page(locale="en-GB")
        british.goto(url)
        british.wait_for_url(f"{url}en-GB/")
        expect(british.get_by_role("link", name="English (EN)")).to_be_visible()
        british.goto(f"{url}en/{PLAYBOOK}", wait_until="networkidle")  # the host goes next
        assert languages(british) == ["es", "xx", "en-GB"]

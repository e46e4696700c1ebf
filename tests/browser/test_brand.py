"""The client's brand on every page and in both colour schemes: name, logo, publisher, and colours that can be seen."""

import pytest
from playwright.sync_api import Page, expect

from browsing import label
from conftest import NewPage
from rumbo.palette import shades

# What tests/sites/every-page/site_config.yml says: both colours are too faint on the light page as they are.
NAME, PUBLISHER, PRIMARY, ACCENT = "Puentes <b>& hijos</b>", "Casa & Cía. <b>S. L.</b>", "#ffcc00", "#ff66cc"
PAGES = [
    "",
    "diagnostics/puente/",
    "diagnostics/puente/method/",
    "playbooks/",
    "playbooks/pilares/",
    "pages/aviso/",
    "privacy/",
    "404.html",
]
SCHEMES = {"light": "default", "dark": "slate"}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_name_logo_publisher_and_colour_stand_on_every_page(
    new_page: NewPage, every_page_url: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    for path in PAGES:
        page.goto(every_page_url + path)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        header = page.locator("header.md-header")
        expect(header).to_contain_text(NAME)
        expect(page.get_by_role("contentinfo")).to_contain_text(PUBLISHER)
        assert header.locator(".rumbo-name img").evaluate("logo => logo.complete && logo.naturalWidth > 0"), path
        expect(header).to_have_css("border-top-color", in_rgb(used("primary", scheme, "graphics")))


def test_the_scheme_is_the_systems_until_its_visitor_wants_the_other(new_page: NewPage, every_page_url: str) -> None:
    page = new_page(color_scheme="dark")
    body = page.locator("body")
    page.goto(every_page_url, wait_until="networkidle")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")  # while it is read
    page.emulate_media(color_scheme="dark")
    page.goto(f"{every_page_url}privacy/", wait_until="networkidle")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")  # and at the next visit
    page.locator("label[for^=__palette]:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.reload(wait_until="networkidle")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.emulate_media(color_scheme="light")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    page.emulate_media(color_scheme="dark")
    page.reload(wait_until="networkidle")
    expect(body).to_have_attribute("data-md-color-scheme", "default")  # what was chosen stands
    page.locator("label[for^=__palette]:visible").click()
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")  # the system's own again is followed
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_the_dark_scheme_is_there_before_the_engine_is(new_page: NewPage, every_page_url: str) -> None:
    page = new_page(color_scheme="dark")
    page.route("**/bundle.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(every_page_url)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_links_and_buttons_are_in_the_shades_that_can_be_read(
    new_page: NewPage, every_page_url: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(every_page_url)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    assert token(page, "primary") == used("primary", scheme, "text")
    assert token(page, "accent") == used("accent", scheme, "text")
    link = page.locator("main").get_by_role("link", name=label("home.privacy-more"))
    expect(link).to_have_css("color", in_rgb(used("primary", scheme, "text")))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_printed_report_is_headed_by_the_brand_whatever_the_scheme(
    new_page: NewPage, every_page_url: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{every_page_url}diagnostics/puente/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
    page.emulate_media(media="print")
    cover = page.locator(".rumbo-cover")
    expect(cover).to_contain_text(PUBLISHER)
    assert cover.locator("img").evaluate("logo => logo.complete && logo.naturalWidth > 0")
    assert token(page, "primary") == used("primary", "light", "text")


def used(colour: str, scheme: str, use: str) -> str:
    """The shade that stands in for the client's colour."""
    found = [
        shade.used
        for shade in shades(PRIMARY, ACCENT)
        if (shade.colour, shade.scheme, shade.use) == (colour, SCHEMES[scheme], use)
    ]
    return found[0]


def token(page: Page, name: str) -> str:
    return str(page.evaluate("name => getComputedStyle(document.body).getPropertyValue(name)", f"--rumbo-{name}"))


def in_rgb(colour: str) -> str:
    return "rgb({}, {}, {})".format(*(int(colour[place : place + 2], 16) for place in (1, 3, 5)))

"""Pages follow what their readers need: no motion, forced colours, text at twice the size, the keyboard alone (D12)."""

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import label
from conftest import NewPage
from respondent import Respondent

PAGES = ["", "playbooks/", "playbooks/pilares/", "diagnostics/puente/", "diagnostics/puente/method/", "privacy/"]
ANSWERS = {"base": "nada", "apoyo": "si", "peso": "90", "paso": "60"}

MOVING = """() => [...document.querySelectorAll('*')].filter((element) => {
    const style = getComputedStyle(element);
    const lasting = (durations) => durations.split(',').some((duration) => parseFloat(duration) > 0);
    return style.scrollBehavior === 'smooth'
        || (style.transitionProperty !== 'none' && lasting(style.transitionDuration))
        || (style.animationName !== 'none' && lasting(style.animationDuration));
}).map((element) => element.outerHTML.slice(0, 120))"""

CUT = """() => [...document.querySelectorAll('main *')].filter((element) => {
    const style = getComputedStyle(element);
    const isUnseen = style.position === 'absolute' && element.clientWidth <= 1;
    const hides = [style.overflowX, style.overflowY].some((way) => ['hidden', 'clip'].includes(way));
    return hides && !isUnseen && element.clientWidth > 0 && element.textContent.trim() &&
        (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""

# Luminance of a colour as `getComputedStyle` writes it.
LUMINANCE = """colour => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
        .map((part) => part / 255)
        .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}"""


def result(page: Page, url: str) -> Respondent:
    respondent = Respondent(page, f"{url}diagnostics/puente/").opens()
    respondent.answers_all(ANSWERS)
    respondent.sees_result()
    expect(page.locator("#result")).to_be_focused()
    return respondent


def test_with_reduced_motion_nothing_moves(new_page: NewPage, every_page_url: str) -> None:
    page = new_page(reduced_motion="reduce")
    for path in PAGES:
        page.goto(every_page_url + path)
        assert page.evaluate(MOVING) == [], path
    result(page, every_page_url)
    assert page.evaluate(MOVING) == []
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_bars_bands_radar_and_focus_can_be_seen(
    new_page: NewPage, every_kind_url: str, scheme: str
) -> None:
    page = new_page(forced_colors="active", color_scheme=scheme)
    respondent = Respondent(page, f"{every_kind_url}diagnostics/todo/").opens()
    respondent.answers_all({"puerta": "no-hay", "horas": "2", "techo": "con-techo", "suelo": "con-suelo"})
    respondent.sees_result()
    expect(page.locator("#result")).to_be_focused()
    can_be_seen(page.locator(".rumbo-mark:visible").first, "color")
    can_be_seen(page.locator(".rumbo-chain [data-bar]").first, "fill")
    can_be_seen(page.locator(".rumbo-chain__edges line").first, "stroke")
    page.get_by_role("button", name=label("result.radar")).focus()
    page.keyboard.press("Enter")
    radar = page.locator("div[data-figure=radar]")
    expect(radar).to_be_visible()
    can_be_seen(radar.locator("[data-surface]"), "stroke")
    can_be_seen(radar.locator("circle").first, "fill")
    can_be_seen(radar.locator("text").first, "fill")
    can_be_seen(page.locator(":focus-visible"), "outline-color")


def can_be_seen(part: Locator, drawn_with: str) -> None:
    """Whether a graphic stands out from the page by 3:1."""
    page = part.page
    ground = luminance(page, computed(page.locator("body"), "background-color"))
    assert apart(luminance(page, computed(part, drawn_with)), ground) >= 3, drawn_with


def test_in_forced_colours_a_chosen_answer_can_be_told_without_its_tint(new_page: NewPage, every_page_url: str) -> None:
    page = new_page(forced_colors="active")
    respondent = Respondent(page, f"{every_page_url}diagnostics/puente/").opens()
    before = respondent.question("base").screenshot()
    respondent.row("base", "nada").check()
    respondent.row("base", "nada").blur()
    assert respondent.question("base").screenshot() != before
    expect(respondent.row("base", "nada")).to_have_css("appearance", "auto")


@pytest.mark.parametrize("width", [640, 1280])
def test_text_at_twice_the_size_is_not_cut_and_nothing_sticks_out(
    new_page: NewPage, every_page_url: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    for path in PAGES:
        page.goto(every_page_url + path)
        enlarge(page)
        assert page.evaluate(CUT) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    result(page, every_page_url)
    enlarge(page)
    assert page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def enlarge(page: Page) -> None:
    """As a browser whose reader asked for twice the size: everything is measured in the root's."""
    page.evaluate("""() => {
        const root = document.documentElement;
        root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
    }""")


def test_from_home_to_a_ticked_step_and_back_with_the_keyboard_alone(page: Page, every_page_url: str) -> None:
    page.goto(every_page_url, wait_until="networkidle")
    tab_to(page, page.get_by_role("main").get_by_role("link", name="¿Aguanta el puente?").first)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{every_page_url}diagnostics/puente/")
    page.locator("[data-component=diagnostic][data-view]").wait_for()
    respondent = Respondent(page, page.url)
    tab_to(page, respondent.row("base", "nada"))
    page.keyboard.press("Space")
    expect(respondent.row("base", "nada")).to_be_checked()
    tab_to(page, respondent.row("apoyo", "no"))
    page.keyboard.press("Space")
    tab_to(page, respondent.field("peso"))
    page.keyboard.type("90")
    tab_to(page, respondent.field("paso"))
    page.keyboard.type("0")
    tab_to(page, page.get_by_role("link", name=label("form.see-result")))
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_be_focused()
    tab_to(page, page.locator("[data-remedy=pilares] h3 a"))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.startswith(f"{every_page_url}playbooks/pilares/"))
    arrival = page.locator("[data-component=from-result]")
    expect(arrival).to_be_visible()
    tick = page.get_by_role("checkbox", name="Levanta el primero")
    tab_to(page, tick)
    page.keyboard.press("Space")
    expect(tick).to_be_checked()
    tab_to(page, arrival.get_by_role("link"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_be_visible()
    expect(respondent.node("overall").locator("[data-slot=value]").first).to_have_text("0,0")


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until the focus is there: it must be reached, and visibly so."""
    expect(wanted).to_be_visible()
    for _ in range(150):
        page.keyboard.press(key)
        if wanted.evaluate("element => element === document.activeElement"):
            assert computed(wanted, "outline-style") != "none"
            return
    pytest.fail(f"never reached: {wanted}")


def computed(part: Locator, name: str) -> str:
    return str(part.evaluate("(element, name) => getComputedStyle(element).getPropertyValue(name)", name))


def luminance(page: Page, colour: str) -> float:
    return float(page.evaluate(LUMINANCE, colour))


def apart(one: float, other: float) -> float:
    """The contrast of two luminances."""
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)

"""The library (D9): every playbook by theme, complete without scripts."""

import pytest
from playwright.sync_api import Page, expect

from conftest import NewPage

pytestmark = pytest.mark.browser


def test_every_playbook_stands_under_its_theme_with_its_summary_and_effort(
    new_page: NewPage, every_page_url: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{every_page_url}playbooks/")
    assert page.locator(".rumbo h2").all_inner_texts() == ["Obra", "Gente"]
    assert page.locator("#rumbo-theme-obra h3").all_inner_texts() == ["Arcos", "Cimientos", "Pilares & <vigas>"]
    last = page.locator("#rumbo-theme-obra li").last
    expect(last).to_contain_text('Lo que sostiene lo demás, "a plomo".')
    expect(last).to_contain_text("1,5 semanas · 1 persona")


def test_a_playbook_is_one_step_away(page: Page, every_page_url: str) -> None:
    page.goto(f"{every_page_url}playbooks/")
    page.get_by_role("link", name="Barandilla").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Barandilla")


def test_no_control_stands_there_without_a_use(page: Page, every_page_url: str) -> None:
    page.goto(f"{every_page_url}playbooks/")
    assert page.get_by_role("main").locator("button, input, select").count() == 0


def test_the_repositorys_own_library_is_complete(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}playbooks/")
    links = page.get_by_role("main").locator("h3 a").evaluate_all("all => all.map(link => link.href)")
    assert len(links) == len(set(links)) >= 12
    for link in links:
        assert page.request.get(link).ok

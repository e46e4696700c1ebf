"""The preview as an author sees it: in the page that is open."""

from pathlib import Path

from playwright.sync_api import Page, expect

from previewing import serve
from rumbo.content import scaffold


def test_an_open_page_shows_a_problem_and_its_repair_by_itself(page: Page, tmp_path: Path) -> None:
    scaffold.new_site(tmp_path / "site", "0", empty=True)
    playbook = tmp_path / "site/playbooks/poner-responsable.md"
    text = playbook.read_text()
    with serve(tmp_path / "site") as serving:
        page.goto(f"{serving.url}playbooks/poner-responsable/")
        banner = page.locator("#rumbo-problems")
        expect(banner).to_be_hidden()
        playbook.write_text(text.replace("theme: arranque", "theme: <b>otro</b>"))
        expect(banner).to_contain_text("playbooks/poner-responsable.md:4", timeout=30_000)
        expect(banner).to_contain_text("<b>otro</b>")
        expect(page.get_by_role("heading", name="Poner un responsable")).to_be_visible()
        playbook.write_text(text.replace("title: Poner un responsable", "title: Poner una responsable"))
        expect(page.get_by_role("heading", name="Poner una responsable")).to_be_visible(timeout=30_000)
        expect(banner).to_be_hidden()
        page.close()  # before the server goes, whose absence it would complain of

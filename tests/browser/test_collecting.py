"""Answers sent to the receiver of a site's owner, at a press (TM-15): a real one here, and all that can go wrong."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from browsing import Watch, hosted, label
from respondent import Respondent
from rumbo.cli import main
from rumbo.content.sealing import PrivateKey
from rumbo.publishing.verify import verify

SITES = Path(__file__).parents[1] / "sites"
KEY = Path(__file__).parents[1] / "unit" / "sealed" / "key.pem"
RECIPES = re.findall(
    r"```python\n(.*?)```", (Path(__file__).parents[2] / "docs/collecting.md").read_text("utf-8"), re.DOTALL
)
"""The receiver of thirty lines, and what makes a table."""
NOWHERE = re.compile(r"no (salen|sale) de este navegador|no se envían a ningún sitio")
"""What only a site without a receiver may promise."""


class Receiver(ThreadingHTTPServer):
    """Keeps what it is sent; `answer` is the status and the type that it answers with."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.bodies: list[bytes] = []
        self.answer = (204, "")
        self.allows = True

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_OPTIONS(self) -> None:
        self._reply(204, "")

    def do_POST(self) -> None:
        self.server.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        self._reply(*self.server.answer)

    def _reply(self, status: int, type_: str) -> None:
        self.send_response(status)
        if self.server.allows:
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "Content-Type")
        if type_:
            self.send_header("Content-Type", type_)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the stdlib's parameter name
        """Nothing is printed."""


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def collecting_site(tmp_path_factory: pytest.TempPathFactory, receiver: Receiver) -> Path:
    """A site with the button, built."""
    source = tmp_path_factory.mktemp("collecting") / "site"
    shutil.copytree(SITES / "every-kind", source)
    with (source / "site_config.yml").open("a") as settings:
        settings.write(f"""
url: https://example.org/cliente/
collect:
  url: {receiver.origin}/answers
  publisher: Ejemplo
  purpose: comparar
  keep: 12 meses
  encrypt_to: {PrivateKey.read(KEY.read_bytes()).public}
""")
    result = CliRunner().invoke(main, ["-C", str(source), "build"])
    assert result.exit_code == 0, result.output
    return source / "site"


def test_tm_15_only_pages_with_the_button_may_connect_to_its_origin(collecting_site: Path, receiver: Receiver) -> None:
    assert verify(collecting_site) == []
    [page] = [page for page in collecting_site.rglob("*.html") if f" {receiver.origin};" in page.read_text()]
    [result] = [page for page in collecting_site.rglob("*.txt") if 'data-part="collecting"' in page.read_text()]
    assert (page.parent.name, result.parent) == ("todo", page.parent)
    own = result.read_text()
    result.write_text(own.replace(f"{receiver.origin}/answers", "https://elsewhere.example.org/"))
    assert "other-policy" in {finding.key for finding in verify(collecting_site)}
    result.write_text(own)
    assert receiver.origin in (collecting_site / "privacy" / "index.html").read_text()
    everything = [*collecting_site.rglob("*.html"), *collecting_site.rglob("*.txt")]
    assert [page for page in everything if NOWHERE.search(page.read_text())] == []


def sealed_for_the_recipe(page: Page, url: str, receiver: Receiver, work: Path) -> None:
    """Press once, with the receiver of docs/collecting.md at the other end; open what it kept, make a table of it."""
    recipe: dict[str, Any] = {"__name__": "receiver"}
    exec(RECIPES[0], recipe)  # noqa: S102 - the documented recipe
    recipe.update(SITE=url.rstrip("/"), FOLDER=work / "received")
    own, receiver.RequestHandlerClass = receiver.RequestHandlerClass, recipe["Receiver"]
    recipe["Receiver"].log_message = lambda *_: None
    page.locator("[data-post]").click()
    expect(page.locator("[data-part=collecting] [data-slot=said]")).to_contain_text("ha recibido")
    receiver.RequestHandlerClass = own
    [kept] = (work / "received").iterdir()
    shown = page.locator("[data-payload]").input_value()
    assert "no-hay" in shown
    assert "no-hay" not in kept.read_text()
    result = CliRunner().invoke(main, ["open", str(kept), "--key", str(KEY), "-o", str(work)])
    assert (result.exit_code, (work / kept.name).read_text()) == (0, shown)
    (work / "table.py").write_text(RECIPES[1])
    words = [sys.executable, str(work / "table.py"), str(work / kept.name)]
    table = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert [row[2:] for row in csv.reader(io.StringIO(table))] == [["puerta"], ["no-hay"]]


def test_tm_15_who_came_from_another_page_may_send_as_well(
    page: Page, collecting_site: Path, receiver: Receiver
) -> None:
    """A page that is put in the place of another keeps the policy of that."""
    with hosted(collecting_site, "/cliente/") as url:
        sitemap = collecting_site / "sitemap.xml"
        sitemap.write_text(sitemap.read_text().replace("https://example.org/cliente/", url))
        page.goto(url, wait_until="networkidle")
        page.get_by_role("link", name="Todas las formas de preguntar").first.click()
        page.wait_for_url("**/diagnostics/todo/")
        page.locator("[data-view=form]").wait_for()
        Respondent(page, page.url).answers_all({"puerta": "no-hay"})
        page.get_by_role("link", name=label("form.see-result")).click()
        page.locator("[data-part=collecting] > summary").click()
        page.locator("[data-post]").click()
        expect(page.locator("[data-part=collecting] [data-slot=said]")).to_contain_text("ha recibido")
    receiver.bodies.clear()


def test_tm_15_what_is_sent_is_what_was_shown_and_every_failure_is_told(
    page: Page, collecting_site: Path, receiver: Receiver, watch: Watch, tmp_path: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with hosted(collecting_site) as url:
        Respondent(page, f"{url}diagnostics/todo/").opens().answers_all({"puerta": "no-hay"})
        page.get_by_role("link", name=label("form.see-result")).click()
        page.locator("[data-part=collecting] > summary").click()
        payload = page.locator("[data-payload]")
        expect(payload).not_to_have_value("")
        assert receiver.bodies == []
        assert [url for url in asked if "/sealing.mjs" in url or url.startswith(receiver.origin)] == []
        sealed_for_the_recipe(page, url, receiver, tmp_path)
        page.evaluate("delete document.querySelector('[data-encrypt-to]').dataset.encryptTo")
        said = page.locator("[data-part=collecting] [data-slot=said]")
        page.locator("[data-post]").click()
        expect(said).to_contain_text("ha recibido")
        assert receiver.bodies == [payload.input_value().encode()]
        assert json.loads(receiver.bodies[0])["answers"] == {"puerta": "no-hay"}
        for answer, words in (
            ((403, "application/json"), "rechazado (403)"),
            ((500, "application/json"), "(500)"),
            ((200, "text/html"), "algo ha contestado"),
        ):
            receiver.answer = answer
            page.locator("[data-post]").click()
            expect(said).to_contain_text(words)
        receiver.allows = False
        page.locator("[data-post]").click()
        expect(said).to_contain_text("no acepta esta página")
        page.context.set_offline(True)
        page.locator("[data-post]").click()
        expect(said).to_contain_text("no hay conexión")
        page.context.set_offline(False)
        page.clock.install()
        page.route(f"{receiver.origin}/**", lambda _: None)
        page.locator("[data-post]").click()
        page.clock.fast_forward(21_000)
        expect(said).to_contain_text("veinte segundos")
        expect(page.locator('#q-puerta input[value="no-hay"]')).to_be_checked()
    watch.faults.clear()

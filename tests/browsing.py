"""What browser tests stand on: a plain static host, and a watch over every page.

`python tests/browsing.py` prints the Chromium that the tests will use, or exits 1 if there is none yet.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml
from playwright.sync_api import BrowserContext, ConsoleMessage, Request

from rumbo.publishing import chromium

STRINGS = Path(__file__).parents[1] / "templates" / "strings"


def label(key: str, language: str = "es", **gaps: object) -> str:
    """What the interface says for a key of its strings, such as "form.see-result", with the gaps filled in."""
    section, _, name = key.partition(".")
    return str(_strings(language)[section][name]).format(**gaps)


@cache
def _strings(language: str) -> dict[str, dict[str, str]]:
    written = (STRINGS / f"{language}.yml").read_text("utf-8")
    found: dict[str, dict[str, str]] = yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 - builds nothing but text
    return found


@dataclass
class Watch:
    """Collects what no page of ours may do: complain in the console, break its policy, ask another origin."""

    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context. A broken policy is a console error too."""
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.faults.append(f"uncaught: {error.error}"))
        context.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location['url']})")

    def _see(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "file:")):
            self.faults.append(f"another origin: {request.url}")


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder under a base path as a static host does, 404 page included."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}  # noqa: RUF012 - as inherited

    def __init__(self, *args: object, base: str, **options: object) -> None:
        self.base = base
        super().__init__(*args, **options)  # type: ignore[arg-type] # passed on as they came

    def do_GET(self) -> None:
        if not self.path.startswith(self.base):
            self._not_found()
            return
        self.path = "/" + self.path.removeprefix(self.base)
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code == HTTPStatus.NOT_FOUND:
            self._not_found()
        else:
            super().send_error(code, message, explain)

    def _not_found(self) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the stdlib's parameter name
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a page that was left before it had all that it asked for."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # passed on as they came


@contextmanager
def hosted(folder: Path, base: str = "/") -> Iterator[str]:
    """Serve a folder on a free port under a base path; gives the URL, which ends with a slash."""
    with _Server(("127.0.0.1", 0), partial(_Host, directory=str(folder), base=base)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()


if __name__ == "__main__":
    sys.stdout.write(chromium.executable() or sys.exit(1))

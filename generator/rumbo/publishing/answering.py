"""Answers the browser that looks at a preview: pages of the last good site, what is wrong since, and word of new ones.

Knows neither how a site is built nor when.
"""

import json
import socket
import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rumbo.wording.phrases import Language, Phrase, in_words

_OWN_FILES = Path(__file__).parent / "preview"
_OWN_PATH = "/_rumbo/"
_HEARTBEAT = 15.0  # seconds; a closed page is noticed when writing to it fails
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".mjs": "text/javascript",
    ".js": "text/javascript",
}  # whatever the OS says


@dataclass
class Preview:
    """What is being served: where the last good site lies and what is wrong with the files since, in a language."""

    language: Language = "en"
    folder: Path | None = None
    base: str = "/"
    complaints: tuple[str, ...] = ()
    version: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def update(self, complaints: Sequence[str], folder: Path | None = None, base: str = "/") -> None:
        """Take a new site, or the reasons why there is none, and wake whoever waits for one."""
        with self.changed:
            if folder:
                self.folder, self.base = folder, base
            self.complaints = tuple(complaints)
            self.version += 1
            self.changed.notify_all()

    def wait(self, seen: int) -> None:
        """Return as soon as the version is not `seen`, or after a heartbeat's time."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != seen, timeout=_HEARTBEAT)


class Server(ThreadingHTTPServer):
    """Answers at an address with what a preview has.

    Raises:
        OSError: the address cannot be had.
    """

    daemon_threads = True

    def __init__(self, address: tuple[str, int], preview: Preview) -> None:
        self.preview = preview
        others = (socket.gethostname().lower(),) if is_open(address[0]) else ()
        self.names = frozenset({"localhost", address[0].lower(), *others})
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    """One request: a file of the site under its base path, or one of the preview's own."""

    server: Server

    def do_GET(self) -> None:
        if not is_meant(self.headers.get("Host", ""), self.server.names):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        try:
            self._answer()
        except (ConnectionError, TimeoutError):
            return  # whoever asked has gone
        except (OSError, ValueError):  # a path that no file can have
            self.send_error(HTTPStatus.NOT_FOUND)

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        preview = self.server.preview
        if path == _OWN_PATH + "events":
            self._send_events(preview)
        elif path.startswith(_OWN_PATH):
            self._send_file(_OWN_FILES / Path(path).name, HTTPStatus.OK)
        elif preview.folder is None:
            self._send(_first_page(preview), "text/html; charset=utf-8", HTTPStatus.SERVICE_UNAVAILABLE)
        elif path == "/" != preview.base:
            self._redirect(preview.base)
        else:
            self._send_page(preview.folder.resolve(), path)

    def _send_page(self, folder: Path, path: str) -> None:
        base = self.server.preview.base
        place = (folder / path.removeprefix(base)).resolve()
        if not path.startswith(base) or not place.is_relative_to(folder):
            self._send_file(folder / "404.html", HTTPStatus.NOT_FOUND)
        elif not place.is_dir():
            self._send_file(place if place.is_file() else folder / "404.html", _status(place))
        elif path.endswith("/"):
            self._send_file(place / "index.html", HTTPStatus.OK)
        else:
            self._redirect(urlsplit(self.path).path + "/")

    def _send_file(self, place: Path, status: HTTPStatus) -> None:
        try:
            content = place.read_bytes()
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        if place.suffix == ".html":
            content = content.replace(b"</body>", _additions(self.server.preview) + b"</body>")
        self._send(content, _KINDS.get(place.suffix) or guess_type(place.name)[0] or "text/plain", status)

    def _send(self, content: bytes, kind: str, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _redirect(self, where: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_events(self, preview: Preview) -> None:
        """Tell the page of every new version, for as long as it listens."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while True:
                seen = preview.version
                state = json.dumps({"version": seen, "problems": preview.complaints})
                self.wfile.write(f"data: {state}\n\n".encode())
                preview.wait(seen)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the stdlib's parameter name
        """Say nothing: the terminal is for problems."""


def is_meant(host: str, names: Collection[str]) -> bool:
    """Whether a request's Host is this preview: a name that it goes by, or an address of this machine.

    A page of another site whose name somebody has made lead here must not read drafts (DNS rebinding); an address in
    figures is nobody else's name.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name in names or _is_figures(name)


def is_open(host: str) -> bool:
    """Whether a preview there can be reached from other machines."""
    return not (host == "localhost" or (_is_figures(host) and ip_address(host).is_loopback))


def _is_figures(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _status(place: Path) -> HTTPStatus:
    return HTTPStatus.OK if place.is_file() else HTTPStatus.NOT_FOUND


def _additions(preview: Preview) -> bytes:
    """What every page gets: an empty banner and the script that fills it and reloads the page."""
    return (
        f'<link rel="stylesheet" href="{_OWN_PATH}preview.css">'
        f'<pre id="rumbo-problems" role="alert" data-version="{preview.version}" hidden></pre>'
        f'<script src="{_OWN_PATH}preview.js"></script>'
    ).encode()


def _first_page(preview: Preview) -> bytes:
    """What is shown while there has been no good site yet."""
    listed = escape("\n".join(preview.complaints) or in_words(Phrase("serve.first-build"), preview.language))
    head = (
        f'<!doctype html><html lang="{preview.language}"><head><meta charset="utf-8"><title>Rumbo</title></head><body>'
    )
    return f"{head}<h1>Rumbo</h1><pre>{listed}</pre>".encode() + _additions(preview) + b"</body></html>"

"""Previews a site while it is being written: builds, serves, watches, rebuilds, reloads the page.

Keeps the last good site when the files have problems. What it adds to pages (a banner, a script of the same
origin) it adds on the way out, so that a built site never holds it. Prints nothing: `tell` and `show` do.
"""

import json
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from queue import SimpleQueue
from urllib.parse import unquote, urlsplit

import watchfiles

from rumbo.content.review import review
from rumbo.pages import compiler
from rumbo.pages.theme import ThemeError
from rumbo.publishing import engine, publish, swap
from rumbo.wording.phrases import Language, Phrase, in_words, of_file, why
from rumbo.wording.problems import Problem, printed

_OWN_FILES = Path(__file__).parent / "preview"
_OWN_PATH = "/_rumbo/"
_HEARTBEAT = 15.0  # seconds; a closed page is noticed when writing to it fails
_IGNORED_FOLDERS = frozenset({"site", "node_modules", "schemas"})
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".mjs": "text/javascript",
    ".js": "text/javascript",
}  # whatever the OS says

Show = Callable[[Sequence[Problem]], None]


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


def serve(folder: Path, address: tuple[str, int], *, tell: publish.Tell, show: Show, language: Language) -> None:
    """Serve the site of a folder until interrupted; drafts are shown. Pages tell of problems in the `language`.

    Raises:
        OSError: the address cannot be had.
    """
    preview = Preview(language)
    changes: SimpleQueue[object] = SimpleQueue()
    with _Server(address, preview) as server:
        # Watching begins before the first build: what is saved while a build runs must lead to another one.
        for task in (server.serve_forever, lambda: _watch(folder.resolve(), changes)):
            threading.Thread(target=task, daemon=True).start()
        rebuild(preview, folder, tell, show)
        tell(Phrase("serve.at", {"url": f"http://{address[0]}:{server.server_port}{preview.base}"}))
        while True:
            changes.get()
            while not changes.empty():
                changes.get()
            rebuild(preview, folder, tell, show)


def rebuild(preview: Preview, folder: Path, tell: publish.Tell, show: Show) -> None:
    """Build the folder as it stands now, by turns into one of two places, so that the one being served stays whole."""
    reviewed = review(folder, drafts=True)
    show(reviewed.problems)
    if not reviewed.sites:
        complaints = [printed(problem, preview.language) for problem in reviewed.problems if not problem.advice]
        preview.update(complaints)
        return
    places = [folder / ".cache" / "preview" / name for name in ("a", "b")]
    free = places[0] if preview.folder != places[0] else places[1]
    try:
        publication = replace(compiler.compile_sites(reviewed.sites), keep=())
        shutil.rmtree(free, ignore_errors=True)
        publish.build(publication, free, tell)
    except (ThemeError, engine.EngineError, publish.PolicyError, swap.BusyError, OSError) as error:
        told = (
            why(error, preview.language)
            if not isinstance(error, OSError)
            else in_words(of_file(error), preview.language)
        )
        tell(Phrase("serve.failed", {"why": told}))
        preview.update([told])
        return
    preview.update((), free, urlsplit(publication.url).path or "/")
    tell(Phrase("serve.current"))


def _watch(folder: Path, changes: SimpleQueue[object]) -> None:
    """Report every batch of changes, for ever."""
    for batch in watchfiles.watch(folder, watch_filter=_concerns_site(folder), debounce=300):
        changes.put(batch)


def _concerns_site(folder: Path) -> watchfiles.BaseFilter:
    """What a rebuild is for: not what builds write, nor what editors and version control leave lying about."""

    class Filter(watchfiles.DefaultFilter):
        def __call__(self, change: watchfiles.Change, path: str) -> bool:
            parts = Path(path).relative_to(folder).parts
            hidden = any(part.startswith(".") for part in parts)
            return not hidden and _IGNORED_FOLDERS.isdisjoint(parts[:1]) and super().__call__(change, path)

    return Filter()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], preview: Preview) -> None:
        self.preview = preview
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    """One request: a file of the site under its base path, or one of the preview's own."""

    server: _Server

    def do_GET(self) -> None:
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

"""Runs Lighthouse, as a phone, on the kinds of page that visitors meet first, served compressed as hosts do.

Needs Node and, once, `npm install --no-save lighthouse@12` in a folder that is named as the only argument; it is no
dependency of the project. Prints the scores of home, diagnostic, library and playbook; decides nothing.
"""

import gzip
import json
import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from rumbo.publishing import chromium

ROOT = Path(__file__).parents[1]
PAGES = {
    "home": "es/",
    "diagnostic": "es/diagnostics/implementacion/",
    "library": "es/playbooks/",
    "playbook": "es/playbooks/elefante-en-filetes/",
}
SCORED = ("performance", "accessibility", "best-practices")
TEXTS = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml"}


class Host(SimpleHTTPRequestHandler):
    """A static host that compresses texts."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}  # noqa: RUF012 - as inherited

    def do_GET(self) -> None:
        """Send a file, compressed where it is text."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in TEXTS:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the stdlib's parameter name
        """Say nothing."""


def main(folder: Path) -> None:
    """Print a line of scores for each page of site/, which `rumbo build` has made."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(ROOT / "site"))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, path in PAGES.items():
            report = audit(folder, f"http://127.0.0.1:{server.server_port}/{path}")
            scores = "  ".join(f"{kind} {report['categories'][kind]['score']:.2f}" for kind in SCORED)
            missed = [
                id_ for id_, found in report["audits"].items() if found["score"] is not None and found["score"] < 1
            ]
            print(f"{name:11} {scores}  below 1: {', '.join(missed)}")
        server.shutdown()


def audit(folder: Path, url: str) -> dict[str, dict[str, dict[str, float]]]:
    """Lighthouse's report on one page."""
    command = [folder / "node_modules" / ".bin" / "lighthouse", url, "--output=json", "--quiet"]
    flags = [f"--only-categories={','.join(SCORED)}", f"--chrome-flags={' '.join(['--headless', *chromium.FLAGS])}"]
    environment = {**os.environ, "CHROME_PATH": chromium.executable() or ""}
    done = subprocess.run([*command, *flags], check=True, capture_output=True, env=environment)
    return dict(json.loads(done.stdout))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

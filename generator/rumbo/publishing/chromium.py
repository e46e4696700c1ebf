"""Where this machine's Chromium is. Knows no page; needs Playwright only to ask for its own download."""

import os
import shutil
from pathlib import Path

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The shell first: the same engine without a browser's own interface, which costs most of the time of a short use.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC_APPLICATION = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def executable() -> str | None:
    """$RUMBO_CHROMIUM, else one on the path, an installed Chrome, or Playwright's own download.

    Raises:
        ImportError: none of the others is there, and neither is Playwright.
    """
    found = os.environ.get("RUMBO_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    return found or next((place for place in (_MAC_APPLICATION, _downloaded()) if Path(place).exists()), None)


def _downloaded() -> str:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - optional

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path

"""`rumbo`, and `python -m rumbo`. Imports nothing but the interpreter's own until it can say what stops it."""

import gc
import os
import sys
import tomllib
from pathlib import Path

_INTERRUPTED = 130
_WORTH_A_LOOK = 50_000
"""Objects after which to look for cycles: a site is many objects and hardly a cycle, and looking took a tenth."""
_WORDS = Path(__file__).with_name("wording")


def run() -> None:
    """Start the command line; whoever presses Ctrl+C while it is still being loaded is told so in one sentence."""
    gc.set_threshold(_WORTH_A_LOOK)
    try:
        from rumbo.cli import main  # noqa: PLC0415 - takes most of a second

        main()
    except KeyboardInterrupt:
        print(_interrupted(), file=sys.stderr)  # noqa: T201 - nothing else is there yet
        sys.exit(_INTERRUPTED)


def _interrupted() -> str:
    """What the command line says of it, in the language of the terminal if it is one of ours, else in English."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    file = _WORDS / f"phrases.{named[:2].lower()}.toml"
    known = file if named[:2].isalpha() and file.is_file() else _WORDS / "phrases.en.toml"
    said: str = tomllib.loads(known.read_text("utf-8"))["stopped"]["interrupted"]
    return said


if __name__ == "__main__":
    run()

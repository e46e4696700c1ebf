"""The sentences that tell a result, each with its words in every language and when it is true: docs/sentences.md.

The conditions lie in sentences.toml beside this file, the words in templates/strings/ and generator/rumbo/wording/.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import yaml

from rumbo.wording.phrases import Language

ROOT = Path(__file__).parents[1]
TABLE = Path(__file__).parent / "sentences.toml"
PHRASES = "phrases"
HEAD = """\
# What a result says, and when it is so

Every sentence that a result's page, its report (`rumbo report`, PDF or DOCX) or `rumbo score` can print, with the
condition under which it is true. `{n}` and its like are filled in. Random results of shipped and of altered diagnostics
are told by the page's own scripts, by the report and by the scorecard, and every sentence is held against its condition
(`tests/browser/test_sentences.py`, `tests/test_sentences.py`). A sentence without a row fails the same tests.

This page is written by `python docs/generate.py`; the conditions lie in `docs/sentences.toml`.
"""
TITLES = {
    "result": "The result",
    "next-band": "The way up",
    "why": "How it is worked out",
    PHRASES: "The command line (`rumbo score`)",
    "status": "The command line: how far a score stands",
}


def markdown() -> str:
    """The whole page."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    words = {language: _words(language) for language in get_args(Language)}
    return "\n".join([HEAD, *(line for section in TITLES for line in _section(section, table[section], words))])


def _section(section: str, rows: Mapping[str, Any], words: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {TITLES[section]}\n"
    yield "| sentence | true when | " + " | ".join(words) + " |"
    yield "|---|---|" + "---|" * len(words)
    for name, row in rows.items():
        said = (_said(found[section], name) for found in words.values())
        yield f"| `{name}` | {row['when']} | " + " | ".join(said) + " |"
    yield ""


def _said(words: Mapping[str, str], name: str) -> str:
    """A sentence, in the form for one and in the other where it counts."""
    forms = [words[key] for key in (name, f"{name}-one", f"{name}-other") if key in words]
    return "<br>".join(" ".join(form.split()).replace("|", "\\|") for form in forms)


def _words(language: str) -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = yaml.load(
        (ROOT / f"templates/strings/{language}.yml").read_text("utf-8"),
        Loader=yaml.BaseLoader,  # noqa: S506 - builds nothing but text
    )
    told = tomllib.loads((ROOT / f"generator/rumbo/wording/phrases.{language}.toml").read_text("utf-8"))
    return {**found, PHRASES: told["score"], "status": told["status"]}

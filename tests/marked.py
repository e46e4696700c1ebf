"""Pages whose every word of the interface says which one it is, so that a test can read what a page tells.

`⟦result.provisional|low=27|high=30⟧` stands where "Provisional: between 27 and 30" would.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import yaml

from browsing import STRINGS
from rumbo.model import Diagnostic, Site
from rumbo.pages import compiler, theme
from rumbo.pages.render import Renderer, Strings

SAID = re.compile(r"⟦([^⟦⟧|]+)((?:\|[^⟦⟧|]*)*)⟧")


class Said(NamedTuple):
    """A sentence by its key, with what was put into it."""

    key: str
    filling: dict[str, str]


def strings(language: str) -> Mapping[str, Mapping[str, str]]:
    """The words of a language by section and key."""
    found: Mapping[str, Mapping[str, str]] = yaml.load(
        (STRINGS / f"{language}.yml").read_text("utf-8"),
        Loader=yaml.BaseLoader,  # noqa: S506 - builds nothing but text
    )
    return found


def marked(language: str) -> str:
    """The strings of a language, each replaced by a mark of its own."""
    kept = ("number", "language", "frame")
    marks = {
        section: {name: text if section in kept else mark(f"{section}.{name}", text) for name, text in words.items()}
        for section, words in strings(language).items()
    }
    return json.dumps(marks)  # which is YAML too


def mark(key: str, text: str) -> str:
    """What stands for a sentence: its key and its gaps."""
    gaps = dict.fromkeys(name for _, name, _, _ in Formatter().parse(text) if name)
    return f"⟦{key}{''.join(f'|{gap}={{{gap}}}' for gap in gaps)}⟧"


def said(text: str) -> Iterator[Said]:
    """Every sentence in a text; one within another stands as its key in the outer one."""
    while found := SAID.search(text):
        key, gaps = found.groups()
        yield Said(key, dict(gap.split("=", 1) for gap in gaps.split("|")[1:]))
        text = f"{text[: found.start()]}<{key}>{text[found.end() :]}"


def publish(site: Site, diagnostic: Diagnostic, folder: Path) -> str:
    """Write the page of a diagnostic with its scripts, without an engine's frame; gives its path in the folder."""
    files = theme.theme(site)
    templates = {path: text.decode() for path, text in files.items() if path.endswith(".jinja")}
    renderer = Renderer(templates, Strings(marked(site.language), site.language))
    view = compiler.diagnostic_view(site, diagnostic)
    html = renderer.page("pages/diagnostic.html.jinja", view)
    html += f"<template>{renderer.page('pages/result.html.jinja', view)}</template>"  # what the page would fetch
    head = f'<!doctype html><html lang="{site.language}"><meta charset="utf-8"><title>-</title>'
    head += '<link rel="icon" href="data:,">'
    scripts = {path.removeprefix("assets/"): text for path, text in files.items() if path.endswith(".mjs")}
    name = f"{diagnostic.slug}.html"
    for path, content in {**scripts, name: f"{head}{html}".encode()}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return name

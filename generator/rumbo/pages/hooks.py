"""What a component's script asks its template for by name (templates/assets/js/hooks.mjs), held against templates.

An owner who replaces a template may lose an attribute that a script cannot do without: told before a page is built.
Reads scripts and templates as text; knows neither language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rumbo.pages.theme import Files

# `hook(root, "[data-yes]", "guest")`, `this.#hook("[data-add]")`, `leaf.part("share")`; what is computed is left alone.
_CALL = re.compile(r"hook\(|\.part\(")
_NAMED = re.compile(r"""(["'])(?P<selector>\[data-[\w-]+(?:=(?:"[\w-]+"|[\w-]+))?\])\1""")
_PART = re.compile(r"""(["'])(?P<name>[\w-]+)\1\)""")
_SELECTOR = re.compile(r"""\[(?P<name>data-[\w-]+)(?:="?(?P<value>[\w-]+)"?)?\]""")
_FARTHEST = 100


@dataclass(frozen=True, slots=True)
class LostHook:
    """A `selector` that the script of a `component` asks for, and the template at `path` no longer holds."""

    component: str
    selector: str
    path: str


def lost(shipped: Files, files: Files) -> Iterator[LostHook]:
    """The hooks that the shipped templates hold and a site's do not, each at the template that lost it."""
    if all(files.get(path) == content for path, content in shipped.items() if path.endswith(".jinja")):
        return  # templates that nobody changed have lost nothing
    for component, selector in _asked(files):
        wanted = _attribute(selector)
        holders = [path for path, source in _templates(shipped) if wanted.search(source)]
        if holders and not any(wanted.search(files[path].decode()) for path in holders if path in files):
            yield LostHook(component, selector, holders[0])


def _templates(files: Files) -> Iterator[tuple[str, str]]:
    return ((path, content.decode()) for path, content in files.items() if path.endswith(".jinja"))


def _asked(files: Files) -> list[tuple[str, str]]:
    """Component and selector of everything that scripts ask for by a name that is written out."""
    scripts = {path: content.decode() for path, content in files.items() if re.match(r"components/.*\.mjs$", path)}
    found = ((path.split("/")[1], selector) for path, source in scripts.items() for selector in _selectors(source))
    return list(dict.fromkeys(found))


def _selectors(source: str) -> Iterator[str]:
    for call in _CALL.finditer(source):
        near = source[call.end() : call.end() + _FARTHEST]
        if call[0] == ".part(":
            part = _PART.match(near)
            yield from [f'[data-part="{part["name"]}"]'] if part else []
        elif named := _NAMED.search(near):
            yield named["selector"]


def _attribute(selector: str) -> re.Pattern[str]:
    """What an attribute looks like in a template."""
    part = _SELECTOR.fullmatch(selector)
    if part is None:
        raise ValueError(selector)
    value = f'="{part["value"]}"' if part["value"] else r"(?![\w-])"
    return re.compile(rf"(?<![\w-]){part['name']}{value}")

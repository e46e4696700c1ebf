"""The gallery of components: every one of templates/components, drawn from its example file.

`python docs/gallery.py` builds it as a page of a small site in build/gallery/, to be looked at; docs/generate.py writes
docs/gallery.md from the same examples. What scripts reveal is shown at once, and nothing is started.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from markupsafe import Markup

from rumbo.content import loader
from rumbo.pages import compiler, theme
from rumbo.pages.render import Renderer, Strings
from rumbo.pages.tree import Page, Publication
from rumbo.pages.views.numerals import Amount
from rumbo.publishing import publish

REPOSITORY = Path(__file__).parents[1]
COMPONENTS = REPOSITORY / "templates" / "components"
SITE = REPOSITORY / "tests" / "sites" / "minimal"
PAGE = "gallery.md"

_MACRO = re.compile(
    r"\{% macro (?P<name>[a-z_]+)\((?P<parameters>.*?)\) -?%\}(?P<body>.*?)\{%-? endmacro %\}", re.DOTALL
)
_COMMENT = re.compile(r"(?:#.*\n?)+")
_IDS = re.compile(r' (?P<name>id|for|aria-labelledby|aria-describedby|aria-controls|name)="(?P<ids>[^"]+)"')
_EMPTY = re.compile(r"<(?P<tag>h\d|a|button|summary|span|p|strong)(?P<attributes> [^>]*data-[^>]*)></(?P=tag)>")
_ASLEEP = re.compile(r' (?:data-component|data-root)="[^"]*"| hidden(?=[ >])')


@dataclass(frozen=True, slots=True)
class Example:
    """One component: what its example file says of it, and the parameters to draw it with, as written."""

    name: str
    about: str
    parameters: str

    @property
    def template(self) -> str:
        """A template that draws it: the macros for all of whose parameters there is a value, one around the others."""
        path = f"components/{self.name}/{self.name}.html.jinja"
        source = (COMPONENTS / self.name / f"{self.name}.html.jinja").read_text("utf-8")
        macros = [macro for macro in _MACRO.finditer(source) if self._is_shown(macro)]
        imports = f'{{% from "{path}" import {", ".join(macro["name"] for macro in macros)} %}}'
        around = [self._call(macro) for macro in macros if "caller()" in macro["body"]]
        within = "".join(f"{{{{ {self._call(macro)} }}}}" for macro in macros if "caller()" not in macro["body"])
        for call in around:
            within = f"{{% call {call} %}}{within or '…'}{{% endcall %}}"
        return imports + within

    @property
    def values(self) -> "Sample":
        """The parameters as a template sees them."""
        return Sample.of(yaml.safe_load(self.parameters) or {})

    def _is_shown(self, macro: re.Match[str]) -> bool:
        needed = {part for part in _parameters(macro) if "=" not in part}
        return needed <= self._keys and f"{macro['name']}(" in self.about

    def _call(self, macro: re.Match[str]) -> str:
        names = (part.partition("=")[0] for part in _parameters(macro))
        return f"{macro['name']}({', '.join(f'{name}=page.{name}' for name in names if name in self._keys)})"

    @property
    def _keys(self) -> set[str]:
        return set(yaml.safe_load(self.parameters) or {})


def _parameters(macro: re.Match[str]) -> list[str]:
    return [part.strip() for part in macro["parameters"].split(",") if part.strip()]


class Sample(SimpleNamespace):
    """A view made of an example's mapping: fields by name, itself and all below it by `walk`."""

    def walk(self) -> Iterator["Sample"]:
        """As views of nodes and sections do."""
        yield self
        for below in (*getattr(self, "nodes", ()), *getattr(self, "sections", ()), *getattr(self, "dimensions", ())):
            yield from below.walk()

    @classmethod
    def of(cls, written: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        """Mappings become samples, amounts amounts, and what starts with a tag is HTML."""
        if isinstance(written, dict):
            if written.keys() == {"count", "text"}:
                return Amount(Fraction(written["count"]), written["text"])
            return cls(**{key: cls.of(value) for key, value in written.items()})
        if isinstance(written, list):
            return tuple(cls.of(entry) for entry in written)
        return Markup(written) if isinstance(written, str) and written.startswith("<") else written  # noqa: S704 - ours


def examples() -> list[Example]:
    """Every component that has a template, by name; those that are scripts alone draw nothing."""
    return [
        _read(file.parent.name, file.with_name(f"{file.parent.name}.example.yml").read_text("utf-8"))
        for file in sorted(COMPONENTS.glob("*/*.html.jinja"))
    ]


def drawn(example: Example, renderer: Renderer) -> str:
    """The component's HTML, asleep: nothing hidden, nothing to start, and its ids its own."""
    html = renderer.page(f"gallery/{example.name}", example.values)

    def own(found: re.Match[str]) -> str:
        return f' {found["name"]}="{" ".join(f"{example.name}-{id_}" for id_ in found["ids"].split())}"'

    awake = _EMPTY.sub(_filled, _ASLEEP.sub("", _IDS.sub(own, html)))
    return f"<ul>{awake}</ul>" if awake.startswith("<li") else awake


def _filled(empty: re.Match[str]) -> str:
    """What scripts fill in shows the first of the sentences that are kept for it."""
    kept = re.search(r' data-[a-z-]+="([^"]* [^"]*)"', empty["attributes"])
    return f"<{empty['tag']}{empty['attributes']}>{kept[1] if kept else '…'}</{empty['tag']}>"


def renderer(found: list[Example], language: str = "es") -> Renderer:
    """The theme's templates, and one for each example that draws it."""
    files = theme.theme(loader.load(SITE).sites[0])
    templates = {path: text.decode() for path, text in files.items() if path.endswith(".jinja")}
    return Renderer({**templates, **{f"gallery/{one.name}": one.template for one in found}}, _words(files, language))


def publication() -> Publication:
    """The small site with the gallery as one more page."""
    site = loader.load(SITE).sites[0]
    tree, found = compiler.compile_site(site), examples()
    styles = "\n".join(file.read_text("utf-8") for file in sorted(COMPONENTS.glob("*/*.css")))
    draw = renderer(found, site.language)
    blocks = "".join(
        f'<section aria-labelledby="c-{one.name}" data-example="{one.name}"><h2 id="c-{one.name}">{one.name}</h2>'
        f"{drawn(one, draw)}</section>\n"
        for one in found
    )
    html = f'<div class="rumbo"><h1>Gallery</h1>\n{blocks}</div>'
    page = Page(kind="gallery", title="Gallery", style="gallery.css", html=html)
    files = {**tree.files, "gallery.css": styles.encode()}
    return Publication((replace(tree, pages={**tree.pages, PAGE: page}, files=files),))


def markdown() -> str:
    """docs/gallery.md."""
    parts = [_HEAD]
    for one in examples():
        scripts = " · has behaviour" if (COMPONENTS / one.name / f"{one.name}.mjs").exists() else ""
        files = f"`templates/components/{one.name}/`{scripts}"
        example = f"\n```yaml\n{one.parameters.strip()}\n```\n" if one.parameters.strip() not in {"", "{}"} else ""
        parts.append(f"## {one.name}\n\n{files}\n\n{_as_markdown(one.about)}\n{example}")
    return "\n".join(parts)


_HEAD = """\
# The components

Every part that pages are made of, what it is for, and the example that it is drawn from. To see them all as they look,
in both colour schemes: `make gallery`, then open what it names.

This page is written by `python docs/generate.py`.
"""


def _as_markdown(about: str) -> str:
    """The calls at its beginning as code."""
    calls, colon, rest = about.partition(": ")
    return f"{re.sub(r'[a-z_]+[(][^)]*[)]', lambda call: f'`{call[0]}`', calls)}{colon}{rest}"


def _read(name: str, text: str) -> Example:
    comment = _COMMENT.match(text)
    about = " ".join(line.lstrip("# ") for line in comment[0].splitlines()) if comment else ""
    return Example(name, about, text[comment.end() :] if comment else text)


def _words(files: theme.Files, language: str) -> Strings:
    return Strings(files[f"strings/{language}.yml"].decode(), language)


if __name__ == "__main__":
    target = REPOSITORY / "build" / "gallery"
    publish.build(publication(), target)
    sys.stdout.write(f"{(target / 'gallery' / 'index.html').relative_to(REPOSITORY)}\n")

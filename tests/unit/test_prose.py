"""Markdown becomes the HTML that it means, and none that could do harm."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from rumbo import prose

Render = Callable[[str, prose.Resolve], str]

CASES: list[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "prose.yml").read_text("utf-8"))
HOSTILE: dict[str, str] = yaml.safe_load((Path(__file__).parent / "hostile.yml").read_text("utf-8"))

INERT_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code", "div", "figure", "figcaption"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("a", "img", "em", "strong", "b", "i", "s", "del", "ins", "mark", "sub", "sup", "small", "abbr", "kbd", "q"),
}
INERT_ATTRIBUTES = {
    *("align", "alt", "aria-labelledby", "colspan", "height", "id", "loading", "role", "rowspan"),
    *("scope", "start", "tabindex", "title", "width"),
}
OUR_CLASSES = {"rumbo-scroll", "rumbo-table"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_markdown_becomes_html(case: dict[str, str]) -> None:
    assert prose.body(case["markdown"], lambda link: f"up/{link}") == case["html"]


@pytest.mark.parametrize("render", [prose.body, prose.field], ids=["body", "field"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_inert(name: str, render: Render) -> None:
    inspector = Inspector()
    inspector.feed(str(render(HOSTILE[name], lambda link: f"https://example.net/ours/{link}")))
    inspector.close()
    assert inspector.harm == []


def test_a_field_has_no_ids_of_its_own() -> None:
    assert prose.field("## Uno\n\n<h3 id=dos>Dos</h3>", str) == "<h2>Uno</h2>\n<h3>Dos</h3>"


def test_no_text_leaves_a_blank_line_behind() -> None:
    source = "a\n\n- b\n\n        c\n\n\n        d\n\n<pre>\n\n\n</pre>\n"
    assert "\n\n" not in prose.body(source, str)


class Inspector(HTMLParser):
    """Finds whatever could run, style, send, load from elsewhere, or be taken for a part of the page's machinery."""

    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INERT_TAGS:
            self.harm.append(tag)
        self.harm.extend(f"{tag} {name}={value}" for name, value in attrs if not is_inert(tag, name, value or ""))

    def handle_decl(self, decl: str) -> None:
        self.harm.append(decl)

    def handle_comment(self, data: str) -> None:
        self.harm.append(data)


def is_inert(tag: str, name: str, value: str) -> bool:
    if name == "src":
        return value.startswith("https://example.net/ours/") and tag == "img"
    if name == "href":
        return value.startswith(("https://", "mailto:", "#")) and tag == "a"
    if name == "class":
        return set(value.split()) <= OUR_CLASSES
    return name in INERT_ATTRIBUTES and not (name == "id" and value.startswith("_"))


def test_further_extensions_are_applied_and_sanitised() -> None:
    marked = prose.body("==hecho== <mark onclick='x()'>a</mark>", str, ("pymdownx.mark",))
    assert marked == "<p><mark>hecho</mark> <mark>a</mark></p>"

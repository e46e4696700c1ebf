"""What scripts ask their templates for is there, and an owner's template that has lost it is told at build."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from rumbo import packaged
from rumbo.content import loader
from rumbo.model import Site
from rumbo.pages import hooks
from rumbo.pages.compiler import compile_site
from rumbo.pages.tree import ThemeError

SHIPPED = packaged.theme()
ASKED_FOR = {
    (script.parent.name, selector)
    for script in packaged.templates().glob("components/*/*.mjs")
    for selector in re.findall(r"""["'](\[data-[\w-]+(?:="[\w-]+")?\])["'], "[\w-]+"\)""", script.read_text("utf-8"))
}
"""Each component with what its scripts ask for, by a pattern of the test's own."""


@pytest.fixture(scope="module")
def site() -> Site:
    loaded = loader.load(Path(__file__).parents[1] / "sites/minimal")
    assert loaded.site
    return loaded.site


def without(selector: str, source: bytes) -> bytes:
    attribute = selector.strip("[]")
    return re.sub(rf"(?<![\w-]){re.escape(attribute)}(?![\w-])".encode(), b"data-gone", source)


def test_nothing_is_lost_in_what_comes_with_rumbo() -> None:
    assert list(hooks.lost(SHIPPED, SHIPPED)) == []


def test_every_one_that_an_owner_loses_is_found() -> None:
    own = dict(SHIPPED)
    for _, selector in sorted(ASKED_FOR):
        own |= {name: without(selector, own[name]) for name in own if name.endswith(".jinja")}
    assert {(lost.component, lost.selector) for lost in hooks.lost(SHIPPED, own)} >= ASKED_FOR


def test_the_one_that_an_owner_loses_is_found_and_no_other() -> None:
    path = "components/keeping/keeping.html.jinja"
    own = {**SHIPPED, path: without("[data-download]", SHIPPED[path])}
    assert [(lost.component, lost.selector) for lost in hooks.lost(SHIPPED, own)] == [("keeping", "[data-download]")]


def test_a_build_says_which_template_lost_what(site: Site) -> None:
    path = "components/keeping/keeping.html.jinja"
    own = {path: without("[data-download]", SHIPPED[path])}
    with pytest.raises(
        ThemeError, match=r"templates/components/keeping/keeping.html.jinja has no \[data-download\].*keeping"
    ):
        compile_site(replace(site, templates=own))


def test_a_template_that_keeps_them_is_taken(site: Site) -> None:
    path = "components/keeping/keeping.html.jinja"
    compile_site(replace(site, templates={path: SHIPPED[path] + b"\n<!-- ours -->\n"}))

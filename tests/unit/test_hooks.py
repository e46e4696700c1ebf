"""What scripts ask their templates for is there, and an owner's template that has lost it is told at build."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from rumbo import packaged
from rumbo.content import loader
from rumbo.model import Site
from rumbo.pages import hooks, theme
from rumbo.pages.compiler import compile_site
from rumbo.pages.theme import ThemeError

SHIPPED = theme.shipped()
ALL = sorted(
    {
        (script.parent.name, selector, path)
        for script in packaged.templates().glob("components/*/*.mjs")
        for selector in re.findall(
            r"""["'](\[data-[\w-]+(?:="[\w-]+")?\])["'], "[\w-]+"\)""", script.read_text("utf-8")
        )
        for path in [f"components/{script.parent.name}/{script.parent.name}.html.jinja"]
    }
)


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


@pytest.mark.parametrize(("component", "selector", "path"), ALL)
def test_any_one_that_an_owner_loses_is_found(component: str, selector: str, path: str) -> None:
    holders = {name: without(selector, text) for name, text in SHIPPED.items() if name.endswith(".jinja")}
    found = [(lost.component, lost.selector) for lost in hooks.lost(SHIPPED, {**SHIPPED, **holders})]
    assert (component, selector) in found
    assert path in SHIPPED


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

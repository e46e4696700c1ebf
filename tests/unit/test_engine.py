from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rumbo.pages.tree import Link, OutputTree
from rumbo.publishing import engine
from rumbo.publishing.engine import configuration
from trees import page, tree

Build = Callable[[OutputTree], Path]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    def build(tree: OutputTree) -> Path:
        engine.build(tree, tmp_path / "site", tmp_path / "staged")
        return tmp_path / "site"

    return build


def test_pages_outside_the_navigation_are_built_and_stay_out_of_it(build: Build) -> None:
    site = build(tree())
    assert "Lo que se hace primero." in (site / "guias/una/index.html").read_text()
    home = (site / "index.html").read_text()
    assert 'href="guias/"' in home
    assert "guias/una/" not in home


def test_every_page_says_its_language_and_asks_no_other_origin(build: Build) -> None:
    for file in build(tree("en")).rglob("*.html"):
        html = file.read_text()
        assert '<html lang="en"' in html
        assert "fonts.googleapis" not in html
        assert "github" not in html


@pytest.mark.parametrize(
    ("url", "folder", "root"),
    [
        ("https://example.org/sub/", "", "/sub/"),
        ("https://example.org/", "", "/"),
        ("", "", "/"),
        ("https://example.org/sub/es/", "es/", "/sub/es/"),
        ("", "es/", "/es/"),
    ],
)
def test_the_404_page_finds_its_files_from_any_depth(build: Build, url: str, folder: str, root: str) -> None:
    html = (build(tree(url=url, folder=folder)) / "404.html").read_text()
    assert f'href="{root}assets/stylesheets/main.' in html
    assert f'src="{root}assets/javascripts/bundle.' in html


def test_a_site_without_an_address_names_none(build: Build) -> None:
    assert "canonical" not in (build(tree(url="", folder="es/")) / "guias/una/index.html").read_text()


def test_scripts_in_the_head_are_the_same_at_every_depth_so_that_one_hash_allows_them(build: Build) -> None:
    site = build(tree())
    scopes = {file.read_text().partition("__md_scope=")[2].partition(",__md_hash")[0] for file in site.rglob("*.html")}
    assert scopes == {'new URL("/sub/",location)'}


def test_all_languages_of_a_site_keep_the_readers_colour_scheme_in_one_place() -> None:
    assert engine.scope(tree("en", "https://example.org/sub/en/", folder="en/").frame) == "/sub/"
    assert engine.scope(tree("es", "").frame) == "/"
    assert engine.scope(tree("es", "https://example.org/es/").frame) == "/es/"  # no language, the owner's own path


def test_what_the_engine_only_warns_of_fails_the_build(build: Build) -> None:
    with pytest.raises(engine.EngineError, match=r"nada\.md"):
        build(tree(navigation=(Link("Inicio", "index.md"), Link("Nada", "nada.md"))))


def test_a_fault_in_a_theme_override_is_told_and_not_thrown(build: Build) -> None:
    broken = replace(tree(), overrides={"main.html": b'{% extends "base.html" %}{% if %}'})
    with pytest.raises(engine.EngineError, match="Expected an expression"):
        build(broken)


def test_the_owners_options_join_ours() -> None:
    options = {"theme": {"features": ["navigation.top"], "icon": {"logo": "material/compass"}}}
    theme = configuration.configuration(tree(options=options).frame)["theme"]
    assert theme["features"] == ["navigation.instant", "navigation.top"]
    assert theme["icon"] == {"logo": "material/compass"}
    assert theme["font"] is False


def test_an_override_finds_the_frame(build: Build) -> None:
    main = b"""{% extends "base.html" %}
    {% block footer %}{% set frame = config.extra.frame %}{{ frame.publisher }}|{{ frame.strings.leave_dark }}|
    {%- for link in frame.footer %}{{ link.url | url }} {% endfor %}{% endblock %}"""
    footer = (Link("Guías", "guias/index.md"), Link("Web", "https://example.org/web"))
    frame = tree(publisher="Editora", footer=footer).frame
    html = (build(replace(tree(), frame=frame, overrides={"main.html": main})) / "guias/index.html").read_text()
    assert "Editora|Aclarar|./ https://example.org/web" in html


def test_a_page_is_left_as_it_was_written(build: Build) -> None:
    block = '<p data-x="1 &lt; 2">a * b * c _d_ {{ e }}</p>'
    site = build(replace(tree(), pages={**tree().pages, "guias/una.md": page("Una", block)}))
    assert block in (site / "guias/una/index.html").read_text()

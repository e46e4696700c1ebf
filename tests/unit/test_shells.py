"""Every page stands in its kind's shell as if the engine had drawn it by itself (docs/decisions/0024)."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.pages import compiler
from rumbo.pages.tree import OutputTree, Publication, ThemeError
from rumbo.publishing import publish, shells
from trees import page, theme, tree

SITES = Path(__file__).parents[1] / "sites"
ODD = 'Más & <menos> "igual"  que\tantes'


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def both_ways(publication: Publication, folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    publish.build(publication, folder / "spliced")
    publish.build(publication, folder / "whole", whole=True)
    return contents(folder / "spliced"), contents(folder / "whole")


@pytest.mark.parametrize("name", ["every-page", "bilingual"])
def test_spliced_pages_are_those_that_the_engine_builds(name: str, tmp_path: Path) -> None:
    spliced, whole = both_ways(compiler.compile_sites(loader.load(SITES / name).sites), tmp_path)
    assert spliced == whole


@pytest.mark.slow
def test_spliced_pages_of_the_shipped_site_are_those_that_the_engine_builds(
    built_site: Path, repository: Path, tmp_path: Path
) -> None:
    publish.build(compiler.compile_sites(loader.load(repository).sites), tmp_path / "site", whole=True)
    assert contents(built_site) == contents(tmp_path / "site")


@pytest.mark.parametrize("url", ["https://example.org/sub/", ""])
def test_words_are_written_as_the_engine_writes_them(url: str, tmp_path: Path) -> None:
    small = tree(url=url)
    pages = {**small.pages, "guias/dos.md": replace(page("Dos", ""), title=ODD, description=ODD)}
    spliced, whole = both_ways(Publication((replace(small, pages=pages),)), tmp_path)
    assert spliced == whole
    assert b"M\xc3\xa1s &amp; &lt;menos&gt; &#34;igual&#34; que antes" in spliced["guias/dos/index.html"]


def test_the_engine_draws_as_many_shells_for_many_pages_as_for_few() -> None:
    small = tree()
    many = {**small.pages, **{f"guias/g{number}.md": page("Una", "") for number in range(500)}}
    assert list(shells.marked(replace(small, pages=many)).pages) == list(shells.marked(small).pages)


def broken(old: bytes, new: bytes) -> OutputTree:
    """The small tree in a theme whose main template an author has changed."""
    main = theme()["main.html"]
    assert old in main
    return replace(tree(), overrides={**theme(), "main.html": main.replace(old, new)})


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b"{{ page.content }}", b"", "the page's content 0 times"),
        (b"{{ page.content }}", b"{{ page.content }}{{ page.content }}", "the page's content 2 times"),
        (b"<title>{{ page.meta.title }}", b"<title>", "the page's title 0 times"),
        (
            b"{% block extrahead %}",
            b"{% block extrahead %}<title>{{ page.meta.title if page }}</title>",
            "title 2 times",
        ),
        (
            b"{% block extrahead %}",
            b"{% block site_meta %}<meta charset=utf-8>{% endblock %}{% block extrahead %}",
            "the page's canonical address 0 times",
        ),
    ],
)
def test_a_theme_that_breaks_a_shell_stops_the_build(old: bytes, new: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=re.escape(says)):
        publish.build(Publication((broken(old, new),)), tmp_path / "site")
    assert not (tmp_path / "site").exists()

import hashlib
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from rumbo.pages.tree import Link, OutputTree, Publication
from rumbo.publishing import publish
from rumbo.publishing.engine import EngineError
from rumbo.wording.phrases import Phrase
from trees import page, tree

DIES = """
import os, signal, sys
from pathlib import Path
from trees import tree
from rumbo.publishing import publish
from rumbo.pages.tree import Publication

def die(step):
    if str(step).startswith(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

publish.build(Publication((tree(),)), Path(sys.argv[1]), die)
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site, which what follows must not spoil."""
    publish.build(Publication((tree(),)), tmp_path / "site")
    return tmp_path / "site"


def test_each_of_several_languages_has_a_folder_of_its_own(tmp_path: Path) -> None:
    trees = [tree(code, f"https://example.org/sub/{code}/", folder=f"{code}/") for code in ("es", "en")]
    publish.build(Publication(tuple(trees), {"index.html": b'<meta charset="utf-8">Front'}), tmp_path / "site")
    assert '<html lang="es"' in (tmp_path / "site/es/guias/una/index.html").read_text()
    english = (tmp_path / "site/en/guias/una/index.html").read_text()
    assert '<html lang="en"' in english
    assert '<link rel="canonical" href="https://example.org/sub/en/guias/una/">' in english
    assert (tmp_path / "site/en/search/documents.json").is_file()
    assert (tmp_path / "site/robots.txt").read_text().splitlines() == [
        "Sitemap: https://example.org/sub/es/sitemap.xml",
        "Sitemap: https://example.org/sub/en/sitemap.xml",
    ]
    assert (tmp_path / "site/index.html").read_text().endswith("Front")
    assert (tmp_path / "site/404.html").read_text() == (tmp_path / "site/es/404.html").read_text()


def test_every_page_has_its_policy_before_anything_that_it_rules(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert site / "404.html" in pages
    for file in pages:
        head = file.read_text().partition('<meta charset="utf-8">')[2]
        assert head.startswith(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' 'sha256-"
        )
        assert "unsafe" not in head.partition(">")[0]


def test_a_policy_allows_exactly_the_inline_code_of_its_page() -> None:
    code = "console.log('año')\n"
    html = f'<script>{code}</script><script type="application/json">{{"a": 1}}</script><script src="a.js"></script>'
    digest = b64encode(hashlib.sha256(code.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}'; style-src 'self';" in publish.policy(html, "x.html")


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p>\n<b style="color:red">', "an inline style on <b> (line 2)"),
        ("<style>b{}</style>", "an inline style on <style> (line 1)"),
        ('<a onclick="x()">', "the handler onclick on <a> (line 1)"),
        ('<img src="https://example.net/a.png">', "a file of another origin, https://example.net/a.png (line 1)"),
        (
            '<link rel="stylesheet" href="//example.net/a.css">',
            "a file of another origin, //example.net/a.css (line 1)",
        ),
    ],
)
def test_what_a_policy_would_break_is_an_error_that_names_the_page(html: str, fault: str) -> None:
    with pytest.raises(publish.PolicyError) as caught:
        publish.policy(html, "guias/una/index.html")
    assert str(caught.value) == f"guias/una/index.html holds {fault}, which its security policy forbids"


def test_building_twice_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    publish.build(Publication((tree(),)), tmp_path / "again" / "site")
    assert contents(tmp_path / "again" / "site") == contents(site)


def test_a_new_build_replaces_the_old_one_whole(site: Path) -> None:
    shorter = OutputTree(frame=tree(navigation=()).frame, files={"index.md": page("Inicio", "<p>Solo.</p>")})
    publish.build(Publication((shorter,)), site)
    assert not (site / "guias").exists()


@pytest.mark.parametrize("step", ["building", "merging", "putting"])
def test_a_killed_build_leaves_the_site_as_it_was(site: Path, step: str) -> None:
    before = contents(site)
    tests = str(Path(__file__).parents[1])
    killed = subprocess.run([sys.executable, "-c", DIES, str(site), step], env={"PYTHONPATH": tests}, check=False)
    assert killed.returncode == -9
    assert contents(site) == before


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError])
def test_an_interrupted_build_leaves_nothing_behind(site: Path, interruption: type[BaseException]) -> None:
    before = contents(site)

    def interrupt(step: Phrase) -> None:
        if step.key == "build.merging":
            raise interruption

    with pytest.raises(interruption):
        publish.build(Publication((tree(),)), site, interrupt)
    assert contents(site) == before
    assert [place.name for place in site.parent.rglob("*") if place.name.startswith("rumbo-")] == []


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        (tree(navigation=(Link("Nada", "nada.md"),)), EngineError),
        (
            OutputTree(frame=tree().frame, files={**tree().files, "index.md": page("Inicio", '<p style="a">')}),
            publish.PolicyError,
        ),
    ],
)
def test_a_failed_build_leaves_the_site_as_it_was(site: Path, broken: OutputTree, error: type[Exception]) -> None:
    before = contents(site)
    with pytest.raises(error):
        publish.build(Publication((broken,)), site)
    assert contents(site) == before


def test_a_private_site_names_no_sitemap(tmp_path: Path) -> None:
    publish.build(Publication((tree(noindex=True),)), tmp_path / "site")
    assert not (tmp_path / "site/robots.txt").exists()

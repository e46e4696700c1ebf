import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from rumbo.pages.tree import Link, OutputTree, Publication
from rumbo.publishing import finishing, publish
from rumbo.publishing.engine import EngineError
from rumbo.publishing.policy import PolicyError
from rumbo.wording.phrases import Phrase
from trees import page, tree

DIES = """
import os, signal, sys
from pathlib import Path
from trees import tree
from rumbo.publishing import finishing, publish
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
    assert (tmp_path / "site/en/search/table.json").is_file()
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


def test_drawings_that_a_browser_would_run_by_themselves_have_a_policy_of_their_own(tmp_path: Path) -> None:
    drawn = replace(tree(), files={**tree().files, "guias/el mapa.svg": b"<svg/>", "guias/datos.csv": b"a"})
    publish.build(Publication((drawn,)), tmp_path / "site")
    rules = (tmp_path / "site/_headers").read_text().split("\n/")
    [rule] = (rule for rule in rules if "mapa" in rule)
    assert rule.splitlines()[0] == "guias/el%20mapa.svg"
    assert "Content-Security-Policy: default-src 'none'; sandbox" in rule
    assert not any("datos" in rule or ".html" in rule for rule in rules)


def test_a_camera_may_be_asked_for_by_the_pages_that_scan_alone(tmp_path: Path) -> None:
    pages = tree().pages
    scanning = {path: replace(page, camera=path == "index.md") for path, page in pages.items()}
    publish.build(Publication((replace(tree(), pages=scanning),)), tmp_path / "site")
    rules = (tmp_path / "site/_headers").read_text().split("\n/")
    assert [rule.splitlines()[0] for rule in rules if "camera=(self)" in rule] == [""]
    assert "Permissions-Policy: camera=(), " in rules[0]


def test_no_page_says_which_versions_built_it_and_no_script_points_to_a_map_that_is_not_there(site: Path) -> None:
    for file in site.rglob("*.html"):
        assert '<meta name="generator" content="Rumbo">' in file.read_text()
    for file in [*site.rglob("*.js"), *site.rglob("*.css")]:
        assert "sourceMappingURL" not in file.read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are POSIX's")
def test_everybody_can_read_a_site_that_was_built_under_a_strict_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish.build(Publication((tree(),)), tmp_path / "site")
    finally:
        os.umask(before)
    places = [tmp_path / "site", *(tmp_path / "site").rglob("*")]
    assert {oct(place.stat().st_mode & 0o777) for place in places} == {"0o755", "0o644"}


def test_a_site_is_dated_by_source_date_epoch(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").touch()
    finishing.even_out(tmp_path, {"SOURCE_DATE_EPOCH": "1000000000"})
    assert {place.stat().st_mtime for place in [tmp_path, *tmp_path.rglob("*")]} == {1_000_000_000}


def test_building_twice_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    publish.build(Publication((tree(),)), tmp_path / "again" / "site")
    assert contents(tmp_path / "again" / "site") == contents(site)


def test_a_new_build_replaces_the_old_one_whole(site: Path) -> None:
    shorter = replace(tree(navigation=()), pages={"index.md": page("Inicio", "<p>Solo.</p>")})
    publish.build(Publication((shorter,)), site)
    assert not (site / "guias").exists()


@pytest.mark.parametrize("step", ["building", "writing", "putting"])
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
            replace(tree(), pages={**tree().pages, "index.md": page("Inicio", '<p style="a">')}),
            PolicyError,
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

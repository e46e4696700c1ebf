"""A built folder, sound or spoilt in one way at a time."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from rumbo.cli import main
from rumbo.content import loader
from rumbo.pages import compiler
from rumbo.publishing import marker, publish
from rumbo.publishing.verify import verify

SITES = Path(__file__).parents[1] / "sites"
PAGE = "es/playbooks/revisar-cada-mes/index.html"

Spoil = Callable[[Path], None]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A site in two languages, by path."""
    site = tmp_path_factory.mktemp("built") / "site"
    publish.build(compiler.compile_sites(loader.load(SITES / "bilingual").sites), site)
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.fixture
def site(built: dict[str, bytes], tmp_path: Path) -> Path:
    for path, content in built.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def test_what_rumbo_builds_is_sound(site: Path) -> None:
    assert verify(site) == []


def test_the_repositorys_own_site_is_sound(built_site: Path) -> None:
    assert [f"{finding.place}: {finding.what}" for finding in verify(built_site)] == []


def in_page(old: str, new: str, path: str = PAGE) -> Spoil:
    """One change of a file; the list goes along with it, so that only what else is wrong is found."""

    def spoil(site: Path) -> None:
        text = (site / path).read_text("utf-8")
        assert old in text
        (site / path).write_text(text.replace(old, new, 1), "utf-8")
        marker.mark(site)

    return spoil


def added(path: str, content: str) -> Spoil:
    def spoil(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(content, "utf-8")
        marker.mark(site)

    return spoil


def in_body(html: str) -> Spoil:
    return in_page("</main>", f"{html}</main>")


def policies_gone(site: Path) -> None:
    text = (site / PAGE).read_text("utf-8")
    (site / PAGE).write_text(re.sub("<meta http-equiv[^>]*>", "", text), "utf-8")
    marker.mark(site)


def a_script_changed(site: Path) -> None:
    script = next(site.glob("es/assets/rumbo-*/js/boot.mjs"))
    script.write_text(script.read_text("utf-8") + "\n", "utf-8")
    marker.mark(site)


def a_picture_gone(site: Path) -> None:
    next(site.glob("es/assets/rumbo-*/favicon.svg")).unlink()


PAD = "".join(chr(0x4E00 + number) for number in range(20_000)) * 3


@pytest.mark.parametrize(
    ("spoil", "keys"),
    [
        (policies_gone, {"no-policy"}),
        (in_page("img-src 'self'", "img-src *"), {"other-policy"}),
        (in_page('<meta charset="utf-8">', '<meta charset="utf-8"><title>a</title>'), {"other-policy"}),
        (in_body("<script>x()</script>"), {"other-policy"}),
        (in_body('<b onclick="x()">a</b>'), {"forbidden"}),
        (in_body('<a href="javascript:x()">a</a>'), {"forbidden", "odd-link"}),
        (in_body('<img src="https://example.net/a.png" alt="">'), {"forbidden"}),
        (added("es/own.html", "<p>a</p>"), {"no-policy"}),
        (added("es/a.svg", "<svg/>"), {"no-header"}),
        (added("es/a.svg", "<svg><script>x()</script></svg>"), {"no-header", "script"}),
        (added("es/a.css", "b{background:url(//example.net/a)}"), {"foreign"}),
        (added("es/a.css", '@import "https://example.net/a";'), {"foreign"}),
        (added("es/a.mjs", 'import "https://example.net/a";'), {"foreign"}),
        (added("es/a.mjs", "fetch('//example.net/a')"), {"foreign"}),
        (in_body('<a href="../nada/">a</a>'), {"dead-link"}),
        (in_body('<img src="/nada.png" alt="">'), {"dead-link"}),
        (in_body('<a href="#nada">a</a>'), {"dead-anchor"}),
        (in_body('<a href="../../#nada">a</a>'), {"dead-anchor"}),
        (in_body('<a href="gopher://example.net">a</a>'), {"odd-link"}),
        (in_body('<a href="#rumbo-content">a</a><a href="https://example.org/#x">b</a>'), set()),
        (lambda site: (site / marker.NAME).unlink(), {"no-list"}),
        (lambda site: (site / "es/sitemap.xml").write_text("changed"), {"changed"}),
        (a_picture_gone, {"missing", "dead-link", "other-hash"}),
        (a_script_changed, {"other-hash"}),
        (in_body(f"<p>{PAD}</p>"), {"heavy-page"}),
        (added("es/~$guia.docx", "Ana"), {"left-file"}),
        (added("es/a.js.map", "{}"), {"left-file"}),
        (in_body("<p>/home/ana/sitio</p>"), {"left-path"}),
        (in_body("<p>C:\\Users\\ana</p>"), {"left-path"}),
        (in_body("<p>https://example.org/home/ana and a/tmp/b</p>"), set()),
        (added("es/a.js", "//# sourceMappingURL=a.js.map\n"), {"left-map"}),
        (in_page('content="Rumbo"', 'content="mkdocs-1.6.1"'), {"left-version"}),
        (in_body("<!-- ana-lopez -->"), {"left-user"}),
    ],
)
def test_every_planted_fault_is_found_and_nothing_else(
    site: Path, spoil: Spoil, keys: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "ana-lopez")
    spoil(site)
    assert {finding.key for finding in verify(site)} == keys


@pytest.mark.parametrize(("language", "says"), [("en", "is dead"), ("es", "no lleva a ninguna parte")])
def test_findings_are_told_at_their_place_in_the_language_asked_for_and_exit_1(
    site: Path, language: str, says: str
) -> None:
    in_body('\n<a href="../nada/">a</a>')(site)
    told = CliRunner().invoke(main, ["--lang", language, "verify", str(site)])
    assert told.exit_code == 1
    line = (site / PAGE).read_text("utf-8").split('"../nada/"')[0].count("\n") + 1
    assert f"{PAGE}:{line}: dead-link" in told.output
    assert says in told.output


def test_a_sound_folder_exits_0_and_none_at_all_2(site: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["verify", str(site)]).exit_code == 0
    assert CliRunner().invoke(main, ["verify", str(tmp_path / "nothing")]).exit_code == 2


def test_a_flood_of_findings_is_cut_short_and_counted(site: Path) -> None:
    in_body('<a href="#nada">a</a>' * 150)(site)
    told = CliRunner().invoke(main, ["--lang", "en", "verify", str(site)])
    assert told.output.count("dead-anchor") == 100
    assert "50 more" in told.output
    assert told.output.splitlines()[-1] == "150 findings"

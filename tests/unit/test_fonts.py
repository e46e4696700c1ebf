"""The owner's own fonts and footer: local files that pages load, a sentence that every frame shows."""

from pathlib import Path
from shutil import copytree

from rumbo.content import loader
from rumbo.content.checks.fonts import is_woff2
from rumbo.pages.compiler import compile_site
from rumbo.pages.theme import BASE

TESTS = Path(__file__).parents[1]
FONT = b"wOF2" + bytes(4) + (48).to_bytes(4) + bytes(36)


def test_a_brand_s_fonts_and_footer_are_on_every_page(tmp_path: Path) -> None:
    folder = copytree(TESTS / "sites" / "minimal", tmp_path / "site")
    (folder / "assets").mkdir(exist_ok=True)
    (folder / "assets" / "Casa Ñ.woff2").write_bytes(FONT)
    settings = folder / "site_config.yml"
    brand = 'brand:\n  font: {titles: "assets/Casa Ñ.woff2"}\n  footer: Desde 1998, <a>\n'
    settings.write_text(settings.read_text("utf-8") + brand, "utf-8")
    loaded = loader.load(folder)
    assert loaded.site, loaded.problems
    tree = compile_site(loaded.site)
    style = tree.files[f"{tree.frame.stylesheets[0].removesuffix(BASE)}{BASE}"].decode()
    style = style.replace('"', "").lower()  # the minifier's ways to write a name
    assert "@font-face{font-family:rumbo titles;src:url(../../../assets/casa%20%c3%91.woff2)format(woff2)" in style
    assert "font-display:swap" in style
    assert "--rumbo-serif:rumbo titles" in style
    assert "rumbo text" not in style
    assert tree.files["assets/Casa Ñ.woff2"] == FONT
    assert tree.frame.note == "Desde 1998, <a>"


def test_a_font_that_is_cut_off_or_another_format_is_none() -> None:
    assert is_woff2(FONT)
    assert not is_woff2(FONT[:-1])
    assert not is_woff2(b"wOFF" + FONT[4:])
    assert not is_woff2(b"")

"""A site becomes a whole tree: every page, every asset, nothing that leads nowhere."""

import json
import posixpath
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from rumbo.content import loader
from rumbo.model import Site
from rumbo.model.document import scoring_document
from rumbo.model.leads import remedies
from rumbo.pages.compiler import compile_site
from rumbo.pages.tree import Link, OutputTree
from rumbo.publishing.engine.building import source

LOADED = loader.load(Path(__file__).parents[1] / "sites/every-page")

PAGES = """\
collections/para-empezar.md
diagnostics/otro/index.md
diagnostics/otro/method.md
diagnostics/otro/team.md
diagnostics/puente/index.md
diagnostics/puente/method.md
diagnostics/puente/team.md
index.md
pages/aviso.md
plan.md
playbooks/arcos.md
playbooks/barandilla.md
playbooks/cimientos.md
playbooks/index.md
playbooks/pilares.md
privacy.md
rounds.md"""


@pytest.fixture(scope="module")
def site() -> Site:
    assert LOADED.site, "\n".join(map(str, LOADED.problems))
    return LOADED.site


@pytest.fixture(scope="module")
def tree(site: Site) -> OutputTree:
    return compile_site(site)


def pages(tree: OutputTree) -> dict[str, str]:
    return {path: page.html for path, page in tree.pages.items()}


def own_assets(tree: OutputTree) -> dict[str, bytes]:
    """The published assets by their path within the hashed folder."""
    return {path.split("/", 2)[2]: content for path, content in tree.files.items() if path.startswith("assets/rumbo-")}


def folder(tree: OutputTree) -> str:
    [name] = {"/".join(path.split("/")[:2]) for path in tree.files if path.startswith("assets/rumbo-")}
    return name


def test_every_kind_of_page_is_there(tree: OutputTree) -> None:
    assert "\n".join(sorted(pages(tree))) == PAGES


def test_files_beside_the_content_keep_their_paths(tree: OutputTree, site: Site) -> None:
    written = {path for path in tree.files if path.endswith((".md", "llms.txt", ".xlsx", ".docx"))}
    assert {path for path in tree.files if "/rumbo-" not in path} - written == set(site.files)


def test_types_are_for_developers_and_are_not_published(tree: OutputTree) -> None:
    assert [path for path in tree.files if path.endswith(".d.ts")] == []


def test_every_page_is_front_matter_in_quoted_text_and_one_block_of_html(tree: OutputTree) -> None:
    for path, page in tree.pages.items():
        _, matter, html = source(page).decode().split("---\n", 2)
        assert all(re.fullmatch(r'\w+: (".*"|\[(".*"(, )?)+\])', line) for line in matter.splitlines()), path
        assert yaml.safe_load(matter).keys() == {"title", "description", "hide", "style"}
        assert re.fullmatch(r'<div class="rumbo[ "].*</div>\n', html, re.DOTALL), path
        assert not re.search(r"\n\s*\n", html), path
        assert balanced(html), path


def balanced(html: str) -> bool:
    """Whether the outermost element closes at the very end, and not before."""
    depths = [1 if tag[1] != "/" else -1 for tag in re.findall(r"</?div\b", html)]
    return sum(depths) == 0 and all(sum(depths[:place]) > 0 for place in range(1, len(depths)))


@pytest.mark.parametrize(
    ("path", "title", "description"),
    [
        ("index.md", "Puentes <b>& hijos</b>", 'Del "dicho" al <i>hecho</i>'),
        ("playbooks/pilares.md", "Pilares & <vigas>", 'Lo que sostiene lo demás, "a plomo".'),
        ("pages/aviso.md", "Aviso <legal>", ""),
    ],
)
def test_titles_that_look_like_markup_are_text_to_the_engine(
    tree: OutputTree, path: str, title: str, description: str
) -> None:
    matter = yaml.safe_load(source(tree.pages[path]).decode().split("---\n")[1])
    assert "<" not in matter["title"] + matter["description"]
    assert (unescape(matter["title"]), unescape(matter["description"])) == (title, description)


def test_every_link_of_every_page_leads_to_something_in_the_tree(tree: OutputTree) -> None:
    files = {path: content.decode(errors="replace") for path, content in tree.files.items()}
    whole = {path: page.html + page.later for path, page in tree.pages.items()}
    published = {**files, **whole}
    for path, html in whole.items():
        for link in re.findall(r'(?:href|src|data-document|data-root)="([^"]*)"', html):
            parts = urlsplit(unescape(link))
            if not parts.scheme:
                target = resolved(path, unquote(parts.path))
                assert target in published, f"{path}: {link}"
                assert not parts.fragment or f'id="{unquote(parts.fragment)}"' in published[target], f"{path}: {link}"


def resolved(page: str, url: str) -> str:
    """The path in the tree at which a relative URL of a page arrives."""
    here = page.removesuffix(".md").removesuffix("index")
    target = posixpath.normpath(posixpath.join("/", here, url)).lstrip("/")
    if url and not url.endswith("/"):
        return target
    if not url:
        return page
    return f"{target}.md" if target and f"{target}.md" in PAGES.splitlines() else posixpath.join(target, "index.md")


def test_the_frame_names_the_site_its_ways_and_its_imprint(tree: OutputTree) -> None:
    frame = tree.frame
    assert (frame.name, frame.language, frame.noindex) == ("Puentes <b>& hijos</b>", "es", True)
    assert (frame.logo, frame.favicon) == ("assets/logo.svg", "assets/logo.svg")
    assert [link.target for link in frame.navigation] == ["index.md", "playbooks/index.md"]
    assert frame.footer == (
        Link("Aviso <legal>", "pages/aviso.md"),
        Link("Privacidad", "privacy.md"),
        Link("Escríbenos <hoy>", "mailto:hola@example.org"),
    )
    assert frame.strings["leave_light"] == "Cambiar a modo oscuro"


def test_every_style_and_script_that_pages_load_is_published(tree: OutputTree) -> None:
    wanted = {*tree.frame.stylesheets, *tree.frame.scripts, *(page.style for page in tree.pages.values())}
    assert wanted <= set(tree.files)
    started = set(re.findall(r'data-component="([^"]+)"', "".join(pages(tree).values())))
    assert {f"components/{name}/{name}.mjs" for name in started} <= set(own_assets(tree))


def test_neither_templates_nor_examples_are_published(tree: OutputTree) -> None:
    assert not [path for path in tree.files if path.endswith((".jinja", ".yml", ".html", "README.md"))]


def test_each_diagnostics_scoring_document_is_published(tree: OutputTree, site: Site) -> None:
    for diagnostic in site.diagnostics:
        published = json.loads(own_assets(tree)[f"{diagnostic.slug}.json"])
        assert published == scoring_document(diagnostic, remedies(site))


def test_the_assets_folder_changes_with_any_byte_in_it_and_with_nothing_else(tree: OutputTree, site: Site) -> None:
    assert folder(compile_site(site)) == folder(tree)
    assert folder(compile_site(replace(site, settings=replace(site.settings, name="Otra")))) == folder(tree)
    assert folder(compile_site(with_own(site, "assets/css/page.css", b"p {}"))) != folder(tree)
    assert folder(compile_site(replace(site, diagnostics=site.diagnostics[:1]))) != folder(tree)


def with_own(site: Site, path: str, content: bytes) -> Site:
    return replace(site, templates={path: content})


def test_a_template_of_the_sites_own_stands_in_for_the_packaged_one(site: Site) -> None:
    own = with_own(site, "pages/privacy.html.jinja", b'<div class="rumbo">{{ t("privacy.title") }}</div>')
    assert pages(compile_site(own))["privacy.md"].endswith('<div class="rumbo">Privacidad</div>')


def test_overrides_of_the_engines_theme_can_be_the_sites_own(site: Site, tree: OutputTree) -> None:
    assert {"main.html", "404.html", "partials/header.html", "partials/footer.html"} <= set(tree.overrides)
    own = compile_site(with_own(site, "theme/404.html", b"nada"))
    assert own.overrides == {**tree.overrides, "404.html": b"nada"}


def test_a_stylesheet_of_the_sites_own_is_on_every_page(site: Site) -> None:
    styles = own_assets(compile_site(with_own(site, "assets/css/own.css", b"/* ours */ .own { color : red; }\n")))
    assert b".own{color:red}" in styles["css/site.css"]
    assert b"/*" not in styles["css/site.css"]


def test_in_another_language_answers_are_kept_under_the_same_root(site: Site) -> None:
    words = (Path(__file__).parents[2] / "templates/strings/es.yml").read_bytes()
    settings = replace(site.settings, languages=("es", "en"))
    english = replace(site, language="en", settings=settings, templates={"strings/en.yml": words})
    assert 'data-root="../../../"' in pages(compile_site(english))["playbooks/arcos.md"]
    assert 'data-root="../../"' in pages(compile_site(site))["playbooks/arcos.md"]

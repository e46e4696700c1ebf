"""What a site is for readers that want text."""

import re
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote

import pytest

from rumbo.content import loader
from rumbo.content.loader import Files
from rumbo.model import Site
from rumbo.pages import compiler, copies, routes

LINKS = """[a](revisar-cada-mes.md) [b]( <revisar-cada-mes.md> "t") [c] [w](https://example.org/a.md)

[c]: revisar-cada-mes.md"""
FIRST = "playbooks/poner-responsable.md"


@pytest.fixture(scope="module")
def site() -> Site:
    minimal = loader.read(Path(__file__).parents[1] / "sites/minimal")
    text = minimal.contents[FIRST].decode()
    linking = f"{text}\n{LINKS}\n"
    return loader.load_files(Files({**minimal.contents, FIRST: linking.encode()})).sites[0]


def test_a_copy_holds_title_summary_steps_and_body_with_links_that_lead_where_the_pages_do(site: Site) -> None:
    playbook = site.playbooks["poner-responsable"]
    text = copies.copies(site, compiler.interface(site))["playbooks/poner-responsable/index.md"].decode()
    assert text.startswith(f"# {playbook.title}\n\n{playbook.summary}\n\n## ")
    assert f"1. {playbook.steps[0].task} · " in text
    assert '[a](../revisar-cada-mes/) [b]( <../revisar-cada-mes/> "t") [c] [w](https://example.org/a.md)' in text
    assert text.endswith("\n[c]: ../revisar-cada-mes/\n")


def test_the_list_names_every_diagnostic_and_every_copy_where_it_is(site: Site) -> None:
    files = copies.copies(site, compiler.interface(site))
    named = re.findall(r"\]\(([^)]+)\)", files.pop(copies.LIST).decode())
    pages = {routes.address(routes.diagnostic(found.slug)) for found in site.diagnostics}
    assert {unquote(normpath(join("", path))) for path in named} == {*files, *(normpath(path) for path in pages)}


def test_in_front_of_several_languages_a_list_leads_to_each() -> None:
    assert copies.listed({"es/": "Español"}, "Casa") == "# Casa\n\n- [Español](es/llms.txt)\n".encode()

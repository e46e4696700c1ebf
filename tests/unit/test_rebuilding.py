"""After a change only what depends on it is worked out again: counted, never timed."""

import importlib
import pkgutil
from collections import Counter
from dataclasses import fields, is_dataclass

import pytest

from rebuilding import CHANGES, Contents, original
from rumbo.content import loader
from rumbo.content.loader import Files
from rumbo.memory import Mind, key
from rumbo.model import Site
from rumbo.pages import views
from rumbo.pages.compiler import compile_sites
from rumbo.pages.tree import Publication


class Counting(Mind):
    """A memory that counts what it is given, by its kind."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: Counter[str] = Counter()

    def keep(self, key: str, value: bytes) -> None:
        self.kept[key.partition("-")[0]] += 1
        super().keep(key, value)


def sites(files: Contents) -> tuple[Site, ...]:
    found = loader.load_files(Files(files))
    assert found.sites, found.problems
    return found.sites


def pages(publication: Publication) -> dict[str, str]:
    """What was rendered: the name of the assets' folder, which follows from all of them, is put in afterwards."""
    found = dict[str, str]()
    for tree in publication.trees:
        folder = tree.frame.scripts[0].rpartition("/js/")[0]
        for path, page in tree.pages.items():
            found[f"{tree.frame.folder}{path}"] = page.html.replace(folder, "")
            found[f"{tree.frame.folder}{path} later"] = page.later.replace(folder, "")
    return found


def rendered(change: str, more: int) -> tuple[int, int, int]:
    """The pages rendered and the Markdown converted for a change, and the pages that it changed."""
    memory, files = Counting(), original(more)
    before = pages(compile_sites(sites(files), memory))
    memory.kept.clear()
    memory.turn()
    after = pages(compile_sites(sites(CHANGES[change](files)), memory))
    changed = {path for path in after if after[path] != before.get(path)}
    return memory.kept["page"], memory.kept["prose"], len(changed)


@pytest.mark.parametrize("change", ["a body", "a body in English", "a title", "a step"])
def test_a_change_of_a_playbook_renders_the_pages_that_know_of_it_and_no_other(change: str) -> None:
    again, _, changed = rendered(change, more=20)
    assert changed <= again <= changed + 2  # form and result are made of one view, which knows what one does not show
    assert 1 <= changed <= 9  # its own, its neighbours', home, library, plan


def test_a_body_is_converted_once_and_its_page_rendered_once() -> None:
    assert rendered("a body", more=20) == (1, 1, 1)


def test_a_question_renders_what_it_changes_however_many_playbooks_there_are() -> None:
    few, many = rendered("a question", more=5), rendered("a question", more=25)
    assert few[:2] == many[:2]


def test_a_template_renders_the_pages_of_its_kind_and_converts_nothing() -> None:
    again, converted, changed = rendered("a template", more=20)
    assert (again, converted, changed) == (2 * 22, 0, 2 * 22)


def test_nothing_is_rendered_where_nothing_changed() -> None:
    memory, found = Counting(), sites(original(5))
    compile_sites(found, memory)
    memory.kept.clear()
    compile_sites(sites(original(5)), memory)
    assert memory.kept == Counter()


def test_the_headings_of_a_body_are_looked_for_once() -> None:
    files = original(0)
    files["playbooks/poner-responsable.md"] += b"\n## Al final\n\n[Al final](#al-final), [nada](#nada)\n"
    memory = Counting()
    loader.load_files(Files(files), memory=memory)
    assert memory.kept.pop("anchors") == 1
    again = loader.load_files(Files(files), memory=memory)
    assert memory.kept == Counter()
    assert [str(found.values) for found in again.problems if found.code == "broken-anchor"] == ["{'target': 'nada'}"]


def test_what_a_page_is_kept_under_holds_all_of_its_view(monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[str] = []

    def recording(kind: str, *parts: str | bytes) -> str:
        named.extend(str(part) for part in parts)
        return key(kind, *parts)

    monkeypatch.setattr("rumbo.pages.render.key", recording)
    compile_sites(sites(original(2)))
    assert any("Guía 1, poner un responsable" in part for part in named)
    assert [part for part in named if " at 0x" in part] == []


def test_no_view_has_a_field_that_its_text_leaves_out() -> None:
    for _, name, _ in pkgutil.iter_modules(views.__path__, f"{views.__name__}."):
        for found in vars(importlib.import_module(name)).values():
            if isinstance(found, type) and is_dataclass(found):
                assert "__repr__" in vars(found), found
                assert all(field.repr for field in fields(found)), found

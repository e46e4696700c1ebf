"""Drawings made of a playbook's data: one of each kind, on the page and in the copy for readers of text."""

import re
from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.content.loader import Files
from rumbo.model.drawings import KINDS, DrawingKind
from rumbo.pages import compiler, copies
from rumbo.pages.tree import OutputTree

FILE = "playbooks/poner-responsable.md"
DRAWINGS = """drawings:
  - id: columnas
    kind: board
    title: Un tablero.
    parts:
      - {id: espera, label: Espera, cards: [{id: una, label: Una tarea & otra}]}
      - {id: hecha, label: Hecha}
  - id: semanas
    kind: calendar
    title: Un calendario.
    unit: Semanas
    span: 4
    at: segundo
    parts:
      - {id: antes, label: Antes, start: 1, end: 1}
      - {id: despues, label: Después, start: 2, end: 4}
  - id: eslabones
    kind: chain
    title: Una cadena.
    parts: [{id: uno, label: Uno}, {id: dos, label: Dos}]
  - id: anillos
    kind: circles
    title: Unos círculos.
    at: primero
    parts: [{id: dentro, label: Dentro}, {id: fuera, label: Fuera}]
  - id: embudo
    kind: funnel
    title: Un embudo.
    unit: h
    parts: [{id: todas, label: Todas, value: 10}, {id: pocas, label: Pocas, value: 2.5}]
  - id: puertas
    kind: gates
    title: Unas puertas.
    parts: [{id: ida, label: Ida, gate: Se puede volver}, {id: vuelta, label: Vuelta}]
  - id: campos
    kind: two-by-two
    title: Cuatro campos.
    across: esfuerzo
    up: valor
    parts: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}, {id: d, label: D}]
---
"""
PATHS: dict[DrawingKind, list[str]] = {
    "board": [],
    "calendar": ["M0 0h25v10h-25z", "M25 0h75v10h-75z"],
    "chain": ["M5 0V8M1.5 5 5 9 8.5 5"],
    "circles": ["M2 50a48 48 0 1 0 96 0a48 48 0 1 0-96 0", "M26 50a24 24 0 1 0 48 0a24 24 0 1 0-48 0"],
    "funnel": ["M0 0h100v10h-100z", "M37.5 0h25v10h-25z"],
    "gates": ["M5 .5 9.5 5 5 9.5 .5 5Z"],
    "two-by-two": [],
}
MARKS: dict[DrawingKind, list[str]] = {
    "calendar": ["Semanas 1", "Semanas 2–4"],
    "funnel": ["10 h", "2,5 h"],
    "two-by-two": ["+ valor, − esfuerzo", "+ valor, + esfuerzo", "− valor, − esfuerzo", "− valor, + esfuerzo"],  # noqa: RUF001
}


@pytest.fixture(scope="module")
def tree_and_copy() -> tuple[OutputTree, str]:
    minimal = loader.read(Path(__file__).parents[1] / "sites/minimal")
    front, _, body = minimal.contents[FILE].decode().rpartition("---\n")
    text = f"{front}{DRAWINGS}{body}\n## Primero\n\nA.\n\n## Segundo\n\nB.\n"
    loaded = loader.load_files(Files({**minimal.contents, FILE: text.encode()}))
    assert not loaded.problems
    [site] = loaded.sites
    copy = copies.copies(site, compiler.interface(site))["playbooks/poner-responsable/index.md"].decode()
    return compiler.compile_site(site), copy


@pytest.fixture(scope="module")
def html(tree_and_copy: tuple[OutputTree, str]) -> str:
    return tree_and_copy[0].pages["playbooks/poner-responsable.md"].html


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_drawn_of_its_data_and_says_in_words_what_it_shows(kind: DrawingKind, html: str) -> None:
    [figure] = re.findall(rf'<figure class="rumbo-drawing rumbo-drawing--{kind}">.*?</figure>', html, re.DOTALL)
    assert re.findall(r'<path d="([^"]*)"', figure) == PATHS[kind]
    assert re.findall(r"<span>(.*?)</span>", figure) == MARKS.get(kind, [])
    assert figure.count("<svg ") == figure.count('aria-hidden="true"')


def test_a_drawing_closes_the_section_that_it_names_and_else_stands_before_the_text(html: str) -> None:
    order = re.findall(r'rumbo-drawing--([a-z-]+)|<h2 id="(primero|segundo)"', html)
    placed = ["".join(found) for found in order]
    first, second = placed.index("primero"), placed.index("segundo")
    assert set(placed[:first]) == set(KINDS) - {"circles", "calendar"}
    assert placed[first:] == ["primero", "circles", "segundo", "calendar"]
    assert first < second


def test_what_an_author_wrote_is_text(html: str) -> None:
    assert "Una tarea &amp; otra" in html


def test_readers_of_text_get_a_drawing_as_a_list(tree_and_copy: tuple[OutputTree, str]) -> None:
    _, copy = tree_and_copy
    assert "## Un embudo\n\n1. **Todas** (10 h)\n2. **Pocas** (2,5 h)\n" in copy
    assert "- **Espera**\n    - Una tarea & otra\n- **Hecha**\n" in copy
    assert "1. **Ida**\n    - ◇ Se puede volver\n2. **Vuelta**\n" in copy

"""What the search is told of a page, and how its files hold it."""

import json
from typing import Any

import pytest

from rumbo.pages import postings, search
from rumbo.pages.tree import Page
from trees import page

LABELS = {"page": "Página", "question": "Pregunta"}
HTML = """<h1>Fuera</h1><h2 id="uno">Uno &amp; <em>medio</em></h2><p>Lo <strong>pri</strong>mero.</p>
<table><tr><td>Punto</td><td>Promesa</td></tr></table>
<div data-search-exclude hidden><div>Nada</div><p>de esto</p></div><p>data-search-exclude</p>
<ul class="x"><li>Fin</li></ul>"""
FORM = """<form data-search-exclude><fieldset class="q" id="q-una" tabindex="-1">
<legend><span>1.</span> <span>¿Hay base?</span></legend><p>Sí</p></fieldset></form>"""


def entries(found: Page) -> Any:  # noqa: ANN401 - JSON
    return json.loads(b"[" + search.entries("guias/una.md", found, LABELS) + b"]")


def test_a_page_is_told_by_title_and_one_line() -> None:
    [(address, title, line, _)] = entries(page("Una <guía>", HTML))
    assert (address, title) == ("guias/una/", "Una <guía>")
    assert line.endswith("Uno & medio Lo primero. Punto Promesa data-search-exclude Fin")


def test_words_of_a_table_stay_apart_and_marks_within_a_word_do_not_part_it() -> None:
    [(*_, weights)] = entries(page("Una", HTML))
    assert {"primero", "punto", "promesa", "fin"} <= set(weights)


def test_what_is_excluded_is_not_found() -> None:
    [(*_, weights)] = entries(page("Una", HTML))
    assert not {"nada", "esto", "fuera"} & set(weights)


def test_a_title_weighs_more_than_a_heading_and_that_more_than_the_text() -> None:
    [(*_, weights)] = entries(page("Obra", "<h2 id='x'>Base</h2><p>Muro</p>"))
    assert weights["obra"] > weights["base"] > weights["muro"]


def test_the_questions_of_a_form_are_found_though_the_form_is_not() -> None:
    asking = Page(kind="diagnostic", title="Todo", html=FORM)
    _, (address, title, line, weights) = entries(asking)
    assert (address, title, line) == ("guias/una/#q-una", "¿Hay base?", "Pregunta · Todo")
    assert "base" in weights
    assert "si" not in weights


@pytest.mark.parametrize(
    ("text", "words"),
    [("¡Acción, ÑANDÚ!", ["accion", "nandu"]), ("3.5 €/h_x", ["3", "5", "h", "x"]), ("«L'été»", ["l", "ete"])],
)
def test_words_are_compared_without_case_accents_and_punctuation(text: str, words: list[str]) -> None:
    assert search.words(text) == words


def test_the_files_say_in_which_entries_a_word_stands_and_how_heavy_it_is_there() -> None:
    found = [json.dumps([f"{number}/", "T", "", {"casa": 3, f"w{number}": 26}]).encode() for number in range(40)]
    files = dict(postings.indexed(tuple(found)).files())
    table = json.loads(files[postings.TABLE])
    assert table["starts"] == [0]
    lines = dict(zip(table["words"].split(), files["search/0.txt"].decode().split("\n"), strict=True))
    assert lines["casa"] == "0C" + 39 * "1C"
    assert lines["w39"] == "13Z"


def test_of_a_word_on_most_of_many_pages_only_telling_places_are_kept() -> None:
    found = [json.dumps([f"{number}/", "T", "", {"de": 1 + number // 99 * 9}]).encode() for number in range(100)]
    assert dict(postings.indexed(tuple(found)).files())["search/0.txt"] == b"2rJ"


def test_a_shard_ends_before_it_is_much_to_load() -> None:
    found = [json.dumps([f"{n}/", "T", "", {f"w{n}x{k}": 1 for k in range(100)}]).encode() for n in range(200)]
    files = dict(postings.indexed(tuple(found)).files())
    table = json.loads(files.pop(postings.TABLE))
    assert len(files) == len(table["starts"]) > 1
    assert sum(content.count(b"\n") + 1 for content in files.values()) == len(table["words"].split())
    assert all(len(content) < 30_000 for content in files.values())

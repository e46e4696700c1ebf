"""What the search is told of a page."""

import json
from typing import Any

from rumbo.pages import search
from rumbo.pages.tree import Page
from trees import page


def documents(path: str, found: Page) -> Any:  # noqa: ANN401 - JSON
    return json.loads(b"[" + search.documents(path, found) + b"]")


HTML = """<h2 id="uno">Uno &amp; <em>medio</em></h2><p>Lo <strong>pri</strong>mero.</p>
<table><tr><td>Punto</td><td>Promesa</td></tr></table>
<div data-search-exclude hidden><div>Nada</div><p>de esto</p></div><h3>Sin enlace</h3><ul class="x"><li>Fin</li></ul>"""


def test_a_page_is_cut_at_the_headings_that_can_be_linked_to() -> None:
    first, second = documents("guias/una.md", page("Una <guía>", f"<p>Antes</p>{HTML}"))
    assert first == {"location": "guias/una/", "title": "Una &lt;guía&gt;", "text": "<p>Antes</p>"}
    assert (second["location"], second["title"]) == ("guias/una/#uno", "Uno &amp; medio")


def test_words_of_a_table_stay_apart_and_marks_within_a_word_do_not_part_it() -> None:
    text = documents("guias/una.md", page("Una", HTML))[1]["text"]
    assert text == "<p>Lo primero.</p> Punto Promesa <ul><li>Fin</li></ul>"


def test_what_is_excluded_is_not_found() -> None:
    assert "Nada" not in str(documents("guias/una.md", page("Una", HTML)))

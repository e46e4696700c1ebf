"""The drawings of the shipped playbooks: there where they help, each kind in use, whole on their page."""

from pathlib import Path

import pytest

from rumbo.content import loader
from rumbo.model.drawings import KINDS

REPOSITORY = Path(__file__).parents[2]
FEWEST = 15
SITES = {site.language: site for site in loader.load(REPOSITORY, drafts=False).sites}


@pytest.mark.parametrize("language", SITES)
def test_every_kind_is_drawn_somewhere_and_every_word_of_a_drawing_is_text_of_its_page(
    language: str, built_site: Path
) -> None:
    drawn = [(found.slug, drawing) for found in SITES[language].playbooks.values() for drawing in found.drawings]
    assert len(drawn) >= FEWEST
    assert {drawing.kind for _, drawing in drawn} == set(KINDS)
    for slug, drawing in drawn:
        page = (built_site / language / "playbooks" / slug / "index.html").read_text("utf-8")
        [figure] = page.split(f'<figure class="rumbo-drawing rumbo-drawing--{drawing.kind}">')[1:]
        said = figure.split("</figure>")[0].replace("&#39;", "'").replace("&#34;", '"')
        for part in drawing.parts:
            for word in (part.label, part.note, part.gate):
                assert word in said, (slug, part.id)

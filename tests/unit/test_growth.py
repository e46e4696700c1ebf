"""The work of a build grows with the pages and no faster: counted as calls of functions, never timed."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType

from rumbo.content import loader
from rumbo.content.loader import Files
from rumbo.model import Site
from rumbo.pages.compiler import compile_site

SITE = Path(__file__).parents[1] / "sites/every-page"


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, Python's and C's."""
    count = 0

    def profile(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def grown(site: Site, playbooks: int) -> Site:
    """The site with so many more playbooks, all in one theme."""
    model = site.playbooks["arcos"]
    more = {f"g{number}": replace(model, slug=f"g{number}", title=f"Guía {number}") for number in range(playbooks)}
    return replace(site, playbooks={**site.playbooks, **more})


def asking_more(site: Site, questions: int) -> Site:
    """The site with so many more questions in its diagnostic of one part."""
    others = [found for found in site.diagnostics if found.slug != "otro"]
    asked = next(found for found in site.diagnostics if found.slug == "otro")
    [part] = asked.dimensions
    more = tuple(replace(part.questions[0], id=f"q{number}", ask=f"¿{number}?") for number in range(questions))
    longer = replace(part, questions=(*part.questions, *more))
    return replace(site, diagnostics=(*others, replace(asked, dimensions=(longer,))))


def test_a_playbook_costs_the_same_however_many_questions_there_are() -> None:
    site = loader.load(SITE).sites[0]

    def twenty(questions: int) -> int:
        """What twenty playbooks more cost beside so many questions."""
        asking = asking_more(site, questions)
        compile_site(grown(asking, 20))
        without, with_them = (calls(partial(compile_site, grown(asking, count))) for count in (0, 20))
        return with_them - without

    assert twenty(100) < 1.1 * twenty(0)


def test_a_page_of_four_hundred_costs_what_one_of_two_hundred_does() -> None:
    site = loader.load(SITE).sites[0]
    compile_site(site)
    none, some, many = (calls(partial(compile_site, grown(site, count))) for count in (0, 200, 400))
    assert many - some < 1.1 * (some - none)


def test_reading_four_hundred_playbooks_costs_twice_what_two_hundred_do() -> None:
    files = loader.read(SITE).contents
    model = files["playbooks/arcos.md"]

    def read(count: int) -> int:
        more = {f"playbooks/g{number}.md": model for number in range(count)}
        return calls(lambda: loader.load_files(Files({**files, **more})))

    read(0)
    none, some, many = read(0), read(200), read(400)
    assert many - some < 1.1 * (some - none)

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

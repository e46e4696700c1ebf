"""Several things at a time: what comes of them is in order, and what goes wrong in a copy is heard of."""

import os
import sys

import click
import pytest

from rumbo.memory import abreast
from rumbo.memory.abreast import each


@pytest.fixture(params=[1, 2, 3])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    if request.param > 1 and sys.platform != "linux":
        pytest.skip("no process is copied here")
    monkeypatch.setattr(abreast, "cores", lambda: request.param)
    return int(request.param)


def test_what_comes_of_things_is_in_their_order_on_so_many_cores(cores: int) -> None:
    found = list(each(lambda thing: (thing * thing, os.getpid()), list(range(7))))
    assert [square for square, _ in found] == [thing * thing for thing in range(7)]
    assert len({process for _, process in found}) == cores
    assert list(each(str, [])) == []


@pytest.mark.parametrize("error", [click.UsageError("no"), SystemExit(3), OSError(28, "full")])
def test_what_is_raised_in_a_copy_is_raised_in_its_turn(cores: int, error: BaseException) -> None:
    def work(thing: int) -> int:
        if thing == cores:
            raise error
        return thing

    found = each(work, list(range(6)))
    assert [next(found) for _ in range(cores)] == list(range(cores))
    with pytest.raises(type(error)) as raised:
        next(found)
    assert str(raised.value) == str(error)

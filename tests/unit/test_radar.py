"""The radar's places: axes clockwise from the top, rings at the edges of the bands."""

import pytest

from rumbo.pages.views.radar import radar

EDGES = [0.0, 40.0]


def test_axes_go_clockwise_from_the_top() -> None:
    drawn = radar(["a", "b", "c", "d"], EDGES)
    assert drawn is not None
    assert [(axis.id, axis.number, axis.x, axis.y) for axis in drawn.axes] == [
        ("a", 1, "0", "-100"),
        ("b", 2, "100", "0"),
        ("c", 3, "0", "100"),
        ("d", 4, "-100", "0"),
    ]


def test_rings_are_the_edges_of_the_bands_and_the_best_score_last() -> None:
    drawn = radar(["a", "b", "c", "d"], EDGES)
    assert drawn is not None
    assert drawn.rings == ("0,-40 40,0 0,40 -40,0", "0,-100 100,0 0,100 -100,0")


@pytest.mark.parametrize("count", [0, 1, 2])
def test_fewer_than_three_dimensions_span_nothing(count: int) -> None:
    assert radar([str(place) for place in range(count)], EDGES) is None

"""Titles stand where somebody looks for them."""

from random import Random

import pytest

from rumbo.wording.alphabet import sort_key

ORDER = [
    *(
        "2 ideas",
        "10 ideas",
        "ábaco",
        "Árbol de decisión",
        "¿Equipo listo?",
        "Ética y datos",
        "«Mercado»",
        "Nube",
        "Nuez",
    ),
    *("Nulo", "Nuñez", "Nuo", "Ñandú", "Oferta", "Ola 2", "Ola 10", "Zona de confort"),
]


@pytest.mark.parametrize("seed", range(5))
def test_accents_and_leading_marks_count_for_nothing_and_n_with_tilde_for_a_letter(seed: int) -> None:
    mixed = Random(seed).sample(ORDER, len(ORDER))  # noqa: S311 - an order, no secret
    assert sorted(mixed, key=sort_key) == ORDER


def test_the_order_does_not_depend_on_how_accents_are_stored() -> None:
    assert sort_key("N\u0303u")[0] == sort_key("\u00d1u")[0]


def test_what_differs_in_accents_alone_has_an_order_too() -> None:
    assert sorted(["Mas", "más", "Más"], key=sort_key) == sorted(["más", "Más", "Mas"], key=sort_key)

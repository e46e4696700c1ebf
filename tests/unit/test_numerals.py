"""Numbers on pages say what they can exactly, and what they cannot as their reader needs it."""

from fractions import Fraction

import pytest

from rumbo.pages.views.numerals import Numerals


@pytest.mark.parametrize(
    ("exact", "rounded", "unrounded"),
    [
        ("3", "3", "3"),
        ("5/2", "2,5", "2,5"),
        ("-1/4", "-0,25", "-0,25"),
        ("1/8", "0,13", "0,125"),
        ("200/3", "66,67", "200/3"),
        ("1/16", "0,06", "1/16"),
    ],
)
def test_a_number_has_as_few_decimals_as_say_it(exact: str, rounded: str, unrounded: str) -> None:
    assert Numerals(",").plain(Fraction(exact)) == rounded
    assert Numerals(",", rounded=False).plain(Fraction(exact)) == unrounded

"""Exact numbers as a page prints them, in the language's decimal mark. Knows no scores and no bands."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import floor

from rumbo.scoring.figures import decimal

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number to be worded in singular or plural by `count`, and as it is printed."""

    count: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Numerals:
    """How one language prints numbers; `rounded` is False for whoever must be able to work with them."""

    decimal_mark: str
    rounded: bool = True

    def fixed(self, number: Fraction, decimals: int) -> str:
        """The number (not negative) with so many decimals, ties up."""
        steps = floor(number * 10**decimals + HALF)
        return decimal(steps, decimals).replace(".", self.decimal_mark)

    def plain(self, number: Fraction) -> str:
        """As few decimals as say it exactly: `3`, `2,5`. What takes more is rounded or a fraction: `66,67`, `200/3`."""
        return _plain(self, number)

    def amount(self, number: Fraction) -> Amount:
        """A number to be worded."""
        return Amount(number, self.plain(number))


@lru_cache(maxsize=4096)
def _plain(numerals: Numerals, number: Fraction) -> str:
    most = 2 if numerals.rounded else 3
    decimals = next((places for places in range(most + 1) if (number * 10**places).denominator == 1), most)
    if not numerals.rounded and (number * 10**most).denominator != 1:
        return str(number)
    sign, size = ("-", -number) if number < 0 else ("", number)
    return sign + numerals.fixed(size, decimals)

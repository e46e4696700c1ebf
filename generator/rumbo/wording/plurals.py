"""Which form of a word goes with a number, by the plural rules of CLDR. Knows no words.

`1 semana`, `2 semanas`; in Polish 1, 2 and 5 take three forms, in French 0 goes with 1, in English "1.0" goes with 2.
"""

from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import chain
from typing import Literal, cast, get_args

from rumbo.wording.locales import locale_of

Form = Literal["zero", "one", "two", "few", "many", "other"]

FORMS: tuple[Form, ...] = get_args(Form)

_LARGEST = 200
"""Larger numbers are seldom counted; a form that only millions take is made up for by `other`."""


def form(language: str, number: str | int) -> Form:
    """The form that goes with a number as it is printed; of a text that is no plain number, `other`."""
    try:
        digits = Decimal(str(number).replace(",", "."))
    except InvalidOperation:
        return "other"
    return cast("Form", locale_of(language).plural_form(digits)) if digits.is_finite() else "other"


@cache
def forms(language: str) -> tuple[Form, ...]:
    """The forms that a language has for whole numbers up to two hundred and for halves, `other` among them."""
    counts = chain(map(str, range(_LARGEST)), ("0.5", "1.5", "2.5"))
    taken = {form(language, count) for count in counts} | {"other"}
    return tuple(found for found in FORMS if found in taken)

"""The order in which readers look a title up: without accents and leading marks, letters of a language's own in place.

No library of the system's: its collation differs between machines, and a built site must not.
"""

import re
from functools import lru_cache
from unicodedata import category, normalize

_AFTER = "\uffff"
"""Stands after every letter, so that ñ comes after all that begins with n and before o."""
_OWN_LETTERS = {"ñ": f"n{_AFTER}", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
"""Letters that no accent can be taken off."""
_DIGITS = re.compile(r"[0-9]+")


def sort_key(title: str) -> tuple[str, str]:
    """Where a title stands among others: by its letters and digits alone, then as it is written.

    Numbers stand by their size, so that 2 comes before 10.
    """
    letters = "".join(_OWN_LETTERS.get(char) or _plain(char) for char in normalize("NFC", title).casefold())
    words = " ".join(re.sub(r"[^\w\s\uffff]", "", letters).split())
    return _DIGITS.sub(lambda digits: f"{len(digits[0].lstrip('0')):03}{digits[0].lstrip('0')}", words), title


@lru_cache(maxsize=1024)
def _plain(char: str) -> str:
    """A character without its accents."""
    return "".join(part for part in normalize("NFKD", char) if not category(part).startswith("M"))

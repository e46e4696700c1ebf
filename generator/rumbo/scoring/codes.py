"""The short code that stands for an id in a shared link (D7).

It depends on the id alone, never on its place or on its neighbours, so that an inserted question or option never gives
another's code a new meaning. `templates/assets/js/links.mjs` follows the same rule: FNV-1a over the id's characters,
its 32 bits folded to 20, in base 36. Knows nothing of diagnostics.
"""

_OFFSET, _PRIME, _BITS = 0x811C9DC5, 0x01000193, 20
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LENGTH = 4


def code(name: str) -> str:
    """The code of an id: four letters and digits."""
    value = _OFFSET
    for sign in name:
        value = (value ^ ord(sign)) * _PRIME & 0xFFFFFFFF
    rest, digits = (value >> _BITS ^ value) & (1 << _BITS) - 1, ""
    for _ in range(LENGTH):
        rest, digit = divmod(rest, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits

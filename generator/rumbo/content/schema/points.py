"""Public keys as authors copy them: whether one is a point of P-256. Needs no library, and encrypts nothing."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

_PRIME = 2**256 - 2**224 + 2**192 + 2**96 - 1
_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
"""P-256 is the set of points with y² = x³ - 3x + b modulo the prime (NIST SP 800-186)."""
_UNCOMPRESSED = 4
_HALF = 32
_LENGTH = 1 + 2 * _HALF


def is_public_key(text: str) -> bool:
    """Whether it is an uncompressed point in base64url without padding; with one letter changed it is none."""
    try:
        point = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        return False
    is_canonical = urlsafe_b64encode(point).decode().rstrip("=") == text
    return is_canonical and len(point) == _LENGTH and point[0] == _UNCOMPRESSED and _is_on_curve(point[1:])


def _is_on_curve(point: bytes) -> bool:
    x, y = int.from_bytes(point[:_HALF]), int.from_bytes(point[_HALF:])
    return x < _PRIME and y < _PRIME and (y * y - x * x * x + 3 * x - _B) % _PRIME == 0

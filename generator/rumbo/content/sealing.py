"""Answers that only the holder of a private key can read: how a browser seals them, how they are opened (TM-15).

Sealed format 1, as docs/collecting.md says it: ECDH on P-256 between a key pair made for this one document and the
owner's, HKDF-SHA-256 without salt, AES-256-GCM. To be imported where the extra `collect` is known to be installed.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Literal, Self

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

FORMAT = 1
_INFO = b"rumbo sealed 1"
_KEY_LENGTH = 32

Fault = Literal["not-sealed", "newer-format", "other-key", "damaged"]


class SealedError(Exception):
    """A document that cannot be opened; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


class KeyFileError(Exception):
    """What should be a private key is none on P-256, or has a passphrase."""


class PrivateKey:
    """What opens. Its owner keeps it as PEM (PKCS #8, without a passphrase)."""

    def __init__(self, key: EllipticCurvePrivateKey) -> None:
        self._key = key
        self._point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @classmethod
    def new(cls) -> Self:
        """A random one."""
        return cls(generate_private_key(SECP256R1()))

    @classmethod
    def read(cls, pem: bytes) -> Self:
        """One that was kept.

        Raises:
            KeyFileError: it is none of ours.
        """
        try:
            key = load_pem_private_key(pem, None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise KeyFileError from error
        if not isinstance(key, EllipticCurvePrivateKey) or not isinstance(key.curve, SECP256R1):
            raise KeyFileError
        return cls(key)

    @property
    def pem(self) -> bytes:
        """As it is kept."""
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    @property
    def public(self) -> str:
        """What a site's `encrypt_to` says: the uncompressed point in base64url without padding."""
        return urlsafe_b64encode(self._point).decode().rstrip("=")

    def opened(self, content: bytes) -> bytes:
        """The document in a sealed one, as the visitor saw it.

        Raises:
            SealedError: it is none, of a newer format, for another key, or damaged.
        """
        envelope = _envelope(content)
        if envelope.get("to") != self._fingerprint:
            raise SealedError("other-key")
        try:
            return self._decrypted(*(_bytes(str(envelope.get(part))) for part in ("ephemeral", "nonce", "sealed")))
        except (ValueError, InvalidTag) as error:
            raise SealedError("damaged") from error

    @property
    def _fingerprint(self) -> str:
        """By what a sealed document names the key that opens it."""
        return sha256(self._point).hexdigest()[:16]

    def _decrypted(self, ephemeral: bytes, nonce: bytes, sealed: bytes) -> bytes:
        secret = self._key.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), ephemeral))
        key = HKDF(SHA256(), _KEY_LENGTH, salt=None, info=_INFO + ephemeral + self._point).derive(secret)
        return AESGCM(key).decrypt(nonce, sealed, None).rstrip(b" ")


def _envelope(content: bytes) -> Mapping[str, object]:
    try:
        envelope = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SealedError("not-sealed") from error
    if not isinstance(envelope, dict) or not isinstance(envelope.get("rumbo-sealed"), int):
        raise SealedError("not-sealed")
    if envelope["rumbo-sealed"] != FORMAT:
        raise SealedError("newer-format")
    return envelope


def _bytes(text: str) -> bytes:
    """The bytes of base64url without padding.

    Raises:
        ValueError: it is none.
    """
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))

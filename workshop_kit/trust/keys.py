"""Ed25519 keys as short texts, and signatures over plain JSON values."""

import base64
import json
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY, SIGNATURE = 32, 64  # bytes


def new_key() -> str:
    """A new private key."""
    return _text(Ed25519PrivateKey.generate().private_bytes_raw())


def public_of(private: str) -> str:
    """The public half of a private key; ValueError if it is none."""
    return _text(_private(private).public_key().public_bytes_raw())


def sign(private: str, purpose: str, value: Any) -> str:
    """A signature that holds for this value and `purpose` only."""
    return _text(_private(private).sign(_message(purpose, value)))


def holds(public: str, signature: Any, purpose: str, value: Any) -> bool:
    """Whether who has the private half signed this value for this purpose."""
    try:
        key = Ed25519PublicKey.from_public_bytes(_bytes(public, KEY))
        key.verify(_bytes(signature, SIGNATURE), _message(purpose, value))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _private(text: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_bytes(text, KEY))


def _message(purpose: str, value: Any) -> bytes:
    """The same bytes however a file was laid out: keys sorted, no spaces, no numbers but whole."""
    plain = json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"workshop-kit {purpose}\n{plain}".encode()


def _text(body: bytes) -> str:
    return base64.b64encode(body).decode()


def _bytes(text: Any, length: int) -> bytes:
    if not isinstance(text, str):
        raise TypeError(text)
    body = base64.b64decode(text, validate=True)
    if len(body) != length:
        raise ValueError(text)
    return body

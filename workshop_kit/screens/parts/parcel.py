"""Files on their way between a page and the kit: base64 in a message, for messages are JSON."""

import base64
import binascii
from typing import Any

from .part import Part


def unpacked(given: Any, most: int) -> bytes | None:
    """What a page sent; None where that is no base64, or more than `most` bytes."""
    if not isinstance(given, str) or len(given) > (most + 2) // 3 * 4:
        return None
    try:
        return base64.b64decode(given, validate=True)
    except (binascii.Error, ValueError):
        return None


def hand(part: Part, id: int, name: str, body: bytes) -> None:
    """Send a file to the page of `part`, as the reply to its message `id`."""
    told = {"what": "file", "id": id, "name": name, "body": base64.b64encode(body).decode()}
    part.send(told)

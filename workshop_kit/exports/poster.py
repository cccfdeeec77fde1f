"""A poster with the link to a room as a QR code, one page A4 as PDF, and cards for tables."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import segno

from .pdf import compiled, drawable

TEMPLATE = Path(__file__).parent / "poster.typ"
HIGH = 8  # the scale of the QR code; it is drawn as wide as the page has room


@dataclass(frozen=True)
class Poster:
    """`join` the room's address; `scan` says what the picture is for those who cannot see it.

    `cards` for tables stand on a second page.
    """

    school: str
    title: str
    purpose: str
    join: str
    scan: str
    times: str
    lines: tuple[str, ...]
    cards: int = 0


def write(poster: Poster, today: str) -> bytes:
    """The poster as PDF; `today` (ISO) is the day it was made."""
    qr = segno.make(poster.join, error="m").svg_inline(scale=HIGH, border=2, light="#ffffff")
    address = poster.join.partition("://")[2]
    texts = {name: text for name, text in asdict(poster).items() if isinstance(text, str)}
    words = {name: drawable(text) for name, text in texts.items()}
    told = {**words, "lines": [drawable(line) for line in poster.lines], "cards": poster.cards}
    data = json.dumps({**told, "qr": qr, "address": address}, ensure_ascii=False)
    made = datetime.fromisoformat(today).replace(tzinfo=UTC)
    return compiled(TEMPLATE.read_bytes(), {"poster": data}, made)

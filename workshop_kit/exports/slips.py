"""Slips to cut up, with a code each: as many pages A4 as it takes, as PDF."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from .pdf import compiled, drawable

TEMPLATE = Path(__file__).parent / "slips.typ"


@dataclass(frozen=True)
class Sheet:
    """`hint` is for who cuts them up; `address` and `line` stand on every slip, above its code."""

    school: str
    title: str
    hint: str
    address: str
    line: str
    codes: Sequence[str]


def write(sheet: Sheet, today: str) -> bytes:
    """The sheet's bytes; `today` (ISO) is the day it was made."""
    words = {name: told for name, told in asdict(sheet).items() if name != "codes"}
    drawn = {name: drawable(text) for name, text in words.items()}
    data = json.dumps({**drawn, "codes": list(sheet.codes)}, ensure_ascii=False)
    made = datetime.fromisoformat(today).replace(tzinfo=UTC)
    return compiled(TEMPLATE.read_bytes(), {"slips": data}, made)

"""An evidence card as a file of the library, where the page of evidence finds it."""

import json
from dataclasses import asdict

from ..domain.workshop import Evidence


def write(card: Evidence) -> bytes:
    """YAML with one card; what is empty is left out."""
    # JSON's way to quote is YAML's too: no word of a school can become anything but words.
    pairs = [(name, value) for name, value in asdict(card).items() if value]
    lines = [f"  {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in pairs]
    return ("- " + "\n".join(lines)[2:] + "\n").encode()

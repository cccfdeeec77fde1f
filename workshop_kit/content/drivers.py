"""What the week's page leads to: library/drivers.toml names a card, a rule and a contact."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from ..domain.workshop import Evidence
from .shelf import LIBRARY, shelved_cards

DRIVERS = LIBRARY / "drivers.toml"


@dataclass(frozen=True)
class Lead:
    """A driver's card, its rule (None where there is none) and the name of a contact."""

    card: Evidence
    rule: Evidence | None
    person: str


def leads(folder: Path | None) -> dict[str, Lead]:
    """What each driver of the week leads to; the cards are the library's and the school's."""
    cards = shelved_cards(folder)
    read = tomllib.loads(DRIVERS.read_text(encoding="utf-8"))
    return {
        name: Lead(cards[one["card"]], cards[one["rule"]] if "rule" in one else None, one["person"])
        for name, one in read.items()
    }

"""What the week's page leads to: library/drivers.toml names a card, a rule and a contact."""

import tomllib
from pathlib import Path

from ..domain.work_week import Lead
from .shelf import LIBRARY, shelved_cards

DRIVERS = LIBRARY / "drivers.toml"


def leads(folder: Path | None) -> dict[str, Lead]:
    """What each driver of the week leads to; `person` is the key of a contact.

    The cards are the library's and the school's.
    """
    cards = shelved_cards(folder)
    read = tomllib.loads(DRIVERS.read_text(encoding="utf-8"))
    return {
        name: Lead(cards[one["card"]], cards[one["rule"]] if "rule" in one else None, one["person"])
        for name, one in read.items()
    }

"""What the notebooks of the tools ring: the pages beside the workshops (screens/tools.py)."""

from datetime import date
from typing import Any

from . import app, content, visitor
from .screens.evidence import EvidencePage


def evidence() -> Any:
    """Every evidence card: the kit's, and the school's own where there is a school."""
    cards = content.shelved_cards(app.school_folder()).values()
    return EvidencePage(list(cards), date.today().isoformat(), visitor.ringing.get())

"""The evidence: every card of the library, found by topic and by kind of school."""

from collections.abc import Sequence
from typing import Any, get_args

import traitlets

from ..domain.opening import SETTINGS
from ..domain.report.phrases import spoken, told_of
from ..domain.workshop import Evidence, Topic
from ..visitor import Visitor
from ..words import say
from .labels import labels
from .parts.part import Part, joined

SCRIPT = joined(
    *("parts/shared.js", "parts/labelled.js", "parts/card.js", "evidence.js", "parts/render.js")
)
STYLE = joined("parts/look.css", "parts/page.css", "parts/form.css", "evidence.css")
RULES = ("law", "stpcd", "statutory guidance", "guidance", "union position")


class EvidencePage(Part):
    """Shows `cards` as they stand `today` (ISO date). The page itself chooses among them."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, cards: Sequence[Evidence], today: str, who: Visitor | None) -> None:
        session = who.session if who else ""
        super().__init__(key="evidence", session=session, data=_drawn(cards, today, bool(who)))


def _drawn(cards: Sequence[Evidence], today: str, full: bool) -> dict[str, Any]:
    return {
        "kind": "evidence",
        "full": full,
        "title": say("evidence.title"),
        "notice": say("step.independent"),
        "topics": [[topic, say(f"topic.{topic.replace(' ', '_')}")] for topic in get_args(Topic)],
        "settings": [[name, say(f"opening_form.setting_{name}")] for name in SETTINGS],
        "cards": [_card(card, today) for card in sorted(cards, key=_order)],
        "words": labels("line", "evidence"),
    }


def _order(card: Evidence) -> tuple[bool, bool, str]:
    """What was tried first, then the kit's tips, rules last; each by the alphabet."""
    return card.standing in RULES, card.standing == "kit", card.claim


def _card(card: Evidence, today: str) -> dict[str, Any]:
    return {
        **told_of(say, card, today),
        "rule": card.standing in RULES,
        "checked": say("evidence.checked", date=spoken(say, card.checked)) if card.checked else "",
        "topics": list(card.topics),
        "settings": list(card.settings),
    }

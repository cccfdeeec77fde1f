"""How the workshop counted, what was held back and why, and what evidence the room was shown."""

from collections import Counter

from ..disclosure import ROOM_MINIMUM
from ..document import Block, Bullets, Heading, Paragraph, Table
from ..story import HOLD_REASONS, State
from ..workshop import Evidence
from .phrases import Say, counted, spoken


def counting(state: State, say: Say) -> list[Block]:
    """Devices, the smallest number that is shown, deletion, and what was held back."""
    rules = ("devices", "minimum", "deleted", "guesses", "independent")
    lines = tuple(say(f"report.counting.{rule}", minimum=ROOM_MINIMUM) for rule in rules)
    held = Paragraph(_held(state, say))
    return [Heading(1, say("report.counting.heading")), Bullets(lines), held]


def _held(state: State, say: Say) -> str:
    reasons = Counter(state.held.values())
    if not reasons:
        return say("report.counting.held_none")
    why = ", ".join(
        say("picture.held_why", reason=say(f"reason.{reason}"), n=reasons[reason])
        for reason in HOLD_REASONS
        if reasons[reason]
    )
    return counted(say, "report.counting.held", sum(reasons.values()), why=why)


def evidence(state: State, say: Say) -> list[Block]:
    """The cards of every activity that the room reached, with kind, source and date."""
    found: list[Block] = [Heading(1, say("report.evidence.heading"))]
    cards = _shown(state)
    if cards:
        head = tuple(say(f"report.evidence.{name}") for name in ("claim", "standing", "source"))
        rows = tuple(_card(card, say) for card in cards)
        found += [Paragraph(say("report.evidence.hint"))]
        found += [Table(say("report.evidence.caption"), head, rows)]
    else:
        found += [Paragraph(say("report.evidence.none"))]
    return [*found, Paragraph(say("report.evidence.workshop", source=state.workshop.source))]


def _shown(state: State) -> tuple[Evidence, ...]:
    reached = {*state.results, state.current}
    ids = [activity.id for activity in state.workshop.activities]
    last = max((n for n, id in enumerate(ids, start=1) if id in reached), default=0)
    cards = [c for a in state.workshop.activities[:last] for c in state.workshop.cards(a)]
    return tuple(dict.fromkeys(cards))


def _card(card: Evidence, say: Say) -> tuple[str, ...]:
    standing = say(f"standing.{card.standing.replace(' ', '_')}")
    source = say("picture.source", source=card.source, date=spoken(say, card.date))
    return card.claim, standing, source

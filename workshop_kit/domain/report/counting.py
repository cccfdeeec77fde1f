"""How the workshop counted, what was held back and why, and what evidence the room was shown."""

from collections import Counter

from ..disclosure import minimum_of
from ..document import Block, Bullets, Heading, Paragraph, Table
from ..story import HOLD_REASONS, State
from ..workshop import Evidence
from .phrases import Say, counted, told_of


def counting(state: State, say: Say) -> list[Block]:
    """Devices, the smallest number that is shown, deletion, and what was held back."""
    rules: tuple[str, ...] = ("devices", "minimum", "deleted", "guesses", "independent")
    minima = _minima(state)
    if state.workshop.manner == "conversation":
        rules = tuple(rule for rule in rules if rule != "minimum")  # one device is shown
    lines = [say(f"report.counting.{rule}", minimum=min(minima, default=0)) for rule in rules]
    if len(minima) > 1:
        shown = (say("report.counting.from", minimum=n, names=minima[n]) for n in sorted(minima))
        lines[2:2] = shown
    if state.groups_asked:
        lines.insert(2, say("report.counting.groups"))
    held = Paragraph(_held(state, say))
    return [Heading(1, say("report.counting.heading")), Bullets(tuple(lines)), held]


def _minima(state: State) -> dict[int, str]:
    """From how many devices on which parts are shown."""
    asked = [a for a in state.workshop.activities if a.asks]
    each = [(minimum_of(state.workshop, a), a.title) for a in asked]
    return {n: ", ".join(title for m, title in each if m == n) for n, _ in each}


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
    about = Paragraph(say("report.evidence.workshop", source=state.workshop.source))
    found: list[Block] = [Heading(1, say("report.evidence.heading")), about]
    cards = _shown(state)
    if cards:
        head = tuple(say(f"report.evidence.{name}") for name in ("claim", "standing", "source"))
        rows = tuple(_card(card, state.held_on, say) for card in cards)
        found += [Paragraph(say("report.evidence.hint"))]
        found += [Table(say("report.evidence.caption"), head, rows)]
    else:
        found += [Paragraph(say("report.evidence.none"))]
    return found


def _shown(state: State) -> tuple[Evidence, ...]:
    reached = {*state.results, state.current}
    ids = [activity.id for activity in state.workshop.activities]
    last = max((n for n, id in enumerate(ids, start=1) if id in reached), default=0)
    ids = [id for a in state.workshop.activities[:last] for id in a.card_ids]
    cards = (state.workshop.card(id) for id in dict.fromkeys(ids))
    return tuple(card for card in cards if card)


def _card(card: Evidence, on: str, say: Say) -> tuple[str, ...]:
    told = told_of(say, card, on)
    source = ". ".join(filter(None, (told["source"], told["old"])))
    return told["claim"], told["standing"], source

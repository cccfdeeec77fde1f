"""How the workshop counted, what was held back and why, and what evidence the room was shown."""

from collections import Counter

from ..activities.rate import Rate
from ..activities.step import SURVEY_MINIMUM
from ..disclosure import minimum_of, otherwise_of
from ..document import Block, Bullets, Heading, Paragraph, Table
from ..results import Counts
from ..story import HOLD_REASONS, State
from ..workshop import Evidence
from .phrases import Say, bound, counted, least, listed, number, told_of

# What few spoke about can be of one person.
BY_TASK = {"place", "sort", "rate", "score", "agree", "recall", "move"}


def counting(state: State, say: Say) -> list[Block]:
    """Devices, from how many answers on what is shown, deletion, and what was held back."""
    talk = state.workshop.manner == "conversation"  # one device is shown
    lines = [say("report.counting.devices"), *([] if talk else minima(state, say))]
    if state.groups_asked:
        fewest = number(say, max(SURVEY_MINIMUM, state.workshop.minimum))
        lines.append(say("report.counting.groups", minimum=fewest))
        lines += [say("report.counting.alike")] if otherwise_of(state.workshop) else []
        lines += [say("report.counting.joined")] if _joins(state) else []
    guessed = any(step.kind == "propose" for step in state.workshop.activities)
    rules = ("deleted", *(("guesses",) if guessed else ()), "independent")
    lines += [say(f"report.counting.{rule}") for rule in rules]
    held = Paragraph(_held(state, say))
    return [Heading(1, say("report.counting.heading")), Bullets(tuple(lines)), held]


def _joins(state: State) -> bool:
    """Whether a result by role group no longer says whose job something is not."""
    shown = ((a, state.results.get(a.id)) for a in state.workshop.activities)
    return any(isinstance(a, Rate) and isinstance(r, Counts) and a.joins(r) for a, r in shown)


def minima(state: State, say: Say) -> list[str]:
    """From how many answers on which activities are shown, as their own devices were told."""
    asked = [step for step in state.workshop.activities if state.asks(step)]
    ranked = sorted(asked, key=lambda step: minimum_of(state.workshop, step))
    named: dict[str, list[str]] = {}
    for step in ranked:
        named.setdefault(least(say, state.workshop, step), []).append(step.title)
    lines = [
        say("report.counting.minimum", minimum=fewest, names=listed(f"“{one}”" for one in titles))
        for fewest, titles in named.items()
    ]
    kinds = {step.kind for step in ranked}
    by_task = [say("report.counting.by_task")] if kinds & BY_TASK else []
    return [*lines, *by_task, *([say("report.counting.dots")] if "vote" in kinds else [])]


def _held(state: State, say: Say) -> str:
    freed = [counted(say, "report.counting.freed", state.freed)] if state.freed else []
    told = [_still_held(state, say)] if state.held or not freed else []
    return " ".join([*told, *freed])


def _still_held(state: State, say: Say) -> str:
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
        rows = tuple(_card(card, state, say) for card in cards)
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


def _card(card: Evidence, state: State, say: Say) -> tuple[str, ...]:
    told = told_of(say, card, state.held_on)
    source = ". ".join(filter(None, (told["source"], told["old"])))
    return told["claim"], bound(say, card, state.opening.terms), source

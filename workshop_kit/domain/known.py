"""What a room's plan knows for the gaps of papers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .document import Block, Bullets, Heading, Paragraph, Table
from .ledger import shifts
from .paper import BLOCKS, WORDS, Known
from .parents import ended, first_day, for_parents, unmarked
from .plan import Action, not_taken_up
from .report.actions import grave, law
from .report.checklist import checklist
from .report.phrases import Say, headline, minutes, minutes_of, named, spoken, state_of, wait_of
from .report.reviews import review_list
from .report.summary import by_job
from .story import State

COLUMNS = ("objective", "action", "success", "when", "resources", "monitoring", "further")


def known(school: str, today: str, state: State | None, say: Say) -> Known:
    """Words and blocks for a paper of `school`, dated `today`; without a room the date only."""
    names = {gap: say(f"paper.{gap}") for gap in (*WORDS, *BLOCKS)}
    words = {"school": school, "today": spoken(say, today)}
    if state is None:
        return Known(words, {}, names)
    words |= {
        "workshop": state.workshop.title,
        "held_on": spoken(say, state.held_on),
        "people": str(state.people),
        "number_of_actions": str(len(state.actions)),
        "start": first_day(state, say),
    }
    first = say("representatives.first") if state.workshop.side == "representatives" else ""
    return Known(words, dict(_blocks(state, today, say)), names, first, unmarked(state, say))


def _blocks(state: State, today: str, say: Say) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield "checklist", _checklist(state, today, say)
    left = tuple(named(say, one) for one in not_taken_up(state.proposals, state.actions))
    yield "not_taken_up", _listed(left, say("paper.nothing_left"))
    if not state.actions:
        return
    yield "actions", (_table(state, today, say),)
    yield "plan_table", (_plan(state, today, say),)
    yield "minutes_table", tuple(by_job(state, say)) or (Paragraph(say("report.no_minutes")),)
    moved = tuple(
        say("paper.moved", action=ended(named(say, one.action)), gains=minutes(say, one.gains))
        for one in shifts(state.actions)
    )
    yield "review_list", (review_list(state.actions, say),)
    yield "moved_work", _listed(moved, say("paper.nothing_moved"))
    asked = tuple(line for action in state.actions for line in _asked(action, state.actions, say))
    yield "law_and_posts", _listed(asked, say("paper.nothing_asked"))
    yield "for_pupils", for_parents(state, say)


def _listed(items: tuple[str, ...], none: str) -> tuple[Block, ...]:
    return (Bullets(items) if items else Paragraph(none),)


def _checklist(state: State, today: str, say: Say) -> tuple[Block, ...]:
    """As in the report, but on the page where the paper has it."""
    blocks = checklist(state, today, say)
    return tuple(replace(b, new_page=False) if isinstance(b, Heading) else b for b in blocks)


def _table(state: State, today: str, say: Say) -> Table:
    """What changes, who leads and from when, whose minutes, and how far each action has come."""
    names = ("left.what", "left.lead", "left.minutes")
    head = (*(say(f"report.{name}") for name in names), say("paper.column_stands"))
    rows = tuple(_told(action, state, today, say) for action in state.actions)
    return Table(say("paper.actions_caption"), head, rows)


def _told(action: Action, state: State, today: str, say: Say) -> tuple[str, ...]:
    lead, when = (ended(one or say("paper.not_agreed")) for one in (action.lead, action.when))
    stands = _stands(action, state, today, say)
    return headline(say, action), f"{lead} {when}", minutes_of(say, action), stands


def _stands(action: Action, state: State, today: str, say: Say) -> str:
    waits = wait_of(say, action, state.asked_on, today)
    return " ".join(filter(None, (state_of(say, action), waits and f"{waits}.")))


def _plan(state: State, today: str, say: Say) -> Table:
    """The seven columns of the example in the Department's service (facts.md 1.4)."""
    head = tuple(say(f"paper.column_{name}") for name in COLUMNS)
    waits = (wait_of(say, action, state.asked_on, today) for action in state.actions)
    rows = tuple(_row(action, wait, say) for action, wait in zip(state.actions, waits, strict=True))
    return Table(say("paper.plan_caption"), head, rows)


def _row(action: Action, wait: str, say: Say) -> tuple[str, ...]:
    """What the second sitting has not agreed yet is named, never left blank."""
    more, open_ = action.more, say("paper.not_agreed")
    review = spoken(say, more.get("review", ""))
    stands = ". ".join(filter(None, (say(f"report.state.{action.reached}"), wait)))
    time = minutes_of(say, action)
    return (
        _objective(action, say) or open_,
        say("paper.led", what=ended(named(say, action)), lead=action.lead or open_),
        more.get("measure") or open_,
        action.when or open_,
        f"{ended(more['resources'])} {time}" if more.get("resources") else time,
        more.get("monitoring") or open_,
        f"{say('paper.review', date=review) if review else say('paper.no_review')} {stands}.",
    )


def _objective(action: Action, say: Say) -> str:
    target, baseline = action.more.get("target", ""), action.more.get("baseline", "")
    return say("paper.from_to", baseline=baseline, target=target) if baseline else target


def _asked(action: Action, plan: Sequence[Action], say: Say) -> Iterator[str]:
    """What law, contract and agreements say about the task, and whose post it touches."""
    known = law(action, say)
    told = say("paper.law", words=ended(known)) if known else ""
    lines = [*filter(None, [told]), *grave(action, plan, say)]
    if lines:
        yield " ".join((ended(named(say, action)), *lines))

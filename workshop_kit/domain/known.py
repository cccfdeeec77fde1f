"""What a room's plan knows for the gaps of papers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .document import Block, Bullets, Heading, Paragraph, Table
from .invitation import invited, unwell
from .ledger import grown, thinned
from .paper import BLOCKS, WORDS, Known
from .parents import ended, first_day, for_parents, unmarked, untaught
from .plan import Action, not_taken_up
from .report.actions import accepted, grave, law
from .report.checklist import checklist
from .report.phrases import Say, gains_of, headline, minutes_of, named, spoken, thinned_line
from .report.reviews import review_list
from .report.sides import NOTHING
from .report.stages import last_step, stands, state_of, wait_of
from .report.summary import by_job, why_none
from .story import State

ANSWERS = "answers"  # the paragraph of a paper that asks the leader for them
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
        "number_of_actions": str(len(_here(state).actions) or say("paper.none")),
        "open_actions": _open(_here(state), say),
        "terms": _terms(state, say),
        "start": first_day(_here(state), say),
    }
    told, about = invited(state.workshop, state.opening, say)
    words |= told
    first = say("representatives.first") if state.workshop.side == "representatives" else ""
    blocks = {**about, **dict(_blocks(state, today, say))}
    without = unmarked(state, say) | untaught(state, say) | unwell(state.workshop)
    return Known(words, blocks, names, first, without | _answered(state))


def _open(state: State, say: Say) -> str:
    """How many of its actions are neither adopted nor refused."""
    all_, none = len(state.actions), say("paper.none")
    n = sum(not (one.refused or one.state == "adopted") for one in state.actions)
    return say("paper.open_of", n=n or none, all=all_) if all_ else none


def _terms(state: State, say: Say) -> str:
    """On whose terms people work here, "" where nobody was sure."""
    terms = state.opening.terms
    return "" if terms == "not_sure" else say(f"opening_form.terms_{terms}")


def _answered(state: State) -> frozenset[str]:
    """The paragraph that asks for answers, where no action is without one."""
    waits = any(not one.more.get("answer") for one in _here(state).actions)
    return frozenset() if waits or state.phase != "ended" else frozenset({ANSWERS})


def _blocks(plan: State, today: str, say: Say) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield "checklist", _checklist(plan, today, say)
    left = tuple(named(say, one) for one in not_taken_up(plan.proposals, plan.actions))
    yield "not_taken_up", _listed(left, say("paper.nothing_left"))
    if not plan.actions:
        yield from _none(plan, say) if plan.phase == "ended" else ()
        return
    state, gone = _here(plan), _gone(plan, say)
    yield "actions", (*_if_any(state, _table(state, today, say)), *gone)
    yield "plan_table", (*_if_any(state, _plan(state, today, say)), *gone)
    yield "minutes_table", tuple(by_job(state, say)) or (Paragraph(say("report.no_minutes")),)
    moved = tuple(_moved(one, say) for one in grown(state.actions))
    moved += tuple(thinned_line(say, one) for one in thinned(state.actions))
    yield "review_list", (*review_list(plan.actions, say), *gone)
    yield "moved_work", _listed(moved, say("paper.nothing_moved"))
    open_ = [action for action in state.actions if not action.refused]
    asked = tuple(line for action in open_ for line in _asked(action, state.actions, say))
    yield "law_and_posts", _listed(asked, say("paper.nothing_asked"))
    yield "for_pupils", for_parents(state, say)


def _none(plan: State, say: Say) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """A room that ended without an action says so, wherever a paper has a place for them."""
    told = (Paragraph(why_none(plan, say)),)
    yield from ((gap, told) for gap in ("actions", "plan_table", "review_list", "law_and_posts"))
    yield "minutes_table", (Paragraph(say("report.no_minutes")),)
    yield "moved_work", _listed((), say("paper.nothing_moved"))


def _here(state: State) -> State:
    """`state` without the actions that go on in the plan of another room of its day."""
    gone = {action.id for action in state.actions if action.goes_on}
    return replace(state, chosen=tuple(id for id in state.chosen if id not in gone))


def _if_any(state: State, table: Table) -> tuple[Block, ...]:
    return (table,) if state.actions else ()


def _gone(state: State, say: Say) -> tuple[Block, ...]:
    """What another plan follows, and how far it came there: nobody is asked for it twice."""
    gone = (one for one in state.actions if one.goes_on)
    told = tuple(f"{ended(named(say, one))} {state_of(say, one)}" for one in gone)
    return (Bullets(told),) if told else ()


def _listed(items: tuple[str, ...], none: str) -> tuple[Block, ...]:
    return (Bullets(items) if items else Paragraph(none),)


def _moved(action: Action, say: Say) -> str:
    """Whose work grows by it, and what they said to that: also once they accepted it."""
    gains = say("paper.moved", action=ended(named(say, action)), gains=gains_of(say, action))
    return " ".join((gains, *map(ended, accepted(action, say))))


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
    """What the second sitting has not agreed yet is named, never left blank.

    Of what the leader refused nothing is to be filled in, and the reason is told.
    """
    more, open_ = action.more, NOTHING if action.refused else say("paper.not_agreed")
    so_far = ". ".join(filter(None, (stands(say, action), wait)))
    time = minutes_of(say, action)
    return (
        _objective(action, say) or open_,
        say("paper.led", what=ended(named(say, action)), lead=action.lead or open_),
        more.get("measure") or open_,
        action.when or open_,
        f"{ended(more['resources'])} {time}" if more.get("resources") else time,
        more.get("monitoring") or open_,
        last_step(say, action) if action.refused else f"{_review(action, say)} {so_far}.",
    )


def _review(action: Action, say: Say) -> str:
    date = spoken(say, action.more.get("review", ""))
    return say("paper.review", date=date) if date else say("paper.no_review")


def _objective(action: Action, say: Say) -> str:
    target, baseline = action.more.get("target", ""), action.more.get("baseline", "")
    return say("paper.from_to", baseline=ended(baseline), target=target) if baseline else target


def _asked(action: Action, plan: Sequence[Action], say: Say) -> Iterator[str]:
    """What law, contract and agreements say about the task, and whose post it touches."""
    known = law(action, say)
    told = say("paper.law", words=ended(known)) if known else ""
    if action.more.get("law") == "not_sure":
        finder = action.finder or action.more.get("finder") or say("paper.not_agreed")
        told = f"{told} {say('paper.finder', who=ended(finder))}"
    lines = [*filter(None, [told]), *grave(action, plan, say)]
    if lines:
        yield " ".join((ended(named(say, action)), *lines))

"""We discovered, we did, we found: each finding with the actions that came out of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..activities import Activity
from ..activities.propose import Propose
from ..document import Table
from ..likeness import stems
from ..plan import Action
from ..results import Grid, Item, Proposals
from ..review import Review
from ..story import State
from .grid import heaviest
from .phrases import Say, bare, listed, named, spoken
from .reviews import counts_of, now, round_name

HEAVIEST = 3
COLUMNS = ("discovered", "did", "found")
TASKS = ("place", "sort", "vote", "propose")


@dataclass(frozen=True)
class _Source:
    """What a step's proposals were taken from, and the ids of the actions that came of them.

    `tied`: what was ranked as high as the last of `items`.
    """

    items: tuple[Item, ...]
    actions: frozenset[str]
    tied: tuple[Item, ...] = ()


def found_table(state: State, today: str, say: Say) -> Table:
    """One row for each finding and action; "found" is what reviews heard, else room to write."""
    head = tuple(say(f"report.check.head_{name}") for name in COLUMNS)
    rows = tuple(_rows(state, today, say)) or (("", "", ""),)
    return Table(say("report.check.found_caption"), head, rows, to_fill=True)


def _rows(state: State, today: str, say: Say) -> Iterator[tuple[str, str, str]]:
    sources = [one for step in state.workshop.activities if (one := _source(step, state))]
    answers = {n: _answers(action, sources) for n, action in enumerate(state.actions, start=1)}
    found = {one.text: one.text for source in sources for one in (*source.items, *source.tied)}
    found |= dict(_heavy(state, say))
    found |= {task: task for task in answers.values() if task and task not in found}
    known = all(action.more.get("task") for action in state.actions)
    nothing = say("report.found.nothing" if known else "report.found.unmatched")
    for task, words in found.items():
        own = [n for n in answers if answers[n] == task]
        for n in own:
            yield words, *_done(n, state, today, say)
        if not own:
            yield words, nothing, ""
    for n in (n for n, task in answers.items() if not task):
        yield _origin(state.actions[n - 1], sources, say), *_done(n, state, today, say)


def _done(n: int, state: State, today: str, say: Say) -> tuple[str, str]:
    action = state.actions[n - 1]
    return _did(n, action, today, say), _found(action, say)


def _answers(action: Action, sources: Sequence[_Source]) -> str:
    """The task that an action answers: as a person said, else the one that its words name."""
    if task := action.more.get("task"):
        return task
    own = next((one.items for one in sources if action.id in one.actions), ())
    item = _belongs(action, own)
    return item.text if item else ""


def _origin(action: Action, sources: Sequence[_Source], say: Say) -> str:
    own = next((one for one in sources if action.id in one.actions), None)
    if own is None:
        return say("report.found.carried")
    several = listed(item.text for item in own.items)
    return say("report.found.several", items=several) if several else ""


def tasks(state: State) -> tuple[str, ...]:
    """The tasks that an action of this room can answer, in the room's words and order.

    An action that was voted on is no task.
    """
    own = {one.id for one in state.proposals}
    steps = [step for step in state.workshop.activities if step.kind in TASKS]
    shown = [step for step in steps if (r := state.result(step.id)) and not r.withheld]
    items = (item for step in shown for item in state.items(step) if item.id not in own)
    return tuple(dict.fromkeys(item.text for item in items))


def _source(step: Activity, state: State) -> _Source | None:
    """None for what proposes nothing; no items where too few ranked them."""
    result = state.result(step.id)
    if not isinstance(step, Propose) or not isinstance(result, Proposals):
        return None
    before = state.result(step.take)
    ids = frozenset(one.id for one in result.proposals)
    if not before or before.withheld:
        return _Source((), ids)
    return _Source(state.items(step), ids, state.tied(step))


def _belongs(action: Action, items: tuple[Item, ...]) -> Item | None:
    """The one item that an action's words name most; None where no single one is."""
    own = stems(action.what)
    shared = [(len(own & stems(item.text)), item) for item in items]
    most = max((n for n, _ in shared), default=0)
    best = [item for n, item in shared if n == most]
    alone = len(best) == 1 and (most > 0 or len(items) == 1)
    return best[0] if alone else None


def _heavy(state: State, say: Say) -> Iterator[tuple[str, str]]:
    grids = [r for r in map(state.result, state.results) if isinstance(r, Grid)]
    for grid in grids:
        for item, n, all in heaviest(grid, HEAVIEST):
            yield item.text, say("report.check.heavy", task=item.text, n=n, all=all)


def _did(n: int, action: Action, today: str, say: Say) -> str:
    """Only what is adopted and has begun was done; of the rest, how far it has come."""
    lead = bare(action.lead) or say("report.actions.unnamed")
    about = {"what": named(say, action), "lead": lead, "n": n}
    word = _last_word(action)
    if action.state != "adopted" or action.goes_on:
        return say(f"report.found.only_{action.reached}", **about)
    if word:
        return say(f"report.found.{word.owner}", **about, date=spoken(say, word.owner_on))
    begun = "begun" if action.begins <= today else "begins"
    return say(f"report.found.{begun}", **about, date=spoken(say, action.begins))


def _last_word(action: Action) -> Review | None:
    said = [review for review in action.reviews if review.owner]
    return said[-1] if said else None


def _found(action: Action, say: Say) -> str:
    """What those affected said last."""
    heard = [review for review in action.reviews if review.told and review.told.counts]
    if not heard or heard[-1].told is None:
        return ""
    told = heard[-1].told
    about = {
        "when": round_name(action, heard[-1].weeks, say),
        "counts": counts_of(told, say),
        "now": now(told, say),
    }
    return say("report.found.said", **about)

"""We discovered, we did, we found: each finding with the actions that came out of it."""

from collections.abc import Iterator
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
from .phrases import Say, listed, named, spoken
from .reviews import counts_of, now

HEAVIEST = 3
COLUMNS = ("discovered", "did", "found")


@dataclass(frozen=True)
class _Source:
    """What a step's proposals were taken from, and what came of them, by number in the plan."""

    items: tuple[Item, ...]
    actions: tuple[tuple[int, Action], ...]


def found_table(state: State, today: str, say: Say) -> Table:
    """One row for each finding and action; "found" is what reviews heard, else room to write."""
    head = tuple(say(f"report.check.head_{name}") for name in COLUMNS)
    rows = tuple(_rows(state, today, say)) or (("", "", ""),)
    return Table(say("report.check.found_caption"), head, rows, to_fill=True)


def _rows(state: State, today: str, say: Say) -> Iterator[tuple[str, str, str]]:
    told = dict(_heavy(state, say))
    sources = [_source(step, state) for step in state.workshop.activities]
    for source in filter(None, sources):
        beside = {n: _belongs(action, source.items) for n, action in source.actions}
        for item in source.items:
            words = told.pop(item.id, item.text)
            own = [one for one in source.actions if beside[one[0]] == item]
            yield from _beside(words, own, today, say)
        several = listed(item.text for item in source.items)
        words = say("report.found.several", items=several) if several else ""
        for n, action in (one for one in source.actions if beside[one[0]] is None):
            yield words, _did(n, action, today, say), _found(action, say)
    ours = {action.id for source in sources if source for _, action in source.actions}
    for words in told.values():
        yield words, say("report.found.nothing"), ""
    for n, action in enumerate(state.actions, start=1):
        if action.id not in ours:
            yield say("report.found.carried"), _did(n, action, today, say), _found(action, say)


def _beside(
    words: str, actions: list[tuple[int, Action]], today: str, say: Say
) -> Iterator[tuple[str, str, str]]:
    for n, action in actions:
        yield words, _did(n, action, today, say), _found(action, say)
    if not actions:
        yield words, say("report.found.nothing"), ""


def _source(step: Activity, state: State) -> _Source | None:
    """None for what proposes nothing; no items where too few ranked them."""
    result = state.result(step.id)
    if not isinstance(step, Propose) or not isinstance(result, Proposals):
        return None
    before = state.result(step.take)
    ids = {one.id for one in result.proposals}
    numbered = enumerate(state.actions, start=1)
    items = state.items(step) if before and not before.withheld else ()
    return _Source(items, tuple((n, one) for n, one in numbered if one.id in ids))


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
            yield item.id, say("report.check.heavy", task=item.text, n=n, all=all)


def _did(n: int, action: Action, today: str, say: Say) -> str:
    """Only what is adopted and has begun was done; of the rest, how far it has come."""
    lead = action.lead or say("report.actions.unnamed")
    about = {"what": named(say, action), "lead": lead, "n": n}
    word = _last_word(action)
    if action.state != "adopted":
        return say(f"report.found.only_{action.state}", **about)
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
    about = {"weeks": heard[-1].weeks, "counts": counts_of(told, say), "now": now(told, say)}
    return say("report.found.said", **about)

"""What each role group put first in a vote, and which actions take it up."""

from collections.abc import Iterator, Sequence

from ..document import Block, Bullets, Heading
from ..plan import Action
from ..results import Counts, First
from ..story import State
from .phrases import Say, counted, listed


def first_lines(result: Counts, asked: Sequence[str], say: Say) -> list[str]:
    """A line for each group that is shown, then how many of the `asked` ones are not."""
    lines = [_line(one, result, say) for one in result.firsts if one.items]
    few = len(asked) - len(result.firsts)
    return [*lines, *([counted(say, "report.firsts.few", few)] if few > 0 else [])]


def _line(first: First, result: Counts, say: Say) -> str:
    items = listed(_words(first, result))
    return say("report.firsts.line", group=first.name, items=items, n=first.answered)


def _words(first: First, result: Counts) -> list[str]:
    return [item.text for item in result.items if item.id in first.items]


def taken_up(state: State, say: Say) -> tuple[str, ...]:
    """For each group's first choice the actions that take it up, or that none does.

    Only what a person said about an action counts, or that the action itself was voted on.
    """
    shown = [result for id in state.results if isinstance(result := state.result(id), Counts)]
    firsts = ((one, result) for result in shown for one in result.firsts if one.items)
    return tuple(_taken(one, result, state, say) for one, result in firsts)


def _taken(first: First, result: Counts, state: State, say: Say) -> str:
    words = _words(first, result)
    by = [str(n) for n, one in _kept(state) if one.id in first.items or _task(one) in words]
    told = _line(first, result, say)
    if by:
        numbers = counted(say, "report.firsts.action", len(by), names=", ".join(by))
        return say("report.firsts.taken", first=told, actions=numbers)
    voted = {item.id for item in result.items}
    if all(one.id in voted or _task(one) for _, one in _kept(state)):
        return say("report.firsts.none", group=first.name, items=listed(words))
    return say("report.firsts.unmatched", first=told)


def _kept(state: State) -> Iterator[tuple[int, Action]]:
    """The actions with their numbers, without what the leader refused: it takes up nothing."""
    return (one for one in enumerate(state.actions, start=1) if not one[1].refused)


def _task(action: Action) -> str:
    return action.more.get("task", "")


def firsts(state: State, say: Say) -> list[Block]:
    """Its part of the report; [] where no room was asked by group, or nothing may be shown."""
    lines = taken_up(state, say)
    return [Heading(1, say("report.firsts.heading")), Bullets(lines)] if lines else []

"""The evaluation checklist: what to ask whom some weeks on, to tick and to fill in."""

from itertools import zip_longest

from ..document import Block, Bullets, Heading, Paragraph, Table
from ..plan import Action
from ..results import Grid
from ..story import State
from .grid import heaviest
from .phrases import Say

QUESTIONS = ("stopped", "minutes", "instead", "moved", "everybody", "pupils", "review", "told")
HEAVIEST = 3


def checklist(state: State, say: Say) -> list[Block]:
    """Whether it really stopped; blank cells are for those who hold the review."""
    found: list[Block] = [
        Heading(1, say("report.check.heading"), new_page=True),
        Paragraph(say("report.check.when")),
        Bullets(tuple(say(f"report.check.{name}") for name in QUESTIONS), tick=True),
    ]
    if state.actions:
        found.append(_each_action(state.actions, say))
    return [*found, Paragraph(say("report.check.found_hint")), _found(state, say)]


def _each_action(actions: tuple[Action, ...], say: Say) -> Table:
    names = ("action", "asked", "stopped_now", "minutes_now", "came_instead", "more_work")
    head = tuple(say(f"report.check.head_{name}") for name in names)
    rows = tuple((f"{n}. {a.what}", *("",) * 5) for n, a in enumerate(actions, start=1))
    return Table(say("report.check.each"), head, rows, to_fill=True)


def _found(state: State, say: Say) -> Table:
    head = tuple(say(f"report.check.head_{name}") for name in ("discovered", "did", "found"))
    lines = zip_longest(_discovered(state, say), _did(state.actions, say), fillvalue="")
    rows = tuple((*pair, "") for pair in lines) or (("", "", ""),)
    return Table(say("report.check.found_caption"), head, rows, to_fill=True)


def _discovered(state: State, say: Say) -> list[str]:
    grids = [r for r in map(state.result, state.results) if isinstance(r, Grid)]
    tasks = [task for grid in grids for task in heaviest(grid, HEAVIEST)]
    return [say("report.check.heavy", task=item.text, n=n, all=all) for item, n, all in tasks]


def _did(actions: tuple[Action, ...], say: Say) -> list[str]:
    return [
        say("report.check.so_far", what=action.what, state=say(f"report.state.{action.state}"))
        for action in actions
    ]

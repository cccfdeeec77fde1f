"""A plan's file as tables for a notebook: it holds what may be shown, and nothing else."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pandas as pd

from .domain.ledger import figures
from .domain.plan import Action
from .domain.results import Counts, Grid, Result
from .domain.state import State
from .school.plan_file import read_plan

RESULTS = ["activity", "title", "answered", "item", "group", "option", "count"]
ACTION = ["id", "kind", "what", "lead", "when", "state", "begins", "pupils"]
MINUTES = ["job", "least", "most", "whose"]
STEPS = range(4)  # of a graph, from least to most
Row = tuple[str, str, str, int | None]


def results(file: str | Path) -> pd.DataFrame:
    """What the activities of a room counted: a row for each item, role group and option.

    `file`: a plan's JSON or Excel file; Refused if it is none, or was changed where no plan may
    be. Columns: `activity` (its id), `title`, `answered` (devices), `item` (words), `group` (""
    for everybody), `option` (its id; on a graph "workload 3, impact 4", each from 1 to 4),
    `count` (people; in a vote dots), <NA> where too few spoke about the item to show it.
    """
    state = _state(file)
    rows = [
        (step.id, step.title, result.answered, *row)
        for step in state.workshop.activities
        if (result := state.results.get(step.id)) and not result.withheld
        for row in _rows(result)
    ]
    return pd.DataFrame(rows, columns=RESULTS).astype({"count": "Int64"})


def plan(file: str | Path) -> pd.DataFrame:
    """The actions of a plan: a row for each job whose minutes an action changes, at least one.

    `file` is as for `results`. Columns: `id`, `kind`, `what`, `lead`, `when`, `state`, `begins`
    (ISO date, "" until adopted), `pupils`, `job`, `least` and `most` (minutes a week for one
    person of the job; minus is saved), `whose` (guess, pairs, table, sitting or people).
    """
    rows = [
        (*(getattr(action, name) for name in ACTION), *row)
        for action in _state(file).actions
        for row in _minutes(action) or [("", None, None, "")]
    ]
    table = pd.DataFrame(rows, columns=[*ACTION, *MINUTES])
    return table.astype({"least": "Int64", "most": "Int64"})


def _state(file: str | Path) -> State:
    return read_plan(Path(file), date.today().isoformat()).state


def _rows(result: Result) -> Iterator[Row]:
    if isinstance(result, Counts):
        parts = [("", result.counts, result.hidden)]
        parts += [
            (group.name, group.counts, (*group.hidden, *result.unsplit))
            for group in result.by_group
        ]
        for (group, counts, hidden), (n, item) in product(parts, enumerate(result.items)):
            for option, count in zip(result.options, counts[n], strict=True):
                yield item.text, group, option, None if item.id in hidden else count
    elif isinstance(result, Grid):
        for n, item in enumerate(result.items):
            shown = item.id not in result.hidden
            for work, impact in product(STEPS, STEPS):
                option = f"workload {work + 1}, impact {impact + 1}"
                yield item.text, "", option, result.cells[n][work][impact] if shown else None
            yield item.text, "", "not_mine", result.not_mine[n] if shown else None


def _minutes(action: Action) -> list[tuple[str, int | None, int | None, str]]:
    return [
        (one.job, -one.minutes.high, -one.minutes.low, one.whose)
        if one.saves
        else (one.job, one.minutes.low, one.minutes.high, one.whose)
        for one in figures(action)
    ]

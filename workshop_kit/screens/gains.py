"""What the recommended actions give back and what they take: a sentence and a bar a job."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..domain.document import Table
from ..domain.ledger import Line, ledger
from ..domain.report.sides import gives, takes
from ..domain.report.summary import a_year, by_job
from ..domain.story import State
from ..words import say

Bar = tuple[str, str, int, int]


def gains(state: State) -> dict[str, Any] | None:
    """The plan's own ledger; None where no action changes anybody's minutes.

    `bars`: (gives or takes, sentence, low, high), in minutes a year of all people where every job
    was counted, else in minutes a week of one person.
    """
    lines = ledger(state.actions, state.jobs)
    if not lines:
        return None
    yearly = all(line.people for line in lines)
    bars = [bar for line in lines for bar in (_year(line) if yearly else _week(line))]
    bars.sort(key=lambda bar: (bar[0], -bar[3]))  # what it gives back, and the most of it, first
    told = [say("gains.year" if yearly else "gains.week")]
    told += [say("gains.pale")] if any(low < high for _, _, low, high in bars) else []
    table = next(block for block in by_job(state, say) if isinstance(block, Table))
    return {
        "title": say("gains.title"),
        "about": " ".join(told),
        "bars": bars,
        "table": {"caption": table.caption, "head": table.head, "rows": table.rows},
        "words": {"as_table": say("picture.as_table")},
    }


def _year(line: Line) -> Iterator[Bar]:
    sides = (("gives", line.saved_a_year), ("takes", line.added_a_year))
    given = [(way, side) for way, side in sides if side]
    alone = replace(line, saving=1, adding=1)  # which actions count stands below the bars
    for (way, side), told in zip(given, a_year(alone, say), strict=True):
        yield way, told, side.low, side.high


def _week(line: Line) -> Iterator[Bar]:
    for way, side, told in (("gives", line.saved, gives), ("takes", line.added, takes)):
        if side:
            yield way, told(line, say), side.low, side.high

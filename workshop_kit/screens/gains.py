"""What the recommended actions give back and what they take: a sentence and a bar a job."""

from collections.abc import Iterator
from typing import Any

from ..domain.document import Table
from ..domain.ledger import Line, ledger
from ..domain.report.phrases import about
from ..domain.report.sides import counting
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
        "about": " ".join(told),
        "bars": bars,
        "table": {"caption": table.caption, "head": table.head, "rows": table.rows},
        "words": {"as_table": say("picture.as_table")},
    }


def _year(line: Line) -> Iterator[Bar]:
    sides = (("gives", line.saved_a_year), ("takes", line.added_a_year))
    given = [(way, side) for way, side in sides if side]
    for (way, side), told in zip(given, a_year(line, say), strict=True):
        yield way, told, side.low, side.high


def _week(line: Line) -> Iterator[Bar]:
    takes = "takes_accepted" if line.accepted else "takes"
    sides = (("gives", "gives", line.saved, line.saving), ("takes", takes, line.added, line.adding))
    for way, key, side, n in sides:
        if side:
            told = say(f"plan_screen.{key}", job=line.job, minutes=about(side, say))
            yield way, counting(told, side, n, say), side.low, side.high

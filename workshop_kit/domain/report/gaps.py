"""Where role groups differ in a survey that begins with that: the widest gaps of all its pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..activities.rate import Rate
from ..document import Block, Heading, Paragraph, Table
from ..results import Counts
from ..spread import DIVIDED
from ..story import State
from .phrases import Say
from .sides import NOTHING

MOST = 12  # lines: more than a meeting talks about


@dataclass(frozen=True)
class _Line:
    """A statement, what was counted, and (hot, spoke) by role group; `width` from 0 to 1."""

    text: str
    label: str
    by_group: dict[str, tuple[int, int]]
    width: float


def gap_blocks(state: State, say: Say) -> list[Block]:
    """The statements on which the shares of two groups lie a quarter or more apart, widest first.

    No blocks where no page of the workshop begins with gaps.
    """
    steps = [a for a in state.workshop.activities if isinstance(a, Rate) and a.first == "gaps"]
    if not steps:
        return []
    lines = [line for step in steps for line in _lines(step, state.results.get(step.id))]
    wide = sorted((one for one in lines if one.width >= DIVIDED), key=lambda one: -one.width)
    heading = Heading(1, say("report.gaps.heading"))
    if not wide:
        key = "none" if any(len(line.by_group) > 1 for line in lines) else "no_groups"
        return [heading, Paragraph(say(f"report.gaps.{key}"))]
    return [heading, Paragraph(say("report.gaps.hint")), _table(wide[:MOST], say)]


def _lines(step: Rate, result: object) -> Iterator[_Line]:
    if not isinstance(result, Counts):
        return
    label = " / ".join(words for option, words in step.scale.items() if option in step.hot)
    for n, item in enumerate(result.items):
        by_group = {name: (hot, spoke) for name, hot, spoke in step.by_group(result, n)}
        yield _Line(item.text, label, by_group, step.gap(result, n))


def _table(lines: list[_Line], say: Say) -> Table:
    groups = sorted({name for line in lines for name in line.by_group})
    head = (say("report.survey.statement"), say("report.gaps.counted"), *groups)
    rows = (((one.text, one.label), (_cell(one, name, say) for name in groups)) for one in lines)
    return Table(say("report.gaps.caption"), head, tuple((*row, *cells) for row, cells in rows))


def _cell(line: _Line, group: str, say: Say) -> str:
    if group not in line.by_group:
        return NOTHING
    hot, spoke = line.by_group[group]
    return say("report.gaps.so_many", n=hot, all=spoke)

"""What a survey found hot, on its plan's page: the same as in the files to take along."""

from typing import Any

from ..domain.document import Bullets, Heading, Paragraph, Table
from ..domain.report.gaps import gap_blocks
from ..domain.report.survey import hot_blocks, leading_on
from ..domain.story import State
from ..words import say
from .activities.tables import drawn
from .labels import counted

FIRST = 8  # rows in sight: a whole audit has about 30, and the last are hardly hot


def hot(state: State) -> dict[str, Any] | None:
    """Divided ones first, each with its workshop, `rest` folded; then what others found.

    None without any.
    """
    blocks = hot_blocks(state, say)
    tables = [drawn(block) for block in blocks if isinstance(block, Table)]
    if not tables:
        return None
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    found = [list(block.items) for block in blocks if isinstance(block, Bullets)]
    return {
        "gaps": _gaps(state),
        "title": titles[0],
        "hint": " ".join(block.text for block in blocks if isinstance(block, Paragraph)),
        **_folded(tables[0], sum(spot.divided for spot in leading_on(state))),
        "known": [[title, lines] for title, lines in zip(titles[1:], found, strict=True)],
    }


def _gaps(state: State) -> dict[str, Any] | None:
    """Where role groups differ, widest first; None in a workshop that does not begin with it."""
    blocks = gap_blocks(state, say)
    if not blocks:
        return None
    title, hint = (b.text for b in blocks if isinstance(b, (Heading, Paragraph)))
    tables = [drawn(block) for block in blocks if isinstance(block, Table)]
    return {"title": title, "hint": hint, "table": tables[0] if tables else None}


def _folded(table: dict[str, Any], divided: int) -> dict[str, Any]:
    """`table` with the first rows of both sorts, `rest` with the others, where it is worth it.

    `divided`: how many of the rows come first because people are divided. The hottest of the
    others stay in sight beside them.
    """
    rows = table["rows"]
    if len(rows) <= FIRST + 1:
        return {"table": table, "rest": None}
    split = max(min(divided, FIRST // 2), FIRST - (len(rows) - divided))
    upto = divided + FIRST - split
    title = counted("plan_hot.rest", len(rows) - FIRST)
    others = {**table, "caption": title, "rows": [*rows[split:divided], *rows[upto:]]}
    return {
        "table": {**table, "rows": [*rows[:split], *rows[divided:upto]]},
        "rest": [title, others],
    }

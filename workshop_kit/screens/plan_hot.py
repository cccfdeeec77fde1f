"""What a survey found hot, on its plan's page: the same as in the files to take along."""

from typing import Any

from ..domain.document import Bullets, Heading, Paragraph, Table
from ..domain.report.survey import hot_blocks
from ..domain.story import State
from ..words import say
from .activities.tables import drawn


def hot(state: State) -> dict[str, Any] | None:
    """Divided ones first, each with its workshop; then what others found. None without any."""
    blocks = hot_blocks(state, say)
    tables = [drawn(block) for block in blocks if isinstance(block, Table)]
    if not tables:
        return None
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    found = [list(block.items) for block in blocks if isinstance(block, Bullets)]
    return {
        "title": titles[0],
        "hint": " ".join(block.text for block in blocks if isinstance(block, Paragraph)),
        "table": tables[0],
        "known": [*zip(titles[1:], found, strict=True)],
    }

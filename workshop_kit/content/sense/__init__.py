"""The sense of a workshop file: what no single field shows.

One file for each matter, one function for each rule. Every rule reads the tree and passes over
what the shape check has already refused.
"""

from collections.abc import Callable, Iterable
from datetime import date

from ..faults import Found
from ..tree import Node
from . import cards, limits, names, sources, times

RULES: tuple[Callable[[Node], Iterable[Found]], ...] = (
    names.filled,
    names.activities,
    names.cards,
    names.tasks,
    names.jobs,
    times.amounts,
    times.within_minutes,
    times.sum_of_minutes,
    times.half_is_talk,
    times.last_never_cut,
    limits.tasks,
    limits.actions,
    sources.earlier,
    cards.known,
    cards.used,
)


def make_sense(root: Node, today: date) -> list[Found]:
    """Everything in the sense of the file that is to be mended."""
    return [found for rule in RULES for found in rule(root)] + list(cards.dates(root, today))

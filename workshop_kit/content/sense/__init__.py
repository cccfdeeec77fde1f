"""The sense of a workshop file: what no single field shows.

One file for each matter, one function for each rule. Every rule reads the tree and passes over
what the shape check has already refused.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from ..faults import Found
from ..tree import Node
from . import cards, entries, limits, names, sources, survey, times

RULES: tuple[Callable[[Node], Iterable[Found]], ...] = (
    names.filled,
    names.written,
    names.activities,
    names.cards,
    names.tasks,
    names.task_words,
    names.statements,
    names.jobs,
    names.settings,
    names.only_in,
    times.amounts,
    times.within_minutes,
    times.sum_of_minutes,
    times.half_is_talk,
    times.last_never_cut,
    limits.titles,
    limits.tasks,
    limits.actions,
    entries.fields,
    entries.found,
    entries.known,
    entries.most,
    entries.groups,
    entries.between_two,
    survey.scales,
    survey.hot,
    survey.months,
    survey.cards,
    survey.bands,
    sources.earlier,
    cards.used,
)


def make_sense(
    root: Node, today: date, shelf: Collection[str], workshops: Collection[str]
) -> list[Found]:
    """Everything in the sense of the file that is to be mended.

    `shelf` holds the ids of the library's cards, `workshops` the names of those that there are.
    """
    found = [found for rule in RULES for found in rule(root)]
    found += [*cards.known(root, shelf), *cards.dates(root, today)]
    return found + list(sources.workshops(root, workshops))

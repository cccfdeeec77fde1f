"""Role groups: merged before a room opens, and shown only where nobody can be worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .activities.place import NOT_MINE
from .activities.step import SURVEY_MINIMUM
from .results import Counts, Group

Row = tuple[int, ...]


def merged(heads: Mapping[str, int], minimum: int = SURVEY_MINIMUM) -> dict[str, str]:
    """For each role group with people the name under which it is shown.

    Groups of fewer than `minimum` people are put together; where they are too few even so, the
    smallest other group joins them. {} where only one group would be left: then none is asked.
    """
    sizes = {name: n for name, n in heads.items() if n > 0}
    ordered = sorted(sizes, key=lambda name: (sizes[name], name))
    small = [name for name in ordered if sizes[name] < minimum]
    large = [name for name in ordered if sizes[name] >= minimum]
    while small and large and sum(sizes[name] for name in small) < minimum:
        small.append(large.pop(0))
    together = ", ".join(sorted(small))
    shown = {name: together if name in small else name for name in sizes}
    return shown if len(set(shown.values())) > 1 else {}


def disclose_groups(counts: Counts, minimum: int, asked: Sequence[str] = ()) -> Counts:
    """`counts` with the groups of at least `minimum` answers, unless the rest could be subtracted.

    Of the groups `asked` it says which are silent: they were merged before, so that none is small.

    An item shows a group only where nobody or at least `minimum` of it spoke about it, and where
    the same holds for everybody else together. Elsewhere the group has zeros for the item.
    """
    named = {group.name for group in counts.by_group}
    counts = replace(counts, silent=tuple(name for name in asked if name not in named))
    shown = sorted(counts.by_group, key=lambda group: (-group.answered, group.name))
    shown = [group for group in shown if group.answered >= minimum]
    while shown and 0 < counts.answered - sum(group.answered for group in shown) < minimum:
        shown.pop()
    if not shown:
        return replace(counts, by_group=())
    split = [_split(counts, shown, n, minimum) for n in range(len(counts.items))]
    unsplit = tuple(i.id for i, names in zip(counts.items, split, strict=True) if names is None)
    by_name = sorted(shown, key=lambda group: group.name)
    kept = tuple(_kept(group, counts, split) for group in by_name)
    return replace(counts, by_group=kept, unsplit=unsplit)


def _split(counts: Counts, shown: Sequence[Group], n: int, minimum: int) -> set[str] | None:
    """The groups that item n shows; None if it is split for none."""
    if counts.items[n].id in counts.hidden:
        return None
    mine = [o for o, option in enumerate(counts.options) if option != NOT_MINE]
    spoke = {group.name: sum(group.counts[n][o] for o in mine) for group in shown}
    kept = {name for name, people in spoke.items() if people == 0 or people >= minimum}
    rest = sum(counts.counts[n][o] for o in mine) - sum(spoke[name] for name in kept)
    while 0 < rest < minimum and any(spoke[name] for name in kept):
        least = min((name for name in kept if spoke[name]), key=lambda name: (spoke[name], name))
        kept.discard(least)
        rest += spoke[least]
    return None if rest and not any(spoke[name] for name in kept) else kept


def _kept(group: Group, counts: Counts, split: Sequence[set[str] | None]) -> Group:
    shows = [names is not None and group.name in names for names in split]
    blank: Row = (0,) * len(counts.options)
    rows = tuple(row if so else blank for row, so in zip(group.counts, shows, strict=True))
    items = zip(counts.items, shows, strict=True)
    return replace(group, counts=rows, hidden=tuple(item.id for item, so in items if not so))

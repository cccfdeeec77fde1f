"""Role groups: merged before a room opens, and shown only where nobody can be worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .activities.place import NOT_MINE
from .activities.step import SURVEY_MINIMUM
from .results import Counts, First, Group, Item

Row = tuple[int, ...]
# How many of a group have to answer otherwise than most of it: of one, the one would know what each
# of the others said, and of none everybody would. Of two, nobody does, whoever tries every room.
OTHERWISE = 2


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


def spoken(counts: Counts) -> Counts:
    """`counts` as if who said "not mine" had passed the item over: of those whose job it is."""
    kept = [n for n, option in enumerate(counts.options) if option != NOT_MINE]
    groups = (replace(group, counts=_columns(group.counts, kept)) for group in counts.by_group)
    return replace(
        counts,
        options=tuple(counts.options[n] for n in kept),
        counts=_columns(counts.counts, kept),
        by_group=tuple(groups),
    )


def _columns(rows: Sequence[Row], kept: Sequence[int]) -> tuple[Row, ...]:
    return tuple(tuple(row[n] for n in kept) for row in rows)


def large_groups(counts: Counts, minimum: int, asked: Sequence[str] = ()) -> Counts:
    """`counts` with the groups of at least `minimum` answers, unless the rest could be subtracted.

    Of the groups `asked` it says which are silent: they were merged before, so that none is small.

    Beside groups nothing says who of those who did not speak about an item said "not mine" and who
    passed it over: of a group, or of all others, it may be one. On a page of one item, which nobody
    can pass over, groups would tell it; there are none.
    """
    named = {group.name for group in counts.by_group}
    counts = replace(counts, silent=tuple(name for name in asked if name not in named))
    shown = [group for group in _largest_first(counts) if group.answered >= minimum]
    while shown and 0 < counts.answered - sum(group.answered for group in shown) < minimum:
        shown.pop()
    if not shown or (NOT_MINE in counts.options and len(counts.items) == 1):
        return replace(counts, by_group=())
    by_name = tuple(sorted(shown, key=lambda group: group.name))
    return spoken(replace(counts, by_group=by_name))


def tells(row: Row, minimum: int, otherwise: int = OTHERWISE) -> bool:
    """Whether these are few people, or fewer than `otherwise` answered otherwise than most."""
    people = sum(row)
    return people > 0 and (people < minimum or people - max(row) < otherwise)


def split_items(counts: Counts, minimum: int, otherwise: int = OTHERWISE) -> Counts:
    """`counts` of `large_groups`, each item by the groups that may be shown of it.

    It shows a group only where nobody or at least `minimum` of it spoke about it, `otherwise` or
    more of them otherwise than most, and where the same holds for everybody else together.
    Elsewhere the group has zeros for the item.
    """
    split = [_split(counts, n, minimum, otherwise) for n in range(len(counts.items))]
    unsplit = tuple(i.id for i, names in zip(counts.items, split, strict=True) if names is None)
    kept = tuple(_kept(group, counts, split) for group in counts.by_group)
    return replace(counts, by_group=kept, unsplit=unsplit)


def first_choices(counts: Counts, minimum: int) -> Counts:
    """A vote with what each group of at least `minimum` answers put first, never with its dots.

    Everybody else together are nobody or as many. Where all of a group may have voted alike, it is
    left out, and the same holds for everybody else: or each of them could be known from the sums.
    """
    shown = [group for group in _largest_first(counts) if group.answered >= minimum]
    # The smallest go first: a smaller one that is shown would say which of the others voted alike.
    while shown and any(_known(*part, minimum) for part in _parts(counts, shown)):
        shown.pop()
    by_name = sorted(shown, key=lambda group: group.name)
    firsts = tuple(First(one.name, one.answered, _most(one, counts.items)) for one in by_name)
    return replace(counts, by_group=(), firsts=firsts)


def _parts(counts: Counts, shown: Sequence[Group]) -> list[tuple[int, Row]]:
    """How many are in each of the groups `shown` and in none of them, and their dots by item."""
    own = [(group.answered, _dots(group.counts)) for group in shown]
    each = zip(*(dots for _, dots in own), strict=True)
    dots = tuple(n - sum(said) for n, said in zip(_dots(counts.counts), each, strict=True))
    return [*own, (counts.answered - sum(people for people, _ in own), dots)]


def _known(people: int, dots: Row, minimum: int) -> bool:
    return people > 0 and (people < minimum or _alike(people, dots))


def _alike(people: int, dots: Row) -> bool:
    """Whether so many can have given these sums with one and the same vote."""
    return all(n % people == 0 for n in dots)


def _dots(rows: Sequence[Row]) -> Row:
    return tuple(map(sum, rows))


def _most(group: Group, items: Sequence[Item]) -> tuple[str, ...]:
    dots = _dots(group.counts)
    return tuple(item.id for item, n in zip(items, dots, strict=True) if n == max(dots))


def _largest_first(counts: Counts) -> list[Group]:
    return sorted(counts.by_group, key=lambda group: (-group.answered, group.name))


def _split(counts: Counts, n: int, minimum: int, otherwise: int) -> set[str] | None:
    """The groups that item n shows; None if it is split for none."""
    if counts.items[n].id in counts.hidden:
        return None
    rows = {group.name: group.counts[n] for group in counts.by_group}
    silent = {name for name, row in rows.items() if not any(row)}
    least_first = sorted(rows.keys() - silent, key=lambda name: (sum(rows[name]), name))
    kept = least_first
    # The smallest go first: a smaller one that is shown would say which of the others tells.
    while kept and any(
        tells(row, minimum, otherwise) for row in _all(counts.counts[n], rows, kept)
    ):
        kept.pop(0)
    return None if any(counts.counts[n]) and not kept else {*kept, *silent}


def _all(whole: Row, rows: Mapping[str, Row], kept: Sequence[str]) -> list[Row]:
    """The rows of the groups that are kept, and of everybody else together."""
    own = [rows[name] for name in kept]
    return [*own, tuple(all - sum(each) for all, *each in zip(whole, *own, strict=True))]


def _kept(group: Group, counts: Counts, split: Sequence[set[str] | None]) -> Group:
    shows = [names is not None and group.name in names for names in split]
    blank: Row = (0,) * len(counts.options)
    rows = tuple(row if so else blank for row, so in zip(group.counts, shows, strict=True))
    items = zip(counts.items, shows, strict=True)
    return replace(group, counts=rows, hidden=tuple(item.id for item, so in items if not so))

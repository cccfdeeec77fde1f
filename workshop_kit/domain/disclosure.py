"""What may be shown. Nothing else in the kit decides this.

Words said to the room, and counts of the whole room, are shown once three devices answered (two,
where each is a table); surveys from five, their open answers from ten. Below that a single person
could be recognised by subtraction. The same holds for each item, but not for a dot: whoever votes
answers for all items at once, and no dot is an answer, too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from .activities import Activity
from .activities.place import NOT_MINE
from .activities.step import OPEN_MINIMUM, ROOM_MINIMUM, SURVEY_MINIMUM, TABLE_MINIMUM
from .activities.vote import DOTS
from .groups import OTHERWISE, first_choices, large_groups, split_items, spoken, tells
from .results import (
    Counts,
    Entry,
    First,
    Grid,
    Proposals,
    Records,
    Result,
    Text,
    Texts,
    Weeks,
)
from .review import Told
from .rewording import box_id, refilled
from .workshop import Workshop

AT_A_TABLE = 4  # the fewest people who write on one device


def minimum_of(workshop: Workshop, step: Activity) -> int:
    """How many devices have to answer `step` before anything of it is shown.

    A room's opening may raise it; nothing lowers it, and nothing changes it after opening.
    """
    if workshop.manner == "conversation":
        return 1  # nobody was promised that they cannot be recognised
    if workshop.side == "representatives":
        return max(OPEN_MINIMUM, workshop.minimum)
    if step.by == "table":
        return max(TABLE_MINIMUM, ceil(workshop.minimum / AT_A_TABLE))
    own = max(step.minimum, SURVEY_MINIMUM if workshop.manner == "days" else 0)
    return max(own, workshop.minimum)


def otherwise_of(workshop: Workshop) -> int:
    """How many of a role group have to answer a statement otherwise than most of it.

    In a private check, or what each of them feels would be known. Elsewhere a whole group may say
    one thing, and be heard as one (docs/decisions/11).
    """
    return OTHERWISE if workshop.private else 0


def disclose(
    result: Result,
    minimum: int = ROOM_MINIMUM,
    asked: tuple[str, ...] = (),
    otherwise: int = OTHERWISE,
) -> Result:
    """What of `result` may be shown: everything from `minimum` answers up, else only how many.

    `asked` are the role groups that a phone could choose from, `otherwise` is of `otherwise_of`.
    """
    if result.answered < minimum:
        return type(result)(answered=result.answered, withheld=True)
    if isinstance(result, Grid):
        return _hide_rare(result, minimum)
    if isinstance(result, Records):
        return _hide_devices(result, minimum)
    if isinstance(result, Counts):
        return _disclose_counts(result, minimum, asked, otherwise)
    return result


def disclose_late(result: Result, minimum: int) -> Result:
    """What of late answers is added to what was shown; the difference says what they said.

    So nothing of an item to which all or all but one of them gave one answer.
    """
    shown = disclose(result, minimum)
    if not isinstance(shown, Counts):
        return shown
    rows = zip(shown.counts, spoken(shown).counts, strict=True)
    return _blanked(shown, [tells(row, minimum) or tells(own, minimum) for row, own in rows])


def _disclose_counts(
    counts: Counts, minimum: int, asked: tuple[str, ...], otherwise: int
) -> Counts:
    least = max(minimum, SURVEY_MINIMUM)
    if counts.options == DOTS:
        return first_choices(counts, least) if counts.by_group else counts
    if counts.by_group:
        counts = large_groups(counts, least, asked)
    counts = _hide_rarely_answered(counts, minimum)
    if counts.takes:
        counts = _hide_few_takes(counts, least)
    return split_items(counts, least, otherwise) if counts.by_group else counts


def review_minimum(workshop: Workshop) -> int:
    """How many have to say whether an action has stopped before anything of it is shown."""
    own = OPEN_MINIMUM if workshop.side == "representatives" else SURVEY_MINIMUM
    return max(own, workshop.minimum)


def disclose_review(told: Told, workshop: Workshop) -> Told:
    """What of a review may be shown: nothing below its minimum, words only from ten.

    Minutes are of those who gave a number, and as many have to.
    """
    least = review_minimum(workshop)
    if told.answered < least:
        return Told()
    minutes = tuple(one for one in told.minutes if one.people >= least)
    enough = told.answered >= max(OPEN_MINIMUM, least)
    return replace(told, minutes=minutes, instead=told.instead if enough else ())


def _rare(minimum: int, spoke: int, not_mine: int) -> bool:
    """Whether an item shows a few: those whose job it is, or all that said anything of it."""
    return 0 < spoke < minimum or 0 < spoke + not_mine < minimum


def _hide_rarely_answered(counts: Counts, minimum: int) -> Counts:
    """Blank the items on which fewer than `minimum` spoke, with and without "not mine"."""
    mine = [n for n, option in enumerate(counts.options) if option != NOT_MINE]
    spoke = [sum(row[n] for n in mine) for row in counts.counts]
    each = zip(counts.counts, spoke, strict=True)
    rare = [_rare(minimum, people, sum(row) - people) for row, people in each]
    return _blanked(counts, rare)


def _blanked(counts: Counts, hide: Sequence[bool]) -> Counts:
    """`counts` with these items hidden too."""
    blank = (0,) * len(counts.options)
    rows = tuple(blank if so else row for so, row in zip(hide, counts.counts, strict=True))
    items = zip(counts.items, hide, strict=True)
    hidden = tuple(item.id for item, so in items if so or item.id in counts.hidden)
    kept = (text for text in counts.reasons if text.item not in hidden)
    # Numbered anew: a gap would say how many reasons the hidden ones have.
    reasons = (replace(t, id=f"{t.id.rpartition('-')[0]}-{n}") for n, t in enumerate(kept, 1))
    return replace(counts, counts=rows, reasons=tuple(reasons), hidden=hidden)


def _hide_few_takes(counts: Counts, minimum: int) -> Counts:
    """Drop the minutes that fewer than `minimum` people gave, and those of hidden items."""
    kept = (t for t in counts.takes if t.people >= minimum and t.item not in counts.hidden)
    return replace(counts, takes=tuple(kept))


def _hide_devices(records: Records, minimum: int) -> Records:
    """Of how many wrote of a name only whether they were enough: few are never counted.

    The number beside the rows could say which of them one device wrote.
    """
    enough = [minimum if row.devices >= minimum > row.count else 0 for row in records.rows]
    rows = zip(records.rows, enough, strict=True)
    return replace(records, rows=tuple(replace(row, devices=n) for row, n in rows))


def _hide_rare(grid: Grid, minimum: int) -> Grid:
    """Blank the cells of items that fewer than `minimum` placed: it may be one person's job."""
    placed = [sum(map(sum, cells)) for cells in grid.cells]
    both = zip(placed, grid.not_mine, strict=True)
    rare = [_rare(minimum, people, others) for people, others in both]
    blank = ((0,) * 4,) * 4
    cells = tuple(blank if hide else kept for hide, kept in zip(rare, grid.cells, strict=True))
    hidden = tuple(item.id for item, hide in zip(grid.items, rare, strict=True) if hide)
    # Beside the number of answers it would say how few they are.
    others = tuple(0 if hide else n for hide, n in zip(rare, grid.not_mine, strict=True))
    return replace(grid, cells=cells, not_mine=others, hidden=hidden)


def written(result: Result) -> tuple[Text, ...]:
    """All that people wrote in `result`, by the ids under which the desk holds it back."""
    if isinstance(result, Proposals):
        return tuple(Text(p.id, p.what) for p in result.proposals)
    if isinstance(result, Records):
        return tuple(text for row in result.rows for text in _entered(row, result.boxes))
    if isinstance(result, Weeks):
        return tuple(Text(event.id, _line(event.name, event.why)) for event in result.events)
    return shown_texts(result, frozenset())


def _entered(row: Entry, boxes: tuple[int, ...]) -> Iterator[Text]:
    """An entry's name with what was picked, then each of its boxes by itself."""
    picked = (v for n, v in enumerate(row.values) if n not in boxes and not v.isdecimal())
    yield Text(row.id, _line(row.name, *picked))
    for n in boxes:
        if row.values[n]:
            yield Text(box_id(row.id, n), row.values[n], item=row.id)


def _line(*words: str) -> str:
    return " · ".join(filter(None, words))


def shown_texts(result: Result, held: frozenset[str]) -> tuple[Text, ...]:
    """The words of `result` without those that the desk holds back."""
    texts = {Texts: "texts", Counts: "reasons"}.get(type(result))
    return tuple(t for t in getattr(result, texts) if t.id not in held) if texts else ()


def worded_texts(result: Counts, held: frozenset[str]) -> tuple[Text, ...]:
    """All reasons: of one that the desk holds back only that it was given, without its words."""
    return tuple(replace(t, words="") if t.id in held else t for t in result.reasons)


def shown_result(result: Result, held: frozenset[str]) -> Result:
    """`result` without the words, proposals, entries and events that the desk holds back."""
    if isinstance(result, Texts):
        return replace(result, texts=shown_texts(result, held))
    if isinstance(result, Counts):
        return _shown_counts(replace(result, reasons=shown_texts(result, held)), held)
    if isinstance(result, Proposals):
        kept = tuple(p for p in result.proposals if p.id not in held)
        return replace(result, proposals=kept)
    if isinstance(result, Records):
        empty = dict.fromkeys(held, "")
        left = (refilled(row, empty) for row in result.rows if row.id not in held)
        return replace(result, rows=tuple(left))
    if isinstance(result, Weeks):
        return replace(result, events=tuple(e for e in result.events if e.id not in held))
    return result


def _shown_counts(counts: Counts, held: frozenset[str]) -> Counts:
    """Without items whose own words are held back: a proposal is also what people agreed to."""
    rows = zip(counts.items, counts.counts, strict=True)
    kept = [row for row in rows if row[0].id not in held]
    reasons = tuple(text for text in counts.reasons if text.item not in held)
    takes = tuple(one for one in counts.takes if one.item not in held)
    items, numbers = tuple(item for item, _ in kept), tuple(row for _, row in kept)
    counts = replace(counts, firsts=tuple(_without(one, held) for one in counts.firsts))
    return replace(counts, items=items, counts=numbers, reasons=reasons, takes=takes)


def _without(first: First, held: frozenset[str]) -> First:
    return replace(first, items=tuple(id for id in first.items if id not in held))

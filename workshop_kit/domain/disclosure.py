"""What may be shown. Nothing else in the kit decides this.

Words said to the room, and counts of the whole room, are shown once three devices answered (two,
where each is a table); surveys from five, their open answers from ten. Below that a single person
could be recognised by subtraction.
"""

from dataclasses import replace
from math import ceil

from .activities import Activity
from .activities.place import NOT_MINE
from .activities.step import OPEN_MINIMUM, ROOM_MINIMUM, SURVEY_MINIMUM, TABLE_MINIMUM
from .groups import disclose_groups
from .results import Counts, Grid, Proposals, Records, Result, Text, Texts, Weeks
from .review import Told
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


def disclose(result: Result, minimum: int = ROOM_MINIMUM, asked: tuple[str, ...] = ()) -> Result:
    """What of `result` may be shown: everything from `minimum` answers up, else only how many.

    `asked` are the role groups that a phone could choose from.
    """
    if result.answered < minimum:
        return type(result)(answered=result.answered, withheld=True)
    if isinstance(result, Grid):
        return _hide_rare(result, minimum)
    if isinstance(result, Counts) and result.by_job:
        result = _hide_rarely_sorted(result, minimum)
    if isinstance(result, Counts) and result.takes:
        result = _hide_few_takes(result, max(minimum, SURVEY_MINIMUM))
    if isinstance(result, Counts) and result.by_group:
        return disclose_groups(result, max(minimum, SURVEY_MINIMUM), asked)
    return result


def review_minimum(workshop: Workshop) -> int:
    """How many have to say whether an action has stopped before anything of it is shown."""
    own = OPEN_MINIMUM if workshop.side == "representatives" else SURVEY_MINIMUM
    return max(own, workshop.minimum)


def disclose_review(told: Told, workshop: Workshop) -> Told:
    """What of a review may be shown: nothing below five answers, words only from ten."""
    if told.answered < review_minimum(workshop):
        return Told()
    words = max(OPEN_MINIMUM, workshop.minimum)
    return told if told.answered >= words else replace(told, instead=())


def _hide_rarely_sorted(counts: Counts, minimum: int) -> Counts:
    """Blank the items on which fewer than `minimum` spoke, beside those who said "not mine"."""
    mine = [n for n, option in enumerate(counts.options) if option != NOT_MINE]
    rare = [0 < sum(row[n] for n in mine) < minimum for row in counts.counts]
    blank = (0,) * len(counts.options)
    rows = tuple(blank if hide else row for hide, row in zip(rare, counts.counts, strict=True))
    hidden = tuple(item.id for item, hide in zip(counts.items, rare, strict=True) if hide)
    reasons = tuple(text for text in counts.reasons if text.item not in hidden)
    return replace(counts, counts=rows, reasons=reasons, hidden=hidden)


def _hide_few_takes(counts: Counts, minimum: int) -> Counts:
    """Drop the minutes that fewer than `minimum` people gave, and those of hidden items."""
    kept = (t for t in counts.takes if t.people >= minimum and t.item not in counts.hidden)
    return replace(counts, takes=tuple(kept))


def _hide_rare(grid: Grid, minimum: int) -> Grid:
    """Blank the cells of items that fewer than `minimum` placed: it may be one person's job."""
    placed = [sum(map(sum, cells)) for cells in grid.cells]
    rare = [0 < count < minimum for count in placed]
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
        words = ((row, [v for v in row.values if not v.isdecimal()]) for row in result.rows)
        return tuple(Text(row.id, _line(row.name, *said)) for row, said in words)
    if isinstance(result, Weeks):
        return tuple(Text(event.id, _line(event.name, event.why)) for event in result.events)
    return shown_texts(result, frozenset())


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
        return replace(result, rows=tuple(row for row in result.rows if row.id not in held))
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
    return replace(counts, items=items, counts=numbers, reasons=reasons, takes=takes)

"""Words of a result that whoever wrote them has put in other words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .results import Counts, Entry, Proposals, Records, Result, Texts


def reworded(result: Result, id: str, words: str) -> Result:
    """`result` with other words under the id of a text, reason or proposal; as it is elsewhere."""
    if isinstance(result, Texts):
        return replace(result, texts=_changed(result.texts, id, words=words))
    if isinstance(result, Counts):
        return replace(result, reasons=_changed(result.reasons, id, words=words))
    if isinstance(result, Proposals):
        return replace(result, proposals=_changed(result.proposals, id, what=words))
    if isinstance(result, Records):
        return replace(result, rows=tuple(refilled(row, {id: words}) for row in result.rows))
    return result


def can_be(result: Result, id: str) -> bool:
    """Whether its writer may put this text in other words; not an entry's name."""
    if isinstance(result, Records):
        return id not in {row.id for row in result.rows}
    return isinstance(result, Texts | Proposals | Counts)


def box_id(entry: str, place: int) -> str:
    """The id of what was written into the box at this place of an entry."""
    return f"{entry}:{place}"


def refilled(row: Entry, words: Mapping[str, str]) -> Entry:
    """`row` with `words` (by id) in these of its boxes; its figures stay."""
    values = (words.get(box_id(row.id, n), v) for n, v in enumerate(row.values))
    return replace(row, values=tuple(values))


def _changed(all: tuple[Any, ...], id: str, **words: str) -> tuple[Any, ...]:
    return tuple(replace(one, **words) if one.id == id else one for one in all)

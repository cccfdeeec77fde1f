"""Words that were held back leave a room's story once nobody can show them again.

What stays is that they were there, and why they were held back; nothing that is shown changes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from .late import DAYS
from .results import Records, from_json, from_parts, to_json
from .rewording import box_id
from .state import State

# Of whatever bears the id of held-back words: the fields that somebody wrote.
WRITTEN = ("words", "what", "text", "name", "lead", "when", "pupils", "law_which", "why", "values")
ANEW = ("words", "what")  # of these, what its writer has put in other words
DAY = 86_400
Row = tuple[int, str, dict[str, Any]]
Fields = Mapping[str, tuple[str, ...]]  # by id


def is_due(state: State, now: float, today: str) -> bool:
    """Whether it has words to be erased, and nobody can show or reword them. `today`: ISO date.

    In a hall once the room has ended, or its day is over; of a survey once it takes no late answer.
    """
    if not (_gone(state) or any(map(any, state.reworded.values()))):
        return False
    if state.paced:
        return state.phase == "ended" and not state.late and state.ended + DAYS * DAY <= now
    return state.phase == "ended" or (state.phase == "closed" and state.held_on < today)


def erase(state: State, story: Iterable[Row]) -> tuple[list[Row], dict[str, Any]]:
    """The events of the story of `state` in which such words stood, without them; what to tell."""
    gone = _gone(state)
    rows = list(story)
    last = {body["text"]: n for n, kind, body in rows if kind == "reworded"}
    fields = {**dict.fromkeys(state.reworded, ANEW), **dict.fromkeys(gone, WRITTEN)}
    told = ((n, kind, body, _without(kind, body, fields)) for n, kind, body in rows)
    changed = [
        (n, kind, new)
        for n, kind, body, new in told
        if new != body and not (last.get(body.get("text")) == n and body["text"] not in gone)
    ]
    return changed, {"texts": {id: list(_sharing(state, id)) for id in sorted(gone)}}


def erased(state: State, body: Mapping[str, Any]) -> State:
    """`state` after that event."""
    gone = dict.fromkeys(body["texts"], WRITTEN)
    carried = [_blank(asdict(one), gone) for one in state.opening.carried]
    return replace(
        state,
        results={id: from_json(_blank(to_json(one), gone)) for id, one in state.results.items()},
        opening=replace(state.opening, carried=from_parts("carried", carried)),
        reworded={id: ("",) * len(before) for id, before in state.reworded.items()},
        erased={**state.erased, **{id: tuple(ids) for id, ids in body["texts"].items()}},
    )


def _gone(state: State) -> set[str]:
    return state.held.keys() - state.erased.keys()


def _sharing(state: State, id: str) -> Iterator[str]:
    """The other entries of the same name: of them nobody knows how many wrote them."""
    for result in state.results.values():
        rows = result.rows if isinstance(result, Records) else ()
        names = {row.name.casefold() for row in rows if row.id == id}
        yield from (row.id for row in rows if row.id != id and row.name.casefold() in names)


def _without(kind: str, body: dict[str, Any], fields: Fields) -> dict[str, Any]:
    if kind == "reworded" and body["text"] in fields:
        return {**body, "words": ""}
    blank: dict[str, Any] = _blank(body, fields)
    return blank


def _blank(value: Any, fields: Fields) -> Any:
    """Plain JSON without the words of whatever has one of these ids."""
    if isinstance(value, Mapping):
        id = str(value.get("id"))
        own = fields.get(id, ())
        pairs = _unboxed(id, value, fields).items()
        return {k: _bare(one) if k in own else _blank(one, fields) for k, one in pairs}
    return [_blank(one, fields) for one in value] if isinstance(value, list | tuple) else value


def _unboxed(id: str, value: Mapping[str, Any], fields: Fields) -> Mapping[str, Any]:
    """An entry without the words of those of its boxes that are named; all else as it is."""
    if not isinstance(value.get("values"), list | tuple):
        return value
    each = enumerate(value["values"])
    values = ["" if box_id(id, n) in fields else one for n, one in each]
    return {**value, "values": values}


def _bare(value: Any) -> Any:
    """Without words: a text, or a list of texts; what the kit found in an entry is no text."""
    if isinstance(value, str):
        return ""
    return ["" if isinstance(one, str) else one for one in value]

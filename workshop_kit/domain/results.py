"""The few shapes that results have. Exports and screens read shapes, never kinds of activity.

Every shape carries `answered`, the number of devices that answered, and `withheld`, true
where so few answered that nothing else may be shown.
"""

from dataclasses import asdict, dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class Item:
    """Something that is placed, sorted, voted on or agreed to."""

    id: str
    text: str


@dataclass(frozen=True)
class Text:
    """Words said to the room, by `count` devices. `item` and `step`: what they concern."""

    id: str
    words: str
    count: int = 1
    item: str = ""
    step: str = ""


@dataclass(frozen=True)
class Texts:
    """Ideas, in the order of the alphabet (never of arrival)."""

    shape: ClassVar[str] = "texts"
    answered: int
    texts: tuple[Text, ...] = ()
    withheld: bool = False


@dataclass(frozen=True)
class Group:
    """What one role group chose: `counts[i][o]` as in Counts.

    An item that too few of the group spoke about has only zeros and stands in `hidden`.
    """

    name: str
    answered: int
    counts: tuple[tuple[int, ...], ...]
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class First:
    """The ids of what one role group gave the most dots, where it has equals all of them.

    `answered` of the group did. How many dots it gave is kept nowhere.
    """

    name: str
    answered: int
    items: tuple[str, ...]


@dataclass(frozen=True)
class Takes:
    """What those who do it say a task takes now: quartiles of minutes a week, of `people`."""

    item: str
    people: int
    low: int
    middle: int
    high: int


@dataclass(frozen=True)
class Counts:
    """How often each option was chosen for each item: `counts[i][o]` people (or dots).

    An item of which fewer than the minimum spoke has only zeros and stands in `hidden` (never in a
    vote). `by_job`: only those answer whose job an item is. `labels`: the options in the workshop's
    own words, fewer where the last ones are the kit's. `by_group`: those large enough; the items
    in `unsplit` for none of them. `silent`: the role groups that nobody answered as. `takes`: the
    items for which enough people said what they take now. `firsts`: of a vote, what each group
    that is large enough put first.
    """

    shape: ClassVar[str] = "counts"
    answered: int
    items: tuple[Item, ...] = ()
    options: tuple[str, ...] = ()
    counts: tuple[tuple[int, ...], ...] = ()
    reasons: tuple[Text, ...] = ()
    by_job: bool = False
    hidden: tuple[str, ...] = ()
    withheld: bool = False
    labels: tuple[str, ...] = ()
    by_group: tuple[Group, ...] = ()
    unsplit: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    takes: tuple[Takes, ...] = ()
    firsts: tuple[First, ...] = ()


@dataclass(frozen=True)
class Grid:
    """Placements on a 4 x 4 graph: `cells[i][w - 1][m - 1]` gave item i workload w and impact m.

    `not_mine[i]` people said that item i is not part of their job. An item that fewer than the
    minimum placed, or said anything of, has only zeros and stands in `hidden`.
    """

    shape: ClassVar[str] = "grid"
    answered: int
    items: tuple[Item, ...] = ()
    cells: tuple[tuple[tuple[int, ...], ...], ...] = ()
    not_mine: tuple[int, ...] = ()
    hidden: tuple[str, ...] = ()
    withheld: bool = False


@dataclass(frozen=True)
class Proposal:
    """An action as written on a phone. `minutes`: a week per person of a job, minus = saved.

    `law`: whether a law or contract asks for a task that stops (yes, no, not_sure; "" not asked).
    """

    id: str
    kind: str
    what: str
    lead: str
    when: str
    minutes: tuple[tuple[str, int], ...]
    pupils: str
    law: str = ""
    law_which: str = ""

    @property
    def meant(self) -> str:
        """The kind it was proposed as, where nobody was sure about the law; "" for all others."""
        return "stop" if self.kind == "find_out" and self.law == "not_sure" else ""

    @property
    def finder(self) -> str:
        """Who finds out first whether a law asks for the task, "" where nobody has to."""
        return self.lead if self.meant else ""


@dataclass(frozen=True)
class Carried(Proposal):
    """An action of another room of the day. `put`: few or none there said a plain yes to it.

    `figures`: whose guess its minutes are ("" in rooms opened before it was kept: one person's).
    """

    figures: str = ""
    put: bool = False


@dataclass(frozen=True)
class Proposals:
    """Proposed actions, in the order of the alphabet."""

    shape: ClassVar[str] = "proposals"
    answered: int
    proposals: tuple[Proposal, ...] = ()
    withheld: bool = False


@dataclass(frozen=True)
class Entry:
    """A named entry with its fields in words. `year`: minutes a year, 0 unknown.

    `devices`: at least so many wrote something of this name, once sealed the minimum; 0 where this
    row says it, they are fewer, or nobody knows.

    `why` it stands out: (finding, number of the field that shows it). Findings are unused
    (proposed to stop), twice (kept in two places), over (too many).
    """

    id: str
    name: str
    values: tuple[str, ...]
    count: int = 1
    year: int = 0
    why: tuple[tuple[str, int], ...] = ()
    devices: int = 0


@dataclass(frozen=True)
class Records:
    """Entries in the order of the alphabet; `fields` are the labels of their values.

    `limits`: for each field the number above which it is too many, 0 for none. `boxes`: the places
    of the fields in which somebody wrote; () also in rooms that were sealed before it was kept.
    """

    shape: ClassVar[str] = "records"
    answered: int
    fields: tuple[str, ...] = ()
    limits: tuple[int, ...] = ()
    rows: tuple[Entry, ...] = ()
    withheld: bool = False
    boxes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Happening:
    """An event of the school year: in `week` (1-39) it falls on `group`; `fixed` cannot move.

    What is written more than once, with one name and week, has the same `event`.
    """

    id: str
    name: str
    week: int
    group: str
    weight: str
    fixed: bool = False
    why: str = ""
    count: int = 1
    event: str = ""


@dataclass(frozen=True)
class Weeks:
    """The events of a year by week, and the groups on whom they can fall."""

    shape: ClassVar[str] = "weeks"
    answered: int
    groups: tuple[str, ...] = ()
    events: tuple[Happening, ...] = ()
    withheld: bool = False


@dataclass(frozen=True)
class Nothing:
    """The result of an activity that asks for no answer."""

    shape: ClassVar[str] = "nothing"
    answered: int = 0
    withheld: bool = False


Result = Texts | Counts | Grid | Proposals | Records | Weeks | Nothing
_SHAPES: dict[str, type[Any]] = {
    kind.shape: kind for kind in (Texts, Counts, Grid, Proposals, Records, Weeks, Nothing)
}
_PARTS: dict[str, type[Any]] = {
    "items": Item,
    "texts": Text,
    "reasons": Text,
    "by_group": Group,
    "takes": Takes,
    "firsts": First,
    "proposals": Proposal,
    "carried": Carried,
    "rows": Entry,
    "events": Happening,
}


def to_json(result: Result) -> dict[str, Any]:
    """A result as plain JSON values; `from_json` is its inverse.

    Most have no `firsts` and no `boxes`, and most entries no `devices`.
    """
    values = asdict(result)
    for name in ("firsts", "boxes"):
        if not values.get(name):
            values.pop(name, None)
    for row in values.get("rows", ()) if isinstance(result, Records) else ():
        if not row["devices"]:
            del row["devices"]
    return {"shape": result.shape, **values}


def from_json(data: dict[str, Any]) -> Result:
    """The result that `to_json` wrote."""
    fields = {name: _read(name, value) for name, value in data.items() if name != "shape"}
    result: Result = _SHAPES[data["shape"]](**fields)
    return result


def _read(name: str, value: Any) -> Any:
    return from_parts(name, value) if name in _PARTS else _tuples(value)


def from_parts(name: str, values: Any) -> tuple[Any, ...]:
    """The parts of a result that `to_json` wrote in the field `name`."""
    return tuple(_PARTS[name](**{k: _tuples(v) for k, v in part.items()}) for part in values)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(v) for v in value) if isinstance(value, list | tuple) else value

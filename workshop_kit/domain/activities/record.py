"""record: entries with the same few fields: collections, meetings, plans, logs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import prod
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Entry, Item, Records
from .step import LONGEST_LINE, Step, Writing, mapping, words


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of an entry: `choices` (id: words), a whole number from 0 to `most`, or words.

    `over`: a number above it is marked in the table. `needed`: it may not be left empty.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    label: str
    hint: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    most: int = 0
    over: int = 0
    needed: bool = True

    @property
    def is_box(self) -> bool:
        """Whether people write words of their own into it."""
        return not (self.choices or self.most)


@dataclass(frozen=True, kw_only=True)
class Record(Step):
    """Each device writes up to `most` entries; `entry` is the label of an entry's name.

    `known` names are offered to pick. `hours` names the number fields whose product is minutes a
    year. An entry is proposed to stop where a field has one of the choices in `stop_if`, and is
    found to be kept twice where one name has different words in the field `twice`.
    """

    writing: ClassVar[Writing] = "all"
    kind: Literal["record"]
    question: str
    entry: str
    fields: dict[str, Field]
    known: tuple[str, ...] = ()
    most: int = 3
    hours: tuple[str, ...] = ()
    stop_if: dict[str, tuple[str, ...]] = field(default_factory=dict)
    twice: str = ""

    @property
    def looks(self) -> bool:
        """Whether the kit looks for something among the entries: the file says for what."""
        return bool(self.stop_if or self.twice or any(about.over for about in self.fields.values()))

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[list[Any], list[Problem]]:
        """Accepts a list of {"name": words, field: choice, number or words}; drops empty ones."""
        if not isinstance(raw, list) or any(mapping(one)[1] for one in raw):
            return [], [Problem("answer.not_understood")]
        filled = [(n, one) for n, one in enumerate(raw, 1) if any(v != "" for v in one.values())]
        if len(filled) > self.most:
            return [], [Problem("record.too_many", about={"most": self.most})]
        checked = [self._check_one(n, one) for n, one in filled]
        problems = [problem for _, found in checked for problem in found]
        if not checked:
            problems = [Problem("record.empty", "1-name")]
        return [value for value, _ in checked], problems

    def _check_one(self, n: int, one: Mapping[Any, Any]) -> tuple[dict[str, Any], list[Problem]]:
        value: dict[str, Any] = {}
        value["name"], problems = words(
            one.get("name", ""), f"{n}-name", LONGEST_LINE, "record.no_name"
        )
        for id, about in self.fields.items():
            value[id], found = _check_field(about, one.get(id, ""), f"{n}-{id}")
            problems = problems + found
        unknown = set(map(str, one)) - {"name", *self.fields}
        return value, problems + [Problem("answer.not_understood", id[:40]) for id in unknown]

    def tally(self, answers: Iterable[list[Any]], items: tuple[Item, ...]) -> Records:
        """All entries in the alphabet's order, equal ones counted, with what the kit finds."""
        given = list(answers)
        said = [one for answer in given for one in _once(answer)]
        ordered = sorted(said, key=_order)
        alike = [(entry, sum(1 for _ in group)) for entry, group in groupby(ordered)]
        twice = self._kept_twice(ordered)
        devices = Counter(
            name for answer in self._tables(given) for name in set(map(_name, answer))
        )
        made = [
            (self._entry(f"{self.id}-{n}", one, count, twice), devices[_name(one)])
            for n, (one, count) in enumerate(alike, 1)
        ]
        rows = tuple(replace(row, devices=n if n > row.count else 0) for row, n in made)
        labels = tuple(about.label for about in self.fields.values())
        over = tuple(about.over for about in self.fields.values())
        kinds = enumerate(self.fields.values())
        boxes = tuple(n for n, about in kinds if about.is_box)
        return Records(len(given), labels, over, rows, boxes=boxes)

    def _tables(self, given: list[Any]) -> list[Any]:
        """The answers that several people gave: how many wrote a name joins entries of one device.

        Of one person, or of two, it would be told which of the entries are theirs.
        """
        return given if self.by == "table" else []

    def _entry(self, id: str, one: dict[str, Any], count: int, twice: set[str]) -> Entry:
        values = tuple(_shown(about, one[name]) for name, about in self.fields.items())
        whole = [one[name] for name in self.hours]
        year = prod(whole) if whole and all(type(n) is int for n in whole) else 0
        return Entry(id, one["name"], values, count, year, tuple(self._why(one, twice)))

    def _why(self, one: dict[str, Any], twice: set[str]) -> Iterator[tuple[str, int]]:
        for n, (name, about) in enumerate(self.fields.items()):
            if one[name] in self.stop_if.get(name, ()):
                yield "unused", n
            if name == self.twice and one["name"].casefold() in twice:
                yield "twice", n
            if about.over and type(one[name]) is int and one[name] > about.over:
                yield "over", n

    def _kept_twice(self, ordered: list[dict[str, Any]]) -> set[str]:
        places: dict[str, set[str]] = {}
        for one in ordered:
            place = str(one.get(self.twice, "")).casefold()
            if place:
                places.setdefault(one["name"].casefold(), set()).add(place)
        return {name for name, found in places.items() if len(found) > 1}

    def leading(self, result: Records, most: int) -> tuple[Item, ...]:
        """What the kit found first, then what takes most time in a year; each name once."""
        ranked = sorted(result.rows, key=lambda row: (not row.why, -row.year, -row.count))
        names = dict.fromkeys(row.name.casefold() for row in ranked)
        first = {row.name.casefold(): row for row in reversed(ranked)}
        return tuple(Item(first[name].id, first[name].name) for name in names)[:most]


def _check_field(about: Field, raw: Any, place: str) -> tuple[Any, list[Problem]]:
    if raw in ("", None):
        return "", [Problem("record.no_field", place, {"label": about.label})] * about.needed
    if about.choices:
        known = isinstance(raw, str) and raw in about.choices
        return raw, [] if known else [Problem("record.no_choice", place, {"label": about.label})]
    if about.most:
        fits = type(raw) is int and 0 <= raw <= about.most
        hint = {"label": about.label, "most": about.most}
        return raw, [] if fits else [Problem("record.not_number", place, hint)]
    text, found = words(raw, place, LONGEST_LINE, "")
    empty = about.needed and not text and not found
    return text, found or [Problem("record.no_field", place, {"label": about.label})] * empty


def _shown(about: Field, value: Any) -> str:
    return about.choices.get(value, str(value))


def _order(one: dict[str, Any]) -> tuple[str, ...]:
    # All of an entry counts: two of one name must not stand in the order of arrival.
    return (one["name"].casefold(), one["name"], *(f"{name}={one[name]}" for name in sorted(one)))


def _name(one: dict[str, Any]) -> str:
    return str(one["name"].casefold())


def _once(answer: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """A device that writes the same twice counts once."""
    return {_order(one): one for one in answer}.values()

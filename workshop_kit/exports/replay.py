"""A room told again: the same figures as a file that was exported then, or where they differ."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from ..domain.dates import typed_day
from ..domain.difference import Difference, differences, first_difference, without
from ..words import say
from .json_file import comparable, plain, write_record
from .record import REWORDED, SELDOM, Record, kit, to_data, word_of

MOVING = ("people", "actions", "ledger")  # what a plan says, and what is filled in later changes
FOLLOWING = "missing"  # a list of what is not filled in: each field that is tells it already


@dataclass(frozen=True)
class Moment:
    """When a file was told: its day (ISO) and how many events the room had, None where unsaid."""

    told_on: str
    events: int | None


@dataclass(frozen=True)
class Replay:
    """`difference` is the first one to the file, None where there is none.

    `same_bytes` is false too where another version of the kit wrote the sentences (`same_kit`), or
    where only names were removed since (`unnamed`). `unasked`: that version wrote nowhere what a
    job said before it was asked again, or how many texts came back in other words; all else is
    equal.
    """

    word: str
    sum: str
    difference: Difference | None = None
    same_bytes: bool = True
    same_kit: bool = True
    unnamed: bool = False
    unasked: bool = False


def moment(body: bytes) -> Moment:
    """When the JSON file `body` was told; Refused if it is none."""
    data = plain(body)
    told_on, events = str(data.get("told_on")), data.get("events")
    return Moment(told_on if typed_day(told_on) else "", events if type(events) is int else None)


def replay(record: Record, body: bytes | None = None) -> Replay:
    """`record` told again, compared with the JSON file `body`."""
    again = write_record(record)
    word, sum = word_of(record.state), sha256(again).hexdigest()
    if body is None:
        return Replay(word, sum)
    data, now = plain(body), json.loads(again)
    today = without(data, now, say("names.removed"))
    same_kit = data.get("kit") == kit()
    found = first_difference(*comparable(today, now))
    unasked = bool(found) and not same_kit and not _differs(today, _without_seldom(now))
    found = None if unasked else found
    return Replay(word, sum, found, body == again, same_kit, today != data, unasked)


def _differs(data: dict[str, Any], now: dict[str, Any]) -> bool:
    return first_difference(*comparable(data, now)) is not None


def _without_seldom(data: dict[str, Any]) -> dict[str, Any]:
    """`data` as kits told it that did not write yet what a job said before it was asked again, nor
    how many texts came back in other words."""
    room = {name: told for name, told in data["room"].items() if name != REWORDED}
    completions = {id: _left(one) for id, one in room["completions"].items()}
    told = {
        "actions": list(map(_left, data["actions"])),
        "room": {**room, "completions": completions},
    }
    return {**data, **told}


def _left(one: dict[str, Any]) -> dict[str, Any]:
    return {name: said for name, said in one.items() if name != SELDOM}


def since(then: Record, now: Record) -> list[Difference]:
    """The figures and fields of the plan that are others `now` than in a record of `then`."""
    one, other = (json.loads(json.dumps(to_data(record))) for record in (then, now))
    found = [at for name in MOVING for at in differences(one[name], other[name], (name,))]
    return [at for at in found if FOLLOWING not in at.place.split(" / ")]

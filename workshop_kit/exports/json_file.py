"""The plan as JSON: what another program, or a later workshop, needs to go on from it.

docs/plan_format.md names every key.
"""

import json
import re
from typing import Any

from ..domain.difference import first_difference
from ..domain.problem import Problem, Refused
from .material import PlanMaterial
from .record import FORMAT, TOLD_IN_WORDS, Record, from_data, kit, to_data

NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")  # the names of files are made of these
WRONG = (ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError)


def write(material: PlanMaterial) -> bytes:
    """UTF-8 JSON of the record."""
    return write_record(Record(material.state, material.today))


def write_record(record: Record) -> bytes:
    """`read_json` is its inverse: the same plan is the same bytes on every computer."""
    return (json.dumps(to_data(record), ensure_ascii=False, indent=2) + "\n").encode()


def read_json(body: bytes) -> Record:
    """The record that was written; Refused if `body` is anything else.

    What follows from something else in the file is told again: Refused names the first place
    where that differs, for there somebody changed the file.
    """
    data = plain(body)
    record = record_of(data)
    found = first_difference(*comparable(data, json.loads(write_record(record))))
    if found:
        about = {"place": found.place, "file": found.one, "told": found.other}
        raise Refused(Problem("export.changed", found.place, about))
    return record


def record_of(data: dict[str, Any]) -> Record:
    """The record that these plain values hold; Refused if none, or if its check word differs."""
    try:
        record = from_data(data)
        now = to_data(record)["check_word"]
    except (*WRONG, RecursionError) as error:
        raise Refused(Problem("export.other_format")) from error
    if not (NAME.fullmatch(record.state.code) and NAME.fullmatch(record.state.workshop.name)):
        raise Refused(Problem("export.other_format"))
    if data.get("check_word") != now:
        about = {"word": data.get("check_word"), "now": now}
        raise Refused(Problem("export.other_word", "check_word", about))
    return record


def plain(body: bytes) -> dict[str, Any]:
    """The file's plain values; Refused if it is not of this format."""
    try:
        data = json.loads(body)
        known = data["format"] == FORMAT
    except (*WRONG, RecursionError) as error:
        raise Refused(Problem("export.other_format")) from error
    if not known:
        about = {"format": data["format"], "ours": FORMAT}
        raise Refused(Problem("export.other_number", about=about))
    assert isinstance(data, dict)
    return data


def comparable(data: dict[str, Any], again: dict[str, Any]) -> tuple[Any, Any]:
    """Both without what is told in words, where another kit wrote the file in its own words."""
    if data.get("kit") == kit():
        return data, again
    return _figures(data), _figures(again)


def _figures(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in TOLD_IN_WORDS}

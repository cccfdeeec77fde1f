"""The form of directed time: what is asked of a post, filled with an example to change."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..domain.dates import typed_day
from ..domain.directed_time import EVENTS, FIELDS, Field, Term
from ..domain.directed_time.post import ROLES
from ..domain.problem import Problem
from ..words import say

GROUPS = ("post", "day", "week", "outside", "late")
HALF_TERMS = 6
EXAMPLE = {
    "role": "teacher",
    "share": "1",
    "start": "8:30",
    "end": "15:30",
    "lunch": "60",
    "breaks": "15",
    "pupils_start": "8:40",
    "pupils_end": "15:20",
    "teaching": "22:55",
    "ppa": "2:20",
    "registration": "10",
    "assemblies": "60",
    "duties": "75",
    "meetings": "38",
    "meetings_length": "60",
    "briefings": "38",
    "briefings_length": "10",
    "parents": "3",
    "parents_length": "150",
    "inset": "5",
    "inset_length": "6:00",
    "contingency": "20",
}


def groups() -> list[dict[str, Any]]:
    """The groups of fields, each with its title; an event is one row of how many and how long."""
    return [
        {"title": say(f"directed_time.group_{group}"), "fields": list(_fields(group))}
        for group in GROUPS
    ]


def _fields(group: str) -> Iterator[dict[str, Any]]:
    for field in FIELDS:
        if field.group == group and not field.name.endswith("_length"):
            yield _event(field) if field.name in EVENTS else _one(field)


def _one(field: Field) -> dict[str, Any]:
    hint = "" if field.kind in ("yes", "weekday") and field.name != "clubs_directed" else field.name
    return {
        "name": field.name,
        "label": say(f"directed_field.{field.name}"),
        "hint": say(f"directed_hint.{hint}") if hint else "",
        "options": _options(field),
        "value": _example(field.name),
    }


def _event(field: Field) -> dict[str, Any]:
    length = f"{field.name}_length"
    return {
        "name": field.name,
        "label": say(f"directed_field.{field.name}"),
        "length": length,
        "value": _example(field.name),
        "long": _example(length),
    }


def _example(name: str) -> str:
    return say("directed_time.example") if name == "name" else EXAMPLE.get(name, "")


def _options(field: Field) -> list[list[str]]:
    if field.kind == "role":
        return [[role, say(f"directed_role.{role}")] for role in ROLES]
    if field.kind == "yes":
        return [[given, say(f"directed_time.{given or 'unsaid'}")] for given in ("", "yes", "no")]
    if field.kind == "weekday":
        days = [say(f"report.weekday.{n}") for n in range(1, 6)]
        return [["", say("directed_time.any_day")], *([day, day] for day in days)]
    return []


def read_dates(raw: Any) -> tuple[list[Term], list[Problem]]:
    """Term dates from {first_1, last_1, ... last_6} as ISO days; empty pairs are left out."""
    terms: list[Term] = []
    problems: list[Problem] = []
    given = raw if isinstance(raw, Mapping) else {}
    for n in range(1, HALF_TERMS + 1):
        words = [str(given.get(f"{end}_{n}", "") or "") for end in ("first", "last")]
        if any(words):
            first, last = map(typed_day, words)
            if first and last and 0 <= (last - first).days < 200:
                terms.append(Term(first, last))
            else:
                problems.append(Problem("directed_check.no_term", f"last_{n}"))
    return sorted(terms, key=lambda term: term.first), problems

"""What is asked of a post, and how each answer is read: the same for a sheet's row and a form."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..problem import Problem
from .hours import Unclear, length, read_clock, read_length
from .post import EVENTS, ROLES, WHOLE_WEEK, Event, Post
from .weekdays import read_weekday, read_weekdays

LONGEST = 80
SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s*(%?)|(\d{1,2})\s*/\s*(\d{1,2})")
YES = {"yes": True, "y": True, "directed": True, "true": True}
NO = {"no": False, "n": False, "voluntary": False, "false": False}
ALIASES = {
    "teacher": ("classroom teacher", "class teacher"),
    "leads": ("tlr", "middle leader", "senco", "leads or manages"),
    "ect_1": ("ect", "ect1", "ect 1", "ect year 1", "early career year 1", "early career 1"),
    "ect_2": ("ect2", "ect 2", "ect year 2", "early career year 2", "early career 2"),
    "leadership": (
        *("head", "headteacher", "head teacher", "deputy", "deputy head", "assistant head"),
        *("slt", "leading practitioner", "deputy headteacher", "assistant headteacher"),
    ),
}


@dataclass(frozen=True)
class Field:
    """`kind`: words, role, share, weekdays, weekday, clock, minutes, hours, count or yes.

    `most` in minutes or as a number; `group` is where a form shows it.
    """

    name: str
    kind: str
    group: str
    needed: bool = False
    most: int = 0


def _events() -> list[Field]:
    told = []
    for name in EVENTS:
        group = "late" if name == "added" else "outside"
        told += [
            Field(name, "count", group, most=400),
            Field(f"{name}_length", "minutes", group, most=720),
        ]
    return told


FIELDS: tuple[Field, ...] = (
    Field("name", "words", "post", needed=True),
    Field("role", "role", "post"),
    Field("share", "share", "post"),
    Field("weekdays", "weekdays", "post"),
    Field("days", "count", "post", most=366),
    Field("start", "clock", "day", needed=True),
    Field("end", "clock", "day", needed=True),
    Field("lunch", "minutes", "day", needed=True, most=240),
    Field("breaks", "minutes", "day", most=120),
    Field("pupils_start", "clock", "day"),
    Field("pupils_end", "clock", "day"),
    Field("teaching", "hours", "week", most=50 * 60),
    Field("ppa", "hours", "week", most=30 * 60),
    Field("school_week", "hours", "week", most=50 * 60),
    Field("leadership", "hours", "week", most=50 * 60),
    Field("ect", "hours", "week", most=30 * 60),
    Field("registration", "minutes", "week", most=120),
    Field("assemblies", "minutes", "week", most=600),
    Field("duties", "minutes", "week", most=900),
    Field("lunch_duties", "minutes", "week", most=600),
    *_events(),
    Field("meetings_on", "weekday", "outside"),
    Field("other_meetings_on", "weekday", "outside"),
    Field("clubs_directed", "yes", "outside"),
    Field("removed", "hours", "late", most=400 * 60),
    Field("contingency", "hours", "late", most=400 * 60),
    Field("job", "words", "list"),
)
Found = dict[str, Any]


def check_post(raw: Mapping[str, Any]) -> tuple[Post | None, list[Problem]]:
    """A post from words by the names of FIELDS ("" and None are not said), or all that is wrong.

    Names that are no field are not looked at.
    """
    found: Found = {}
    problems: list[Problem] = []
    for field in FIELDS:
        given = str(raw.get(field.name) if raw.get(field.name) is not None else "").strip()
        try:
            if given:
                found[field.name] = _read(field, given)
            elif field.needed:
                problems.append(Problem(f"directed_needed.{field.name}", field.name))
        except Unclear as unclear:
            problems.append(Problem(unclear.key, field.name, unclear.about))
    problems += _together(found, {problem.field for problem in problems})
    return (None if problems else _post(found)), problems


def _read(field: Field, given: str) -> Any:
    value = READERS[field.kind](given)
    if field.most and value > field.most:
        most = field.most
        key = "directed_check.many" if field.kind == "count" else "directed_check.long"
        shown = str(most) if field.kind == "count" else length(most)
        raise Unclear(key, given=given, most=shown)
    return value


def _words(given: str) -> str:
    kept = " ".join("".join(c if c.isprintable() else " " for c in given).split())
    if len(kept) > LONGEST:
        raise Unclear("directed_check.long_name", most=str(LONGEST))
    return kept


def _role(given: str) -> str:
    plain = " ".join(re.sub(r"[^\w ]", " ", given.casefold()).split())
    for role in ROLES:
        if plain == role.replace("_", " ") or given == role or plain in ALIASES[role]:
            return role
    raise Unclear("directed_check.no_role", given=given)


def _share(given: str) -> Fraction:
    found = SHARE.fullmatch(given)
    if not found or found[4] == "0":
        raise Unclear("directed_check.no_share", given=given)
    share = Fraction(int(found[3]), int(found[4])) if found[3] else Fraction(found[1])
    share = share / 100 if found[2] else share
    if 1 < share <= 100 and not found[2] and not found[3]:
        raise Unclear("directed_check.share_two_ways", given=given)
    if not 0 < share <= 1:
        raise Unclear("directed_check.no_share", given=given)
    return share


def _count(given: str) -> int:
    if not re.fullmatch(r"\d{1,5}(\.0+)?", given, re.ASCII):
        raise Unclear("directed_check.no_count", given=given)
    return int(float(given))


def _yes(given: str) -> bool:
    told = {**YES, **NO}
    if given.casefold() not in told:
        raise Unclear("directed_check.no_yes", given=given)
    return told[given.casefold()]


READERS: dict[str, Callable[[str], Any]] = {
    "words": _words,
    "role": _role,
    "share": _share,
    "weekdays": read_weekdays,
    "weekday": read_weekday,
    "clock": read_clock,
    "minutes": lambda given: read_length(given, "minutes"),
    "hours": lambda given: read_length(given, "hours"),
    "count": _count,
    "yes": _yes,
}


def _together(found: Found, wrong: set[str]) -> list[Problem]:
    """What does not go together; a field that was wrong by itself is not told twice."""
    told = []
    for first, last in (("start", "end"), ("pupils_start", "pupils_end")):
        if first in found and last in found and found[last] <= found[first]:
            told.append(Problem("directed_check.ends_first", last))
    whole = found.get("end", 0) - found.get("start", 0)
    if "end" in found and "start" in found and 0 < whole <= found.get("lunch", 0):
        told.append(Problem("directed_check.long_lunch", "lunch"))
    for name in EVENTS:
        length = f"{name}_length"
        if found.get(name) and not found.get(length) and length not in wrong:
            told.append(Problem("directed_check.no_event_length", length))
        if found.get(length) and name not in found and name not in wrong:
            told.append(Problem("directed_check.no_event_count", name))
    return told


def _post(found: Found) -> Post:
    named = {f"{name}_length" for name in EVENTS} | set(EVENTS)
    plain = {name: value for name, value in found.items() if name not in named}
    held = [name for name in EVENTS if name in found]
    events = {name: Event(found[name], found.get(f"{name}_length", 0)) for name in held}
    return Post(**{"weekdays": WHOLE_WEEK, **plain}, events=events)

"""What is asked when a room is opened, checked: setting, terms, heads, times, and the line."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from .activities.findings import Findings
from .activities.step import ROOM_MINIMUM
from .dates import typed_clock, typed_day
from .opening import SETTINGS, TERMS, Opening
from .problem import Problem
from .timing import MOVED
from .workshop import Workshop

MOST_HEADS = 2000
MOST_MINIMUM = 100
DAY = 86_400
OPEN_FOR = 7 * DAY
LONGEST_OPEN = 42 * DAY
FAR = 366 * DAY
FIELDS = (
    *("setting", "terms", "heads", "people", "opens", "until", "day", "begins"),
    *("in_the_clear", "minimum", "slips"),
)

Heads = dict[str, int]


def check_opening(
    raw: Any, workshop: Workshop, now: float, known: Mapping[str, str]
) -> tuple[Opening, list[Problem]]:
    """What somebody said at opening, with a Problem for each thing wrong.

    Accepts {setting, terms, heads {role group: people}, people {of whom the workshop needs some:
    how many come}, opens, until (2026-11-27T16:00, this computer's own time), day, begins (of a
    hall: 2026-11-27, 15:30), in_the_clear (for `check_line`), minimum, slips (true or false)}; what
    is left out or "" is `known` of the school, or not said. `now` in seconds since 1970; a room
    that is open for days is so from now on for a week.
    """
    if not isinstance(raw, Mapping) or not set(raw) <= set(FIELDS):
        return Opening(), [Problem("answer.not_understood")]
    setting, wrong = _choice("setting", raw, SETTINGS, known)
    terms, problems = _choice("terms", raw, TERMS, known)
    heads, unfit = check_heads(raw.get("heads") or {}, workshop)
    (opens, until), untimely = _times(raw, workshop, now)
    begins, unplanned = _planned(raw, workshop, now)
    minimum, low = check_minimum(raw.get("minimum"), workshop)
    opening = Opening(setting, terms or "not_sure", heads, opens or begins, until)
    opening = replace(opening, minimum=minimum, slips=raw.get("slips") is True)
    few = check_people(raw["people"], workshop) if "people" in raw else []
    return opening, [*wrong, *problems, *unfit, *untimely, *unplanned, *low, *few]


def check_line(
    opening: Opening, raw: Mapping[str, Any], workshop: Workshop
) -> tuple[Opening, list[Problem]]:
    """`opening` for an address without HTTPS, where others on the Wi-Fi could read along.

    Where {in_the_clear: true} does not confirm that, open questions are left out, and a workshop
    that is `private` is refused.
    """
    if raw.get("in_the_clear") is True:
        return opening, []
    refused = [Problem("opening.in_the_clear", "in_the_clear")] if workshop.private else []
    return replace(opening, asks_words=False), refused


def asks_words(workshop: Workshop) -> bool:
    """Whether a workshop has open questions of a survey."""
    return any(step.kind == "tell" for step in workshop.activities)


def _choice(
    name: str, raw: Mapping[str, Any], options: tuple[str, ...], known: Mapping[str, str]
) -> tuple[str, list[Problem]]:
    kept = known.get(name, "")
    given = raw.get(name) or (kept if kept in options else "")
    if given in ("", *options):
        return given, []
    about = {"given": str(given)[:40], "known": ", ".join(options)}
    return "", [Problem(f"opening.no_{name}", name, about)]


def check_heads(raw: Any, workshop: Workshop) -> tuple[Heads, list[Problem]]:
    """People by role group, of those of the workshop; nobody where it is left empty.

    Accepts {role group: people} or "Teachers=24, Leaders=4".
    """
    given, problems = _mapped(raw, "heads")
    if given and not workshop.groups:
        return {}, [Problem("opening.no_groups", "heads")]
    names = {name.casefold(): name for name in workshop.groups}
    heads: Heads = {}
    for group, people in given.items():
        name = names.get(str(group).strip().casefold())
        n = _number(people)
        if name is None:
            about: dict[str, Any] = {"given": str(group)[:40], "known": ", ".join(workshop.groups)}
            problems.append(Problem("opening.unknown_group", "heads", about))
        elif n is None:
            about = {"group": name, "most": MOST_HEADS}
            problems.append(Problem("opening.not_heads", f"heads-{name}", about))
        elif n:
            heads[name] = n
    return heads, problems


def _mapped(raw: Any, field: str) -> tuple[Mapping[str, Any], list[Problem]]:
    if isinstance(raw, Mapping):
        return raw, []
    if not isinstance(raw, str):
        return {}, [Problem("answer.not_understood", field)]
    parts = [part.rpartition("=") for part in raw.split(",") if part.strip()]
    if not all(group.strip() for group, _, _ in parts):
        return {}, [Problem(f"opening.{field}_form", field, {"given": raw[:80]})]
    return {group: n for group, _, n in parts}, []


def _number(given: Any) -> int | None:
    """Whole people; 0 for nothing, None for what is no number of people."""
    if isinstance(given, str) and given.strip().isascii():
        given = int(given) if given.strip().isdigit() and len(given) < 9 else given.strip() or 0
    return given if type(given) is int and 0 <= given <= MOST_HEADS else None


def check_people(raw: Any, workshop: Workshop) -> list[Problem]:
    """Whether as many come as the workshop needs, of each whom it needs.

    Accepts {role group: people} or "Early career teachers=7".
    """
    given, problems = _mapped(raw, "people")
    if problems:
        return problems
    named = {str(group).strip().casefold(): people for group, people in given.items()}
    come = {group: _number(named.get(group.casefold(), "")) for group in workshop.fewest}
    return [
        Problem("opening.too_few_people", f"people-{group}", {"group": group, "least": least})
        for group, least in workshop.fewest.items()
        if (come[group] or 0) < least
    ]


def check_minimum(given: Any, workshop: Workshop) -> tuple[int, list[Problem]]:
    """It is raised, never lowered: a step that needs more answers by itself still needs them.

    0 where nothing is given.
    """
    n = _number(given or 0)
    if n and workshop.manner == "conversation":
        return 0, [Problem("opening.conversation", "minimum")]
    if n is None or 0 < n < ROOM_MINIMUM or n > MOST_MINIMUM:
        about = {"least": ROOM_MINIMUM, "most": MOST_MINIMUM}
        return 0, [Problem("opening.not_minimum", "minimum", about)]
    return n, []


def asks_day(workshop: Workshop) -> bool:
    """Whether a day may be said at opening: in a hall, but not for what gathers its day's rooms."""
    gathers = any(isinstance(s, Findings) and s.of == "day" for s in workshop.activities)
    return workshop.manner == "hall" and not gathers


def _planned(raw: Mapping[str, Any], workshop: Workshop, now: float) -> tuple[float, list[Problem]]:
    """When a hall is to meet, in seconds since 1970; 0 where nobody said."""
    said = [name for name in ("day", "begins") if raw.get(name)]
    if not said:
        return 0.0, []
    if not asks_day(workshop):
        return 0.0, [Problem("opening.no_day_here", said[0])]
    clock = typed_clock(raw.get("begins"))
    day, wrong = check_day(raw.get("day"), clock, now)
    if day and clock:
        return datetime.combine(day, clock).timestamp(), []
    return 0.0, [*wrong, *([] if clock else [Problem("opening.not_begins", "begins")])]


def check_day(raw: Any, clock: time | None, now: float) -> tuple[date | None, list[Problem]]:
    """The day on which people are to meet in a hall at `clock`, None where nobody knows the time.

    Accepts 2026-11-27: a day that is today or still to come. `now` in seconds since 1970.
    """
    day = typed_day(raw)
    if day is None:
        return None, [Problem("opening.not_day", "day")]
    untimely = _untimely(day, clock or time(23, 59), now)
    return (None, [untimely]) if untimely else (day, [])


def _untimely(day: date, clock: time, now: float) -> Problem | None:
    today, at = date.fromtimestamp(now), datetime.combine(day, clock)
    if day < today:
        return Problem("opening.day_past", "day")
    if (day - today).days * DAY > FAR:
        return Problem("opening.far", "day")
    if datetime.fromtimestamp(at.timestamp()) != at:
        return Problem("opening.no_such_hour", "begins")
    return Problem("opening.begins_past", "begins") if at.timestamp() < now - MOVED else None


def _times(
    raw: Mapping[str, Any], workshop: Workshop, now: float
) -> tuple[tuple[float, float], list[Problem]]:
    said = [name for name in ("opens", "until") if raw.get(name)]
    if workshop.manner != "days":
        return (0.0, 0.0), [Problem("opening.not_days", name) for name in said]
    opens, wrong = _moment("opens", raw, lambda: now)
    until, problems = _moment("until", raw, lambda: max(opens, now) + OPEN_FOR)
    return (opens, until), wrong or problems or _order(opens, until, now)


def check_end(given: Any, opening: Opening, now: float) -> tuple[float, list[Problem]]:
    """Another end of a room that is open for days, in seconds: still to come, within six weeks.

    Accepts what `until` accepts at opening, but not nothing.
    """
    until, problems = _moment("until", {"until": given or "?"}, lambda: now)
    return until, problems or _order(opening.opens, until, now)


def _moment(
    name: str, raw: Mapping[str, Any], default: Callable[[], float]
) -> tuple[float, list[Problem]]:
    given = raw.get(name) or ""
    if given == "":
        return default(), []
    try:
        if len(given) < len("2026-11-27T16"):  # a day alone
            raise ValueError(given)
        return datetime.fromisoformat(given).timestamp(), []
    except (TypeError, ValueError, OverflowError, OSError):
        return 0.0, [Problem("opening.not_a_time", name)]


def _order(opens: float, until: float, now: float) -> list[Problem]:
    if until <= now:
        return [Problem("opening.past", "until")]
    if until <= opens:
        return [Problem("opening.until_before", "until")]
    if opens > now + FAR:
        return [Problem("opening.far", "opens")]
    return [Problem("opening.too_long", "until")] if until - opens > LONGEST_OPEN else []

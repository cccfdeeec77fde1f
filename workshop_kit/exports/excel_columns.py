"""The columns of the plan's sheet: their labels, what stands in them, what may be typed there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from ..domain.acceptance import STANDS
from ..domain.activities.agree import STEPS
from ..domain.activities.propose import ACTION_KINDS
from ..domain.ledger import figures
from ..domain.plan import (
    CHOICE_FIELDS,
    DATE_FIELDS,
    MORE_FIELDS,
    STATE_FIELDS,
    TEXT_FIELDS,
    Action,
)
from ..domain.report.agreeing import unsorted, worries
from ..domain.report.phrases import accepted_by, accepts, named, span, taken_out
from ..domain.report.stages import stands, state_of, wait_of
from ..words import say

OWN = ("what", "lead", "when", "pupils")
FOLLOWS = ("state", "waited", "agreement", "worries")  # nobody types these: they follow
REPORTED = ("finder", "parties")  # called as in the report
NOW = ("stopped", "partly", "not_stopped")
LATE = (MORE_FIELDS[-1], DATE_FIELDS[-1])  # a file from before has no column for these
COLUMNS = (
    *("id", "kind", *OWN, "minutes", *FOLLOWS),
    *(*TEXT_FIELDS, *MORE_FIELDS[:-1], "law", *STATE_FIELDS, "answer", *DATE_FIELDS[:-1], "now"),
    *LATE,
)
WORDED = {"kind": "kind", "answer": "plan_screen.answer", "law": "plan_screen.law"}
ANOTHER = re.compile(r":\s*[+−-]?\d+\s*,")
DAY = re.compile(r"(\d{1,2})[ /.-]+(\d{1,2}|[^\W\d]+)[ /.-]+(\d{4})")


@dataclass(frozen=True)
class Told:
    """The days that waiting is counted between, ISO."""

    asked_on: str
    today: str


def label(name: str) -> str:
    """What the column is called."""
    if name in ("id", *FOLLOWS, "now"):
        return say(f"excel.{name}")
    return say(f"report.actions.{name}" if name in REPORTED else f"plan_screen.{name}")


def choices(name: str) -> dict[str, str]:
    """What can be chosen in this column and how it is called; {} where words are typed."""
    if name == "now":
        return {one: say(f"excel.{one}") for one in NOW}
    if name == "kind":
        return {one: say(f"kind.{one}") for one in ACTION_KINDS}
    if name in CHOICE_FIELDS:
        return {one: say(f"{WORDED[name]}_{one}") for one in CHOICE_FIELDS[name]}
    return {}


def shown(action: Action, name: str, told: Told) -> str:
    """What stands in an action's cell."""
    if name == "what":
        return named(say, action)
    if name == "minutes":
        return "; ".join(_figure(action, job, n) for job, n in action.minutes)
    if name == "state":
        return _state(action)
    if name == "waited":
        return wait_of(say, action, told.asked_on, told.today)
    if name == "agreement":
        pairs = zip(STEPS, action.agreement, strict=False)
        return "; ".join(f"{say(f'agreement.{step}')}: {n}" for step, n in pairs)
    if name == "worries":
        each = (say("excel.worry", about=a, n=n, answer=b) for a, n, b in worries(action, say))
        return " ".join(filter(None, (*each, unsorted(action, say))))
    if name == "now":
        return ""
    value = str(
        getattr(action, name) if name in ("id", "kind", *OWN) else action.more.get(name, "")
    )
    return choices(name).get(value, value)


def _state(action: Action) -> str:
    """How far it has come, and the work that was taken out: nobody types in this column."""
    told, out = stands(say, action), taken_out(say, action)
    if action.goes_on:
        return state_of(say, action)
    return say("report.taken_out", minutes=told, gains=out) if out else told


def _figure(action: Action, job: str, n: int) -> str:
    """A job's minutes as they are typed, and what no other file leaves out of them."""
    note = _note(action, job, n)
    return f"{job}: {n:+d} ({note})" if note else f"{job}: {n:+d}"


def _note(action: Action, job: str, n: int) -> str:
    if n > 0:
        return accepted_by(say, action, job)
    if n < 0 and action.kind == "find_out":
        return say("excel.find_out_first")
    said = [one.minutes for one in figures(action) if one.job == job and one.whose == "people"]
    return say("excel.people", each=span(said[0].low, said[0].high, say)) if said else ""


def typed(cell: Any) -> str:
    """The words of a cell: a date as an ISO date, a whole number without its point."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def same(action: Action, name: str, words: str) -> bool:
    """Whether a cell says what the plan says, also without the kit's own words around it."""
    if name == "what":
        return bool(meant(name, words) == action.what)
    if name == "state":  # a file from before said no more, or called what is refused answered
        return words in (stands(say, action), *_before(action))
    return name == "minutes" and bool(meant(name, words) == dict(action.minutes))


def _before(action: Action) -> tuple[str, ...]:
    return (say("report.state.answered"),) if action.refused else ()


def meant(name: str, words: str) -> Any:
    """What the words of a cell mean for `check_completion`; it refuses what it does not know."""
    if name == "what":
        return words.removeprefix(say("report.to_find_out", what=""))
    if name == "minutes":
        return _minutes(words)
    if name in DATE_FIELDS:
        return _day(words)
    codes = {called.casefold(): code for code, called in choices(name).items()}
    return codes.get(words.casefold(), words) if codes else words


@cache
def _notes() -> re.Pattern[str]:
    """What the kit itself writes behind a number of minutes."""
    said = [say("excel.find_out_first"), *(accepts(one, say) for one in (*STANDS, "not_asked"))]
    kit = [*map(re.escape, said), re.escape(say("excel.people", each="")) + r"\d[^()]*"]
    return re.compile(rf"\((?:{'|'.join(kit)})\)$")


def _minutes(words: str) -> dict[str, Any]:
    """Job: minutes; what is no whole number stays words, and is refused later."""
    found: dict[str, Any] = {}
    for part in filter(None, map(str.strip, words.split(";"))):
        job, _, n = part.rpartition(":")
        n = _notes().sub("", n)
        number = n.strip().replace("−", "-")
        if ANOTHER.search(job):  # a comma between two jobs: neither may be taken for a name
            job, number = job.partition(":")[0], part
        found[job.strip()] = int(number) if re.fullmatch(r"[+-]?\d{1,6}", number) else number
    return found


def _day(words: str) -> str:
    """An ISO date of 15/02/2027, 15.2.2027 or 15 February 2027; other words as they are."""
    found = DAY.fullmatch(words)
    if not found:
        return words
    day, month, year = found.groups()
    months: Callable[[int], str] = lambda n: say(f"report.month.{n:02d}").casefold()  # noqa: E731
    named = [n for n in range(1, 13) if months(n).startswith(month.casefold()) and len(month) > 2]
    try:
        return date(int(year), named[0] if named else int(month), int(day)).isoformat()
    except ValueError:
        return words

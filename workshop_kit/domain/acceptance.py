"""Whether those who would receive work accept it: never in the hall, and it can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .activities.step import LONGEST_IDEA, LONGEST_LINE, words
from .problem import Problem

# Rule 4d of in-school.md: earliest the next working day; withdrawn within ten working days.
EARLIEST, WITHDRAW = 1, 10
FRIDAY = 4
FIELDS = ("asked", "by", "on", "why", "withdrawn")


@dataclass(frozen=True)
class Acceptance:
    """`by` was chosen by the group that receives the work, which was asked on the day `asked`.

    `why`: within paid hours, because. Acceptances from before the day was noted have none.
    """

    by: str
    on: str
    why: str
    withdrawn: str = ""
    asked: str = ""

    @property
    def holds(self) -> bool:
        """Whether it was not taken back."""
        return not self.withdrawn


def working_day(day: date, after: int) -> date:
    """The working day `after` (1 or more) working days after `day`. Bank holidays count as work."""
    while after:
        day += timedelta(days=1)
        after -= day.weekday() <= FRIDAY
    return day


def check_acceptance(raw: Any, place: str, days: tuple[str, str]) -> tuple[Any, list[Problem]]:
    """{"asked", "by", "on", "why", "withdrawn"} of one job, checked; None where all is empty.

    `days` are the ISO dates of the workshop and of today; `place` names the form's fields.
    """
    if not isinstance(raw, Mapping):
        return None, [Problem("answer.not_understood", f"{place}-by")]
    filled = {name: str(raw.get(name, "")).strip() for name in FIELDS}
    if not any(filled.values()):
        return None, []
    by, problems = words(raw.get("by", ""), f"{place}-by", LONGEST_LINE, "plan.no_accepted_by")
    why, found = words(raw.get("why", ""), f"{place}-why", LONGEST_IDEA, "plan.no_accepted_why")
    problems = [*problems, *found, *_check_days(filled, place, days)]
    return {**filled, "by": by, "why": why}, problems


def _check_days(filled: Mapping[str, str], place: str, days: tuple[str, str]) -> list[Problem]:
    """The first thing wrong with the days, in their order."""
    held_on, today = map(date.fromisoformat, days)
    first = working_day(held_on, EARLIEST)
    on, asked = _day(filled["on"]), _day(filled["asked"])
    wrong = (
        ("no_accepted_asked", "asked", asked is None),
        ("accepted_too_early", "asked", asked and asked < first),
        ("no_accepted_on", "on", on is None),
        ("accepted_too_early", "on", on and on < first),
        ("accepted_unasked", "on", on and asked and on < asked),
        ("not_yet", "on", on and on > today),
    )
    found = [Problem(f"plan.{key}", f"{place}-{name}") for key, name, so in wrong if so]
    return found[:1] if found or on is None else _check_back(filled, place, (on, today))


def _check_back(filled: Mapping[str, str], place: str, days: tuple[date, date]) -> list[Problem]:
    """Whether it was taken back in time; `days` are those of the acceptance and of today."""
    on, today = days
    back = _day(filled["withdrawn"])
    if not filled["withdrawn"]:
        return []
    if back is None or not on <= back <= working_day(on, WITHDRAW):
        return [Problem("plan.withdrawn_late", f"{place}-withdrawn")]
    return [Problem("plan.not_yet", f"{place}-withdrawn")] if back > today else []


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

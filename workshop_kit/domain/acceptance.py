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


@dataclass(frozen=True)
class Acceptance:
    """`by` was chosen by the group that receives the work. `why`: within paid hours, because."""

    by: str
    on: str
    why: str
    withdrawn: str = ""

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
    """{"by", "on", "why", "withdrawn"} of one job, checked; None where all is empty.

    `days` are the ISO dates of the workshop and of today; `place` names the form's fields.
    """
    if not isinstance(raw, Mapping):
        return None, [Problem("answer.not_understood", f"{place}-by")]
    filled = {name: str(raw.get(name, "")).strip() for name in ("by", "on", "why", "withdrawn")}
    if not any(filled.values()):
        return None, []
    by, problems = words(raw.get("by", ""), f"{place}-by", LONGEST_LINE, "plan.no_accepted_by")
    why, found = words(raw.get("why", ""), f"{place}-why", LONGEST_IDEA, "plan.no_accepted_why")
    problems = [*problems, *found, *_check_days(filled, place, days)]
    kept = {"by": by, "on": filled["on"], "why": why, "withdrawn": filled["withdrawn"]}
    return kept, problems


def _check_days(filled: Mapping[str, str], place: str, days: tuple[str, str]) -> list[Problem]:
    held_on, today = map(date.fromisoformat, days)
    on, back = _day(filled["on"]), _day(filled["withdrawn"])
    if on is None:
        return [Problem("plan.no_accepted_on", f"{place}-on")]
    if on < working_day(held_on, EARLIEST):
        return [Problem("plan.accepted_too_early", f"{place}-on")]
    if on > today:
        return [Problem("plan.not_yet", f"{place}-on")]
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

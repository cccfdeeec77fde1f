"""Whether those who would receive work accept it: never in the hall, and it can be taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .activities.step import LONGEST_IDEA, LONGEST_LINE, words
from .dates import typed_day
from .problem import Problem

# Rule 4d of in-school.md: earliest the next working day; withdrawn within ten working days.
EARLIEST, WITHDRAW = 1, 10
FRIDAY = 4
FIELDS = ("asked", "by", "on", "why", "withdrawn")
STANDS = ("not_accepted", "accepted", "declined", "taken_back")


@dataclass(frozen=True)
class Acceptance:
    """`by` was chosen by the group that receives the work, which was asked on the day `asked`.

    `why`: within paid hours, because. Acceptances from before the day was noted have none.
    With no day `on` they never accepted: `withdrawn` is the day on which they said no.
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

    @property
    def declined(self) -> bool:
        """Whether they were asked and said no."""
        return bool(self.withdrawn) and not self.on

    @property
    def stands(self) -> str:
        """What came of it: accepted, taken_back or declined."""
        if self.holds:
            return "accepted"
        return "declined" if self.declined else "taken_back"

    def follows(self, before: "Acceptance") -> bool:
        """Whether it is another answer than the one `before`, and not that one put right.

        They were asked anew after it; or they accept on a later day than they said no.
        """
        anew = before.asked != self.asked >= (before.withdrawn or before.on)
        return anew or (self.holds and not before.holds and self.on > before.withdrawn)


def answers(each: Iterable[Mapping[str, str]]) -> tuple[Acceptance, ...]:
    """The same as they were filled in."""
    return tuple(Acceptance(**one) for one in each)


def earlier(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[dict[str, str]]]:
    """By job, the answers that others took the place of, once `after` is filled in."""
    kept = dict(before.get("earlier", {}))
    for job, raw in before.get("accepted", {}).items():
        now = after["accepted"].get(job)
        if now and Acceptance(**now).follows(Acceptance(**raw)):
            kept[job] = [*kept.get(job, ()), raw]
    return kept


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
    wanted = "" if _said_no(filled) else "plan.no_accepted_why"
    why, found = words(raw.get("why", ""), f"{place}-why", LONGEST_IDEA, wanted)
    problems = [*problems, *found, *_check_days(filled, place, days)]
    return {**filled, "by": by, "why": why}, problems


def _check_days(filled: Mapping[str, str], place: str, days: tuple[str, str]) -> list[Problem]:
    """The first thing wrong with the days, in their order: of a yes, or of a no."""
    held_on, today = map(date.fromisoformat, days)
    first = working_day(held_on, EARLIEST)
    no = _said_no(filled)
    name, missing = ("withdrawn", "not_a_date") if no else ("on", "no_accepted_on")
    said, asked = typed_day(filled[name]), typed_day(filled["asked"])
    wrong = (
        ("no_accepted_asked", "asked", asked is None),
        ("accepted_too_early", "asked", asked and asked < first),
        (missing, name, said is None),
        ("accepted_too_early", name, said and said < first),
        ("accepted_unasked", name, said and asked and said < asked),
        ("not_yet", name, said and said > today),
    )
    found = [Problem(f"plan.{key}", f"{place}-{at}") for key, at, so in wrong if so]
    return found[:1] if found or no or said is None else _check_back(filled, place, (said, today))


def _said_no(filled: Mapping[str, str]) -> bool:
    return bool(filled["withdrawn"]) and not filled["on"]


def _check_back(filled: Mapping[str, str], place: str, days: tuple[date, date]) -> list[Problem]:
    """Whether it was taken back in time; `days` are those of the acceptance and of today."""
    on, today = days
    back = typed_day(filled["withdrawn"])
    if not filled["withdrawn"]:
        return []
    if back is None or not on <= back <= working_day(on, WITHDRAW):
        return [Problem("plan.withdrawn_late", f"{place}-withdrawn")]
    return [Problem("plan.not_yet", f"{place}-withdrawn")] if back > today else []

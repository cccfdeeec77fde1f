"""agree: how far each person can go along with each action, in five steps, with reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..problem import Problem
from ..results import Counts, Item, Takes
from ..spread import quartiles
from .propose import MOST_MINUTES
from .step import LONGEST_IDEA, Step, Writing, alphabetical, mapping, unknown, words

STEPS = ("yes", "worry", "know", "cannot", "not_mine")


@dataclass(frozen=True, kw_only=True)
class Agree(Step):
    """The proposals of the activity `take` that the desk put to the room, at most `most`."""

    writing: ClassVar[Writing] = "beside"
    given: ClassVar[bool] = True
    kind: Literal["agree"]
    question: str
    take: str
    most: int = 3

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, Any], list[Problem]]:
        """Accepts {proposal: {step, reason, now}}; "cannot" needs a reason, others may have one.

        `now`, if given: minutes a week that the task takes this person now.
        """
        given, problems = mapping(raw)
        problems = problems + unknown(given, items)
        value: dict[str, Any] = {}
        for id, answer in given.items():
            value[id], found = _check_one(id, answer)
            problems += found
        missing = [item.id for item in items if item.id not in given]
        if not items and not problems:
            problems = [Problem("answer.nothing_asked")]
        if missing and not problems:
            problems = [Problem("agree.empty", id) for id in missing]
        return value, problems

    def tally(self, answers: Iterable[dict[str, Any]], items: tuple[Item, ...]) -> Counts:
        """For each action how many people chose each step, and the reasons given, by action."""
        given = list(answers)
        steps = ([a.get(item.id, {}).get("step") for a in given] for item in items)
        counts = tuple(tuple(map(chosen.count, STEPS)) for chosen in steps)
        each = ((id, one) for answer in given for id, one in answer.items())
        said = ((id, one["step"], one["reason"]) for id, one in each if one["reason"])
        reasons = alphabetical(said, self.id)
        takes = tuple(_takes(item.id, given) for item in items)
        return Counts(len(given), items, STEPS, counts, reasons, by_job=True, takes=takes)


def _takes(id: str, given: list[dict[str, Any]]) -> Takes:
    """What the task takes those who do it; how many is enough to show is not said here."""
    each = (answer.get(id, {}) for answer in given)
    minutes = [one["now"] for one in each if one.get("now") and one["step"] != "not_mine"]
    return Takes(id, len(minutes), *quartiles(minutes))


def _check_one(id: str, answer: Any) -> tuple[dict[str, Any], list[Problem]]:
    if not isinstance(answer, Mapping) or answer.get("step") not in STEPS:
        return {}, [Problem("agree.no_step", id)]
    empty = "agree.no_reason" if answer["step"] == "cannot" else ""
    reason, problems = words(answer.get("reason", ""), f"{id}-reason", LONGEST_IDEA, empty)
    value = {"step": answer["step"], "reason": reason}
    now = answer.get("now", "")
    if now in ("", 0):
        return value, problems
    if type(now) is not int or not 0 < now <= MOST_MINUTES:
        wrong = Problem("agree.not_minutes", f"{id}-now", {"most": MOST_MINUTES})
        return value, [*problems, wrong]
    return {**value, "now": now}, problems

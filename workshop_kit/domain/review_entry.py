"""What is typed in of a review: numbers of a printed list or a file, and an owner's word."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .activities.propose import MOST_MINUTES
from .activities.step import LONGEST_IDEA, mapping, words
from .dates import typed_day
from .follow import WEEKS
from .ledger import MOST_PEOPLE
from .problem import Problem
from .review import OWNER, STATUSES, is_minutes


def check_review(raw: Any, days: tuple[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    """{"weeks", "counts", "minutes", "instead", "owner"} of one action, all but weeks if wanted.

    `counts` {status: people}, `minutes` numbers, `instead` words: of a printed list or a file.
    `owner` {"status", "on"}: the word of who leads it. `days`: ISO dates of workshop and today.
    """
    given, problems = mapping(raw)
    if problems or given.get("weeks") not in WEEKS:
        return {}, problems or [Problem("review.no_weeks", "weeks")]
    value: dict[str, Any] = {"weeks": given["weeks"]}
    found: list[Problem] = []
    if given.get("owner"):
        value["owner"], found = _check_owner(given["owner"], days)
    if any(given.get(name) for name in ("counts", "minutes", "instead")):
        value["list"], wrong = _check_list(given)
        found += wrong
    return value, found if len(value) > 1 else [Problem("review.empty")]


def _check_owner(raw: Any, days: tuple[str, str]) -> tuple[dict[str, str], list[Problem]]:
    given, problems = mapping(raw)
    status, on = given.get("status"), given.get("on") or days[1]
    if status not in OWNER:
        problems = [*problems, Problem("review.no_owner", "owner")]
    day = typed_day(on)
    if day is None:
        return {}, [*problems, Problem("plan.not_a_date", "owner_on")]
    if day < date.fromisoformat(days[0]):
        problems = [*problems, Problem("plan.too_early", "owner_on")]
    if day > date.fromisoformat(days[1]):
        problems = [*problems, Problem("plan.not_yet", "owner_on")]
    return {"status": str(status), "on": day.isoformat()}, problems


def _check_list(given: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    if isinstance(given.get("counts"), str):
        return {}, [Problem("review.not_counts", "counts")]
    counts, problems = mapping(given.get("counts", {}))
    unknown = [name for name in counts if name not in STATUSES]
    wrong = [name for name in STATUSES if not _is_count(counts.get(name, 0))]
    problems += [Problem("review.no_status", name[:40]) for name in unknown]
    problems += [Problem("review.not_people", name, {"most": MOST_PEOPLE}) for name in wrong]
    everybody = MOST_PEOPLE if problems else sum(counts.get(name, 0) for name in STATUSES)
    minutes, found = _check_minutes(given.get("minutes") or [], everybody)
    instead, wrong_words = _check_words(given.get("instead") or [], everybody)
    said = tuple(counts.get(name, 0) for name in STATUSES)
    value = {"counts": said, "minutes": minutes, "instead": instead}
    return value, [*problems, *found, *wrong_words]


def _is_count(given: Any) -> bool:
    return type(given) is int and 0 <= given <= MOST_PEOPLE


def _check_minutes(raw: Any, people: int) -> tuple[list[int], list[Problem]]:
    if not isinstance(raw, list | tuple) or not all(map(is_minutes, raw)):
        return [], [Problem("review.not_minutes", "minutes", {"most": MOST_MINUTES})]
    return list(raw), [Problem("review.too_many", "minutes")] if len(raw) > people else []


def _check_words(raw: Any, people: int) -> tuple[list[str], list[Problem]]:
    if not isinstance(raw, list | tuple):
        return [], [Problem("answer.not_understood", "instead")]
    checked = [words(one, "instead", LONGEST_IDEA, "") for one in raw]
    problems = [problem for _, found in checked for problem in found]
    if len(raw) > people:
        problems = [*problems, Problem("review.too_many", "instead")]
    return [text for text, _ in checked if text], problems

"""Days to come that a plan names: its review, and the day until which a leader needs time."""

from collections.abc import Iterator, Mapping
from typing import Any

from .problem import Problem

REVIEW_YEARS = 10
ANSWER_YEARS = 2


def check_deadlines(
    filled: Mapping[str, Any], before: Mapping[str, Any], held_on: str
) -> list[Problem]:
    """Why these days of a plan (ISO, "" for none) cannot be; what stood there `before` stays."""

    def changed(*names: str) -> bool:
        return any(filled.get(name, "") != before.get(name, "") for name in names)

    found: list[Problem] = []
    if filled.get("review") and changed("review"):
        found += _review(filled["review"], held_on)
    if not found and changed("review", "begins", "adopted_on"):
        found += _before(filled)
    if filled.get("answer") == "need_until" and changed("answer", "answered_on", "answer_until"):
        found += _until(filled)
    return found


def _review(review: str, held_on: str) -> Iterator[Problem]:
    if review <= held_on:
        yield Problem("plan.review_early", "review")
    elif review > _later(held_on, REVIEW_YEARS):
        yield Problem("plan.review_late", "review")


def _before(filled: Mapping[str, Any]) -> Iterator[Problem]:
    review, begins = filled.get("review", ""), filled.get("begins") or filled.get("adopted_on", "")
    if review and review < begins:
        yield Problem("plan.review_before", "review")


def _until(filled: Mapping[str, Any]) -> Iterator[Problem]:
    until, answered = filled.get("answer_until", ""), filled.get("answered_on", "")
    if not until or not answered:
        return  # that one of them is missing is told elsewhere
    if until <= answered:
        yield Problem("plan.until_early", "answer_until")
    elif until > _later(answered, ANSWER_YEARS):
        yield Problem("plan.until_late", "answer_until")


def _later(day: str, years: int) -> str:
    """The same day so many years on: of 29 February what stands in its place in the order."""
    return f"{int(day[:4]) + years}{day[4:]}"

"""A sample afternoon: what each simulated phone answers, and what desk and plan do."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent.parent / "sample_data"


class Sample:
    """One file of sample_data: what each phone answers, and what desk and plan do."""

    def __init__(self, path: Path) -> None:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        self.school = str(lines[0]["school"])
        self.people = int(lines[0]["people"])
        self._answers = {(a["phone"], a["activity"]): a["answer"] for a in lines if "phone" in a}
        self._desk = [line for line in lines if "desk" in line]
        # What is consulted, answered and adopted later has not happened on the day.
        self.plan = [line for line in lines if "plan" in line and "after" not in line]

    def answer(self, phone: int, form: dict[str, Any]) -> Any | None:
        """What phone n sends on this form, None for nothing. Above `people` they come again."""
        person = (phone - 1) % self.people + 1
        wanted = self._answers.get((person, form["activity"]))
        fit = _FITS.get(form["kind"])
        return fit(wanted, form) if fit and wanted is not None else wanted

    def steps(self, kind: str, activity: str | None = None) -> list[dict[str, Any]]:
        """The desk's steps of one kind."""
        return [
            s for s in self._desk if s["desk"] == kind and s.get("activity") in (activity, None)
        ]


def _sorted(wanted: dict[str, str], form: dict[str, Any]) -> Any:
    offered = {item["id"] for item in form["items"]}
    return {task: column for task, column in wanted.items() if task in offered} or None


def _wished(wanted: dict[str, list[str]], form: dict[str, Any]) -> Any:
    offered = {item["id"] for item in form["items"]}
    wish = [task for task in wanted["wish"] if task in offered][: form["dots"]]
    if not wish:
        return None
    spare = form["dots"] - len(wish)
    return {task: 1 + (spare if n == 0 else 0) for n, task in enumerate(wish)}


def _agreed(wanted: dict[str, Any], form: dict[str, Any]) -> Any:
    answers = {p["id"]: wanted.get(p["what"], wanted.get("*")) for p in form["proposals"]}
    return answers if answers and all(answers.values()) else None


_FITS: dict[str, Callable[[Any, dict[str, Any]], Any]] = {
    "sort": _sorted,
    "vote": _wished,
    "agree": _agreed,
}

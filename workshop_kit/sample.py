"""A sample afternoon: what each simulated phone answers, and what desk and plan do."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from .disk import brought
from .domain.opening import Opening

SAMPLES = brought("sample_data")
EVERY = "*"  # stands for all that is not named
Form = Mapping[str, Any]


class Sample:
    """One file of sample_data: what each phone answers, and what desk and plan do.

    `opening` is what was said when the room was opened; `days` it was open, 0 in a hall.
    """

    def __init__(self, path: Path) -> None:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        said = dict(lines[0].get("opening", {}))
        self.school = str(lines[0]["school"])
        self.people = int(lines[0]["people"])
        self.days = int(said.pop("days", 0))
        self.opening = Opening.from_json(said)
        self._answers = {(a["phone"], a["activity"]): a["answer"] for a in lines if "phone" in a}
        self._desk = [line for line in lines if "desk" in line]
        # What is consulted, answered and adopted later has not happened on the day.
        self.plan = [line for line in lines if "plan" in line and "after" not in line]
        self.later = [line for line in lines if "plan" in line and "after" in line]

    def answer(self, phone: int, form: Form) -> Any | None:
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


def _chosen(wanted: Mapping[str, Any], form: Form) -> dict[str, Any] | None:
    """A choice for each item that the page offers, named by its id or its words."""
    given = {item["id"]: wanted[name] for item in form["items"] for name in _names(item, wanted)}
    return given or None


def _names(item: Mapping[str, str], wanted: Mapping[str, Any]) -> list[str]:
    named = (name for name in (item["id"], item["text"], EVERY) if name in wanted)
    return list(named)[:1]


def _wished(wanted: Mapping[str, Any], form: Form) -> Any:
    offered = {name: item["id"] for item in form["items"] for name in (item["text"], item["id"])}
    wish = [offered[name] for name in wanted["wish"] if name in offered][: form["dots"]]
    if not wish:
        return None
    spare = form["dots"] - len(wish)
    given = {task: 1 + (spare if n == 0 else 0) for n, task in enumerate(wish)}
    return {"given": given, "group": _group(wanted, form)} if form["groups"] else given


def _paged(wanted: Mapping[str, Any], form: Form) -> Any:
    """The page's own statements, and the person's role group."""
    given = _chosen(wanted["given"], form)
    return {"given": given, "group": _group(wanted, form)} if given else None


def _group(wanted: Mapping[str, Any], form: Form) -> str:
    """The group under the name that groups were merged to."""
    group = str(wanted.get("group", ""))
    return next((name for name in form["groups"] if group and group in name.split(", ")), "")


def _agreed(wanted: Mapping[str, Any], form: Form) -> Any:
    answers = {p["id"]: wanted.get(p["what"], wanted.get(EVERY)) for p in form["proposals"]}
    return answers if answers and all(answers.values()) else None


_FITS: dict[str, Callable[[Any, Form], Any]] = {
    "recall": _chosen,
    "rate": _paged,
    "score": _paged,
    "move": _chosen,
    "sort": _chosen,
    "vote": _wished,
    "agree": _agreed,
}

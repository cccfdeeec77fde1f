"""The workshop file as objects. Names and types are the file's own: content/ reads by them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from .activities import Activity


@dataclass(frozen=True)
class Evidence:
    """A claim with its source, its date (year, year-month or day) and what kind of claim it is."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    id: str
    claim: str
    source: str
    date: str
    standing: Literal[
        "law",
        "stpcd",
        "statutory guidance",
        "guidance",
        "research",
        "several schools",
        "one school",
        "survey",
        "union position",
        "kit",
    ]


@dataclass(frozen=True)
class Workshop:
    """One workshop: what it is for, how long it takes, and its activities in order."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    name: str
    title: str
    purpose: str
    minutes: int
    source: str
    jobs: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    activities: tuple[Activity, ...]

    @property
    def outline(self) -> str:
        """The timetable as plain text: for each activity the minute it begins and its minutes."""
        talk = sum(activity.talk for activity in self.activities)
        lines = [f"{self.title}: {self.minutes} minutes, {talk} of them talk", ""]
        begins = 0
        for activity in self.activities:
            lines.append(f"{begins:>4}  {activity.title} ({activity.minutes})")
            begins += activity.minutes
        return "\n".join(lines)

    def activity(self, id: str) -> Activity:
        """The activity with this id; KeyError if there is none."""
        return {activity.id: activity for activity in self.activities}[id]

    def after(self, id: str | None) -> Activity | None:
        """The activity that follows `id` (the first one after None), None after the last."""
        ids = [activity.id for activity in self.activities]
        at = 0 if id is None else ids.index(id) + 1
        return self.activities[at] if at < len(ids) else None

    def cards(self, activity: Activity) -> tuple[Evidence, ...]:
        """The evidence cards that this activity shows."""
        known: Mapping[str, Any] = {card.id: card for card in self.evidence}
        return tuple(known[id] for id in activity.evidence if id in known)

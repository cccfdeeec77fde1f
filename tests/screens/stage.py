"""A room on a store in memory with its screens, and what they sent to their pages; no browser."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from workshop_kit.content import library_paths, load_workshop
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.story import State
from workshop_kit.room import Room
from workshop_kit.screens.around import Around
from workshop_kit.screens.board import Board
from workshop_kit.screens.desk import Desk
from workshop_kit.screens.parts.part import Part
from workshop_kit.screens.phone import Phone
from workshop_kit.screens.plan import PlanScreen
from workshop_kit.store import Sqlite, WritesAtOnce
from workshop_kit.visitor import Visitor

STEM = "feedback_and_marking"
loaded = cache(load_workshop)  # a stage is made for every example of a law
HELD_ON = "2027-01-04"
NOW = 1_799_049_600.0  # eight on that morning
PROPOSAL = {
    "kind": "trial",
    "what": "One marked piece a half term",
    "lead": "a volunteer",
    "when": "until Easter",
    "minutes": {"Teachers": -30, "Office staff": 10},
    "pupils": "They get it back sooner",
}


class Stage:
    """`replies` are the custom messages sent to any page; `now` is the clock.

    `path`: another workshop than feedback_and_marking; `opening`: what was said when it opened.
    """

    def __init__(self, path: Path | None = None, opening: Opening | None = None) -> None:
        workshop = loaded(path or library_paths()[STEM])
        store = Sqlite(":memory:")
        said = (opening or Opening()).to_json()
        store.append("ROOM", "opened", {"held_on": HELD_ON, "keys": {}, "opening": said})
        self.room = Room(State("ROOM", "Elm Park", workshop), store, WritesAtOnce(store))
        self.now = NOW
        self.entered = 0
        self.replies: list[dict[str, Any]] = []
        script = {
            "say": ["Good afternoon"],
            "do": ["Wait"],
            "prompts": ["And you?"],
            "late": ["Shorter"],
        }
        files = {"docx": "/ROOM/plan.docx"}
        drawn = "data:,{}".format
        about = {"files": files, "qr_of": drawn}
        self.around = Around(
            lambda: self.now, "http://h/ROOM", drawn(""), lambda a: script, **about
        )

    def visitor(self, role: str, number: str = "") -> Visitor:
        """Somebody whose session counts how often it was entered."""
        return Visitor("ROOM", role, number, f"session-{role}-{number}", self._enter)

    def _enter(self, work: Callable[[], Any]) -> Any:
        self.entered += 1
        return work()

    def phone(self, number: str = "first") -> Phone:
        """The phone with this number."""
        return Phone(self.room, self.visitor("phone", number), self.around)

    def board(self) -> Board:
        """The board."""
        return Board(self.room, self.visitor("board"), self.around)

    def desk(self) -> Desk:
        """The desk."""
        return Desk(self.room, self.visitor("desk"), self.around)

    def plan(self) -> PlanScreen:
        """The plan."""
        return PlanScreen(self.room, self.visitor("plan"), self.around)

    def say(self, part: Part, **message: Any) -> dict[str, Any]:
        """Send `message` to `part` as its page would; returns the reply, {} if there is none."""
        before = len(self.replies)
        part.heard({"id": 7, **message})
        return self.replies[-1] if len(self.replies) > before else {}

    def go(self, activity: str) -> None:
        """Start `activity`, closing whatever is open."""
        state = self.room.state
        if state.phase == "open" and state.activity and state.activity.asks:
            self.close()
        self.room.start(activity, self.now, lambda problems: None)
        assert self.room.state.current == activity

    def close(self, shown: bool = True) -> None:
        """Close the activity at hand; where it is `shown`, the room sees what people wrote."""
        activity = str(self.room.state.current)
        self.room.close(activity, lambda problems: None)
        if shown:
            self.room.release(activity, lambda problems: None)

    def answers(self, *values: Any) -> None:
        """One phone more for each of these answers."""
        for n, value in enumerate(values):
            found: list[Any] = []
            self.room.answer(str(self.room.state.current), f"other-{n}", value, found.extend)
            assert found == []

    def put(self) -> str:
        """Three proposals, the first of them put to the room; returns its id."""
        if self.room.state.current != "propose":
            self.go("propose")
        stamps = {**PROPOSAL, "what": "Stamp nothing", "kind": "stop", "law": "no"}
        self.answers(PROPOSAL, PROPOSAL, stamps)
        self.close()
        first = self.room.state.proposals[0].id
        self.room.choose([first], lambda problems: None)
        return first

    def agreed(self) -> str:
        """A room that agreed on one proposal; returns its id."""
        first = self.put()
        self.go("agree")
        steps = ["yes", "yes", "cannot", "cannot"]
        self.answers(*({first: {"step": step, "reason": f"As I {step}"}} for step in steps))
        self.close()
        return first


def complete(stage: Stage, plan: PlanScreen, **value: Any) -> dict[str, Any]:
    """The plan's page sends what was filled in of the room's one action; returns the reply."""
    return stage.say(plan.shown, do="complete", action=stage.action, value=value)


def drawn(*parts: Part) -> str:
    """All that these screens show, as one text."""
    return json.dumps([[part.data, part.shown.data if part.shown else None] for part in parts])

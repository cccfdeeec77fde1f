"""A room that has ended with its actions, and what is said of them later, for several tests."""

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.exports.afternoon import ADOPTED, ANSWERED, CONSULTED, HELD_ON, SECOND_SITTING, Afternoon
from tests.hall import SCHOOL
from tests.screens.stage import PROPOSAL
from workshop_kit.domain.review import STATUSES
from workshop_kit.room import Room
from workshop_kit.school import School


def followed(*what: str, waiting: int = 0) -> Afternoon:
    """An ended room whose actions are adopted and begin that day, but for the last `waiting`."""
    room = Afternoon()
    named = what or ("Action 1", "Action 2", "Action 3", "Action 4")
    room.proposals(*named)
    room.agree()
    for n in range(len(named) - waiting):
        room.complete(n, **CONSULTED, **ANSWERED, **ADOPTED, **SECOND_SITTING, begins=HELD_ON)
    room.add("ended")
    return room


def said(
    counts: tuple[int, int, int], minutes: Sequence[int] = (), words: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """So many answers of each status; the first ones give these minutes and words."""
    found = [status for status, n in zip(STATUSES, counts, strict=True) for _ in range(n)]
    given: list[dict[str, Any]] = [{"status": status} for status in found]
    for n, answer in enumerate(given):
        answer["minutes"] = minutes[n] if n < len(minutes) else ""
        answer["instead"] = words[n] if n < len(words) else ""
    return given


def after(weeks: int, days: int = 0) -> str:
    """The ISO date so long after the workshop."""
    return (date.fromisoformat(HELD_ON) + timedelta(weeks=weeks, days=days)).isoformat()


def ended_room(folder: Path, *what: str, weeks: int = 2, adopted: bool = True) -> str:
    """A school's room that ended so many weeks ago, with actions that began that day; its code."""
    school = School(folder, SCHOOL)
    code = school.open_room("feedback_and_marking").code
    room = school.room(code)
    assert room
    play(room, *(what or ("One marked piece a half term",)))
    if adopted:
        adopt(room)
    school.stop()
    held_on = (date.today() - timedelta(weeks=weeks)).isoformat()
    with sqlite3.connect(folder / "rooms.db") as db:
        back = "UPDATE events SET body = json_set(body, '$.held_on', ?) WHERE room = ? AND n = 1"
        db.execute(back, (held_on, code))
        begins = (
            "UPDATE events SET body = json_set(body, '$.changes.begins', ?, '$.changes.review', ?) "
            "WHERE room = ? AND kind = 'completed'"
        )
        db.execute(begins, (held_on, held_on, code))
    return code


def adopt(room: Room, today: str = "") -> None:
    """Every action is consulted on, answered, adopted and begins `today` (ISO date).

    The day before, the work that somebody would gain is taken out: nobody has accepted it yet.
    """
    today = today or date.today().isoformat()
    before, later = ((date.fromisoformat(today) + timedelta(days=n)).isoformat() for n in (-1, 365))
    dates = {"consulted_on": today, "answered_on": today, "adopted_on": today, "begins": today}
    for action in room.state.actions:
        found: list[Any] = []
        less = {job: n for job, n in action.minutes if n < 0}
        if len(less) < len(action.minutes):
            room.complete(action.id, {"minutes": less}, before, found.extend)
        known = {"measure": SECOND_SITTING["measure"], "review": later}
        changes = {**CONSULTED, **ANSWERED, **ADOPTED, **known, **dates}
        room.complete(action.id, changes, today, found.extend)
        assert found == []


def play(room: Room, *what: str) -> None:
    """Three devices propose each of these, the room agrees to all, and ends.

    Nobody would get more work: it can be adopted without anybody's acceptance.
    """
    less = {**PROPOSAL, "minutes": {"Teachers": -30}}
    propose = [{**less, "what": one} for one in what for _ in range(3)]
    step(room, "propose", propose)
    ids = {p.what: p.id for p in room.state.proposals}
    room.choose(list(ids.values()), lambda problems: None)
    step(room, "agree", [{id: {"step": "yes", "reason": ""} for id in ids.values()}] * 5)
    room.end(lambda problems: None)


def step(room: Room, activity: str, answers: Sequence[Any]) -> None:
    """Open an activity, answer it from a phone each, close it."""
    room.start(activity, 0.0, lambda problems: None)
    for n, one in enumerate(answers):
        found: list[Any] = []
        room.answer(activity, f"phone-{n}", one, found.extend)
        assert found == []
    room.close(activity, lambda problems: None)

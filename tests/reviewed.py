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


def followed(*what: str) -> Afternoon:
    """An ended room whose first action is adopted."""
    room = Afternoon()
    room.proposals(*(what or ("Action 1", "Action 2", "Action 3", "Action 4")))
    room.agree()
    room.complete(0, **CONSULTED, **ANSWERED, **ADOPTED, **SECOND_SITTING)
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


def ended_room(folder: Path, *what: str, weeks: int = 2) -> str:
    """A school's room that ended so many weeks ago, with these actions; its code."""
    school = School(folder, SCHOOL)
    code = school.open_room("feedback_and_marking").code
    room = school.room(code)
    assert room
    play(room, *(what or ("One marked piece a half term",)))
    school.stop()
    held_on = (date.today() - timedelta(weeks=weeks)).isoformat()
    with sqlite3.connect(folder / "rooms.db") as db:
        back = "UPDATE events SET body = json_set(body, '$.held_on', ?) WHERE room = ? AND n = 1"
        db.execute(back, (held_on, code))
    return code


def play(room: Room, *what: str) -> None:
    """Three devices propose each of these, the room agrees to all, and ends."""
    propose = [{**PROPOSAL, "what": one} for one in what for _ in range(3)]
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

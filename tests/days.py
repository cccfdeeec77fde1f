"""A made workshop that is open for days, and a school's folder that has it, for several tests."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

PULSE = """
title: A short look
purpose: See which work is too much.
minutes: 5
source: Made for a test.
manner: days
jobs: [Teachers]
groups: [Teachers, Leaders, Midday staff, Office staff]
evidence: []
activities:
  - kind: inform
    id: welcome
    title: What this is for
    minutes: 1
    least: 1
    talk: 0
    points: [We ask which work is too much.]
    question: Think of the last few weeks.
  - kind: rate
    id: work
    title: Your work
    minutes: 2
    least: 1
    talk: 0
    question: How much of this is there?
    statements:
      marking: Marking
      data: Typing in data
    scale:
      fine: Not too much
      much: Too much
    hot: [much]
    addressed_by: feedback_and_marking
    examples:
      primary: marking a whole class set each day
  - kind: tell
    id: words
    title: In your words
    minutes: 1
    least: 1
    talk: 0
    question: What did we not ask?
  - kind: inform
    id: next
    title: What happens now
    minutes: 1
    least: 1
    talk: 0
    points: [Everybody gets the results.]
    question: Thank you.
"""
FEELING = PULSE.replace("title: A short look", "title: How we feel\nside: representatives")


def add_workshops(folder: Path, **texts: str) -> Path:
    """Put workshops of the school's own into its folder, by name."""
    own = folder / "library" / "workshops"
    own.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (own / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def rated(marking: str, data: str, group: str = "") -> dict[str, Any]:
    """A phone's answer to the page of the made workshop."""
    return {"given": {"marking": marking, "data": data}, "group": group}


def shift(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change what was said at opening in every room of a folder that nobody serves."""
    with sqlite3.connect(folder / "rooms.db") as db:
        for room, body in db.execute("SELECT room, body FROM events WHERE n = 1").fetchall():
            told = json.loads(body)
            change(told["opening"])
            written = json.dumps(told)
            db.execute("UPDATE events SET body = ? WHERE room = ? AND n = 1", (written, room))

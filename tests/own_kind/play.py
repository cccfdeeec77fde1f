"""Plays the own kind in the copy of the kit that it was put into; prints what was seen as JSON.

Run by tests/test_own_kind.py, with the copy first on Python's path.
"""

import json
from pathlib import Path
from typing import Any

from tests.exports.reading import READ
from tests.screens.stage import NOW, Stage, drawn
from workshop_kit import exports, paperwork
from workshop_kit.content import load_workshop
from workshop_kit.screens.around import Around
from workshop_kit.screens.phone import SCRIPT
from workshop_kit.screens.plain.page import page, typed
from workshop_kit.serving.form_page import Sent, told
from workshop_kit.serving.sentence import plain

FILE = Path(__file__).parent / "temperature.yaml"
AROUND = Around(lambda: NOW, "http://h/ROOM", "data:,", lambda activity: {}, {})
TODAY = "2027-01-04"


def sheet(stage: Stage, **flat: str) -> str:
    """The plain page, with what was sent by it."""
    wrong = stage.room.state.check(stage.room.state.activity, flat)[1] if flat else []
    about = told(page(stage.room, "other-0", AROUND), Sent("warm", flat, wrong) if flat else Sent())
    return plain("/s.css", "form.html.j2", title="t", code="ROOM", part="", **about)


def played() -> dict[str, Any]:
    """One room, from the form to the plan."""
    stage = Stage(FILE)
    stage.go("warm")
    seen = {"asked": drawn(stage.phone(), stage.board(), stage.desk()), "plain": sheet(stage)}
    seen["refused"] = sheet(stage, temperature="eleven")
    stage.answers(*(typed(stage.room, "warm", {"temperature": n}) for n in ("0", "3", "3", "10")))
    stage.close()
    seen["shown"] = drawn(stage.phone(), stage.board(), stage.desk())
    seen["plain_shown"] = sheet(stage)
    stage.room.end(lambda problems: None)
    files = {kind: exports.file(stage.room.state, TODAY, kind) for kind in ("docx", "json")}
    return seen | {kind: READ[kind](file.body) for kind, file in files.items()}


def printed() -> list[str]:
    """The names of what there is on paper."""
    return [one.name for one in paperwork.printed("Elm Park", load_workshop(FILE), "", TODAY)]


print(json.dumps({**played(), "printed": printed(), "script": "forms.temperature" in SCRIPT}))

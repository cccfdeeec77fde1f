"""What a notebook rings: the screen for whoever is at the door."""

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import segno

from . import content, exports, visitor
from .domain.story import State
from .domain.workshop import Workshop
from .room import Room
from .school import School
from .screens.around import Around, Doors
from .screens.board import Board
from .screens.desk import Desk
from .screens.phone import Phone
from .screens.plan import PlanScreen
from .screens.practice import Practice
from .screens.start import Start
from .store import Sqlite, WritesAtOnce

_serving: School | None = None


def serve(school: School) -> None:
    """From now on notebooks ring at this school's rooms."""
    global _serving  # one process serves one school; a notebook's cell has no other way to it
    _serving = school


def open_workshop(name: str) -> Any:
    """The screen for whoever opened the notebook: a served room's phone, board, desk or plan.

    Under an ordinary kernel it is a practice room in memory, for one person.
    """
    who = visitor.ringing.get()
    if who is None or _serving is None:
        return _practice(name)
    room = _serving.room(who.code)
    assert room is not None  # the door asked before
    around = _around(_serving, room)
    screens = {"phone": Phone, "board": Board, "desk": Desk, "plan": PlanScreen}
    return screens[who.role](room, who, around)


def start() -> Any:
    """The start page: the library's workshops and the rooms so far. Only a server has one."""
    who = visitor.ringing.get()
    if _serving is None:
        return Start(Doors("", _library(None), list, _nothing_opened), who)
    school = _serving

    def open_room(workshop: str) -> Mapping[str, str]:
        opened = school.open_room(workshop)
        return {"code": opened.code, **opened.links}

    return Start(Doors(school.name, _library(school.folder), school.rooms, open_room), who)


def load_workshop(name: str) -> Workshop:
    """The workshop of this name in the library; KeyError if there is none."""
    return content.load_workshop(content.library_paths(None)[name])


def _practice(name: str) -> Practice:
    path = content.library_paths(None)[name]
    state = State("PRACTICE", "", content.load_workshop(path))
    store = Sqlite(":memory:")
    event = {"held_on": date.today().isoformat(), "keys": {}}
    store.append(state.code, "opened", event)
    room = Room(state, store, WritesAtOnce(store))
    return Practice(room, None, Around(time.time, "", "", _script(name, None), {}))


def _around(school: School, room: Room) -> Around:
    join = f"{school.address}/{room.code}"
    files = {kind: f"/{room.code}/plan.{kind}" for kind in exports.FORMATS}
    script = _script(room.state.workshop.name, school.folder)
    return Around(time.time, join, _qr(join), script, files)


def _qr(address: str) -> str:
    """A QR code as a data: image."""
    return str(segno.make(address, error="m").svg_data_uri(scale=4, border=2, light="#ffffff"))


def _script(name: str, folder: Path | None) -> Callable[[str], Mapping[str, Any]]:
    path = content.guide_path(name, folder)
    return lambda activity: asdict(content.script(path, activity))


def _library(folder: Path | None) -> dict[str, dict[str, Any]]:
    found = {
        name: content.load_workshop(path) for name, path in content.library_paths(folder).items()
    }
    return {
        name: {"title": w.title, "purpose": w.purpose, "minutes": w.minutes}
        for name, w in found.items()
    }


def _nothing_opened(workshop: str) -> Mapping[str, str]:
    return {}

"""What a notebook rings: the screen for whoever is at the door."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import segno

from . import content, entrance, exports, visitor
from .domain.opening_check import check_opening
from .domain.problem import Problem, Refused
from .domain.report.phrases import adopted
from .domain.story import State
from .domain.workshop import Workshop
from .room import Room
from .school import School, names, retention
from .school.folder import named
from .screens.around import Around, Doors
from .screens.board import Board
from .screens.days import DaysBoard, DaysDesk, DaysPhone
from .screens.desk import Desk
from .screens.parts.screen import Screen
from .screens.phone import Phone
from .screens.plan import PlanScreen
from .screens.practice import Practice
from .screens.review import ReviewPhone
from .screens.start import Start
from .screens.typing import Typing
from .store import Sqlite, StoreError, WritesAtOnce

SCREENS: dict[str, type[Screen]] = {
    "phone": Phone,
    "board": Board,
    "desk": Desk,
    "typing": Typing,
}
FOR_DAYS: dict[str, type[Screen]] = {
    **SCREENS,
    "phone": DaysPhone,
    "board": DaysBoard,
    "desk": DaysDesk,
}
Entered = tuple[Mapping[str, Any], Sequence[Problem]]

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
    around = _around(_serving, room, who.role)
    if who.role == "plan":
        return PlanScreen(room, who, around)
    if who.role == "phone" and room.state.asking:
        return ReviewPhone(room, who, around)
    screens = FOR_DAYS if room.state.paced else SCREENS
    return screens[who.role](room, who, around)


def start() -> Any:
    """The start page: the library's workshops and the rooms so far. Only a server has one."""
    who = visitor.ringing.get()
    if _serving is None:
        return Start(Doors("", _library(None, "all"), content.stages(), list, _no_server), who)
    school = _serving
    library = _library(school.folder, school.side)
    opens = partial(_open_room, school)
    known, clear = school.known, not entrance.has_https(school)
    doors = Doors(
        *(school.name, library, content.stages(), partial(_rooms, school), opens, known, clear),
        elsewhere=school.writes.run,
        problems=content.problems(),
        left_out=partial(_left_out, school.folder),
    )
    return Start(doors, who)


def _left_out(folder: Path) -> list[tuple[str, list[str]]]:
    """Each with the sentences of `check`, which need not say again in which folder it lies."""
    found = content.left_out(folder).items()
    return [
        (str(path), [str(replace(fault, file=Path(path.name))) for fault in faults])
        for path, faults in found
    ]


def _rooms(school: School) -> list[dict[str, Any]]:
    """The rooms so far; of those that are to be removed also the day."""
    rooms = school.rooms()
    today = date.today()
    soon, left = retention.going(school.folder, rooms, today), names.leaving(school, rooms, today)
    names.note(school, soon, left)
    going = {one.code: one.goes_on for one in soon}
    names_go = {one.code: one.goes_on for one in reversed(left)}
    return [
        {
            "code": room.code,
            "title": room.workshop.title,
            "held_on": room.held_on,
            "goes_on": going.get(room.code, ""),
            "names_go": names_go.get(room.code, ""),
            "stands": _stands(room),
            "until": room.opening.until,
            "ahead": () if room.phase == "ended" else _ahead(room.workshop),
        }
        for room in rooms
    ]


def _ahead(workshop: Workshop) -> tuple[str, ...]:
    """What goes out before a room of this workshop begins."""
    if workshop.manner == "conversation":
        return ()
    poster = f"poster_{workshop.manner}"
    return (poster, "staff_invitation", "staff_notice") if workshop.side == "all" else (poster,)


def _stands(room: State) -> str:
    """waiting, running (a hall), open (days), closed (no plan), or how far its plan has come."""
    if room.phase == "waiting":
        return "waiting"
    if room.phase != "ended":
        return "open" if room.paced else "running"
    if not room.actions:
        return "closed"
    reached = adopted(room)
    return "ended" if reached == "none" else f"adopted_{reached}"


def load_workshop(name: str) -> Workshop:
    """The workshop of this name in the library; KeyError if there is none."""
    return content.load_workshop(content.library_paths(_own_folder())[name])


def school() -> School | None:
    """The school that is served, or in whose folder a notebook was opened."""
    if _serving:
        return _serving
    near = (folder for folder in (Path.cwd(), Path.cwd().parent) if named(folder))
    found = next(near, None)
    return School(found, "") if found else None


def school_folder() -> Path | None:
    """The folder of the school that is served, or in which a notebook was opened."""
    return _serving.folder if _serving else _own_folder()


def _own_folder() -> Path | None:
    """The school's folder where a notebook in it was opened, whose own workshops count too."""
    folder = Path.cwd().parent
    return folder if (folder / "library" / "workshops").is_dir() else None


def _practice(name: str) -> Practice:
    own = _own_folder()
    path = content.library_paths(own)[name]
    state = State("PRACTICE", "", content.load_workshop(path))
    store = Sqlite(":memory:")
    opening = check_opening({}, state.workshop, time.time(), {})[0].to_json()
    event = {"held_on": date.today().isoformat(), "keys": {}, "opening": opening}
    store.append(state.code, "opened", event)
    room = Room(state, store, WritesAtOnce(store))
    room.run(lambda problems: None)  # one that is open for days
    return Practice(room, None, Around(time.time, "", "", _script(name, own), {}))


def _around(school: School, room: Room, role: str) -> Around:
    join = f"{school.address}/{room.code}"
    files = {kind: f"/{room.code}/plan.{kind}" for kind in exports.FORMATS}
    script = _script(room.state.workshop.name, school.folder)
    papers = _papers(school, room) if role == "plan" else {}
    leaving = names.leaving(school, [room.state], date.today()) if role == "plan" else ()
    names.note(school, (), leaving)
    names_go = {one.action: one.goes_on.isoformat() for one in leaving}
    return Around(time.time, join, _qr(join), script, files, papers, names_go, school.plan, _qr)


def _papers(school: School, room: Room) -> dict[str, dict[str, str]]:
    """The title of every paper that can be made from this plan, with its addresses by format."""
    return {
        title: {kind: f"/{room.code}/papers/{name}.{kind}" for kind in exports.PAPER_FORMATS}
        for name, title in school.paper_titles(room.state.opening.setting).items()
    }


@lru_cache
def _qr(address: str) -> str:
    """A QR code as a data: image; drawn once, for it takes longer than a whole join."""
    return str(segno.make(address, error="m").svg_data_uri(scale=4, border=2, light="#ffffff"))


def _script(name: str, folder: Path | None) -> Callable[[str], Mapping[str, Any]]:
    path = content.guide_path(name, folder)
    return lambda activity: asdict(content.script(path, activity))


def _library(folder: Path | None, side: str) -> dict[str, Workshop]:
    return {name: w for name, w in content.library(folder).items() if w.side == side}


def _open_room(school: School, workshop: str, said: Any) -> Entered:
    """The new room's links and the texts to send round, or what stands in the way."""
    if workshop not in school.workshops():
        return {}, [Problem("start.unknown")]
    try:
        entered = entrance.open_room(school, workshop, said, time.time())
    except Refused as refused:
        return {}, refused.problems
    except (OSError, StoreError):
        return {}, [Problem("start.not_opened")]
    about = {"slips": entered.opening.slips, "side": school.side, "told": entered.told}
    about["ahead"] = _ahead(entered.workshop)
    return {**entered.links, **about, "texts": entered.texts}, []


def _no_server(workshop: str, said: Any) -> Entered:
    return {}, [Problem("start.no_server")]

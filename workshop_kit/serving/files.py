"""/CODE/plan.docx, /CODE/papers/jncc_item.docx: plan and papers, for who holds the plan's key."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.web import RequestHandler

from .. import entrance, exports, paperwork
from ..content import Faulty
from ..domain.paper import Choices
from ..domain.story import State
from .doors import Doors
from .guard import Guarded
from .press import Press
from .sentence import sentence_page

FOR_STAFF = ("staff_invitation", "staff_notice")
AHEAD = {("poster", "pdf"), *((name, kind) for name in FOR_STAFF for kind in ("docx", "pdf"))}


class PressHandler(Guarded, RequestHandler):
    """Hands out what the press makes from a room's plan as it stands now."""

    def initialize(self, doors: Doors, press: Press) -> None:
        self.doors = doors
        self.press = press

    def known(self, code: str) -> State | None:
        """The room whose plan this visitor may read; None after the sentence that they may not."""
        room = self.doors.room(code)
        if room is not None and self.doors.knows(self, code.upper(), "plan"):
            return room.state
        sentence_page(self, 403, "hall.no_key")
        return None

    async def hand_out(self, work: Callable[..., exports.File], *given: Any) -> None:
        """The file that `work` makes of `given`, or the sentence why there is none."""
        made = await self.press.make(work, *given)
        if not isinstance(made, exports.File):
            return sentence_page(self, 409, made[0].key, **made[0].about)
        self.set_header("Content-Type", "application/octet-stream")
        self.set_header("Content-Disposition", f'attachment; filename="{made.name}"')
        self.set_header("Cache-Control", "no-store")
        with suppress(StreamClosedError):  # the browser left: no fault of anybody
            await self.finish(made.body)

    async def hand_out_paper(self, name: str, kind: str, state: State) -> None:
        """A paper filled from this room, or the sentence why the school's own has faults."""
        try:
            material, _ = self.doors.school.paper_material(name, state, Choices())
        except Faulty as faulty:
            first = faulty.faults[0]
            fault = f"{first.file.name}: {first.sentence}"  # not where it lies on this computer
            return sentence_page(self, 409, "hall.paper_faulty", fault=fault)
        await self.hand_out(exports.paper_file, material, name, kind)


class FileHandler(PressHandler):
    """The plan in one format."""

    async def get(self, code: str, kind: str) -> None:
        """A file of the plan."""
        state = self.known(code)
        if state is None:
            return
        if kind not in exports.FORMATS:
            return sentence_page(self, 404, "hall.no_such_page")
        school = self.doors.school
        told = (school.plan(state), date.today().isoformat(), kind, school.template())
        await self.hand_out(exports.file, *told)


class PaperHandler(PressHandler):
    """A letter or paper in one format: a draft with the plan's data in its gaps."""

    async def get(self, code: str, name: str, kind: str) -> None:
        """A file of the paper."""
        state = self.known(code)
        if state is None:
            return
        school = self.doors.school
        if name not in school.papers() or kind not in exports.PAPER_FORMATS:
            return sentence_page(self, 404, "hall.no_such_page")
        await self.hand_out_paper(name, kind, state)


class PrintHandler(PressHandler):
    """What a workshop needs on paper, as one file to download, for who may open rooms."""

    async def get(self, name: str) -> None:
        """Sheets, slides and the guide, packed."""
        school = self.doors.school
        if not self.doors.knows(self, "", "start"):
            return sentence_page(self, 403, "hall.no_key")
        try:
            school.workshop(name)
        except KeyError:
            return sentence_page(self, 404, "hall.no_such_page")
        how = (school.known().get("setting", ""), date.today().isoformat())
        await self.hand_out(paperwork.parcel, school.name, name, school.folder, how)


class AheadHandler(PressHandler):
    """What goes out before a room begins, for who may open rooms: its poster, papers for staff."""

    async def get(self, code: str, name: str, kind: str) -> None:
        """One file of the room with this code."""
        if not self.doors.knows(self, "", "start"):
            return sentence_page(self, 403, "hall.no_key")
        school = self.doors.school
        room = self.doors.room(code)
        if room is None or (name, kind) not in AHEAD:
            return sentence_page(self, 404, "hall.no_such_page")
        if name == "poster":
            join = f"{school.address}/{room.code}"
            told = (room.state, join, date.today().isoformat())
            return await self.hand_out(entrance.room_poster, *told)
        await self.hand_out_paper(name, kind, room.state)

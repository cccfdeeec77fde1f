"""/CODE/slip: where a room was opened with slips, a phone gives one before it comes in."""

import asyncio
import time
from collections.abc import Sequence

from tornado.web import HTTPError, RequestHandler

from ..domain.problem import Problem
from ..domain.slips import LENGTH, spelt
from ..room import Room
from ..words import say
from .doors import Doors, keep
from .guard import Guarded, own_form
from .sentence import plain_page, sentence_page

LONGEST = 4 * LENGTH  # what may be typed, with spaces and dashes


class SlipHandler(Guarded, RequestHandler):
    """A plain form: it needs no script, and what is typed stands in no address."""

    def initialize(self, doors: Doors) -> None:
        self.doors = doors

    def get(self, code: str) -> None:
        """The form; where no slip is asked for, the way into the room."""
        room = self._room(code)
        if room:
            self._ask(room, [])

    async def post(self, code: str) -> None:
        """Exchange a slip for a number of this phone's own; a shared device gets a new one."""
        if not own_form(self):
            raise HTTPError(403)
        room = self._room(code)
        if not room:
            return
        number = self.doors.guesses.new_number(room.code)
        problems = await self._exchanged(room, number)
        if problems:
            return self._ask(room, problems)
        keep(self, "phone", number, f"/{room.code}")
        self.redirect(f"/{room.code}", status=303)

    async def _exchanged(self, room: Room, number: str) -> Sequence[Problem]:
        """What is wrong with the slip. Who tries one after the other is held up."""
        address, now = self.request.remote_ip or "", time.monotonic()
        if self.doors.slips.tired(address, now):
            return [Problem("slips.too_many")]
        told: asyncio.Future[Sequence[Problem]] = asyncio.get_running_loop().create_future()
        room.exchange(self.get_body_argument("slip", "")[:LONGEST], number, told.set_result)
        problems = await told
        if any(problem.key == "slips.unknown" for problem in problems):
            self.doors.slips.miss(address, now)
        return problems

    def _room(self, code: str) -> Room | None:
        room = self.doors.room(code)
        if room is None:
            sentence_page(self, 404, "hall.no_such_room", typed=code)
        elif not room.asks_slips:
            self.redirect(f"/{room.code}", status=303)
        elif code == room.code:
            return room
        else:
            self.redirect(f"/{room.code}/slip", status=303)
        return None

    def _ask(self, room: Room, problems: Sequence[Problem]) -> None:
        said = [say(problem.key, **problem.about) for problem in problems]
        about = {
            "code": room.code,
            "where": ": ".join(filter(None, (room.state.school, room.state.workshop.title))),
            "example": spelt("BKTRNWHG"),
            "problem": said[0] if said else "",
            "again": room.has_voice(self.get_cookie("phone") or ""),
        }
        self.set_status(422 if said else 200)
        plain_page(self, "slip.html.j2", title=say("slips.title"), **about)

"""/CODE/plain: what a phone sees and answers as plain HTML, without a websocket or JavaScript."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

from tornado.web import HTTPError, RequestHandler

from ..domain.activities.step import LONGEST_IDEA, words
from ..domain.problem import Problem
from ..room import Room
from ..screens.around import Around
from ..screens.labels import labels, problem_list
from ..screens.plain.page import Page, page, typed, unsent
from .doors import Doors
from .guard import Guarded, own_form
from .sentence import plain_page, sentence_page

ACTIVITY = ":activity"  # no control of a form has such a name
WAS, AGAIN = ":was", ":again"  # what somebody wrote that is held back, and the same in other words
REWORDS = {WAS: "again-1", AGAIN: "again-2"}  # the ids of their boxes


@dataclass(frozen=True)
class Sent:
    """What a form brought, and what is wrong with it."""

    activity: str = ""
    flat: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()


NOTHING = Sent()


class FormHandler(Guarded, RequestHandler):
    """The same activity, check and store as on the page with a script."""

    def initialize(self, doors: Doors) -> None:
        self.doors = doors

    def get(self, code: str) -> None:
        """The activity at hand; of a room open for days the one that `part` names."""
        room = self._room(code)
        if room is None:
            return
        if not self.doors.seat(self, room.code):
            return sentence_page(self, 503, "hall.full")
        self._show(room, self.get_query_argument("part", ""))

    async def post(self, code: str) -> None:
        """Keep an answer, or say what is wrong with it, with all that was typed still there."""
        if not own_form(self):
            raise HTTPError(403)
        room = self._room(code)
        if room is None:
            return
        if AGAIN in self.request.body_arguments:
            return await self._say_again(room)
        activity = self.get_body_argument(ACTIVITY, "")
        names = [name for name in self.request.body_arguments if name != ACTIVITY]
        flat = {name: self.get_body_argument(name, strip=False) for name in names}
        sent = Sent(activity, flat, await self._kept(room, activity, flat))
        if sent.problems:
            return self._show(room, activity, sent)
        part = f"?part={activity}" if room.state.paced else ""
        self.redirect(f"/{room.code}/plain{part}", status=303)

    async def _say_again(self, room: Room) -> None:
        """Put held-back words in other words. Who knows them whole counts as who wrote them."""
        flat = {name: self.get_body_argument(name, "") for name in (WAS, AGAIN)}
        was, _ = words(flat[WAS], "", LONGEST_IDEA, "gather.empty")
        told: asyncio.Future[Sequence[Problem]] = asyncio.get_running_loop().create_future()
        room.in_turn(lambda: room.reword(was, flat[AGAIN], told.set_result))
        problems = [_mine(problem) for problem in await told]
        if problems:
            return self._show(room, "", Sent("", flat, problems))
        self.redirect(f"/{room.code}/plain?again=", status=303)

    async def _kept(self, room: Room, activity: str, flat: dict[str, str]) -> Sequence[Problem]:
        number = self.get_cookie("phone")
        if not number:
            return [Problem("plain.no_cookie")]
        if not room.state.takes(activity) or room.state.asking:
            return [Problem("answer.too_late")]
        told: asyncio.Future[Sequence[Problem]] = asyncio.get_running_loop().create_future()
        room.answer(activity, number, typed(room, activity, flat), told.set_result)
        return await told

    def _room(self, code: str) -> Room | None:
        room = self.doors.room(code)
        if room is None:
            sentence_page(self, 404, "hall.no_such_room", typed=code)
        elif code != room.code:
            self.redirect(f"/{room.code}/plain", status=303)
        elif room.has_voice(self.get_cookie("phone") or ""):
            return room
        else:
            self.redirect(f"/{code}/slip", status=303)
        return None

    def _show(self, room: Room, part: str, sent: Sent = NOTHING) -> None:
        join = f"{self.doors.school.address}/{room.code}"
        around = Around(time.time, join, "", lambda activity: {}, {})
        number, address = self.get_cookie("phone") or "", self.request.remote_ip or ""
        self.doors.readers.look(room, number, address, time.monotonic())
        now = page(room, number, around, part)
        fresh = self.application.settings["hall_fresh"]
        about = {"code": room.code, "part": part if room.state.paced else "", "fresh": fresh}
        about |= told(now, sent)
        lost = sent.problems and sent.activity != now.activity
        about["unsent"] = unsent(room.state, sent.activity, sent.flat) if lost else []
        about["again"] = "again" in self.request.query_arguments and now.rewords
        self.set_status(422 if sent.problems else 200)
        plain_page(self, "form.html.j2", title=f"{now.title} - {room.state.school}", **about)


def _mine(problem: Problem) -> Problem:
    """Where no words that are held back are those: this page cannot know which were meant."""
    if problem.key == "answer.too_late":
        return Problem("plain.not_those", WAS)
    return replace(problem, field=AGAIN)


def told(now: Page, sent: Sent = NOTHING) -> dict[str, Any]:
    """What the template draws: what was sent stays in the fields, its problems stand beside them.

    Of fields that share a problem the first has it.
    """
    problems = problem_list(sent.problems)
    ids = {one.place: f"f{n}" for n, one in reversed([*enumerate(now.fields)])} | REWORDS
    beside = {ids.get(one["field"], ""): one["sentence"] for one in reversed(problems)}
    return {
        "page": now,
        "words": labels("plain"),
        "flat": sent.flat if sent.activity == now.activity else now.flat,
        "problems": _summary(now, problems),
        "wrong": {id: sentence for id, sentence in beside.items() if id},
    }


def _summary(now: Page, problems: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """In the page's order; a sentence that several fields share names which field it is, too."""
    places = [one.place for one in now.fields]
    abouts: list[str] = []
    for asked in now.fields:
        abouts.append(asked.about or "".join(abouts[-1:]))
    said = [one["sentence"] for one in problems]
    lines = []
    for one in problems:
        n = places.index(one["field"]) if one["field"] in places else -1
        shared = n >= 0 and said.count(one["sentence"]) > 1
        about = (abouts[n] or now.fields[n].label) if shared else ""
        sentence = f"{one['sentence']}: {about}" if about else one["sentence"]
        at = f"f{n}" if n >= 0 else REWORDS.get(one["field"], "")
        lines.append((n, {"at": at, "sentence": sentence}))
    return [line for _, line in sorted(lines, key=itemgetter(0))]

"""/CODE: the page of a room, as phone; as board, desk or plan for who holds the key."""

from tornado.web import RequestHandler

from .doors import Doors, wanted_role
from .guard import Guarded, let_fonts
from .page import Page
from .sentence import sentence_page


class RoomHandler(Guarded, RequestHandler):
    """Answers a room's address."""

    def initialize(self, doors: Doors) -> None:
        self.doors = doors

    async def get(self, code: str) -> None:
        """The page; a key in the address is exchanged for a cookie and the address cleaned."""
        room = self.doors.room(code)
        if room is None:
            return sentence_page(self, 404, "hall.no_such_room", typed=code)
        if code != room.code:
            query = f"?{self.request.query}" if self.request.query else ""
            return self.redirect(f"/{room.code}{query}", status=303)
        role = wanted_role(self, code)
        if self.get_query_argument("key", ""):
            return self._exchange(code, role)
        if self.elsewhere:
            return self.redirect(f"/{code}/{self.elsewhere}", status=303)
        if not self.doors.knows(self, code, role):
            about = {"title": room.state.workshop.title, "code": code}
            return sentence_page(self, 403, "hall.no_key_here", **about)
        if role == "phone" and not room.has_voice(self.get_cookie("phone") or ""):
            return self.redirect(f"/{code}/slip", status=303)
        if role == "phone" and not self.doors.seat(self, code):
            return sentence_page(self, 503, "hall.full")
        write_page(self, await self.doors.page(code, role))

    @property
    def elsewhere(self) -> str:
        """Where the foot of a phone's page leads to: it is the same bytes for every room."""
        ways = (way for way in ("next", "plain") if self.get_query_argument(way, ""))
        return next(ways, "")

    def _exchange(self, code: str, role: str) -> None:
        if not self.doors.let_in(self, code, role):
            return sentence_page(self, 403, "hall.wrong_key")
        self.redirect(f"/{code}?as={role}", status=303)


def write_page(handler: RequestHandler, page: Page) -> None:
    """Send a page, packed where the browser takes that."""
    packs = "gzip" in handler.request.headers.get("Accept-Encoding", "")
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Cache-Control", "no-store")
    if page.fonts:
        let_fonts(handler)
    if packs:
        handler.set_header("Content-Encoding", "gzip")
    handler.finish(page.packed if packs else page.body)

"""/ and /tools: for the server's own key; at / everybody else can type a room's code."""

from tornado.web import RequestHandler

from .doors import Doors, tool
from .guard import Guarded
from .room_page import write_page
from .sentence import sentence_page


class FrontHandler(Guarded, RequestHandler):
    """Answers the front address."""

    def initialize(self, doors: Doors) -> None:
        self.doors = doors

    async def get(self) -> None:
        """Start page, or the join page; a typed code leads to its room."""
        if self.get_query_argument("key", ""):
            entered = self.doors.let_in(self, "", "start")
            return (
                self.redirect("/", status=303)
                if entered
                else sentence_page(self, 403, "hall.wrong_key")
            )
        typed = "".join(self.get_query_argument("code", "").split())
        if typed:
            return self._lead(typed)
        if "code" in self.request.query_arguments:
            return sentence_page(self, 200, "hall.enter_code", typed="")
        if self.doors.knows(self, "", "start"):
            return write_page(self, await self.doors.page(""))
        sentence_page(self, 200, "", typed="")

    def _lead(self, typed: str) -> None:
        if not self.doors.there(typed):
            return sentence_page(self, 404, "hall.no_such_room", typed=typed)
        self.redirect(f"/{typed.upper()}", status=303)


class ToolHandler(Guarded, RequestHandler):
    """Answers a tool's address."""

    def initialize(self, doors: Doors) -> None:
        self.doors = doors

    async def get(self, address: str) -> None:
        """The tool's page, for who may open rooms."""
        if not tool(address):
            return sentence_page(self, 404, "hall.no_such_page", typed="")
        if self.get_query_argument("key", ""):
            if not self.doors.let_in(self, address, "start"):
                return sentence_page(self, 403, "hall.wrong_key")
            return self.redirect(f"/{address}", status=303)
        if not self.doors.knows(self, address, "start"):
            return sentence_page(self, 403, "hall.no_key")
        write_page(self, await self.doors.page(address))


class NotFoundHandler(Guarded, RequestHandler):
    """Any other address."""

    def get(self, *parts: str) -> None:
        """The join page, with a sentence."""
        sentence_page(self, 404, "hall.no_such_page", typed="")

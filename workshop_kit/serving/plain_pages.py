"""/contacts: who to talk to. /CODE/next: a shared device is handed over to the next person."""

from pathlib import Path

from tornado.web import HTTPError, RequestHandler

from ..words import say
from .doors import Doors
from .guard import Guarded, own_form
from .sentence import plain_page, sentence_page

TEMPLATES = Path(__file__).parent / "templates"
FORGET = (TEMPLATES / "next.js").read_text(encoding="utf-8")
FRESH = (TEMPLATES / "fresh.js").read_text(encoding="utf-8")


class ContactsHandler(Guarded, RequestHandler):
    """The school's contacts, for everybody who has the address."""

    def initialize(self, doors: Doors) -> None:
        self.doors = doors

    def get(self) -> None:
        """The table; what the school has not filled in says so."""
        school = self.doors.school
        about = {"contacts": school.contacts(), "school": school.name}
        plain_page(self, "contacts.html.j2", title=say("contacts.title"), **about)


class NextHandler(Guarded, RequestHandler):
    """The next person on this device answers as a new one."""

    def initialize(self, doors: Doors) -> None:
        self.doors = doors

    def get(self, code: str) -> None:
        """Asks first: afterwards the person before cannot change an answer any more."""
        self._show(code, say("next.title"))

    def post(self, code: str) -> None:
        """Takes the phone's number away; the page then forgets what was half typed."""
        if not own_form(self):  # SameSite keeps cookies from other names, not from other ports
            raise HTTPError(403)
        number = self.get_cookie("phone")
        if number and self.doors.room(code):
            self.doors.readers.leave(code.upper(), number)
            self.clear_cookie("phone", path=f"/{code.upper()}")
        self._show(code, say("next.done"), self.application.settings["hall_forget"])

    def _show(self, code: str, title: str, script: str = "") -> None:
        room = self.doors.room(code)
        if room is None:
            return sentence_page(self, 404, "hall.no_such_room", typed=code)
        words = {name: say(f"next.{name}") for name in ("kept", "gone", "yes", "no", "join")}
        about = {"title": title, "code": room.code, "script": script}
        plain_page(self, "next.html.j2", words=words, **about)

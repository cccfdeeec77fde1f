"""/CODE/desk.svg: the square code that opens the desk on another device, for who has it open."""

from io import BytesIO

import segno
from tornado.web import RequestHandler

from .doors import Doors
from .guard import Guarded
from .sentence import sentence_page


class DeskCodeHandler(Guarded, RequestHandler):
    """The key comes from the visitor's own cookie, and stands in no page and in no message."""

    def initialize(self, doors: Doors) -> None:
        self.doors = doors

    def get(self, code: str) -> None:
        """A picture that nobody keeps."""
        room = self.doors.room(code)
        key = self.get_cookie("desk")
        if room is None or not key or not self.doors.knows(self, room.code, "desk"):
            return sentence_page(self, 403, "hall.no_key")
        link = self.doors.school.link(room.code, "desk", key)
        picture = BytesIO()
        segno.make(link, error="m").save(picture, kind="svg", scale=4, border=2, light="#ffffff")
        self.set_header("Content-Type", "image/svg+xml")
        self.set_header("Cache-Control", "no-store")
        self.finish(picture.getvalue())

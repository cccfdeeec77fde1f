"""/CODE/plan.docx and its like: the plan as a file, for who holds the plan's key."""

from datetime import date

from tornado.web import RequestHandler

from .. import exports
from .doors import Doors
from .guard import Guarded
from .press import Press
from .sentence import sentence_page


class FileHandler(Guarded, RequestHandler):
    """Answers with one export of the plan as it stands now."""

    def initialize(self, doors: Doors, press: Press) -> None:
        self.doors = doors
        self.press = press

    async def get(self, code: str, kind: str) -> None:
        """The plan in one format."""
        room = self.doors.room(code)
        if room is None or not self.doors.knows(self, code.upper(), "plan"):
            return sentence_page(self, 403, "hall.no_key")
        if kind not in exports.FORMATS:
            return sentence_page(self, 404, "hall.no_such_page")
        template = self.doors.school.template()
        made = await self.press.make(room.state, date.today().isoformat(), kind, template)
        if not isinstance(made, exports.File):
            return sentence_page(self, 409, made[0].key, **made[0].about)
        self.set_header("Content-Type", "application/octet-stream")
        self.set_header("Content-Disposition", f'attachment; filename="{made.name}"')
        self.set_header("Cache-Control", "no-store")
        await self.finish(made.body)

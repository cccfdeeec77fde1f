"""/CODE/plan.docx and its like: the plan as a file, for who holds the plan's key."""

import asyncio

from tornado.web import RequestHandler

from .doors import Doors
from .guard import Guarded
from .sentence import sentence_page


class FileHandler(Guarded, RequestHandler):
    """Answers with one export, made in a thread: no phone waits for it."""

    def initialize(self, doors: Doors) -> None:
        self.doors = doors

    async def get(self, code: str, kind: str) -> None:
        """The plan in one format."""
        code = code.upper()
        if not self.doors.knows(self, code, "plan"):
            return sentence_page(self, 403, "hall.no_key")
        made = await asyncio.to_thread(self.doors.school.file, code, kind)
        if made is None:
            return sentence_page(self, 404, "hall.no_such_page")
        self.set_header("Content-Type", "application/octet-stream")
        self.set_header("Content-Disposition", f'attachment; filename="{made.name}"')
        self.set_header("Cache-Control", "no-store")
        await self.finish(made.body)

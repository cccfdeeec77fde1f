"""/week: the page on which a person keeps their hours. It has no line to this server."""

import asyncio
from collections.abc import Callable

from tornado.web import RequestHandler

from ..screens.week import STYLE
from ..words import say
from .assets import Assets
from .guard import Guarded
from .sentence import plain_page


class WeekHandler(Guarded, RequestHandler):
    """Answers with the week, for everybody who has the address."""

    def initialize(self, script: Callable[[], str], assets: Assets) -> None:
        self.script = script
        self.assets = assets

    async def get(self) -> None:
        """The page; its script is made in a thread, for published figures take a second to read."""
        script = await asyncio.to_thread(self.script)
        links = {"js": self.assets.address(script, "js"), "look": self.assets.address(STYLE, "css")}
        plain_page(self, "week.html.j2", title=say("week.title"), **links)

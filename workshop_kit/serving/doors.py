"""Who may enter where: keys become cookies, cookies become roles, rooms and roles become pages."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from .. import content
from ..disk import brought
from ..room import Room
from ..school import School
from ..screens.tools import TOOLS
from ..visitor import ROLES, keyed
from ..words import say
from .guard import fits, hashed, may
from .guesses import Guesses
from .limits import SLIPS_EVERYWHERE, SLIPS_ONE_ADDRESS
from .lines import Lines
from .page import Page, make_page, runner
from .readers import Readers
from .seats import Seats

NOTEBOOKS = brought("notebooks")
YEARS = 3 * 365
# In a hall the room says which workshop it is: a school's own needs no notebook to run.
ANY = "feedback_and_marking.ipynb"


class Doors:
    """The school's rooms as addresses. `key` opens the start page; only its hash is kept."""

    def __init__(self, school: School, key: str, words: dict[str, str], seats: Seats) -> None:
        self.school = school
        self.seats = seats
        self.lines = Lines()
        self.readers = Readers(self.lines)
        self.guesses = Guesses()
        self.slips = Guesses(SLIPS_ONE_ADDRESS, SLIPS_EVERYWHERE)
        self._key = hashed(key)
        self._words = words
        self._pages: dict[tuple[str, bool], asyncio.Future[Page]] = {}
        self.renderer: Callable[[str], Any] | None = None

    def room(self, code: str) -> Room | None:
        """The room with this code, None if there is none; StoreError where it is elsewhere."""
        return self.school.room(code.upper())

    def there(self, code: str) -> bool:
        """Whether there is a room with this code, in this process or another."""
        return self.school.here.there(code.upper())

    async def wake(self, code: str) -> None:
        """Wait for the lease of a room that is not here, while others go on; or StoreError."""
        if self.school.here.is_asleep(code.upper()):
            await asyncio.to_thread(self.school.store.lease, code.upper())

    def knows(self, handler: Any, code: str, role: str) -> bool:
        """Whether the visitor's cookie for `role` opens this room, the front or a tool."""
        role = keyed(role)
        key = handler.get_cookie(role)
        if not code or tool(code):
            return role == "start" and fits(key, self._key)
        room = self.room(code)
        if room is not None and role != "phone":
            self.school.here.catch_up(room)  # its keys may have been renewed
        return room is not None and role != "start" and may(room.state.keys, role, key)

    def visitor(self, handler: Any, code: str) -> tuple[str, str] | None:
        """(role, the phone's number) of who opens a line, None where they may not."""
        role = wanted_role(handler, code)
        number = handler.get_cookie("phone") or ""
        if not self.knows(handler, code, role) or (role == "phone" and not number):
            return None
        room = self.room(code) if role == "phone" else None
        if room and not room.has_voice(number):
            return None
        return role, number if role == "phone" else ""

    def let_in_before(self, handler: Any, code: str) -> bool:
        """Whether this visitor is in the room already, by a phone's number or by a key."""
        if self.guesses.knows(handler.get_cookie("phone") or "", code):
            return True
        roles = (role for role in ROLES if role not in ("phone", "start"))
        return any(self.knows(handler, code, role) for role in roles)

    def let_in(self, handler: Any, code: str, role: str) -> bool:
        """Exchange a key in the address for a cookie; True if there was one and it fits."""
        key = handler.get_query_argument("key", "")
        room = self.room(code)
        if room:
            self.school.here.catch_up(room)
        role = keyed(role)
        kept = room.state.keys.get(role) if room else self._key
        if not key or not fits(key, kept):
            return False
        # Kept, for the plan is opened again weeks later, when the key no longer stands anywhere.
        keep(handler, role, key, f"/{code}" if room else "/")
        return True

    def seat(self, handler: Any, code: str) -> bool:
        """Give a phone its number, once; it is kept in the phone's cookie and nowhere else.

        False where the hall is full.
        """
        number = handler.get_cookie("phone") or ""
        if not self.seats.free(number):
            return False
        if not number:
            number = self.guesses.new_number(code)
            keep(handler, "phone", number, f"/{code}")
        return True

    async def read(self, code: str) -> None:
        """Read the school's own files before one of its own pages is drawn, while rooms go on."""
        if not code or tool(code):
            with suppress(OSError):
                await asyncio.to_thread(_read, self.school.folder)

    def run(self, code: str) -> Any:
        """Run the notebook of this address and return what it displays."""
        return runner(self.notebook(code))()

    async def page(self, code: str, role: str = "start") -> Page:
        """The page of this address's notebook, made at its first call; a phone's has a foot."""
        name, foot = self.notebook(code).name, role == "phone"
        if (name, foot) not in self._pages:
            words = {**self._words, **({"typeface": ""} if foot else {"foot": ""})}
            if not self.room(code):
                words["loading"] = say("hall.loading_page")
            words["back"] = say("hall.back") if tool(code) else ""
            # Kept before it is made: a hall that scans all at once waits for one page.
            self._pages[name, foot] = asyncio.ensure_future(self._make((name, foot), words))
        return await self._pages[name, foot]

    async def _make(self, key: tuple[str, bool], words: dict[str, str]) -> Page:
        assert self.renderer is not None  # the hall that opens the doors brings it
        try:
            return await make_page(self.renderer(key[0]), words)
        except BaseException:
            del self._pages[key]  # the next call tries again
            raise

    def notebook(self, code: str) -> Path:
        """The notebook behind an address: of a room, of a tool or of the start page."""
        room = self.room(code) if code else None
        name = room.state.workshop.name if room else tool(code) or "start"
        own = NOTEBOOKS / f"{name}.ipynb"
        return own if own.is_file() else NOTEBOOKS / ANY


def _read(folder: Path) -> None:
    # What was read is kept: drawing the page then only asks whether a file has changed.
    content.library(folder)
    content.left_out(folder)


def keep(handler: Any, name: str, value: str, path: str) -> None:
    """Set a cookie that no script reads and no other site sends; by HTTPS only where there is."""
    secure = handler.request.protocol == "https"
    safe = {"httponly": True, "samesite": "Lax", "secure": secure}
    handler.set_cookie(name, value, path=path, expires_days=YEARS, **safe)


def wanted_role(handler: Any, code: str) -> str:
    """The role that an address asks for: phone unless it says otherwise; start for no room."""
    if not code or tool(code):
        return "start"
    role = str(handler.get_query_argument("as", "phone"))
    return role if role in ROLES else "phone"


def tool(code: str) -> str:
    """The tool whose address this is, "" where it is none."""
    name = code.lower().removeprefix("tools/")
    return name if name in TOOLS and name != code.lower() else ""

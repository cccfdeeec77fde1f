"""Screen, the base of the root Parts: it follows a room and shows one Part of what is at hand."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from ...domain.problem import Problem
from ...domain.story import State
from ...room import Room
from ...visitor import Visitor
from ..around import Around
from ..labels import problem_list
from .part import Part

Heard = Callable[["Face", dict[str, Any]], None]


class Face(Part):
    """What a Screen shows inside; it draws `data` and hands what the page sends to its Screen."""

    def __init__(self, hears: Heard, **traits: Any) -> None:
        super().__init__(**traits)
        self._hears = hears

    def heard(self, message: dict[str, Any]) -> None:
        """The Screen acts on it."""
        self._hears(self, message)


class Screen(Part):
    """A subclass draws `frame()` for itself, and `inner()` (key, data) for the Part inside."""

    face: ClassVar[type[Face]]

    def __init__(self, room: Room, visitor: Visitor | None, around: Around) -> None:
        self.room = room
        self.around = around
        self._visitor = visitor
        self._told: State | None = room.state
        self._seen = self.seen()
        self._shut = False
        session = visitor.session if visitor else ""
        key, data = self.inner()
        shown = self._made(key, data)
        traits = {**self.texts(), "key": self.name, "session": session}
        super().__init__(**traits, data=self.frame(), shown=shown)
        self._quiet = room.observe(self._heed)

    @property
    def name(self) -> str:
        """The kind of screen: its class in small letters."""
        return type(self).__name__.lower()

    def texts(self) -> dict[str, str]:
        """`_esm` and `_css`, where this room needs less than what the class brings."""
        return {}

    def frame(self) -> dict[str, Any]:
        """What the root draws around the Part inside; small, for it goes out with every count."""
        raise NotImplementedError

    def inner(self) -> tuple[str, dict[str, Any]]:
        """The key and data of the Part inside; the same key means: update it in place."""
        raise NotImplementedError

    def seen(self) -> tuple[int, ...]:
        """What of the room is drawn here, in numbers: news that changes none of them is no news."""
        return (self.room.state.n, self.room.answered, len(self.room.trouble))

    def _heed(self) -> None:
        seen = self.seen()
        if seen != self._seen:
            self.inside(self._draw_news, seen)

    def _draw_news(self, seen: tuple[int, ...]) -> None:
        self.draw()
        self._seen = seen  # last: what could not be read is read again at the next news

    def told(self, face: Face, message: dict[str, Any]) -> None:
        """What the page of the Part inside sent."""

    def inside(self, work: Callable[..., None], *values: Any) -> None:
        """Run `work` where this visitor's widgets live: news comes from other sessions."""
        if self._shut:
            return
        if self._visitor:
            self._visitor.enter(lambda: work(*values))
        else:
            work(*values)

    def redraw(self) -> None:
        """Draw also what the room has not changed."""
        self._told = None
        self.draw()

    def draw(self) -> None:
        """Draw what the room now says; where only the number of answers changed, nothing inside."""
        old, state = self.shown, self.room.state
        frame, fresh = self.frame(), None if state is self._told else self.inner()
        # One message, and nothing is read in it: a page never has a new title with an old Part.
        with self.hold_sync():
            self.data = frame
            if fresh and old.key == fresh[0]:
                old.data = fresh[1]
            elif fresh:
                self.shown = self._made(*fresh)
        self._told = state
        if old is not self.shown:
            old.close()

    def _made(self, key: str, data: dict[str, Any]) -> Face:
        session = self._visitor.session if self._visitor else ""
        return self.face(self.told, **self.texts(), key=key, session=session, data=data)

    def close(self) -> None:
        """Hear no more of the room, and take the Part inside along."""
        if not self._shut:
            self._shut = True
            self._quiet()
            self.shown.close()
        super().close()


def reply(part: Part, id: int, problems: Sequence[Problem]) -> None:
    """Tell the page what became of its message `id`."""
    if problems:
        part.send({"what": "problems", "id": id, "problems": problem_list(problems)})
    else:
        part.send({"what": "saved", "id": id})


def numbered(message: dict[str, Any]) -> int | None:
    """The id under which the page waits for a reply, None where there is none that makes sense."""
    id = message.get("id")
    return id if type(id) is int and 0 <= id < 2**53 else None

"""The practice room: one person walks through a workshop in memory; nothing is kept."""

from collections.abc import Callable, Sequence
from typing import Any

import traitlets

from ..domain.activities import Agree
from ..domain.disclosure import minimum_of
from ..domain.problem import Problem
from ..domain.workshop import Workshop
from ..room import Room
from ..visitor import Visitor
from ..words import say
from .activities import SCRIPTS
from .around import Around
from .days.phone import STYLE as DAYS_STYLE
from .days.phone import DaysPhone
from .desk_commands import pass_by
from .labels import counted, labels
from .parts.part import Part, joined
from .parts.screen import numbered, reply
from .phone import FORM_SCRIPTS, ROOT_SCRIPTS, Phone
from .progress import primary

SCRIPT = joined(
    *(*ROOT_SCRIPTS, *FORM_SCRIPTS, *SCRIPTS),
    *("phone.js", "days/phone.js", "practice.js", "parts/render.js"),
)
STYLE = DAYS_STYLE + joined("parts/practice.css")


def times(workshop: Workshop) -> int:
    """How often an answer counts: enough for the picture of every activity of `workshop`."""
    asked = (step for step in workshop.activities if step.asks)
    return max((minimum_of(workshop, step) for step in asked), default=1)


class PracticePhone(Phone):
    """A phone whose answer counts as often as needed, so that one person gets to see results."""

    @property
    def name(self) -> str:
        """It is drawn as any phone."""
        return "phone"

    def send_in(self, activity: str, value: Any, done: Callable[[Any], None]) -> None:
        """Hand the same answer in for invented colleagues as well."""
        for n in range(1, times(self.room.state.workshop)):
            self.room.answer(activity, f"colleague-{n}", value, lambda problems: None)
        super().send_in(activity, value, done)


class PracticeDaysPhone(PracticePhone, DaysPhone):
    """The same for a workshop that is open for days."""


class Practice(Part):
    """A phone, and above it a bar with the one button of a desk."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, room: Room, visitor: Visitor | None, around: Around) -> None:
        self.room = room
        self.around = around
        kind = PracticeDaysPhone if room.state.paced else PracticePhone
        phone = kind(room, visitor, around)
        super().__init__(key="practice", data=self._drawn(), shown=phone)
        self._quiet = room.observe(self._draw)

    def heard(self, message: dict[str, Any]) -> None:
        """What the one button stands for: {"do": "start", "activity": id, "id": n}."""
        id = numbered(message)
        button = primary(self.room.state, labels("practice"))
        if id is None or button is None:
            return
        if any(message.get(name) != button[name] for name in ("do", "activity")):
            return reply(self, id, [Problem("desk.too_late")])
        self._steer(button, lambda problems: reply(self, id, problems))

    def _steer(self, button: dict[str, str], done: Callable[[Sequence[Problem]], None]) -> None:
        room, activity = self.room, button["activity"]
        steps: dict[str, Callable[[], None]] = {
            "close": lambda: room.close(activity, done),
            "pass": lambda: pass_by(room, self.around.now(), done),
            "release": lambda: room.release(activity, done),
            "choose": lambda: self._choose(done),
            "start": lambda: room.start(activity, self.around.now(), done),
            "seal": lambda: room.seal(done, self.around.now()),
            "end": lambda: room.end(done, self.around.now()),
        }
        steps[button["do"]]()

    def _choose(self, done: Callable[[Sequence[Problem]], None]) -> None:
        """There is no desk to choose proposals: the first ones are put to the room."""
        state = self.room.state
        step = state.workshop.after(state.current)
        most = step.most if isinstance(step, Agree) else 0
        self.room.choose([one.id for one in state.proposals][:most], done)

    def _draw(self) -> None:
        self.data = self._drawn()

    def _drawn(self) -> dict[str, Any]:
        done = say("practice.again") if self.room.state.phase == "ended" else ""
        return {
            "kind": "practice",
            "title": say("practice.title"),
            "kept": counted("practice.times", times(self.room.state.workshop)),
            "bar": say("practice.bar"),
            "button": primary(self.room.state, labels("practice")),
            "done": done,
        }

    def close(self) -> None:
        """Take the phone along."""
        quiet = self.__dict__.pop("_quiet", None)
        if quiet:
            quiet()
            self.shown.close()
        super().close()

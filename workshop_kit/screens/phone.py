"""The phone: what staff see and answer. Root Part `Phone`, inside it the form or result at hand.

The Part inside has `data.kind`: waiting, ended, picture (a result), inform, or the kind of an
activity that asks (gather, place, sort, vote, propose, agree) with `data.activity` and `data.own`.
"""

from typing import Any, ClassVar

import traitlets

from ..domain.activities import Activity
from ..domain.problem import Problem
from ..domain.workshop import Workshop
from ..words import say
from .activities import FACES, SCRIPTS, scripts, styles
from .activities import STYLES as KINDS_STYLES
from .between import between, on_phone
from .held import marks, sent
from .labels import labels
from .outcome import choices, example, outcome, recommended, results
from .pace import about_minutes
from .parts.part import joined
from .parts.screen import Face, Screen, numbered, reply
from .progress import asking, following, heading
from .rules import before, rules

FORM_SCRIPTS = (
    "parts/keep.js",
    "parts/problems.js",
    "parts/fields.js",
    "parts/minutes.js",
    "parts/kept.js",
    "parts/form.js",
)
ROOT_SCRIPTS = ("parts/shared.js", "parts/pictures.js")
SCRIPT = joined(*ROOT_SCRIPTS, *FORM_SCRIPTS, *SCRIPTS, "phone.js", "parts/render.js")
STYLES = ("parts/look.css", "parts/page.css", "parts/form.css", "parts/pictures.css")
STYLE = joined(*STYLES, *KINDS_STYLES)


class PhoneFace(Face):
    """A form, a result, or a sentence."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)


class Phone(Screen):
    """Follows the desk by itself; an answer is kept by the room, half-typed text by the page."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)
    face = PhoneFace
    own_scripts: ClassVar[tuple[str, ...]] = ("phone.js",)
    own_styles: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._read_at = self.room.kept[self.number]
        self._leave = self.room.arrive(self.number)

    @property
    def number(self) -> str:
        """The phone's own random number."""
        return self._visitor.number if self._visitor else "practice"

    def seen(self) -> tuple[int, ...]:
        """What another page of the same phone answered is news, too, and that a minute is over."""
        return (*super().seen(), self.room.kept[self.number], hash(self._minutes()))

    def _minutes(self) -> str:
        state = self.room.state
        return about_minutes(state, asking(state), self.around.now())

    def draw(self) -> None:
        """Draw what the room now says, and what another page of this phone answered."""
        super().draw()
        if self.room.kept[self.number] != self._read_at:
            self.read_own()

    def read_own(self) -> None:
        """Show the answer that the store now has of this phone."""
        read_at = self.room.kept[self.number]
        activity = str(self.shown.data.get("activity"))
        if "own" in self.shown.data and self.room.state.takes(activity):
            own = self.room.own(self.number, activity)
            said = self._sent(activity, own)
            self.shown.data = {**self.shown.data, "own": own, "said": said}
        self._read_at = read_at

    def _sent(self, activity: str, own: Any) -> list[list[int | str]]:
        state = self.room.state
        known = {step.id: step for step in state.workshop.activities}
        return sent(known[activity], state, own) if activity in known else []

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "reword", "id": n, "was": words, "value": words}: of what is held back."""
        id, was = numbered(message), message.get("was")
        if message.get("do") == "reword" and id is not None and isinstance(was, str):
            done = lambda problems: self.inside(reply, self, id, problems)  # noqa: E731
            value = message.get("value")
            # In turn: what comes before, a desk's command too, decides what may still be changed.
            self.room.in_turn(lambda: self.room.reword(was, value, done))

    def texts(self) -> dict[str, str]:
        """A phone on a full Wi-Fi loads what its workshop asks for, and no other kinds."""
        kinds = {step.kind for step in self.room.state.workshop.activities}
        names = (*ROOT_SCRIPTS, *FORM_SCRIPTS, *scripts(kinds), *self.own_scripts)
        style = joined(*STYLES, *styles(kinds), *self.own_styles)
        return {"_esm": joined(*names, "parts/render.js"), "_css": style}

    def frame(self) -> dict[str, Any]:
        """School, step and count; no time, for nobody is hurried."""
        state = self.room.state
        frame = heading(self.room, self.around)
        del frame["left"]
        if state.phase == "ended":
            told = between(state, self.around)
            frame["title"] = told.title if told else say("phone.ended")
            frame["step"] = told.line if told else ""
            frame["link"] = on_phone(told, self.around)
        return {
            "kind": "phone",
            "full": self._visitor is not None,
            **frame,
            "minutes": self._minutes(),
            "next": following(state),
            "question": str(getattr(state.activity, "question", "")),
            "held": marks(state),
            "words": labels("line", "phone_frame"),
        }

    def inner(self) -> tuple[str, dict[str, Any]]:
        """The form while an activity is open, then its result."""
        state = self.room.state
        step = state.activity
        if state.phase == "ended":
            again = {"title": say("phone.ended_results"), "steps": results(state)}
            ended = {**recommended(state), "results": again, "hint": say("phone.ended_hint")}
            return "phone-ended", ended
        if step is None:
            return "phone-waiting", _waiting(state.workshop)
        if asking(state):
            return step.id, self._form(step)
        result = state.phase == "closed" and state.asks(step)  # else nothing was asked
        key = f"{step.id}-result" if result else step.id
        return key, {**outcome(step, state), "hint": self._hint(step)}

    def told(self, face: Face, message: dict[str, Any]) -> None:
        """An answer: {"do": "answer", "id": n, "value": ...}."""
        id = numbered(message)
        if message.get("do") != "answer" or id is None:
            return
        done = lambda problems: self.inside(self._answered, face, id, problems)  # noqa: E731
        self.send_in(str(face.data.get("activity")), message.get("value"), done)

    def send_in(self, activity: str, value: Any, done: Any) -> None:
        """Hand an answer to the room."""
        self.room.answer(activity, self.number, value, done)

    def _answered(self, face: Face, id: int, problems: list[Problem]) -> None:
        reply(face, id, problems)  # first: it is on disk, whatever reading it back may meet
        if not problems:
            self.read_own()

    def _form(self, step: Activity) -> dict[str, Any]:
        state = self.room.state
        before = getattr(self, "shown", None)
        known = before.data if before is not None and before.key == step.id else {}
        # An open form keeps what it knows of its answer: a timer's change must not ask the store.
        own = known["own"] if "own" in known else self.room.own(self.number, step.id)
        return {
            "kind": step.kind,
            "activity": step.id,
            "room": self.room.code,
            "kept": self._visitor is not None,
            "own": own,
            "said": self._sent(step.id, own),
            "rules": rules(step, state, self.around.clear),
            "care": say("form.care") if step.writing != "none" else "",
            "example": choices(step, state) or example(step, state),
            **FACES[step.kind].form(step, state),
        }

    def _hint(self, step: Activity) -> str:
        return "" if step.asks else say("phone.nothing_asked")

    def close(self) -> None:
        """This phone's page is gone."""
        super().close()
        leave = self.__dict__.pop("_leave", None)
        if leave:
            leave()


def _waiting(workshop: Workshop) -> dict[str, Any]:
    rules_first = before(workshop, say("phone.waiting_rules"))
    lines = [workshop.purpose, say("phone.waiting_hint"), rules_first]
    return {"kind": "waiting", "title": say("phone.waiting"), "lines": lines}

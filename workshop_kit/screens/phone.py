"""The phone: what staff see and answer. Root Part `Phone`, inside it the form or result at hand.

The Part inside has `data.kind`: waiting, ended, picture (a result), inform, or the kind of an
activity that asks (gather, place, sort, vote, propose, agree) with `data.activity` and `data.own`.
"""

from typing import Any

import traitlets

from ..domain.activities import Activity
from ..domain.problem import Problem
from ..words import say
from .activities import FACES, SCRIPTS
from .labels import labels
from .outcome import outcome, recommended
from .parts.part import joined
from .parts.screen import Face, Screen, numbered, reply
from .progress import asking, heading

FORM_SCRIPTS = (
    "parts/keep.js",
    "parts/problems.js",
    "parts/fields.js",
    "parts/minutes.js",
    "parts/kept.js",
    "parts/form.js",
)
ROOT_SCRIPTS = ("parts/shared.js", "parts/clock.js", "parts/pictures.js")
SCRIPT = joined(*ROOT_SCRIPTS, *FORM_SCRIPTS, *SCRIPTS, "phone.js", "parts/render.js")
STYLES = ("parts/look.css", "parts/page.css", "parts/form.css", "parts/pictures.css")
STYLE = joined(*STYLES)
FREE_TEXT = ("gather", "propose", "agree")


class PhoneFace(Face):
    """A form, a result, or a sentence."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)


class Phone(Screen):
    """Follows the desk by itself; an answer is kept by the room, half-typed text by the page."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)
    face = PhoneFace

    @property
    def number(self) -> str:
        """The phone's own random number."""
        return self._visitor.number if self._visitor else "practice"

    def frame(self) -> dict[str, Any]:
        """School, step, time and count."""
        state = self.room.state
        frame = {
            "kind": "phone",
            "full": self._visitor is not None,
            **heading(self.room, self.around),
        }
        if state.phase == "ended":
            frame["title"] = say("phone.ended")
        frame["question"] = str(getattr(state.activity, "question", ""))
        return {**frame, "words": _FRAME_WORDS}

    def inner(self) -> tuple[str, dict[str, Any]]:
        """The form while an activity is open, then its result."""
        state = self.room.state
        step = state.activity
        if state.phase == "ended":
            return "phone-ended", {**recommended(state), "hint": say("phone.ended_hint")}
        if step is None:
            return "phone-waiting", _waiting(state.workshop.purpose)
        if asking(state):
            return step.id, self._form(step)
        return f"{step.id}-result", {**outcome(step, state), "hint": self._hint(step)}

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
        if not problems and face.data.get("activity") == self.room.state.current:
            face.data = {**face.data, "own": self.room.own(self.number)}

    def _form(self, step: Activity) -> dict[str, Any]:
        state = self.room.state
        before = getattr(self, "shown", None)
        # An open form keeps what it knows of its answer: a timer's change must not ask the store.
        same = before is not None and before.key == step.id
        rule = "form.rule_words" if step.kind in FREE_TEXT else "form.rule_counts"
        return {
            "kind": step.kind,
            "activity": step.id,
            "room": self.room.code,
            "kept": self._visitor is not None,
            "own": before.data["own"]
            if before is not None and same
            else self.room.own(self.number),
            "rules": [say(rule), say("form.rule_laptop")],
            "care": say("form.care") if step.kind in FREE_TEXT else "",
            **FACES[step.kind].form(step, state),
        }

    def _hint(self, step: Activity) -> str:
        return "" if step.asks else say("phone.nothing_asked")


def _waiting(purpose: str) -> dict[str, Any]:
    lines = [purpose, say("phone.waiting_hint"), say("phone.waiting_rules")]
    return {"kind": "waiting", "title": say("phone.waiting"), "lines": lines}


_FRAME_WORDS = {
    name: sentence
    for name, sentence in labels("phone").items()
    if name
    in (
        "left_one",
        "left_many",
        "left_none",
        "down",
        "down_hint",
        "new_step",
        "new_result",
        "unsent",
    )
}

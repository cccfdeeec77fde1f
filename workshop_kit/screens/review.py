"""The phone some weeks on: has it really stopped? Three taps for each action."""

from collections.abc import Sequence
from typing import Any

import traitlets

from ..domain.activities.step import LONGEST_IDEA, OPEN_MINIMUM
from ..domain.disclosure import review_minimum
from ..domain.plan import Action
from ..domain.problem import Problem
from ..domain.report.phrases import counted, moment, named, number, spoken
from ..domain.report.stages import stands
from ..domain.review import STATUSES, Asked
from ..domain.story import State
from ..words import say
from .activities.propose import led
from .labels import labels
from .parts.part import joined
from .parts.screen import Face, numbered, reply
from .phone import FORM_SCRIPTS, ROOT_SCRIPTS, STYLE, Phone

SCRIPT = joined(*ROOT_SCRIPTS, *FORM_SCRIPTS, "review.js", "phone.js", "parts/render.js")


class ReviewFace(Face):
    """The form, or the sentence that nothing is asked any more."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)


class ReviewPhone(Phone):
    """One form for all actions; each answer is kept under a key of its own."""

    face = ReviewFace

    @property
    def name(self) -> str:
        """Another page than the workshop's: one that is still open is drawn anew."""
        return "phone-review"

    def texts(self) -> dict[str, str]:
        """The same for every room."""
        return {"_esm": SCRIPT}

    def frame(self) -> dict[str, Any]:
        """The phone's header, with the question of the day as its title."""
        # Not "ended": what is half typed here must outlive the page.
        own = {"title": say("review.title"), "phase": "review", "question": ""}
        return {**super().frame(), **own}

    def inner(self) -> tuple[str, dict[str, Any]]:
        """The form while the round is open."""
        asking = self.room.state.asking
        if asking is None:
            return "review-closed", _closed()
        return f"review-{asking.weeks}", self._review(asking.steps, asking.until)

    def _review(self, steps: tuple[Asked, ...], until: float) -> dict[str, Any]:
        state = self.room.state
        actions = {action.id: action for action in state.actions}
        asked = [step for step in steps if step.action in actions]
        return {
            "kind": "review",
            "activity": steps[0].id,
            "room": self.room.code,
            "kept": self._visitor is not None,
            "question": asked_of(state, len(asked)),
            "rules": self._rules(until),
            "care": say("form.care") if state.opening.asks_words else "",
            "example": "",
            "own": self._own(asked),
            "items": [_item(actions[step.action]) for step in asked],
            "options": [[status, say(f"review.{status}")] for status in STATUSES],
            "longest": LONGEST_IDEA if state.opening.asks_words else 0,
            "words": labels("form", "review_form"),
        }

    def _rules(self, until: float) -> list[str]:
        minimum = _number(review_minimum(self.room.state.workshop))
        few = [say("review.rule", minimum=minimum)]
        if self.room.state.opening.asks_words:
            few = [f"{few[0]} {say('review.rule_words', words=_number(OPEN_MINIMUM))}"]
        laptop = "form.rule_laptop_clear" if self.around.clear else "form.rule_laptop"
        return [*few, say(laptop), say("days.closes", until=moment(say, until))]

    def _own(self, steps: list[Asked]) -> dict[str, Any] | None:
        kept = {step.action: self.room.own(self.number, step.id) for step in steps}
        return {action: said for action, said in kept.items() if said} or None

    def told(self, face: Face, message: dict[str, Any]) -> None:
        """{"do": "answer", "id": n, "value": {action: {"status", "minutes", "instead"}}}."""
        id, value = numbered(message), message.get("value")
        asking = self.room.state.asking
        if message.get("do") != "answer" or id is None:
            return
        if asking is None:
            return reply(face, id, [Problem("answer.too_late")])
        if not isinstance(value, dict):
            return reply(face, id, [Problem("answer.not_understood")])
        said = [(step, value[step.action]) for step in asking.steps if step.action in value]
        if not said:
            return reply(face, id, [Problem("review.empty")])
        heard: list[list[Problem]] = []

        def one(problems: Sequence[Problem]) -> None:
            heard.append(list(problems))
            if len(heard) == len(said):
                self.inside(self._kept, face, id, [p for found in heard for p in found])

        for step, raw in said:
            self.room.answer(step.id, self.number, raw, one)

    def _kept(self, face: Face, id: int, problems: list[Problem]) -> None:
        reply(face, id, problems)
        self.read_own()

    def read_own(self) -> None:
        """What the store now has of this phone, action by action."""
        self._read_at = self.room.kept[self.number]
        asking = self.room.state.asking
        if asking and self.shown.data.get("kind") == "review":
            self.shown.data = {**self.shown.data, "own": self._own(list(asking.steps))}


def asked_of(state: State, n: int) -> str:
    """What is asked about `n` actions of a room."""
    return counted(say, "review.question", n, date=spoken(say, state.held_on))


def _item(action: Action) -> dict[str, Any]:
    about = {"state": stands(say, action), "lines": led(action.lead, action.when)}
    return {"id": action.id, "text": named(say, action), **about}


def _closed() -> dict[str, Any]:
    lines = [say("review.closed_hint")]
    return {"kind": "waiting", "title": say("review.closed"), "lines": lines}


def _number(n: int) -> str:
    return number(say, n)

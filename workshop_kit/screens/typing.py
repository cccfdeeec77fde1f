"""Where paper sheets are typed in, one after the other, by keyboard alone. The desk's key opens it.

Each sheet is an answer under a random number of its own, which the page makes.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

import traitlets

from ..domain.activities import Activity
from ..domain.problem import Problem
from ..words import say
from .activities import FACES
from .labels import counted, labels
from .parts.part import joined
from .parts.screen import Face, Screen, numbered, reply
from .plain.page import FORMS, typed
from .plain.rows import Row, boxed, choices, marks, rows, short
from .progress import heading

SCRIPT = joined(
    *("parts/shared.js", "parts/keep.js", "parts/command.js", "parts/problems.js"),
    *("parts/fields.js", "typing.js", "typing_sheet.js", "parts/render.js"),
)
STYLE = joined("parts/look.css", "parts/page.css", "parts/form.css", "typing.css")
MOST_FIELDS = 400


class TypingFace(Face):
    """The sheet at hand, or why there is none."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)


class Typing(Screen):
    """Of a room open for days somebody chooses the part; in a hall it follows the desk."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)
    face = TypingFace

    def __init__(self, *given: Any) -> None:
        self._part = ""
        super().__init__(*given)

    def frame(self) -> dict[str, Any]:
        """What is open, and how many sheets were typed in for it."""
        step, slips = self._at_hand(), self.room.asks_slips
        return {
            "kind": "typing",
            "full": self._visitor is not None,
            **heading(self.room, self.around),
            "title": say("typing.title"),
            "part": step.title if step else "",
            "count": counted("typing.count", self.room.typed_in(step.id)) if step else "",
            "slips": counted("typing.slips", self.room.slips_for_paper) if slips else "",
            "parts": [[one.id, one.title] for one in self._parts()] if self._paced else [],
            "words": labels("line", "form", "typing"),
        }

    def inner(self) -> tuple[str, dict[str, Any]]:
        """The sheet's rows; the same key while its activity is open."""
        step = self._at_hand()
        if step is None:
            sentence = say("typing.late" if self.room.state.late else "typing.none")
            return "typing-none", {"kind": "no-sheet", "sentence": sentence}
        data = FACES[step.kind].form(step, self.room.state)
        if step.asks_group:
            data = {**data, "groups": []}  # a sheet of paper is in no group
        told = [_row(row) for row in rows(FORMS[step.kind].fields(data))]
        words = labels("form", "typing")
        sheet = {"kind": "sheet", "activity": step.id, "question": data["question"], "rows": told}
        return f"typing-{step.id}", {**sheet, "words": words}

    @property
    def _paced(self) -> bool:
        return self.room.state.paced

    def _parts(self) -> list[Activity]:
        """The activities that take sheets now."""
        state, takes = self.room.state, self.room.takes_sheets
        all = (step for step in state.workshop.activities if step.kind in FORMS)
        return [step for step in all if takes(step.id) and state.asks(step)]

    def _at_hand(self) -> Activity | None:
        parts = self._parts()
        chosen = (step for step in parts if step.id == self._part)
        return next(chosen, parts[0] if parts else None)

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "slip", "slip": code} for a set of sheets; {"do": "part", "activity": id}."""
        id = numbered(message)
        if id is None:
            return
        if message.get("do") == "slip":
            self.room.hand_in_slip(str(message.get("slip"))[:64], partial(self._told_root, id))
        elif message.get("do") == "part":
            self._part = str(message.get("activity"))
            self.redraw()
            reply(self, id, [])

    def _told_root(self, id: int, problems: Sequence[Problem]) -> None:
        self.inside(reply, self, id, problems)
        self.inside(self.draw)

    def told(self, face: Face, message: dict[str, Any]) -> None:
        """{"do": "save" | "back", "value": {"sheet": number, "activity": id, "flat": {...}}}."""
        id, value = numbered(message), message.get("value")
        if id is None or not isinstance(value, dict):
            return
        activity, sheet = str(value.get("activity")), str(value.get("sheet"))

        def done(problems: Sequence[Problem]) -> None:
            self.inside(reply, face, id, problems)
            self.inside(self.draw)

        if message.get("do") == "back":
            self.room.take_sheet_back(activity, sheet, done)
        elif activity not in [step.id for step in self._parts()]:
            done([Problem("answer.too_late")])
        else:
            raw = typed(self.room, activity, _flat(value.get("flat")))
            self.room.type_in(activity, sheet, raw, done)


def _flat(raw: Any) -> dict[str, str]:
    """What stands in the fields, as a form without a script would send it."""
    pairs = list(raw.items())[:MOST_FIELDS] if isinstance(raw, dict) else []
    return {str(name): text for name, text in pairs if isinstance(text, str)}


def _row(row: Row) -> dict[str, Any]:
    fields = [_field(field, len(row.fields) > 1) for field in row.fields]
    return {"n": row.n, "title": row.title, "fields": fields}


def _field(field: Any, many: bool) -> dict[str, Any]:
    """`keys` are what is typed for each option, as it stands on the sheet; [] where words are.

    `digits`: how many of them go on by themselves.
    """
    options, keys = choices(field), marks(field)
    return {
        "name": field.name,
        "place": field.place,
        "label": short(field) if many else "",
        "look": field.look,
        "options": [list(pair) for pair in options],
        "keys": keys,
        "digits": 1 if boxed(field) else max(map(len, keys), default=0),
    }

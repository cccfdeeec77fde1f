"""What a plain HTML form is made of, and how what was typed is read: no script is needed."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ...words import say

Data = Mapping[str, Any]  # what the face of a kind gives its form, as the page with a script has it
Flat = Mapping[str, str]  # a control's name: what stands in it

NUMBER = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True)
class Fold:
    """Lines that only some need: folded under a title, so that what is asked stays in sight."""

    title: str
    lines: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One control. A problem with `of` stands beside it; `about` and `lines` stand before it.

    `options` are (value, label), or (title, [(value, label), ...]) for a list in parts. `row`: what
    it is about, where several fields in one line of a printed sheet are about the same. A page has
    the `fold` below the control; a sheet of paper, on which nothing folds, has the `hint` instead.
    """

    name: str
    label: str
    look: Literal["line", "box", "radios", "list", "tick"] = "line"
    hint: str = ""
    options: Sequence[Any] = ()
    about: str = ""
    lines: Sequence[str] = ()
    of: str = ""
    row: str = ""
    fold: Fold | None = None

    @property
    def place(self) -> str:
        """The field that a Problem names."""
        return self.of or self.name

    @property
    def in_sight(self) -> str:
        """The hint that a page shows at once."""
        return "" if self.fold else self.hint


@dataclass(frozen=True)
class Form:
    """How a kind asks: its fields, an answer as what stands in them, and what they say together."""

    fields: Callable[[Data], list[Field]]
    flat: Callable[[Any, Data], dict[str, str]]
    value: Callable[[Flat, Data], Any]


def listed(options: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """`options` of a list to pick from, with the one that picks nothing first."""
    return [("", say("plain.choose")), *options]


def whole(text: str) -> int | str:
    """A number; what is none stays as it was typed, and is refused with a sentence."""
    typed = text.strip()
    return int(typed) if NUMBER.fullmatch(typed) else typed


def chosen(flat: Flat, data: Data, read: Callable[[str], Any] = str) -> dict[str, Any]:
    """{item: choice} of the items for which something is chosen."""
    ids = (item["id"] for item in data["items"])
    return {id: read(flat[id]) for id in ids if flat.get(id)}

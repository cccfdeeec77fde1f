"""A page on which a school lists something: a form, the entries so far, and what they come to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from ..domain.problem import Problem
from ..visitor import Visitor
from .aside import aside
from .parts.parcel import hand
from .parts.part import Part, joined
from .parts.screen import numbered, reply

SCRIPTS = (
    *("parts/shared.js", "parts/command.js", "parts/problems.js", "parts/fields.js"),
    *("parts/minutes.js", "parts/pictures.js", "parts/save_file.js", "parts/entries.js"),
)
STYLE = joined(
    *("parts/look.css", "parts/page.css", "parts/form.css", "parts/pictures.css", "parts/plan.css")
)
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Means(Generic[Entry]):
    """What the page needs from outside. `school` is "" where there is none: nothing is kept then.

    `check(raw)` gives an entry or Problems, `file(entry)` a name and bytes; `most` entries fit.
    """

    school: str
    load: Callable[[], Sequence[Entry]]
    keep: Callable[[Sequence[Entry]], None]
    check: Callable[[Any], tuple[Entry | None, list[Problem]]]
    most: int
    file: Callable[[Entry], tuple[str, bytes]] | None = None


class EntriesPage(Part, Generic[Entry]):
    """A subclass draws `page()` and `entry(one)`; each change is kept at once."""

    def __init__(self, means: Means[Entry], who: Visitor | None, key: str) -> None:
        self._means = means
        self._who = who
        self._listed = tuple(means.load())
        super().__init__(key=key, session=who.session if who else "", data=self._drawn())

    def page(self, listed: Sequence[Entry]) -> dict[str, Any]:
        """What stands on the page beside the entries."""
        raise NotImplementedError

    def entry(self, one: Entry) -> dict[str, Any]:
        """One entry: its lines, and `own`, the values of the form."""
        raise NotImplementedError

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "save" | "remove" | "file", "entry": its number or null, "was", "value", "id"}."""
        id = numbered(message)
        does = {"save": self._save, "remove": self._remove, "file": self._file}
        what = str(message.get("do"))
        if id is not None and what in does:
            does[what](id, message)

    def _save(self, id: int, message: dict[str, Any]) -> None:
        made, problems = self._means.check(message.get("value"))
        at = self._at(message)
        if message.get("entry") is not None and at is None:
            problems = [Problem("entries.gone")]
        elif at is None and len(self._listed) >= self._means.most:
            problems = [Problem("entries.full", about={"most": self._means.most})]
        if problems or made is None:
            return reply(self, id, problems)
        before = self._listed if at is None else self._listed[:at]
        rest = () if at is None else self._listed[at + 1 :]
        self._keep(id, [*before, made, *rest])

    def _remove(self, id: int, message: dict[str, Any]) -> None:
        at = self._at(message)
        if at is None:
            return reply(self, id, [Problem("entries.gone")])
        self._keep(id, [*self._listed[:at], *self._listed[at + 1 :]])

    def _at(self, message: dict[str, Any]) -> int | None:
        """The entry that the page means, if it is still what the page shows."""
        self._listed = tuple(self._means.load()) if self._means.school else self._listed
        at = message.get("entry")
        if type(at) is not int or not 0 <= at < len(self._listed):
            return None
        return at if self.entry(self._listed[at])["name"] == message.get("was") else None

    def _keep(self, id: int, listed: Sequence[Entry]) -> None:
        try:
            self._means.keep(listed)
        except OSError:
            return reply(self, id, [Problem("entries.not_saved")])
        self._listed = tuple(listed)
        self.data = self._drawn()
        reply(self, id, [])

    def _file(self, id: int, message: dict[str, Any]) -> None:
        at = self._at(message)
        if at is None or self._means.file is None:
            return reply(self, id, [Problem("entries.gone")])
        aside(self._who, partial(self._means.file, self._listed[at]), partial(self._made, id))

    def _made(self, id: int, get: Callable[[], tuple[str, bytes]]) -> None:
        hand(self, id, *get())

    def _drawn(self) -> dict[str, Any]:
        return {
            "full": self._who is not None,
            "school": self._means.school,
            "entries": [self.entry(one) for one in self._listed],
            **self.page(self._listed),
        }

"""Directed time: one post in a form or a whole staff from a sheet; a picture, findings, files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import traitlets

from ..domain.directed_time import (
    Budget,
    Known,
    Post,
    Said,
    Term,
    check_post,
    make_budget,
    school_year,
    year_of,
)
from ..domain.meetings import Meeting, taken_over
from ..domain.opening import TERMS
from ..domain.problem import Problem, Refused
from ..visitor import Visitor
from ..words import say
from .aside import aside
from .directed_form import HALF_TERMS, groups, read_dates
from .directed_picture import picture
from .labels import labels
from .parts.parcel import hand, unpacked
from .parts.part import Part, joined
from .parts.screen import numbered, reply

SCRIPT = joined(
    *("parts/shared.js", "parts/command.js", "parts/problems.js", "parts/fields.js"),
    *("parts/pick_file.js", "parts/save_file.js", "directed_time.js", "directed_picture.js"),
    "parts/render.js",
)
STYLE = joined(
    *("parts/look.css", "parts/page.css", "parts/form.css", "parts/pick_file.css"),
    "directed_time.css",
)
LARGEST = 5_000_000  # bytes of a sheet
Staff = tuple[Sequence[Post], Sequence[Term]]


@dataclass(frozen=True)
class Means:
    """What the page needs from outside: what is known, who reads a sheet, who makes files.

    `read(body)` gives posts and terms, or raises Refused. A file's maker gets the budget, None for
    the `empty` sheet, which needs none. `meetings()` is the school's own list of meetings.
    """

    known: Known
    read: Callable[[bytes], Staff]
    files: Mapping[str, Callable[[Any], bytes]]
    meetings: Callable[[], Sequence[Meeting]] = tuple


class DirectedTime(Part):
    """For leaders and representatives; what is entered lives in this page and is kept nowhere."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, means: Means, visitor: Visitor | None) -> None:
        self._means = means
        self._visitor = visitor
        self._budget: Budget | None = None
        session = visitor.session if visitor else ""
        super().__init__(key="directed", session=session, data=self._drawn())

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "post" | "sheet" | "file", ..., "id": n}; see the method of each."""
        id = numbered(message)
        does = {"post": self._post, "sheet": self._sheet, "file": self._file}
        what = str(message.get("do"))
        if id is not None and what in does:
            does[what](id, message)

    def _post(self, id: int, message: Mapping[str, Any]) -> None:
        """{"terms", "year", "post": words by field, "dates": ISO days}: reckon one post."""
        said, problems = _said(message)
        given = message.get("post")
        post, wrong = check_post(given if isinstance(given, Mapping) else {})
        terms, odd = read_dates(message.get("dates"))
        posts, unknown = taken_over([post] if post else [], self._means.meetings())
        problems += wrong + odd + unknown
        if not problems:
            self._show(make_budget(posts, terms, said, self._means.known))
        reply(self, id, problems)

    def _sheet(self, id: int, message: Mapping[str, Any]) -> None:
        """{"terms", "year", "body": base64}: reckon a sheet's posts."""
        said, problems = _said(message)
        body = unpacked(message.get("body"), LARGEST)
        if not body:
            problems.append(Problem("directed_check.no_file", "sheet"))
        if problems or not body:
            return reply(self, id, problems)
        aside(self._visitor, partial(self._means.read, body), partial(self._read, id, said))

    def _read(self, id: int, said: Said, get: Callable[[], Staff]) -> None:
        try:
            read, terms = get()
            posts, problems = taken_over(read, self._means.meetings())
        except Refused as refused:
            problems = list(refused.problems)
        if not problems:
            self._show(make_budget(posts, terms, said, self._means.known))
        reply(self, id, [Problem(one.key, "sheet", one.about) for one in problems])

    def _file(self, id: int, message: Mapping[str, Any]) -> None:
        """{"kind"}: make a file of what is shown, and send it."""
        kind, budget = str(message.get("kind")), self._budget
        if kind in self._means.files and (budget or kind == "empty"):
            work = partial(self._means.files[kind], budget)
            aside(self._visitor, work, partial(self._made, id, kind))

    def _made(self, id: int, kind: str, get: Callable[[], bytes]) -> None:
        stem, ending = "directed-time", "xlsx" if kind == "empty" else kind
        year = self._budget.said.year.replace("/", "-") if self._budget else ""
        name = "-".join(filter(None, (stem, "empty" if kind == "empty" else year)))
        hand(self, id, f"{name}.{ending}", get())

    def _show(self, budget: Budget) -> None:
        self._budget = budget
        self.data = {**self.data, "result": picture(budget)}

    def _jobs(self) -> list[list[str]]:
        """The jobs on the list of meetings, first none; [] where there is no list."""
        jobs = {job for one in self._means.meetings() for job in one.people}
        known = [[job, job] for job in sorted(jobs, key=str.casefold)]
        return [["", say("directed_time.meetings_none")], *known] if known else []

    def _drawn(self) -> dict[str, Any]:
        now, known = year_of(self._means.known.today), self._means.known.years
        options = [[one, say(f"opening_form.terms_{one}")] for one in TERMS]
        return {
            "kind": "directed",
            "full": self._visitor is not None,
            "title": say("directed_time.title"),
            "notice": say("step.independent"),
            "terms": options,
            "years": sorted({*known, now}, reverse=True),
            "year": now,
            "groups": groups(),
            "half_terms": HALF_TERMS,
            "jobs": self._jobs(),
            "result": None,
            "words": labels("line", "directed_time"),
        }


def _said(message: Mapping[str, Any]) -> tuple[Said, list[Problem]]:
    terms, year = message.get("terms"), school_year(str(message.get("year", "")))
    problems = [] if terms in TERMS else [Problem("directed_check.no_terms", "terms")]
    if not year:
        problems.append(Problem("directed_check.no_year", "year"))
    return Said(str(terms), year), problems

"""A school's rooms: opened, found again by their codes, written as files."""

import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from .. import content, exports
from ..disk import put
from ..domain.history import with_gone_on
from ..domain.initiatives import in_force
from ..domain.invitation import Told
from ..domain.known import known
from ..domain.opening import Opening
from ..domain.opening_check import check_opening
from ..domain.paper import Choices, Known, Missing, fill, is_for_parents
from ..domain.problem import Problem
from ..domain.slips import SIGNS
from ..domain.story import Event, State, tell
from ..domain.workshop import Workshop
from ..ports import KEEPER, News, Row, SchoolStore, Writes
from ..room import Room
from ..store import StoreError, WritesAtOnce
from ..words import say
from . import contacts, lists, past
from .database import is_shared, open_store
from .folder import (
    ADDRESS,
    NoSchool,
    hold,
    keep_name,
    known_setting,
    last_address,
    remember,
    side_of,
    template,
)
from .rooms_here import NoRoom, RoomsHere
from .secret import new_keys


@dataclass(frozen=True)
class Opened:
    """A new room. Its links are told only now: of their keys the hashes are kept."""

    code: str
    links: Mapping[str, str]
    opening: Opening


class School:
    """One data folder: its store and its rooms. `address` is where its server answers.

    `pace`, how often rooms tell their news, is a server's: rooms that it opens are its own.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        writes: Callable[[SchoolStore], Writes] = WritesAtOnce,
        pace: Callable[[News], None] | None = None,
    ) -> None:
        self.folder = folder
        self.name = keep_name(folder, name)
        self.side = side_of(folder)
        self.address = last_address(folder)
        self.store = open_store(folder, self.name, serves=pace is not None)
        self.writes = writes(self.store)
        self._pace = {} if pace is None else {"pace": pace}
        self.here = RoomsHere(self.store, self.writes, self._first_state, self._sit)
        self._held: sqlite3.Connection | None = None

    def room(self, code: str) -> Room | None:
        """The room with this code, told from its events; None if there is none.

        StoreError where another server has it.
        """
        return self.here.room(code)

    def _sit(self, begun: State) -> Room:
        return Room(begun, self.store, self.writes, **self._pace)

    def opening(self, workshop: str, raw: Any, now: float) -> tuple[Opening, list[Problem]]:
        """What somebody said at opening, as `check_opening` has it; KeyError as in `open_room`."""
        return check_opening(raw, self.workshop(workshop), now, self.known())

    def open_room(self, workshop: str, opening: Opening | None = None, held_on: str = "") -> Opened:
        """Open a room for a workshop of the library; KeyError if there is none of that name here.

        `opening` says setting, terms, heads and times; what was before is added to it. `held_on`
        is an ISO date: unless it is given the day that `opening` says, else today.
        """
        said = opening or self.opening(workshop, {}, time.time())[0]
        opened, body = self.begun(workshop, said, held_on)
        remember(self.folder, opened.opening)
        story: list[Row] = [(1, "opened", body)]
        if opened.opening.until and opened.opening.opens <= time.time():
            story.append((2, "ran", {}))  # at once: a server in another process looks later
        self.store.fill(opened.code, story)
        if self.workshop(workshop).manner == "hall":
            self._tell_before(opened.code, body)
        return opened

    def _tell_before(self, code: str, body: Mapping[str, Any]) -> None:
        """Rooms of the same day that have ended hear of it: their desks may announce it."""
        following = {"code": code, "title": self.workshop(body["workshop"]).title}
        for room in past.before(self.ended_rooms(), body["held_on"]):
            with suppress(StoreError):  # the new room is open, and its own board says how to join
                self.store.append(room, "followed", following)

    def begun(
        self, workshop: str, said: Opening, held_on: str = ""
    ) -> tuple[Opened, dict[str, Any]]:
        """A new room, and the body of the event that opens it; nothing is kept yet."""
        opening = self._with_history(self.workshop(workshop), said)
        path = content.library_paths(self.folder)[workshop]
        keys, hashes = new_keys()
        code = self._new_code()
        body = {
            "workshop": workshop,
            # The room keeps the words it was opened with: the file may change later.
            "text": path.read_text(encoding="utf-8-sig"),
            "school": self.name,
            "held_on": held_on or said.day or date.today().isoformat(),
            "keys": hashes,
            "opening": opening.to_json(),
        }
        return Opened(code, self._links(code, keys), opening), body

    def renew_keys(self, code: str) -> Mapping[str, str]:
        """New links of a room; its old ones open nothing any more. NoRoom without such a room."""
        self.told(code)
        keys, hashes = new_keys()
        self.store.append(code, "rekeyed", {"keys": hashes})
        return self._links(code, keys)

    def link(self, code: str, role: str, key: str) -> str:
        """The private link with this key."""
        return f"{self.address}/{code}?as={role}&key={key}"

    def _links(self, code: str, keys: Mapping[str, str]) -> dict[str, str]:
        links = {role: self.link(code, role, key) for role, key in keys.items()}
        return {"join": f"{self.address}/{code}", **links}

    def contacts(self) -> list[tuple[str, str]]:
        """Who to talk to, each with what for; "" where the school has not filled it in."""
        return contacts.labelled(self.folder)

    def known(self) -> dict[str, str]:
        """Setting and terms as they were said when the last room was opened."""
        return known_setting(self.folder)

    def workshop(self, name: str) -> Workshop:
        """The workshop of this name that can be opened here; KeyError if there is none."""
        workshop = content.library(self.folder)[name]
        if workshop.side != self.side:
            raise KeyError(name)
        return workshop

    def export(self, code: str, folder: Path) -> list[Path]:
        """Write every export of a room's plan into `folder`; NoRoom if there is no such room."""
        plan = self.plan(self.told(code))
        return exports.export(plan, date.today().isoformat(), folder, self.template())

    def plan(self, state: State) -> State:
        """`state` with how far its actions came that go on in another plan of this school."""
        return with_gone_on(state, self.ended_rooms())

    def _with_history(self, workshop: Workshop, opening: Opening) -> Opening:
        today = opening.day or date.today().isoformat()  # what is promised by the day it meets
        ended = self.ended_rooms()
        titles = {name: w.title for name, w in content.library(self.folder).items()}
        if ended:  # before the first, what `opening` itself says of earlier ones stands
            before = past.with_history(workshop, opening, ended, today)
            opening = past.titled(before, titles)
        added = in_force(lists.initiatives(self.folder), say("initiative.source"))
        return past.with_agreed(opening, ended, (*content.load_agreed(self.folder), *added))

    def ended_rooms(self) -> list[State]:
        """Every room that has ended, as it is told."""
        return [state for state in self._told() if state.phase == "ended"]

    def _told(self) -> Iterator[State]:
        return filter(None, map(self.here.told, self.store.rooms()))

    def papers(self) -> dict[str, Path]:
        """The templates of letters and papers by name: the school's own before the kit's."""
        return content.paper_paths(self.folder)

    def paper_titles(self, setting: str) -> dict[str, str]:
        """The titles of the templates for this setting, unchecked: quick enough for a page."""
        return content.first_titles(self.folder, setting, self.side)

    def paper(self, name: str, code: str, to: Path, own: Choices) -> tuple[list[Path], Missing]:
        """Write a paper from a room's plan; the paths, and what is still missing.

        With code "" the plan's gaps stay. KeyError if there is no such paper or room; Faulty if
        the school's own template cannot be used; Refused if it does not offer what `own` chose.
        """
        material, missing = self.paper_material(name, self.told(code) if code else None, own)
        return exports.export_paper(material, name, to), missing

    def paper_material(
        self, name: str, state: State | None, own: Choices, day: Told = ({}, {})
    ) -> tuple[exports.Material, Missing]:
        """What a paper (of no room: of this `day`) is made from, what is missing; as in `paper`."""
        template = content.load_paper(self.papers()[name])
        today = date.today().isoformat()
        plan = state and self.plan(state)
        filled, blank = (fill(template, self._known(of, today, day), own) for of in (plan, None))
        document = filled.document
        # A policy tells no figure of the room, and a room that has not begun has none.
        told = state and state.results and document != blank.document
        if state and told and not is_for_parents(template):
            document = exports.signed(document, state)
        material = exports.Material(
            school=self.name, document=document, today=today, template=self.template()
        )
        return material, filled.missing

    def _known(self, state: State | None, today: str, day: Told) -> Known:
        about = known(self.name, today, state, say)
        words, blocks = day
        own = {"join": f"{self.address}/{state.code}"} if state else {}
        words = {**contacts.told(self.folder), **own, **about.words, **words}
        return replace(about, words=words, blocks={**about.blocks, **blocks})

    def rooms(self) -> list[State]:
        """The rooms so far, newest first."""
        return sorted(self._told(), key=lambda state: (state.held_on, state.code), reverse=True)

    def workshops(self) -> list[str]:
        """The names of all workshops that can be opened here: one side's or the other's."""
        found = content.library(self.folder)
        return [name for name, workshop in found.items() if workshop.side == self.side]

    def hold(self) -> None:
        """Keep this folder for one server; NoSchool where another has it."""
        if not is_shared(self.folder):
            self._held = hold(self.folder)
        elif not self.store.lease(KEEPER):
            raise NoSchool("serve.already", {"folder": self.folder})

    def keep_time(self, now: float) -> None:
        """Open and close rooms as their times come: see clock.py. `now` in seconds since 1970."""
        self.writes.run(lambda: self.store.lease(KEEPER), lambda leased: self.here.keep_time(now))

    def settle(self, address: str) -> None:
        """From now on its server answers at `address`; commands read it in the folder."""
        self.address = address
        put(self.folder / ADDRESS, f"{address}\n".encode())

    def stop(self) -> None:
        """Close the store, and let another server have the folder."""
        self.store.stop()
        if self._held:
            self._held.close()

    def told(self, code: str, events: int | None = None) -> State:
        """A room as its first `events` tell it (all with None); NoRoom if there is none."""
        rows = self.store.after(code)
        if not rows:
            raise NoRoom(code)
        return tell(_begun(code, rows[0]), [Event(*row) for row in rows[:events]])

    def _first_state(self, code: str) -> State | None:
        rows = self.store.after(code)
        return _begun(code, rows[0]) if rows else None

    def _new_code(self) -> str:
        taken = set(self.store.rooms())
        while True:
            code = "".join(secrets.choice(SIGNS) for _ in range(6))
            if code not in taken:
                return code

    def template(self) -> Path | None:
        """The school's own Word template, if it has one."""
        return template(self.folder)


def _begun(code: str, first: Row) -> State:
    """What a room begins with, by the first event of its story."""
    _, _, opened = first
    workshop = content.read_workshop(opened["text"], opened["workshop"])
    return State(code, opened["school"], workshop)

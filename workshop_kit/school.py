"""A school: one data folder with a name. Nothing of one school shows in another's."""

import secrets
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from . import content, exports
from .domain.activities.step import LONGEST_LINE, words
from .domain.story import State
from .room import News, Room, Writes
from .store import Sqlite, StoreError, WritesAtOnce

SIGNS = "BCDFGHJKMNPQRTVWXYZ"  # no vowels (no words), nothing that looks like something else
KEYED = ("desk", "board", "plan")

__all__ = ["NoSchool", "Opened", "School", "StoreError"]


class NoSchool(Exception):
    """Raised where a folder is not that of the school; `args` are a sentence's key and gaps."""


@dataclass(frozen=True)
class Opened:
    """A new room. Its links are told only now: of their keys the hashes are kept."""

    code: str
    links: Mapping[str, str]


class School:
    """One data folder: its store and its rooms. `address` is where its server answers."""

    def __init__(
        self,
        folder: Path,
        name: str,
        writes: Callable[[Sqlite], Writes] = WritesAtOnce,
        pace: Callable[[News], None] | None = None,
    ) -> None:
        self.folder = folder
        self.name = school_name(folder, name)
        self.address = last_address(folder)
        self.store = Sqlite(folder / "rooms.db")
        self.writes = writes(self.store)
        self._pace = {} if pace is None else {"pace": pace}
        self._rooms: dict[str, Room] = {}

    def room(self, code: str) -> Room | None:
        """The room with this code, told from its events; None if there is none."""
        if code not in self._rooms:
            state = self._first_state(code)
            if state is None:
                return None
            self._rooms[code] = Room(state, self.store, self.writes, **self._pace)
        return self._rooms[code]

    def open_room(self, workshop: str) -> Opened:
        """Open a room for a workshop of the library; KeyError if there is none of that name."""
        path = content.library_paths(self.folder)[workshop]
        content.load_workshop(path)
        keys = {role: secrets.token_urlsafe(18) for role in KEYED}
        code = self._new_code()
        self.store.append(
            code,
            "opened",
            {
                "workshop": workshop,
                # The room keeps the words it was opened with: the file may change later.
                "text": path.read_text(encoding="utf-8-sig"),
                "school": self.name,
                "held_on": date.today().isoformat(),
                "keys": {role: sha256(key.encode()).hexdigest() for role, key in keys.items()},
            },
        )
        links = {role: f"{self.address}/{code}?as={role}&key={key}" for role, key in keys.items()}
        return Opened(code, {"join": f"{self.address}/{code}", **links})

    def export(self, code: str, folder: Path) -> list[Path]:
        """Write every export of a room's plan into `folder`; KeyError if there is no such room."""
        return exports.export(self._told(code), date.today().isoformat(), folder, self._template())

    def file(self, code: str, kind: str) -> exports.File | None:
        """One export of a room's plan, None where there is no such format."""
        if kind not in exports.FORMATS:
            return None
        return exports.file(self._told(code), date.today().isoformat(), kind, self._template())

    def rooms(self) -> list[dict[str, Any]]:
        """The rooms so far, newest first: code, title, day and where each stands."""
        told = (self._told(code) for code in self.store.rooms())
        newest = sorted(told, key=lambda state: (state.held_on, state.code), reverse=True)
        return [
            {"code": s.code, "title": s.workshop.title, "held_on": s.held_on, "phase": s.phase}
            for s in newest
        ]

    def workshops(self) -> list[str]:
        """The names of all workshops that can be opened here."""
        return list(content.library_paths(self.folder))

    def hold(self) -> None:
        """Keep this folder for one server; NoSchool where another has it."""
        # SQLite's lock works alike on all systems and ends with the process, however it ends.
        self._held = sqlite3.connect(self.folder / "serving.lock", timeout=0, isolation_level=None)
        try:
            self._held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as taken:
            raise NoSchool("serve.already", {"folder": self.folder}) from taken

    def seal_abandoned(self) -> None:
        """Close what an earlier day's room left open, so that no single answer is kept for ever."""
        today = date.today().isoformat()
        for code in self.store.rooms():
            room = self.room(code)
            state = room.state if room else None
            if room and state and state.held_on < today and state.phase == "open":
                room.close(state.current or "", lambda problems: None)

    def stop(self) -> None:
        """Close the store."""
        self.store.stop()

    def _told(self, code: str) -> State:
        state = self._first_state(code)
        if state is None:
            raise KeyError(code)
        return Room(state, self.store, self.writes).state

    def _first_state(self, code: str) -> State | None:
        events = self.store.after(code)
        if not events:
            return None
        opened = events[0][2]
        workshop = content.read_workshop(opened["text"], opened["workshop"])
        return State(code, opened["school"], workshop)

    def _new_code(self) -> str:
        taken = set(self.store.rooms())
        while True:
            code = "".join(secrets.choice(SIGNS) for _ in range(6))
            if code not in taken:
                return code

    def _template(self) -> Path | None:
        own = self.folder / "library" / "plan.docx"
        return own if own.is_file() else None


def last_address(folder: Path) -> str:
    """Where this school's server answers, or answered last."""
    kept = folder / "address.txt"
    return kept.read_text(encoding="utf-8").strip() if kept.exists() else "http://localhost:8866"


def school_name(folder: Path, name: str) -> str:
    """The name kept in the folder. A new one is given `name`; an old one refuses another."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # nobody else's on a shared computer
    name, _ = words(name, "school", LONGEST_LINE, "")
    kept = folder / "school.txt"
    known = kept.read_text(encoding="utf-8").strip() if kept.exists() else ""
    if not (known or name):
        raise NoSchool("serve.no_school", {})
    if known and name and known != name:
        raise NoSchool("serve.other_school", {"known": known, "kept": kept})
    if not known:
        kept.write_text(name + "\n", encoding="utf-8")
    return known or name

"""The school's folder: whose it is, its name and address, and what was said there last."""

import json
import sqlite3
from pathlib import Path

from ..disk import lock, put
from ..domain.activities.step import LONGEST_LINE, harmless, words
from ..domain.opening import Opening
from ..words import say

REPRESENTATIVES = "representatives.txt"  # its presence marks the folder, its words say why
KNOWN = "opening.json"  # what was said last
KEPT = "kept.json"  # for how long, and what was said of it
NAME, ADDRESS, STORE, LOCK = "school.txt", "address.txt", "rooms.db", "serving.lock"


class NoSchool(Exception):
    """Raised where a folder is not that of the school; `args` are a sentence's key and gaps."""


def hold(folder: Path) -> sqlite3.Connection:
    """Keep this folder for one server, as long as what is returned lives.

    Raises NoSchool where another server has it.
    """
    try:
        return lock(folder / LOCK)
    except sqlite3.OperationalError as taken:
        raise NoSchool("serve.already", {"folder": folder}) from taken


def known_setting(folder: Path) -> dict[str, str]:
    """Setting and terms as they were said when the last room was opened."""
    try:
        found = json.loads((folder / KNOWN).read_text(encoding="utf-8"))
        return {name: str(found[name]) for name in ("setting", "terms")}
    except (OSError, ValueError, KeyError, TypeError):
        return {}  # nobody has said them yet


def remember(folder: Path, opening: Opening) -> None:
    """Keep setting and terms for the next room."""
    said = {"setting": opening.setting, "terms": opening.terms}
    put(folder / KNOWN, f"{json.dumps(said)}\n".encode())


def template(folder: Path) -> Path | None:
    """The school's own Word template, if it has one."""
    own = folder / "library" / "plan.docx"
    return own if own.is_file() else None


def claim(folder: Path, name: str, representatives: bool) -> None:
    """Name a folder and say whose it is; NoSchool where it is the school's, or not."""
    theirs = side_of(folder) == "representatives"
    if theirs and not representatives:
        raise NoSchool("serve.is_representatives", {"folder": folder})
    if representatives and not theirs and (folder / NAME).exists():
        raise NoSchool("serve.not_representatives", {"folder": folder})
    name = _name(folder, name)
    _make(folder)
    if representatives:  # first: whoever is stopped here leaves no folder that is the school's own
        put(folder / REPRESENTATIVES, f"{say('serve.mark')}\n".encode())
    keep_name(folder, name)


def side_of(folder: Path) -> str:
    """Whose folder it is: "representatives" where it was made for them, else "all"."""
    return "representatives" if (folder / REPRESENTATIVES).exists() else "all"


def named(folder: Path) -> str:
    """Whose folder it is by name, "" where nobody's yet."""
    kept = folder / NAME
    return harmless(kept.read_text(encoding="utf-8")).strip() if kept.exists() else ""


def last_address(folder: Path) -> str:
    """Where this school's server answers, or answered last."""
    kept = folder / ADDRESS
    return kept.read_text(encoding="utf-8").strip() if kept.exists() else "http://localhost:8866"


def keep_name(folder: Path, name: str) -> str:
    """Name a new folder, and return its name; NoSchool where it has another, or none is said."""
    name = _name(folder, name)
    if not named(folder):
        _make(folder)
        put(folder / NAME, f"{name}\n".encode())
    return name


def _name(folder: Path, name: str) -> str:
    """The folder's name, `name` where it has none yet; NoSchool where it cannot be that."""
    name, _ = words(name, "school", LONGEST_LINE, "")
    known = named(folder)
    if not (known or name):
        raise NoSchool("serve.no_school", {})
    if known and name and known != name:
        raise NoSchool("serve.other_school", {"known": known, "kept": folder / NAME})
    return known or name


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # nobody else's on a shared computer

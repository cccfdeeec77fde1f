"""Who to talk to: one small file in the school's folder, filled by the school."""

import tomllib
from pathlib import Path

from ..domain.activities.step import LONGEST_IDEA, words
from ..words import say

WHO = (
    *("safeguarding_lead", "line_manager", "headteacher", "wellbeing_governor"),
    *("safety_representative", "hr", "helpline", "ascl", "community", "gmb", "naht", "nasuwt"),
    *("neu", "unison", "unite", "branch"),
)


class Unreadable(Exception):
    """Raised where the file is not TOML; `args[0]` says why, with the line."""


def place(folder: Path) -> Path:
    """Where the file is, or would be."""
    return folder / "library" / "contacts.toml"


def lay(folder: Path, school: str) -> Path:
    """Write the file with empty lines, unless there is one; returns its path."""
    path = place(folder)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [say("contacts.file", school=school).strip(), "", *(f'{who} = ""' for who in WHO)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(folder: Path) -> dict[str, str]:
    """Each contact by name, "" where it is not filled in; Unreadable where the file is broken."""
    try:
        found = tomllib.loads(place(folder).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        found = {}
    except (OSError, ValueError) as broken:
        raise Unreadable(str(broken)) from broken
    return {who: words(found.get(who), who, LONGEST_IDEA, "")[0] for who in WHO}


def filled(folder: Path) -> dict[str, str]:
    """The contacts that the school has filled in; a broken file has none."""
    try:
        return {who: said for who, said in read(folder).items() if said}
    except Unreadable:
        return {}


def labelled(folder: Path) -> list[tuple[str, str]]:
    """(what it is for, who): every line, "" where it is not filled in."""
    found = filled(folder)
    return [(say(f"contacts.{who}"), found.get(who, "")) for who in WHO]


def told(folder: Path) -> dict[str, str]:
    """What papers have of them: each that is filled in, and all in one line."""
    line = "; ".join(f"{what}: {who}" for what, who in labelled(folder) if who)
    return {**filled(folder), "contact": line}

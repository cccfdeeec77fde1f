"""What a school lists beside its rooms: its meetings, and what it added. Kept in its folder."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from ..disk import put
from ..domain.initiatives import MOST_INITIATIVES, Initiative
from ..domain.meetings import MOST_MEETINGS, Meeting

MEETINGS, INITIATIVES = "meetings.json", "initiatives.json"
Kept = TypeVar("Kept", Meeting, Initiative)


def meetings(folder: Path) -> tuple[Meeting, ...]:
    """The school's regular meetings and messages, in the order in which they were entered."""
    return _read(folder / MEETINGS, Meeting)[:MOST_MEETINGS]


def initiatives(folder: Path) -> tuple[Initiative, ...]:
    """What was added, or is asked for, in the order in which it was entered."""
    return _read(folder / INITIATIVES, Initiative)[:MOST_INITIATIVES]


def keep_meetings(folder: Path, given: Sequence[Meeting]) -> None:
    """Keep these, whole or not at all (OSError)."""
    _write(folder / MEETINGS, given)


def keep_initiatives(folder: Path, given: Sequence[Initiative]) -> None:
    """Keep these, whole or not at all (OSError)."""
    _write(folder / INITIATIVES, given)


def _read(path: Path, kind: Callable[..., Kept]) -> tuple[Kept, ...]:
    """What is there; a file that somebody broke by hand is put aside, or it would be lost."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return tuple(kind(**one) for one in found)
    except FileNotFoundError:
        return ()
    except (ValueError, TypeError):
        path.replace(path.with_suffix(".broken"))
        return ()


def _write(path: Path, given: Sequence[Any]) -> None:
    body = json.dumps([one.to_json() for one in given], ensure_ascii=False, indent=2)
    put(path, f"{body}\n".encode())

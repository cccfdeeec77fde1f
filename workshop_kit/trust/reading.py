"""Reads a small JSON file that somebody else sent: never more of it than it may hold."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..domain.problem import Problem, Refused

MOST = 2_000_000  # bytes: a large school's bundle is a twentieth of it


@dataclass(frozen=True)
class Taken:
    """What became of files that came: why some were `refused`, and what others `replaced`."""

    refused: tuple[Problem, ...]
    replaced: tuple[str, ...]


def read(path: Path, format: int) -> dict[str, Any]:
    """The plain values of a file of this format; Refused says what it is instead."""
    about = {"file": path.name}
    try:
        with path.open("rb") as file:
            body = file.read(MOST + 1)
    except OSError as error:
        reason = error.strerror or ""
        raise Refused(Problem("trust_file.unread", about={**about, "reason": reason})) from error
    if len(body) > MOST:
        raise Refused(Problem("trust_file.too_large", about=about))
    data = _plain(body)
    if not isinstance(data, dict) or type(data.get("format")) is not int:
        raise Refused(Problem("trust_file.other", about=about))
    if data["format"] != format:
        key = "newer" if data["format"] > format else "older"
        raise Refused(Problem(f"trust_file.{key}", about={**about, "format": data["format"]}))
    return data


def _plain(body: bytes) -> Any:
    try:
        return json.loads(body, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None


def _no_number(name: str) -> None:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice could mean one thing here and another elsewhere."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("twice")
    return found

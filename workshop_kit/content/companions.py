"""The guide beside a school's own workshop: what is still missing in it."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..domain.workshop import Workshop
from ..words import say
from .faults import Fault
from .guides import HEADING, PACKAGE
from .sense.names import UNWRITTEN

_MINUTES = re.compile(r"\((\d+) minutes?\)\s*$")


def guide_beside(path: Path) -> Path | None:
    """The guide of a school's own workshop file; None where the file is not in its folder."""
    place = path.resolve().parent
    own = place.name == "workshops" and place.parent.name == "library"
    folder = place.parent.parent
    return folder / "guides" / f"{path.stem}.md" if own and folder != PACKAGE else None


def check_guide(workshop: Workshop, path: Path) -> list[Fault]:
    """Activities without words, other minutes than the workshop's, and what is to be written."""
    if not path.is_file():
        return [Fault(path, 0, say("check.no_guide"))]
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return sorted({*_unwritten(path, lines), *_parts(workshop, path, lines)})


def _unwritten(path: Path, lines: list[str]) -> Iterator[Fault]:
    for n, line in enumerate(lines, start=1):
        if UNWRITTEN in line:
            yield Fault(path, n, say("check.to_write_here"))


def _parts(workshop: Workshop, path: Path, lines: list[str]) -> Iterator[Fault]:
    heads = [(n, HEADING.match(line), line) for n, line in enumerate(lines, start=1)]
    found = {head[1]: (n, _MINUTES.search(line)) for n, head, line in heads if head}
    for step in workshop.activities:
        n, minutes = found.get(step.id, (0, None))
        if not n:
            yield Fault(path, 0, say("check.guide_part", id=step.id, title=step.title))
        elif minutes is None or int(minutes[1]) != step.minutes:
            yield Fault(path, n, say("check.guide_minutes", id=step.id, minutes=step.minutes))

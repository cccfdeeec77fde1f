"""The guide beside a school's own workshop: what is still missing or wrong in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from ..disk import PACKAGE
from ..domain.activities import Activity
from ..domain.workshop import Workshop
from ..words import say
from .faults import Fault, Found, Unreadable
from .guides import HEADING, Script, script
from .reading import text_of
from .sense.names import UNWRITTEN
from .spelling import did_you_mean, shorten

_MINUTES = re.compile(r"\((\d+) minutes?\)\s*$")
_AT = re.compile(r"\W*Minute (\d+)\b")


@dataclass
class _Part:
    """What stands under a heading that names an activity; lines are counted from 1."""

    line: int
    heading: str
    lines: list[Found] = field(default_factory=list)


def guide_beside(path: Path) -> Path | None:
    """The guide of a school's own workshop file; None where the file is not in its folder."""
    place = path.resolve().parent
    own = place.name == "workshops" and place.parent.name == "library"
    folder = place.parent.parent
    return folder / "guides" / f"{path.stem}.md" if own and folder != PACKAGE else None


def guided_by(guide: Path) -> Path | None:
    """The workshop file to which a guide of the school's own belongs; None for another paper."""
    place = guide.resolve().parent
    workshop = place.parent / "library" / "workshops" / f"{guide.stem}.yaml"
    return workshop if place.name == "guides" and workshop.is_file() else None


def check_guide(workshop: Workshop, path: Path) -> list[Fault]:
    """Activities without words, parts of no activity, other minutes, and what is to be written."""
    if not path.is_file():
        return [Fault(path, 0, say("check.no_guide", name=workshop.name))]
    try:
        lines = list(enumerate(text_of(path).splitlines(), start=1))
    except Unreadable as stop:
        return [Fault(path, *found) for found in stop.found]
    found = {*_unwritten(lines), *_parts(workshop, path, lines)}
    return [Fault(path, *one) for one in sorted(found)]


def _unwritten(lines: list[Found]) -> Iterator[Found]:
    for n, line in lines:
        if UNWRITTEN in line:
            yield n, say("check.to_write_here")


def _parts(workshop: Workshop, path: Path, lines: list[Found]) -> Iterator[Found]:
    steps = {step.id: step for step in workshop.activities}
    parts: dict[str, _Part] = {}
    for id, part in _read(lines):
        if id not in steps:
            about = {"id": shorten(id), "meant": did_you_mean(id, steps)}
            yield part.line, say("check.guide_extra", **about)
        elif id in parts:
            yield part.line, say("check.guide_twice", id=id, first=parts[id].line)
        else:
            parts[id] = part
    yield from _order(list(parts.items()), list(steps))
    for id, step in steps.items():
        if id in parts:
            yield from _part(step, parts[id], script(path, id))
        else:
            yield _near(id, lines), say("check.guide_part", id=id, title=step.title)


def _order(parts: list[tuple[str, _Part]], order: list[str]) -> Iterator[Found]:
    """The first part that comes before one which the workshop has earlier."""
    for (before, _), (id, part) in pairwise(parts):
        if order.index(id) < order.index(before):
            yield part.line, say("check.guide_order", id=id, before=before)
            return


def _read(lines: list[Found]) -> list[tuple[str, _Part]]:
    parts: list[tuple[str, _Part]] = []
    inside = False
    for n, line in lines:
        head = HEADING.match(line)
        if line.startswith(("# ", "## ")):
            inside = bool(head)
        if head:
            parts.append((head[1], _Part(n, line)))
        elif inside:
            parts[-1][1].lines.append((n, line))
    return parts


def _near(id: str, lines: list[Found]) -> int:
    """The line that was probably meant for the activity's heading; 0 if there is none."""
    meant = re.compile(rf"#*\s?{re.escape(id)}\b", re.IGNORECASE)
    return next((n for n, line in lines if meant.match(line)), 0)


def _part(step: Activity, part: _Part, words: Script) -> Iterator[Found]:
    minutes = _MINUTES.search(part.heading)
    if minutes is None or int(minutes[1]) != step.minutes:
        yield part.line, say("check.guide_minutes", id=step.id, minutes=step.minutes)
    title = _MINUTES.sub("", HEADING.sub("", part.heading)).strip()
    if title != step.title:
        about = {"id": step.id, "title": step.title, "given": shorten(title)}
        yield part.line, say("check.guide_title", **about)
    for opens, told in (("Say:", words.say), ("Do:", words.do)):
        if not told:
            yield part.line, say("check.guide_silent", opens=opens)
    for n, line in part.lines:
        at = _AT.match(line)
        if at and int(at[1]) > step.minutes > 0:
            yield n, say("check.guide_late", at=at[1], minutes=step.minutes)

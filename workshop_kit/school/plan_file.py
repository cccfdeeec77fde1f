"""A plan from its file alone, and what was filled in in an Excel file back into its room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from .. import exports
from ..domain.problem import Problem, Refused
from ..domain.report.reviews import round_name
from ..domain.review_words import entered, weeks_at
from ..domain.story import State
from ..exports.excel_columns import label
from ..exports.excel_reading import Reread, read_excel
from ..exports.json_file import read_json
from ..exports.record import Record, word_of
from ..room import Room
from ..store import Sqlite, WritesAtOnce
from ..words import say
from .school import School

MOST = 20_000_000  # bytes: a plan of a large school is a fiftieth of it
Wrong = tuple[str, Problem]  # of which action


@dataclass(frozen=True)
class Imported:
    """How many `actions` were changed, and of which `rounds`, in words, it said what came of them.

    The column knows no number of weeks: it is taken for the round that came last.
    """

    actions: int
    rounds: tuple[str, ...]


def read_plan(file: Path, today: str) -> Record:
    """The plan in `file`, with what was filled in in an Excel file; `today` is an ISO date.

    Refused says everything that is wrong with the file; OSError where it cannot be opened.
    """
    body = _body(file)
    if file.suffix.lower() == ".json":
        return read_json(body)
    reread = read_excel(body)
    state, problems = _filled_in(reread.record.state, reread, today)
    if problems or reread.problems:
        raise Refused(*reread.problems, *reread.located(problems))
    same = not (reread.changes or reread.now)
    return reread.record if same else Record(state, max(today, reread.record.told_on))


def export_plan(record: Record, to: Path) -> list[Path]:
    """Write every document of a plan into the folder `to`."""
    return exports.export(record.state, record.told_on, to)


def import_plan(school: School, code: str, file: Path, today: str) -> Imported:
    """Put what was filled in in the Excel file into its room.

    All or nothing: Refused says everything that stands against it. NoRoom: no such room.
    """
    room = school.here.found(code)
    if file.suffix.lower() == ".json":
        raise Refused(Problem("plan_file.not_filled_in", about={"file": file}))
    reread = read_excel(_body(file))
    _refuse_other(room.state, reread)
    clashes = _meanwhile(room.state, reread)
    _, problems = _filled_in(room.state, reread, today)
    if problems or clashes or reread.problems:
        raise Refused(*reread.problems, *clashes, *reread.located(problems))
    lost = _fill_in(room, reread, today)
    if lost:  # the disk is full, or somebody changed the room in this second
        raise Refused(*(problem for _, problem in lost))
    now = [(weeks_at(one, today), one) for one in room.state.actions if one.id in reread.now]
    now.sort(key=lambda pair: pair[0])
    rounds = dict.fromkeys(round_name(one, weeks, say).casefold() for weeks, one in now)
    return Imported(len({*reread.changes, *reread.now}), tuple(rounds))


def _body(file: Path) -> bytes:
    if file.suffix.lower() not in (".json", ".xlsx"):
        raise Refused(Problem("plan_file.other_kind", about={"file": file}))
    size = file.stat().st_size
    if size > MOST:
        about = {"file": file, "size": round(size / 1e6)}
        raise Refused(Problem("plan_file.too_large", about=about))
    return file.read_bytes()


def _filled_in(state: State, reread: Reread, today: str) -> tuple[State, list[Wrong]]:
    """`state` after what was filled in, and what the plan's page would refuse of it."""
    store = Sqlite(":memory:")
    room = Room(replace(state, n=0), store, WritesAtOnce(store))  # a store of its own, from 1
    found = _fill_in(room, reread, today)
    return replace(room.state, n=state.n), found


def _fill_in(room: Room, reread: Reread, today: str) -> list[Wrong]:
    """Through the room's own checks; "Has it stopped?" is read as on a printed list."""
    found: list[Wrong] = []
    for action, raw in reread.changes.items():
        room.complete(action, raw, today, partial(_hear, found, action))
    for action, words in reread.now.items():
        now = next(one for one in room.state.actions if one.id == action)
        said = entered(words, weeks_at(now, today))
        heard: list[Problem] = []
        room.review(action, said, today, heard.extend)
        _hear(found, action, [replace(one, field="now") for one in heard])  # all of one cell
    return found


def _hear(found: list[Wrong], action: str, problems: Sequence[Problem]) -> None:
    found.extend((action, problem) for problem in problems)


def _refuse_other(state: State, reread: Reread) -> None:
    theirs = reread.record.state
    if theirs.code != state.code:
        raise Refused(
            Problem("plan_file.other_room", about={"code": theirs.code, "room": state.code})
        )
    if theirs.seal != state.seal:
        about = {"word": word_of(theirs), "now": word_of(state), "room": state.code}
        raise Refused(Problem("plan_file.other_results", about=about))


def _meanwhile(state: State, reread: Reread) -> list[Problem]:
    """What was changed in the room after the file was written, and in the file otherwise."""
    then = {action.id: action for action in reread.record.state.actions}
    now = {action.id: action for action in state.actions}
    found = []
    for id, raw in reread.changes.items():
        for name in raw:
            before, after = reread.shown(then[id], name), reread.shown(now[id], name)
            if before != after and after != reread.typed(id, name):
                about = {"what": now[id].what, "field": label(name)}
                about |= {"now": after, "file": reread.typed(id, name)}
                found.append(Problem("plan_file.meanwhile", name, about))
    return found

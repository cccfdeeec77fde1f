"""A room's plan as plain JSON values and back: its figures, and what each follows from.

Holds no key, nothing about phones, nothing that the desk holds back, and of worries about an
action no words.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from ..domain import document, results
from ..domain.check_word import check_word, leaving, without_held
from ..domain.document import Document, Paragraph
from ..domain.ledger import Line, ledger
from ..domain.opening import Opening
from ..domain.plan import Action, waited
from ..domain.report import report
from ..domain.story import State
from ..domain.workshop import Workshop
from ..words import WORDS, check_words, say

FORMAT = 4
# Of a room that is running, its keys, or words that were held back: no part of a plan.
LIVE = (
    *("keys", "n", "current", "started", "ends", "talking", "asking", "late", "begun", "released"),
    *("came", "reworded", "ended", "pause", "following", "erased"),
)
OUTSIDE = ("code", "school", "held_on", "workshop")  # stand elsewhere in the file
SHELF = ("evidence", "titles", "rules")  # what the library adds to a workshop when it is read
UNWRITTEN = ("saving", "adding", "acceptance")  # of a line; old files do not say these
ALREADY = "said"  # what the room said of an action's minutes stands in its proposals
SELDOM = "earlier"  # in the file only where some job was asked again
REWORDED = "reworded"  # in the file a number, and only where there is one
MOST = 10_000  # texts
TOLD_IN_WORDS = ("kit", "library", "document")  # may differ from kit to kit; no figure does


@dataclass(frozen=True)
class Record:
    """One room's plan as it was told on a day (`told_on`, ISO date)."""

    state: State
    told_on: str


def to_data(record: Record) -> dict[str, Any]:
    """Plain JSON values: first what everything follows from, then what follows."""
    state = kept(record.state)
    workshop = TypeAdapter(Workshop).dump_python(state.workshop, mode="json")
    return {
        "format": FORMAT,
        "check_word": word_of(state),
        "school": state.school,
        "code": state.code,
        "title": state.workshop.title,
        "held_on": state.held_on,
        "told_on": record.told_on,
        "events": state.n,
        "people": state.people,
        "workshop": {name: workshop[name] for name in workshop if name not in SHELF},
        "room": without_held(_room(state), state.held),
        "actions": [_action(action, record) for action in state.actions],
        "ledger": [_line(line) for line in ledger(state.actions, state.jobs)],
        "kit": kit(),
        "library": {name: workshop[name] for name in SHELF},
        "document": document.to_json(told(state, record.told_on)),
    }


def from_data(data: Mapping[str, Any]) -> Record:
    """The record that `to_data` wrote; ValueError, KeyError or TypeError if it did not."""
    workshop = {**data["workshop"], **{name: data["library"][name] for name in SHELF}}
    outside: dict[str, Any] = {name: _text(data[name]) for name in OUTSIDE if name != "workshop"}
    state = State(
        **outside,
        workshop=TypeAdapter(Workshop).validate_python(workshop),
        n=data["events"],
        reworded=_freed(data["room"].get(REWORDED, 0)),
        **{name: _read(name, data["room"][name]) for name in _kept()},
    )
    return Record(state, _text(data["told_on"]))


def kept(state: State) -> State:
    """`state` as a file that is read again has it: what may leave the room, nothing that runs."""
    blank = State(**{name: getattr(state, name) for name in OUTSIDE})
    over = {name: getattr(blank, name) for name in LIVE if name != "n"}
    return replace(state, results=leaving(state), **{**over, REWORDED: _freed(state.freed)})


def _freed(n: int) -> dict[str, tuple[str, ...]]:
    """That `n` texts are shown in other words; of which ones, nothing leaves the room."""
    if type(n) is not int or not 0 <= n <= MOST:
        raise ValueError(n)
    return {str(one): () for one in range(n)}


def told(state: State, today: str) -> Document:
    """The report as it stands `today`, the check word first."""
    return checked(report(state, today, say), state)


def checked(document: Document, state: State) -> Document:
    """`document` with the check word of the room that it was told from."""
    return replace(document, blocks=(_check(state), *document.blocks))


def signed(document: Document, state: State) -> Document:
    """`document`, a letter or paper, with the room's check word as its last line."""
    return replace(document, blocks=(*document.blocks, _check(state)))


def _check(state: State) -> Paragraph:
    line = say("check_word.line", word=word_of(state))
    return Paragraph(f"{line} {say('check_word.covers')}" if state.actions else line)


def word_of(state: State) -> str:
    """The room's check word."""
    return check_word(state.seal, check_words())


@cache
def kit() -> str:
    """Which kit's sentences the report is told in: its version and a mark of all its sentences."""
    return f"{version('workshop-kit')}+{sha256(WORDS.read_bytes()).hexdigest()[:8]}"


def _kept() -> list[str]:
    return [one.name for one in fields(State) if one.name not in (*LIVE, *OUTSIDE)]


def _room(state: State) -> dict[str, Any]:
    """Every field of the state that a plan keeps; of what was completed or put in groups only
    what is shown."""
    shown = state.results
    actions = [action.id for action in state.actions]
    texts = {part.id for r in shown.values() for part in getattr(r, "texts", ())}
    limited: dict[str, Any] = {
        "results": {id: results.to_json(result) for id, result in shown.items()},
        "opening": state.opening.to_json(),
        "chosen": actions,
        "groups": {id: name for id, name in state.groups.items() if id in texts and name},
    }
    by_action = ("completions", "reviewed")
    found = {name: limited[name] if name in limited else _dumped(name, state) for name in _kept()}
    found |= {
        name: {id: one for id, one in found[name].items() if id in actions} for name in by_action
    }
    return found | ({REWORDED: state.freed} if state.freed else {})


def _dumped(name: str, state: State) -> Any:
    return _adapter(name).dump_python(getattr(state, name), mode="json")


def _read(name: str, value: Any) -> Any:
    if name == "results":
        return {id: results.from_json(result) for id, result in value.items()}
    return Opening.from_json(value) if name == "opening" else _adapter(name).validate_python(value)


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(get_type_hints(State)[name])


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _line(line: Line) -> dict[str, Any]:
    """Without what follows from the actions."""
    return {name: value for name, value in asdict(line).items() if name not in UNWRITTEN}


def _action(action: Action, record: Record) -> dict[str, Any]:
    """All fields of an action, with what follows from them."""
    days = waited(action, record.state.asked_on, record.told_on)
    left = (ALREADY,) if action.earlier else (ALREADY, SELDOM)
    told = {name: value for name, value in asdict(action).items() if name not in left}
    return {**told, "state": action.state, "waited": days, "missing": action.missing}

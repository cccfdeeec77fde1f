"""What people wrote, once a room that was open for days is sealed: to hold back, and in themes."""

from typing import Any

from ...domain.activities import Activity
from ...domain.activities.step import LONGEST_LINE, words
from ...domain.disclosure import written
from ...domain.problem import Problem
from ...domain.results import Text
from ...domain.story import HOLD_REASONS, State
from ...ports import Told
from ...room import Room
from ...words import say
from ..desk_commands import LATE, STRANGE
from ..desk_work import text_of
from ..rules import least


def lists(state: State, uncovered: bool) -> list[dict[str, Any]]:
    """What was said to the room, then what was told to the survey where it is `uncovered`."""
    said = [text for step in _written(state, True) for text in _texts(step, state)]
    found = [_list("said", said, state, None)] if said else []
    if uncovered:
        for step in _written(state, False):
            themes = {state.groups.get(text.id, "") for text in _texts(step, state)} - {""}
            listed = _list(step.id, _texts(step, state), state, sorted(themes, key=str.casefold))
            found.append({**listed, "title": step.title})
    return found


def told_lines(state: State) -> list[str]:
    """Where the words are that were told to the survey: how many of which question."""
    steps = [step for step in state.workshop.activities if step.kind == "tell"]
    told = [_told(step, state) for step in steps if step.id in state.results]
    return [*told, say("days_desk.told_where")] if readable(state) else told


def readable(state: State) -> bool:
    """Whether enough people told something to the survey for anybody to read it."""
    return bool(_written(state, False))


def _told(step: Activity, state: State) -> str:
    result = state.results[step.id]
    if result.withheld:
        return say("days_desk.told_few", title=step.title, minimum=least(step, state))
    return say("days_desk.told", title=step.title, n=result.answered)


def _written(state: State, on_board: bool) -> list[Activity]:
    """The steps in which somebody wrote what may be shown: said to the room, or told to it."""
    steps = [s for s in state.workshop.activities if s.asks and s.on_board is on_board]
    return [step for step in steps if step.id in state.results and _texts(step, state)]


def _texts(step: Activity, state: State) -> tuple[Text, ...]:
    return tuple(t for t in written(state.results[step.id]) if t.id not in state.erased)


def _list(id: str, texts: Any, state: State, themes: list[str] | None) -> dict[str, Any]:
    return {
        "id": id,
        "title": say("days_desk.said"),
        "texts": [text_of(text, state) for text in texts],
        "groups": themes,
        "undo": False,
        "reasons": [{"id": reason, "label": say(f"reason.{reason}")} for reason in HOLD_REASONS],
    }


def group(room: Room, message: dict[str, Any], done: Told) -> None:
    """Put texts told to the survey into a theme; without a name, out of it."""
    ids = message.get("texts")
    if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
        return done([STRANGE])
    steps = _written(room.state, False)
    known = {text.id for step in steps for text in _texts(step, room.state)}
    if not known.issuperset(ids):
        return done([LATE])
    if not ids:
        return done([Problem("desk.pick_ideas", "pick")])
    name, found = "", list[Problem]()
    if message.get("new") is not False or message.get("name"):
        name, found = words(message.get("name"), "group", LONGEST_LINE, "desk.no_group")
    if found:
        return done(found)
    room.group(ids, name, done)

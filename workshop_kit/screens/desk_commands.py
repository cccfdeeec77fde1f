"""What the desk may ask of its room: each command checks what it was sent, then calls one verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ..domain.activities.step import LONGEST_LINE, words
from ..domain.day import PAUSES
from ..domain.disclosure import written
from ..domain.problem import Problem
from ..domain.report.phrases import headline
from ..domain.results import Texts
from ..domain.story import State
from ..words import say
from . import leaf
from .progress import asking, must_choose

if TYPE_CHECKING:
    from ..room import Room
    from .desk import Desk

Done = Callable[[Sequence[Problem]], None]
Message = dict[str, Any]
LATE = Problem("desk.too_late")
STRANGE = Problem("desk.not_understood")
MORE_MINUTES = (1, 5)


def start(desk: Desk, message: Message, done: Done) -> None:
    """Start the activity that follows; not one that runs already (a button pressed twice)."""
    state = desk.room.state
    following = state.workshop.after(state.current)
    if state.phase == "ended" or following is None or message.get("activity") != following.id:
        return done([LATE])
    if must_choose(state, following):
        return done([Problem("desk.choose_first")])
    _begin(desk, following.id, done)


def close(desk: Desk, message: Message, done: Done) -> None:
    """Close the activity that the page saw."""
    desk.room.close(str(message.get("activity")), done)


def skip(desk: Desk, message: Message, done: Done) -> None:
    """Go on from an activity that asks nothing here."""
    room = desk.room
    if _elsewhere(desk, message) or room.state.phase != "open" or asking(room.state):
        return done([LATE])
    pass_by(room, desk.around.now(), done)


def pass_by(room: Room, now: float, done: Done) -> None:
    """Close what asks nothing here and start what follows, where the desk need not choose first."""
    at_hand = room.state.current or ""
    if must_choose(room.state, room.state.workshop.after(at_hand)):
        return room.close(at_hand, done)
    room.pass_by(at_hand, now, done)


def back(desk: Desk, message: Message, done: Done) -> None:
    """Go back to where the room was before the activity at hand."""
    desk.undo = []
    desk.room.back(str(message.get("activity")), done)


def release(desk: Desk, message: Message, done: Done) -> None:
    """Show the room what people wrote."""
    desk.room.release(str(message.get("activity")), done)


def uncover(desk: Desk, message: Message, done: Done) -> None:
    """Show on this desk alone what people wrote, or cover it again."""
    on = message.get("on")
    if not isinstance(on, bool):
        return done([STRANGE])
    if _elsewhere(desk, message):
        return done([LATE])
    desk.uncovered = desk.room.state.current if on else None
    desk.read = desk.uncovered or desk.read
    done([])
    desk.redraw()


def end(desk: Desk, message: Message, done: Done) -> None:
    """End the room after its last activity."""
    state = desk.room.state
    if _elsewhere(desk, message) or state.workshop.after(state.current) is not None:
        return done([LATE])
    if state.phase == "open" and state.activity and state.activity.asks:
        return done([Problem("desk.close_first")])
    desk.room.end(done, desk.around.now())


def pause(desk: Desk, message: Message, done: Done) -> None:
    """Say after the end what the day goes on with; "" that it does not."""
    kind = message.get("kind")
    if not isinstance(kind, str) or kind not in ("", *PAUSES):
        return done([STRANGE])
    desk.room.pause(kind, desk.around.now(), done)


def talk(desk: Desk, message: Message, done: Done) -> None:
    """Phones down, or up again."""
    on = message.get("on")
    if not isinstance(on, bool):
        return done([STRANGE])
    if _elsewhere(desk, message):
        return done([LATE])
    desk.room.talk(on, done)


def time(desk: Desk, message: Message, done: Done) -> None:
    """One or five minutes more, from now on if the timer has run out."""
    more = message.get("minutes")
    if type(more) is not int or more not in MORE_MINUTES:
        return done([STRANGE])
    if _elsewhere(desk, message) or desk.room.state.phase not in ("open", "closed"):
        return done([LATE])
    now = desk.around.now()
    desk.room.time(max(now, desk.room.state.ends) + 60 * more, done)


def page(desk: Desk, message: Message, done: Done) -> None:
    """Turn to the board's next page, or back."""
    by = message.get("by")
    if type(by) is not int or by not in (1, -1):
        return done([STRANGE])
    now = message.get("activity") == desk.room.state.current  # after the end, too
    there = now and leaf.turn(desk.room, by)
    done([] if there else [LATE])


def group(desk: Desk, message: Message, done: Done) -> None:
    """Put ideas into a group; an empty `into` with `new` false takes them out."""
    ids, found = _ideas(desk, message)
    if found:
        return done(found)
    name = ""
    if message.get("new") is not False or message.get("name"):
        name, found = words(message.get("name"), "group", LONGEST_LINE, "desk.no_group")
    if found:
        return done(found)
    before = desk.room.state.groups
    desk.undo = [
        (old, tuple(id for id in ids if before.get(id, "") == old))
        for old in sorted({before.get(id, "") for id in ids})
    ]
    desk.room.group(ids, name, done)


def undo(desk: Desk, message: Message, done: Done) -> None:
    """Take the last grouping back."""
    if _elsewhere(desk, message) or not desk.undo:
        return done([LATE])
    steps, desk.undo = desk.undo, []
    for name, ids in steps[:-1]:
        desk.room.group(ids, name, lambda problems: None)
    name, ids = steps[-1]
    desk.room.group(ids, name, done)


def hold(desk: Desk, message: Message, done: Done) -> None:
    """Hold a text back for a reason of the list, or show it again."""
    if _elsewhere(desk, message):
        return done([LATE])
    hold_back(desk.room, message, done)


def hold_back(room: Room, message: Message, done: Done) -> None:
    """The same where no activity is at hand. `words`: the page's, which their writer may change."""
    text, reason = message.get("text"), message.get("reason")
    if not isinstance(text, str) or not isinstance(reason, str):
        return done([STRANGE])
    texts = _texts(room)
    if text not in texts:
        return done([LATE])
    if not reason and message.get("again") is not True:
        return done([Problem("desk.no_reason", f"hold-{text}")])
    if message.get("words", texts[text]) != texts[text]:
        return done([Problem("desk.other_words")])
    room.hold(text, reason, done)


def add(desk: Desk, message: Message, done: Done) -> None:
    """Put an item that the sort left out before the room all the same."""
    to, item = message.get("to"), message.get("item")
    if not isinstance(to, str) or not isinstance(item, str):
        return done([STRANGE])
    if _elsewhere(desk, message):
        return done([LATE])
    desk.room.list_too(to, item, done)


def choose(desk: Desk, message: Message, done: Done) -> None:
    """Put proposals to the room."""
    wanted = message.get("proposals")
    if not isinstance(wanted, list) or not all(isinstance(id, str) for id in wanted):
        return done([STRANGE])
    if _elsewhere(desk, message):
        return done([LATE])
    if not wanted:
        return done([Problem("desk.none_ticked")])
    if (found := _unseen(desk.room.state, message)) and set(wanted) != {*desk.room.state.chosen}:
        return done(found)
    desk.room.choose(list(dict.fromkeys(wanted)), done)


def none(desk: Desk, message: Message, done: Done) -> None:
    """Put no proposal to the room, and go on to the step that would have asked about them."""
    following = desk.room.state.workshop.after(desk.room.state.current)
    if _elsewhere(desk, message) or following is None or following.kind != "agree":
        return done([LATE])
    if found := _unseen(desk.room.state, message):
        return done(found)

    def chosen(problems: Sequence[Problem]) -> None:
        if problems:
            return done(problems)
        _begin(desk, following.id, done)

    desk.room.choose([], chosen)


def _begin(desk: Desk, activity: str, done: Done) -> None:
    desk.undo = []
    desk.room.start(activity, desk.around.now(), done)


def _elsewhere(desk: Desk, message: Message) -> bool:
    state = desk.room.state
    return state.phase == "ended" or message.get("activity") != state.current


def _unseen(state: State, message: Message) -> list[Problem]:
    """What another desk has put to the room since this page was drawn; `seen`: what it showed."""
    chosen = {one.id: headline(say, one) for one in state.proposals if one.id in state.chosen}
    seen = message.get("seen", list(chosen))
    if not isinstance(seen, list) or not all(isinstance(id, str) for id in seen):
        return [STRANGE]
    if not chosen or set(seen) == set(chosen):
        return []
    return [Problem("desk.chosen_elsewhere", about={"what": "; ".join(chosen.values())})]


def _texts(room: Room) -> dict[str, str]:
    """Every text and proposal that the room has said so far by its id, held back or not."""
    results = room.state.results.values()
    return {text.id: text.words for result in results for text in written(result)}


def _ideas(desk: Desk, message: Message) -> tuple[list[str], list[Problem]]:
    state = desk.room.state
    ids = message.get("texts")
    if not isinstance(ids, list) or not all(isinstance(id, str) for id in ids):
        return [], [STRANGE]
    result = state.results.get(state.current or "")
    known = {text.id for text in result.texts} if isinstance(result, Texts) else set()
    if _elsewhere(desk, message) or not known.issuperset(ids):
        return [], [LATE]
    return (ids, []) if ids else ([], [Problem("desk.pick_ideas", "pick")])


COMMANDS: dict[str, Callable[[Desk, Message, Done], None]] = {
    "start": start,
    "close": close,
    "pass": skip,
    "back": back,
    "release": release,
    "uncover": uncover,
    "end": end,
    "pause": pause,
    "talk": talk,
    "time": time,
    "page": page,
    "group": group,
    "undo": undo,
    "hold": hold,
    "add": add,
    "choose": choose,
    "none": none,
}

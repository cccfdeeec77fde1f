"""What a phone's plain page says now: a form, a result or a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...domain.activities import Activity
from ...domain.report.phrases import turnout_line
from ...domain.turnout import turnout
from ...room import Room
from ...words import say
from .. import progress
from ..activities import FACES
from ..around import Around
from ..days import late, sentences
from ..held import marks
from ..outcome import checked, example, outcome, recommended, results
from ..rules import FREE_TEXT, before, rules
from . import actions, choices, entries, texts
from .fields import Field, Flat, Form
from .told import Block, told

FORMS: dict[str, Form] = {
    "recall": choices.RECALL,
    "gather": texts.GATHER,
    "record": entries.RECORD,
    "place": choices.PLACE,
    "rate": choices.RATE,
    "score": choices.SCORE,
    "tell": texts.TELL,
    "notes": texts.NOTES,
    "year": entries.YEAR,
    "move": choices.MOVE,
    "sort": choices.SORT,
    "vote": choices.VOTE,
    "propose": actions.PROPOSE,
    "agree": actions.AGREE,
}


@dataclass(frozen=True)
class Page:
    """`fields` is empty where nothing is asked; `parts` are (id, title) to choose from."""

    title: str
    first: str = ""
    blocks: Sequence[Block] = ()
    rules: Sequence[str] = ()
    fields: Sequence[Field] = ()
    flat: Flat = field(default_factory=dict)
    activity: str = ""
    saved: bool = False
    parts: Sequence[tuple[str, str]] = ()


def page(room: Room, number: str, around: Around, wanted: str = "") -> Page:
    """The page of the phone with this number; `wanted` is the part of a room open for days."""
    state = room.state
    if state.asking:
        return Page(say("review.title"), blocks=[Block("line", say("plain.no_review"))])
    step = _at_hand(room, wanted)
    if step is None:
        return _ended(room) if state.phase == "ended" else _waiting(room)
    if state.takes(step.id) and state.asks(step):
        return _down(room, step) if state.talking else _form(room, number, step, around)
    shown = {**outcome(step, state), "hint": "" if step.asks else say("phone.nothing_asked")}
    held = [Block("line", say("plain.held"))] if marks(state) else []
    return _page(room, step.title, [*told(shown), *held])


def typed(room: Room, activity: str, flat: Flat) -> Any:
    """What stands in the fields of this activity, as the answer that its check takes."""
    step = room.state.workshop.activity(activity)
    return FORMS[step.kind].value(flat, FACES[step.kind].form(step, room.state))


def _at_hand(room: Room, wanted: str) -> Activity | None:
    state = room.state
    if not state.paced:
        return state.activity if state.phase in ("open", "closed") else None
    return next((part for part in _parts(room) if part.id == wanted), None)


def _parts(room: Room) -> list[Activity]:
    """What there is to go to in a room open for days; after its end what takes late answers."""
    state = room.state
    all = state.workshop.activities if state.paced else ()
    if state.phase != "open":
        return [step for step in all if state.takes_late(step.id)]
    return [step for step in all if state.asks(step) or not step.asks]


def _page(room: Room, title: str, blocks: Iterable[Block], **about: Any) -> Page:
    """A page of this room; of one that is open for days with the way to its parts."""
    parts = [(part.id, part.title) for part in _parts(room)]
    return Page(title, progress.first_line(room.state), list(blocks), parts=parts, **about)


def _down(room: Room, step: Activity) -> Page:
    """While the room talks, the question alone."""
    lines = [Block("line", str(line)) for line in (step.question, say("plain.down_hint"))]
    return _page(room, step.title, [Block("heading", say("phone_frame.down")), *lines])


def _waiting(room: Room) -> Page:
    state = room.state
    lines = [say("phone.waiting"), before(state.workshop, say("phone.waiting_rules"))]
    if state.paced:
        lines = [sentences.times(state)]
    purpose = [Block("line", line) for line in (state.workshop.purpose, *lines)]
    return _page(room, state.workshop.title, purpose)


def _ended(room: Room) -> Page:
    state = room.state
    if state.paced:
        lines = [turnout_line(say, turnout(state)), checked(state), late.notice(state)]
        blocks = [Block("line", line) for line in lines if line]
    else:
        shown = recommended(state)
        lines = [shown["title"], shown["notice"], shown["none"]]
        blocks = [Block("line", line) for line in lines if line]
        blocks += told({"proposals": shown["proposals"]})
    for one in results(state):
        blocks += [Block("heading", one["title"]), *told(one)]
    return _page(room, say("phone.ended"), blocks)


def _late(room: Room, number: str, step: Activity, around: Around) -> list[str]:
    """How many more have to answer; once the room has closed also who must not answer again."""

    def mine(one: Activity) -> bool:
        return room.own(number, one.id) is not None

    if room.state.takes_late(step.id):
        room.told_late.add(number)  # it stands on this page
        return late.lines(room, mine)
    return [sentences.late(room, step, mine(step), around.now())]


def _form(room: Room, number: str, step: Activity, around: Around) -> Page:
    state = room.state
    data = FACES[step.kind].form(step, state)
    own = room.own(number, step.id)
    form = FORMS[step.kind]
    told_late = _late(room, number, step, around) if state.paced else []
    if state.takes_late(step.id) and "groups" in data:
        data = {**data, "groups": []}  # late answers count for everybody together
    care = say("form.care") if step.kind in (*FREE_TEXT, "notes") else ""
    first = (data.get("first", ""), data["question"], example(step, state))
    blocks = [Block("line", line) for line in first if line]
    about: Mapping[str, Any] = {
        "rules": [line for line in (*rules(step, state, around.clear), *told_late, care) if line],
        "fields": form.fields(data),
        "flat": form.flat(own, data),
        "activity": step.id,
        "saved": own is not None,
    }
    return _page(room, step.title, blocks, **about)

"""What a phone's plain page says now: a form, a result or a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...domain.activities import Activity
from ...domain.story import State
from ...room import Room
from ...words import say
from .. import progress
from ..activities import FACES
from ..around import Around
from ..between import between
from ..days import late, sentences
from ..held import marks
from ..outcome import checked, example, outcome, recommended, results
from ..pace import about_minutes
from ..rules import before, rules
from .fields import Field, Flat, Form
from .told import Block, told

FORMS: dict[str, Form] = {
    name: face.PLAIN_FORM for name, face in FACES.items() if hasattr(face, "PLAIN_FORM")
}

SEPARATOR = ": "


@dataclass(frozen=True)
class Page:
    """`fields` is empty where nothing is asked; `parts` are (id, title) to choose from.

    `where` is whose room and which workshop, `step` how far it is, `following` what comes next.
    `rewords`: something is held back that its writer may put in other words.
    """

    title: str
    where: str = ""
    step: Sequence[str] = ()
    following: str = ""
    first: str = ""
    blocks: Sequence[Block] = ()
    rules: Sequence[str] = ()
    fields: Sequence[Field] = ()
    flat: Flat = field(default_factory=dict)
    activity: str = ""
    saved: bool = False
    parts: Sequence[tuple[str, str]] = ()
    rewords: bool = False


def page(room: Room, number: str, around: Around, wanted: str = "") -> Page:
    """The page of the phone with this number; `wanted` is the part of a room open for days."""
    state = room.state
    if state.asking:
        title = say("review.title")
        return Page(
            title, blocks=[Block("line", say("plain.no_review"))], **_heading(room, around, title)
        )
    step = _at_hand(room, wanted)
    if step is None:
        return _ended(room, around) if state.phase == "ended" else _waiting(room, around)
    if state.takes(step.id) and state.asks(step):
        return _down(room, step, around) if state.talking else _form(room, number, step, around)
    shown = {**outcome(step, state), "hint": "" if step.asks else say("phone.nothing_asked")}
    anew = [again for _, _, again in marks(state)]
    held = [Block("line", say("plain.held" if any(anew) else "plain.held_only"))] if anew else []
    return _page((room, around), step.title, [*told(shown), *held], rewords=any(anew))


def typed(room: Room, activity: str, flat: Flat) -> Any:
    """What stands in the fields of this activity, as the answer that its check takes."""
    step = room.state.workshop.activity(activity)
    return FORMS[step.kind].value(flat, FACES[step.kind].form(step, room.state))


def unsent(state: State, activity: str, flat: Flat) -> list[str]:
    """The words that somebody typed for an activity which takes none any more."""
    for step in state.workshop.activities:
        if step.id == activity and step.kind in FORMS:
            fields = FORMS[step.kind].fields(FACES[step.kind].form(step, state))
            written = [flat.get(one.name, "") for one in fields if one.look in ("line", "box")]
            return [text for text in written if text.strip()]
    return []


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


def _page(of: tuple[Room, Around], title: str, blocks: Iterable[Block], **about: Any) -> Page:
    """A page of this room; of one that is open for days with the way to its parts."""
    parts = [(part.id, part.title) for part in _parts(of[0])]
    return Page(title, blocks=list(blocks), parts=parts, **_heading(*of, title), **about)


def _heading(room: Room, around: Around, title: str) -> dict[str, Any]:
    """What stands around every page, as around the one with a script."""
    state = room.state
    name = "" if title == state.workshop.title else state.workshop.title
    minutes = about_minutes(state, progress.asking(state), around.now())
    steps = (progress.step(state), progress.answered(room), minutes)
    return {
        "where": SEPARATOR.join(filter(None, (state.school, name))),
        "step": [line for line in steps if line],
        "following": progress.following(state),
        "first": progress.first_line(state),
    }


def _down(room: Room, step: Activity, around: Around) -> Page:
    """While the room talks, the question alone."""
    lines = [Block("line", str(line)) for line in (step.question, say("plain.down_hint"))]
    return _page((room, around), step.title, [Block("heading", say("phone_frame.down")), *lines])


def _waiting(room: Room, around: Around) -> Page:
    state = room.state
    rules_before = before(state.workshop, say("phone.waiting_rules"))
    lines = [say("phone.waiting"), say("plain.waiting_hint"), rules_before]
    if state.paced:
        lines = [sentences.times(state)]
    purpose = [Block("line", line) for line in (state.workshop.purpose, *lines)]
    return _page((room, around), state.workshop.title, purpose)


def _ended(room: Room, around: Around) -> Page:
    state = room.state
    pause = between(state, around)
    if state.paced:
        lines = [sentences.turned_out(state), checked(state), late.notice(state)]
        blocks = [Block("line", line) for line in lines if line]
    else:
        shown = recommended(state)
        below = [Block("line", line) for line in (shown["notice"], shown["none"]) if line]
        blocks = [Block("heading", shown["title"]), *below]
        blocks += told({"proposals": shown["proposals"]})
    for one in results(state):
        blocks += [Block("heading", one["title"]), *told(one)]
    if pause:
        to = pause.address(around)
        way_in = [Block("link", say("between.go"), to)] if to else []
        blocks = [Block("line", pause.line), *way_in, *blocks]
    return _page((room, around), pause.title if pause else say("phone.ended"), blocks)


def _late(room: Room, number: str, step: Activity, around: Around) -> list[str]:
    """How many more have to answer; once the room has closed also who must not answer again."""
    mine = room.own(number, step.id) is not None
    if room.state.takes_late(step.id):
        room.told_late.add(number)  # it stands on this page
        return late.above(room, step, mine)
    return [sentences.late(room, step, mine, around.now())]


def _form(room: Room, number: str, step: Activity, around: Around) -> Page:
    state = room.state
    data = FACES[step.kind].form(step, state)
    own = room.own(number, step.id)
    form = FORMS[step.kind]
    told_late = _late(room, number, step, around) if state.paced else []
    if state.takes_late(step.id) and "groups" in data:
        data = {**data, "groups": []}  # late answers count for everybody together
    care = say("form.care") if step.writing != "none" else ""
    first = Block("line", data.get("first", ""))
    blocks = [first, Block("heading", data["question"]), Block("line", example(step, state))]
    about: Mapping[str, Any] = {
        "rules": [line for line in (*rules(step, state, around.clear), *told_late, care) if line],
        "fields": form.fields(data),
        "flat": form.flat(own, data),
        "activity": step.id,
        "saved": own is not None,
    }
    return _page((room, around), step.title, [block for block in blocks if block.text], **about)

"""What lies on the desk for the activity: the guide's words, and the room's to put in order."""

from collections.abc import Mapping
from typing import Any

from ..domain.activities import Agree, Sort, Vote
from ..domain.activities.record import Record
from ..domain.disclosure import written
from ..domain.report.phrases import headline, meets, named, spoken, worded
from ..domain.results import Counts, Proposals, Records, Result, Text, Texts, Weeks
from ..domain.rewording import box_id
from ..domain.story import HOLD_REASONS, State
from ..domain.timing import MOVED
from ..words import say
from .activities.propose import proposal
from .activities.recall import agreed_line
from .activities.sort import left_out, taker
from .around import Around
from .labels import counted, labels, of_kind
from .pace import runs_late

_TITLES: dict[type[object], str] = {
    Texts: "desk.texts",
    Counts: "desk.reasons",
    Proposals: "desk.proposals",
    Records: "desk.entries",
    Weeks: "desk.events",
}


def work(state: State, around: Around, *, undo: bool, uncovered: bool) -> dict[str, Any]:
    """The script and, once closed, the texts; nobody's words before that.

    Words that the room has not seen yet come to this screen only where it is `uncovered`.
    """
    shown = state.phase == "closed" and state.activity and state.activity.on_board
    result = state.results.get(state.current or "") if shown else None
    unread = _unread(result, state, uncovered)
    if unread and not uncovered:
        result = None
    choice = _choice(state, result) if uncovered or not unread else None
    return {
        "kind": "work",
        "activity": state.current or "",
        "waiting": state.phase == "waiting",
        **_script(state, around, unread),
        "behind": runs_late(state, around),
        "unread": unread,
        **_said(result, state, choice is not None),
        "groups": None if unread else _groups(result, state),
        "undo": undo,
        "reasons": [{"id": reason, "label": say(f"reason.{reason}")} for reason in HOLD_REASONS],
        "choice": choice,
        "left_out": _left_out(state),
        "words": {**labels("step", "desk"), "waiting_hint": _waiting(state)},
    }


def _waiting(state: State) -> str:
    """When to press Start, and which end holds then: the one that staff were told, if any was."""
    if state.workshop.manner == "conversation":
        return say("desk.waiting_together")
    if not state.opening.day:
        return say("desk.waiting_hint")
    told = meets(say, state.workshop, state.opening.opens)
    return say("desk.waiting_for", late=round(MOVED / 60), **told)


def _script(state: State, around: Around, unread: Mapping[str, Any] | None) -> dict[str, list[str]]:
    """What the guide says; and what it cannot know: nothing is asked, or texts wait to be read."""
    script = around.script(state.current) if state.current else {}
    lines = {name: list(script.get(name, ())) for name in ("say", "do", "prompts", "late")}
    step = state.activity
    if step and step.asks and state.phase == "open" and not state.asks(step):
        told, ask = of_kind(f"{step.kind}_form.none", "phone.none"), say("desk.not_asked")
        lines = {"say": [told], "do": [ask], "prompts": [], "late": []}
    lines["do"] += _agreed(state)
    if unread is None:
        return lines
    reading = say("desk.reading_do" if unread["open"] else "desk.unread_do")
    return {**lines, "do": [reading, *lines["do"]]}


def _unread(result: Result | None, state: State, uncovered: bool) -> dict[str, Any] | None:
    """How many texts wait to be read, and whether this screen shows them meanwhile."""
    if result is None or not state.covered(state.current or ""):
        return None
    return {"line": counted("desk.unread", len(written(result))), "open": uncovered}


def _agreed(state: State) -> list[str]:
    """What is agreed here and what still waits, before the room begins and where it matters."""
    if state.activity is not None and state.activity.kind not in ("recall", "propose"):
        return []
    told = [say("agreed.told", line=agreed_line(one)) for one in state.opening.agreed]
    return told + [
        say("agreed.waits", what=named(say, one), on=spoken(say, one.held_on))
        for one in state.opening.waiting
    ]


def _said(result: Result | None, state: State, choosing: bool) -> dict[str, Any]:
    """The texts; of proposals to choose from those that are held back, for the rest stand there."""
    texts = written(result) if result else ()
    title = _TITLES[type(result)] if texts else ""
    if choosing and isinstance(result, Proposals):
        texts = tuple(text for text in texts if text.id in state.held)
        title = "desk.proposals_held"
    told = say(title) if texts else ""
    return {
        "title": told,
        "texts": [{**text_of(text, state), **_parts(text, state)} for text in texts],
    }


def _parts(text: Text, state: State) -> dict[str, str]:
    """Of an entry apart: what somebody wrote, and what was only picked from a list."""
    step, result = state.activity, state.results.get(state.current or "")
    if not isinstance(step, Record) or not isinstance(result, Records):
        return {}
    row = next((row for row in result.rows if row.id == text.id), None)
    if row is None:
        return {"wrote": text.words, "picked": "", "about": _box(text, result, state)}
    fields = [*zip(step.fields.values(), row.values, strict=True)]
    wrote = [value for about, value in fields if value and about.is_box]
    picked = [value for about, value in fields if value and about.choices]
    apart = () if result.boxes else wrote  # each box stands below by itself
    return {"wrote": "; ".join([row.name, *apart]), "picked": "; ".join(picked)}


def _box(text: Text, result: Records, state: State) -> str:
    """Into which box of which entry somebody wrote this."""
    [row] = [row for row in result.rows if row.id == text.item]
    places = {box_id(row.id, n): label for n, label in enumerate(result.fields)}
    name = say("desk.covered") if row.id in state.held else row.name
    return say("desk.box_about", label=places[text.id], name=name)


def text_of(text: Text, state: State) -> dict[str, Any]:
    """A text for the desk: what it is said about, its group, and why it is held back."""
    reason = state.held.get(text.id, "")
    held = say("desk.held", reason=say(f"reason.{reason}")) if reason else ""
    anew = bool(reason) and text.id in state.reworded
    return {
        "id": text.id,
        "words": text.words,
        "about": _about(text, state),
        "group": state.groups.get(text.id, ""),
        "held": say("desk.reworded", held=held) if anew else held,
    }


def _about(text: Text, state: State) -> str:
    """The step that somebody chose, and for which proposal; "" for words about neither."""
    one = next((one for one in state.proposals if one.id == text.item), None)
    if one is None:
        return ""
    what = say("desk.covered") if one.id in state.held else headline(say, one)
    return say("desk.reason_about", step=say(f"agreement.{text.step}"), what=what)


def waiting_words(state: State) -> str:
    """How many held-back texts at hand their writers have put in other words; "" for none."""
    result = state.results.get(state.current or "") if state.phase == "closed" else None
    texts = written(result) if result else ()
    anew = [text for text in texts if text.id in state.held and text.id in state.reworded]
    return counted("desk.anew", len(anew)) if anew else ""


def _groups(result: Result | None, state: State) -> list[str] | None:
    """The names of the groups so far; None where nothing is grouped."""
    if not isinstance(result, Texts):
        return None
    names = {state.groups.get(text.id, "") for text in result.texts}
    return sorted(names - {""}, key=str.casefold)


def _choice(state: State, result: Result | None) -> dict[str, Any] | None:
    """The proposals to choose from, until the room is asked; those of `result` can be held back."""
    step = next((a for a in state.workshop.activities if isinstance(a, Agree)), None)
    asked = step and (step.id in state.results or state.current == step.id)
    if step is None or asked or not state.proposals or _votes_to_come(state, step):
        return None
    own = {text.id for text in written(result)} if result else set()
    cards = [
        {**proposal(one), "chosen": one.id in state.chosen, "own": one.id in own}
        for one in state.proposals
    ]
    following = state.workshop.after(state.current)
    about = {"most": step.most, "last": following is step}
    return {**about, "dots": _dots(state), "proposals": cards}


def _votes_to_come(state: State, until: Agree) -> bool:
    """Whether the room has still to say, before it is asked, where it would start."""
    ids = [step.id for step in state.workshop.activities]
    at = ids.index(state.current) if state.current else 0
    coming = state.workshop.activities[at : ids.index(until.id)]
    votes = [one.id for one in coming if isinstance(one, Vote) and state.asks(one)]
    return state.phase == "waiting" or any(id not in state.results for id in votes)


def _dots(state: State) -> list[str]:
    """What the room gave dots to before it is asked, most first: it says where to start."""
    votes = [a for a in state.workshop.activities if isinstance(a, Vote)]
    result = state.result(votes[-1].id) if votes else None
    if not isinstance(result, Counts) or result.options != ("dots",):
        return []
    dots = {item.id: row[0] for item, row in zip(result.items, result.counts, strict=True)}
    first = sorted((item for item in result.items if dots[item.id]), key=lambda i: -dots[i.id])
    first = list(worded(say, state, first))
    return [f"{item.text}: {counted('vote_form.dots', dots[item.id])}" for item in first]


def _left_out(state: State) -> dict[str, Any] | None:
    """What the closed sort leaves out of the vote that takes from it, and why."""
    step = state.activity
    to = taker(step, state) if isinstance(step, Sort) and state.phase == "closed" else None
    out = state.left_out(to) if to and to.id not in state.results else ()
    if to is None or not isinstance(step, Sort):
        return None
    added = [item.text for item in state.put_back(to)]
    lines = [say("desk.added", items="; ".join(added))] if added else []
    items = [{"id": item.id, "text": item.text} for item in out]
    told = {"to": to.id, "lines": [*lines, *left_out(step, state)], "items": items}
    return told if told["lines"] else None

"""One action on the plan page: what the room said, how it stands, and the fields to fill in."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from ..domain import plan
from ..domain.acceptance import FIELDS as ACCEPTANCE
from ..domain.agreed import Agreed
from ..domain.follow import rounds
from ..domain.likeness import alike
from ..domain.plan import Action
from ..domain.report.actions import accepted, law, takes_now, warnings
from ..domain.report.agreeing import split, unsorted, worries
from ..domain.report.found import tasks
from ..domain.report.phrases import listed, minutes_of, spoken, taken_out
from ..domain.report.stages import stands, state_of, wait_of
from ..domain.results import Text
from ..domain.story import State
from ..words import say
from .activities.inform import card
from .activities.propose import led, proposal
from .activities.recall import agreed_line
from .outcome import agreement_of

FIELDS = ("kind", "what", "lead", "when", "pupils")
MORE = (
    *(*plan.TEXT_FIELDS, *plan.MORE_FIELDS, *plan.STATE_FIELDS, *plan.DATE_FIELDS),
    *plan.CHOICE_FIELDS,
)
TOLD = (*plan.TEXT_FIELDS, "task", "objections", "time_use", "finder", "parties")

SETTLED = 6  # weeks after which those affected can tell whether it has stopped


def drawn(n: int, action: Action, state: State, today: str) -> dict[str, Any]:
    """The action as it is read, and what its form needs."""
    return {
        **proposal(action),
        "lines": _lines(action),
        "n": n,
        "agreement": agreement_of(state, action.id),
        "warnings": _warnings(action, state),
        "worries": [
            dict(zip(("about", "raised", "answer"), one, strict=True))
            for one in worries(action, say)
        ],
        "unsorted": unsorted(action, say),
        "stand": stands(say, action),
        "state": " ".join(filter(None, (state_of(say, action), _out(action), _begins(action)))),
        "reached": action.reached,
        "waited": wait_of(say, action, state.asked_on, today),
        "missing": _missing(action),
        "more": _more(action),
        "goes_on": _goes_on(action),
        **_form(action, state),
    }


def _goes_on(action: Action) -> dict[str, str] | None:
    """The way to the plan in which it goes on."""
    code = action.more.get("goes_on_code")
    return {"href": f"/{code}?as=plan", "label": say("plan_screen.open_gone")} if code else None


def _missing(action: Action) -> str:
    """What the second sitting has to fill in; nothing while the leader's answer closes it."""
    if action.refused:
        return say("plan_screen.closed")
    names = listed(say(f"report.gap.{name}") for name in action.missing)
    return say("plan_screen.missing", names=names) if names else ""


def _form(action: Action, state: State) -> dict[str, Any]:
    return {
        "own": _own(action),
        "begins_asked": _begins_asked(action),
        "minutes": [[job, count] for job, count in action.minutes],
        "gains": [_gain(job, action) for job, n in action.minutes if n > 0],
        "reasons": [_reason(text, action) for text in action.troubles],
        "tasks": _tasks(action, state),
        "groups": [[one.about, one.answer] for one in action.worries],
        "rules": [card(one, state) for one in state.workshop.rules_about(action.what)],
        "agreed": _agreed(action, state.opening.agreed),
    }


def _tasks(action: Action, state: State) -> list[list[str]]:
    """What can be chosen as the task that it answers; words that came from a file stay."""
    kept = action.more.get("task", "")
    every = dict.fromkeys((*tasks(state), *([kept] if kept else [])))
    return [["", say("plan_screen.task_none")], *([task, task] for task in every)]


def _lines(action: Action) -> list[str]:
    now, asked = takes_now(action, say), law(action, say)
    return [
        *led(action.lead, action.when),
        say("plan_screen.minutes_of", minutes=minutes_of(say, action)),
        *([say("plan_screen.now", now=now)] if now else []),
        *([say("agree_form.pupils", pupils=action.pupils)] if action.pupils else []),
        *([say("plan_screen.law_line", words=asked)] if asked else []),
    ]


def _warnings(action: Action, state: State) -> list[str]:
    divided = bool(action.agreement) and split(action)
    own = [say("report.actions.divided")] if divided else []
    return [*warnings(action, state.actions, say), *own, *_too_soon(action, state.held_on)]


def _too_soon(action: Action, held_on: str) -> Iterator[str]:
    """What is adopted in the hall, and what is looked at before those affected can tell."""
    if action.state == "adopted" and action.more.get("adopted_on") == held_on:
        yield say("plan_screen.adopted_in_hall")
    asked = next((day for weeks, day in rounds(action) if weeks == SETTLED), None)
    review = action.more.get("review", "")
    if asked and review and review < asked.isoformat():
        days = {"date": spoken(say, review), "asked": spoken(say, asked.isoformat())}
        yield say("plan_screen.review_early", **days)


def _out(action: Action) -> str:
    """Who was taken out: of what is adopted it stands in sight, for the minutes are folded away."""
    adopted = action.state == "adopted" and action.taken_out
    return say("plan_screen.out", gains=taken_out(say, action)) if adopted else ""


def _begins(action: Action) -> str:
    """When an adopted action begins, and whether anybody said so."""
    if not action.begins:
        return ""
    if action.more.get("begins"):
        return say("plan_screen.begins_told", date=spoken(say, action.begins))
    told = say("plan_screen.begins_adopted", date=spoken(say, action.begins))
    return f"{told} {_begins_asked(action)}".strip()


def _begins_asked(action: Action) -> str:
    """Words of the room are no day: whoever adopts it is asked for one beside them."""
    return say("plan_screen.begins_asked", when=action.when) if action.when else ""


def _own(action: Action) -> dict[str, str]:
    fields = {name: str(getattr(action, name)) for name in FIELDS}
    return {**fields, **{name: action.more.get(name, "") for name in MORE}}


def _more(action: Action) -> list[list[str]]:
    """What the second sitting filled in, by its label."""
    filled = {name: action.more.get(name, "") for name in TOLD}
    filled["review"] = spoken(say, action.more.get("review", ""))
    told = [[say(f"plan_screen.{name}"), text] for name, text in filled.items() if text]
    return [*told, *([say("report.actions.accepted"), line] for line in accepted(action, say))]


def _reason(text: Text, action: Action) -> dict[str, str]:
    """A worry, and the number of the group in which it stands, from 1; "" for none."""
    at = [str(n) for n, worry in enumerate(action.worries, start=1) if text.id in worry.of]
    step = say(f"agreement.{text.step}")
    words = text.words or say("plan_screen.reason_held")
    return {"id": text.id, "step": step, "words": words, "group": at[0] if at else ""}


def _gain(job: str, action: Action) -> dict[str, str]:
    """The fields with which a job accepts the work it would gain, as they are now."""
    kept = action.accepted.get(job)
    return {"job": job, **(asdict(kept) if kept else dict.fromkeys(ACCEPTANCE, ""))}


def _agreed(action: Action, agreed: Sequence[Agreed]) -> list[dict[str, Any]]:
    """All that is agreed here, what speaks of the same task first: whoever sits here decides."""
    near = alike(action.what, agreed, lambda one: one.practice)
    ordered = (*near, *(one for one in agreed if one not in near))
    chosen = {one.id for one in action.against}
    return [{"id": one.id, "text": agreed_line(one), "on": one.id in chosen} for one in ordered]

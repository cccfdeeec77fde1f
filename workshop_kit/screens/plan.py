"""The plan: the room's actions, completed in the second sitting."""

from dataclasses import asdict
from datetime import date
from typing import Any

import traitlets

from ..domain import ledger, plan
from ..domain.activities.propose import ACTION_KINDS
from ..domain.activities.step import LONGEST_IDEA, LONGEST_LINE
from ..domain.plan import Action
from ..domain.problem import Problem
from ..domain.report.phrases import about, spoken, state_of, wait_of
from ..domain.report.summary import a_year
from ..domain.story import State
from ..words import say
from .activities.propose import minutes, proposal
from .labels import labels
from .outcome import agreement_of
from .parts.part import joined
from .parts.screen import Face, Screen, numbered, reply

SCRIPT = joined(
    *("parts/shared.js", "parts/pictures.js", "parts/keep.js", "parts/problems.js"),
    *("parts/kept.js", "parts/fields.js", "parts/minutes.js"),
    *("plan.js", "plan_action.js", "parts/render.js"),
)
STYLE = joined(
    *("parts/look.css", "parts/page.css", "parts/form.css", "parts/pictures.css"), "parts/plan.css"
)
ACCEPTANCE = ("by", "on", "why", "withdrawn")
FIELDS = ("kind", "what", "lead", "when", "pupils")
MORE = (
    *(*plan.TEXT_FIELDS, *plan.MORE_FIELDS, *plan.STATE_FIELDS, *plan.DATE_FIELDS),
    *("answer", "law"),
)


class PlanFace(Face):
    """All actions with their forms."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)


class PlanScreen(Screen):
    """Everything on it is a recommendation for consultation, and says so."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)
    face = PlanFace

    @property
    def name(self) -> str:
        """Its key on the page."""
        return "plan"

    def frame(self) -> dict[str, Any]:
        """Whose plan it is, and where to get it as a file."""
        state = self.room.state
        return {
            "kind": "plan",
            "full": self._visitor is not None,
            "title": say("plan_screen.title"),
            "school": state.school,
            "workshop": state.workshop.title,
            "held_on": say("plan_screen.held_on", date=spoken(say, state.held_on), n=state.people),
            "notice": say("plan_screen.notice"),
            "files": [_file(name, address) for name, address in self.around.files.items()],
            "words": labels("plan_screen"),
        }

    def inner(self) -> tuple[str, dict[str, Any]]:
        """Actions, ledger, and what was not taken up."""
        state = self.room.state
        actions = state.actions
        others = plan.not_taken_up(state.proposals, actions)
        lines = ledger.ledger(actions, state.jobs)
        return "plan-actions", {
            "kind": "actions",
            "room": self.room.code,
            "kept": self._visitor is not None,
            "actions": [self._action(n, one, state) for n, one in enumerate(actions, start=1)],
            "kinds": [[kind, say(f"kind.{kind}")] for kind in ACTION_KINDS],
            "answers": [[a, say(f"plan_screen.answer_{a}")] for a in plan.ANSWERS],
            "jobs": list(state.workshop.jobs),
            "laws": [[law, say(f"plan_screen.law_{law}")] for law in plan.LAW],
            "ledger": [line for entry in lines for line in _ledger(entry)],
            "people": [_people(line, state) for line in lines],
            "shifts": [_shift(shift) for shift in ledger.shifts(actions)],
            "others": [proposal(one) for one in others],
            "longest": LONGEST_IDEA,
            "line": LONGEST_LINE,
            "words": _WORDS,
        }

    def told(self, face: Face, message: dict[str, Any]) -> None:
        """{"do": "complete", "action": id, "id": n, "value": {field: ...}}.

        Or {"do": "count", "id": n, "value": {job: [people, weeks]}}.
        """
        id = numbered(message)
        action, value = message.get("action"), message.get("value")
        if message.get("do") == "count" and id is not None:
            return self.room.count(value, lambda wrong: self.inside(reply, face, id, wrong))
        if message.get("do") != "complete" or id is None or not isinstance(action, str):
            return
        if not isinstance(value, dict):
            return reply(face, id, [Problem("answer.not_understood")])
        done = lambda problems: self.inside(reply, face, id, problems)  # noqa: E731
        self.room.complete(action, value, self._today(), done)

    def _today(self) -> str:
        return date.fromtimestamp(self.around.now()).isoformat()

    def _action(self, n: int, action: Action, state: State) -> dict[str, Any]:
        drawn = proposal(action)
        missing = ", ".join(say(f"plan_screen.{name}") for name in action.missing)
        return {
            **drawn,
            "n": n,
            "agreement": agreement_of(state, action.id),
            "reasons": [_reason(text.step, text.words) for text in action.reasons],
            "stand": say(f"report.state.{action.state}"),
            "state": state_of(say, action),
            "reached": action.state,
            "waited": wait_of(say, action, state.held_on or self._today(), self._today()),
            "missing": say("plan_screen.missing", names=missing) if missing else "",
            "more": _more(action),
            "own": _own(action),
            "minutes": [[job, count] for job, count in action.minutes],
            "gains": [_gain(job, action) for job, n in action.minutes if n > 0],
            "posts": _posts(action),
        }


def _own(action: Action) -> dict[str, str]:
    fields = {name: str(getattr(action, name)) for name in FIELDS}
    return {**fields, **{name: action.more.get(name, "") for name in MORE}}


def _more(action: Action) -> list[list[str]]:
    """What the second sitting filled in, by its label."""
    filled = {name: action.more.get(name, "") for name in plan.TEXT_FIELDS}
    filled |= {name: action.more.get(name, "") for name in ("objections", "time_use")}
    filled["review"] = spoken(say, action.more.get("review", ""))
    return [[say(f"plan_screen.{name}"), text] for name, text in filled.items() if text]


def _reason(step: str, words: str) -> dict[str, str]:
    return {"step": say(f"agreement.{step}"), "words": words}


def _posts(action: Action) -> str:
    posts = ledger.affected_posts(action)
    return say("report.actions.posts", jobs=", ".join(posts)) if posts else ""


def _gain(job: str, action: Action) -> dict[str, str]:
    """The fields with which a job accepts the work it would gain, as they are now."""
    kept = action.accepted.get(job)
    return {"job": job, **(asdict(kept) if kept else dict.fromkeys(ACCEPTANCE, ""))}


def _people(line: ledger.Line, state: State) -> dict[str, str]:
    known = state.jobs.get(line.job)
    people, weeks = (str(known.people), str(known.weeks)) if known else ("", "")
    return {"job": line.job, "people": people, "weeks": weeks}


def _ledger(line: ledger.Line) -> list[dict[str, Any]]:
    """What a job saves and what is added to it: in a week, and in a year where people are known."""
    adds = "takes_accepted" if line.accepted else "takes"
    sides = (("saves", "gives", line.saved), ("adds", adds, line.added))
    week = [
        {"way": way, "words": say(f"plan_screen.{key}", job=line.job, minutes=about(side, say))}
        for way, key, side in sides
        if side
    ]
    return [*week, *({"way": "year", "words": sentence} for sentence in a_year(line, say))]


def _shift(shift: ledger.Shift) -> str:
    jobs = "; ".join(minutes(job, n) for job, n in shift.gains)
    return say("plan_screen.shift", action=shift.action, jobs=jobs)


def _file(name: str, address: str) -> dict[str, str]:
    label = say("plan_screen.download", format=say(f"plan_screen.file_{name}"))
    return {"href": address, "label": label, "name": name}


_WORDS = {
    **{n: s for n, s in labels("form").items() if n != "care" and not n.startswith("rule_")},
    **labels("picture"),
    **{
        n: labels("propose_form")[n]
        for n in ("job", "no_job", "way", "saves", "adds", "number", "more")
    },
    **labels("plan_screen"),
}

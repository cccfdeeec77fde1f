"""The plan: the room's actions, completed in the second sitting."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import traitlets

from ..domain import ledger, plan
from ..domain.activities.propose import ACTION_KINDS, LAW
from ..domain.activities.step import LONGEST_IDEA, LONGEST_LINE
from ..domain.problem import Problem
from ..domain.report.firsts import taken_up
from ..domain.report.phrases import adopted, counted, named, notice, spoken, thinned_line
from ..domain.report.sides import counting, gives, takes
from ..domain.report.summary import a_year, cost_line, sources
from ..domain.story import State
from ..words import say
from . import plan_action, plan_hot, plan_reviews, plan_summary
from .activities.propose import minutes, proposal
from .labels import labels
from .outcome import checked
from .parts.part import joined
from .parts.screen import Face, Screen, numbered, reply
from .progress import first_line

SCRIPT = joined(
    *("parts/shared.js", "parts/pictures.js", "parts/keep.js", "parts/problems.js"),
    *("parts/kept.js", "parts/fields.js", "parts/minutes.js"),
    *(
        "parts/command.js",
        "parts/reviewed.js",
        "plan.js",
        "plan_action.js",
        "plan_worries.js",
        "plan_reviews.js",
        "plan_summary.js",
        "plan_hot.js",
        "parts/render.js",
    ),
)
STYLE = joined(
    *("parts/look.css", "parts/page.css", "parts/form.css", "parts/pictures.css"), "parts/plan.css"
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
    _planned: tuple[State, State] | None = None  # the room's state, and the plan told of it

    @property
    def name(self) -> str:
        """Its key on the page."""
        return "plan"

    def frame(self) -> dict[str, Any]:
        """Whose plan it is, and where to get it as a file."""
        state = self._plan()
        return {
            "kind": "plan",
            "full": self._visitor is not None,
            "title": say("plan_screen.title"),
            "school": state.school,
            "workshop": state.workshop.title,
            "held_on": _held_on(state),
            "notice": _notice(state),
            "check": f"{checked(state)} {say('check_word.covers')}" if state.actions else "",
            "asking": plan_reviews.asking(self.room),
            "summary": plan_summary.summary(state, self._parts(state), self._today()),
            "hot": plan_hot.hot(state),
            "firsts": list(taken_up(state, say)),
            "files": [_file(name, address) for name, address in self.around.files.items()],
            "papers": [_paper(*one) for one in self.around.papers.items()],
            "words": {**labels("plan_screen"), "none": _none(state), **_papers_named(state)},
        }

    def _plan(self) -> State:
        """Told once for each state: it reads every room of the school, a count comes each time."""
        state = self.room.state
        if self._planned is None or self._planned[0] is not state:
            self._planned = state, self.around.plan(state)
        return self._planned[1]

    def _parts(self, state: State) -> dict[str, bool]:
        """Which sections stand on the page below the actions."""
        lines = ledger.ledger(state.actions, state.jobs)
        return {
            "hot": plan_hot.hot(state) is not None,
            "follow": plan_reviews.is_drawn(state),
            "ledger": bool(lines or ledger.thinned(state.actions)),
            "papers": bool(self.around.papers),
            "others": bool(plan.not_taken_up(state.proposals, state.actions)),
        }

    def inner(self) -> tuple[str, dict[str, Any]]:
        """Actions, ledger, and what was not taken up."""
        state = self._plan()
        actions = state.actions
        others = plan.not_taken_up(state.proposals, actions)
        lines = ledger.ledger(actions, state.jobs)
        return "plan-actions", {
            "kind": "actions",
            "room": self.room.code,
            "kept": self._visitor is not None,
            "actions": [self._drawn(n, one, state) for n, one in enumerate(actions, start=1)],
            "kinds": [[kind, say(f"kind.{kind}")] for kind in ACTION_KINDS],
            "answers": [[a, say(f"plan_screen.answer_{a}")] for a in plan.ANSWERS],
            "jobs": _jobs(state),
            "laws": [[law, say(f"plan_screen.law_{law}")] for law in LAW],
            "ledger": [line for entry in lines for line in _ledger(entry)],
            "people": [_people(line, state) for line in lines],
            "cost": cost_line(state, say) if lines else "",
            "shifts": _moved(actions),
            "reviews": plan_reviews.drawn(state, self.around.join, self.around.now()),
            "others": [proposal(one) for one in others],
            "longest": LONGEST_IDEA,
            "line": LONGEST_LINE,
            "words": _WORDS,
        }

    def _drawn(self, n: int, action: plan.Action, state: State) -> dict[str, Any]:
        drawn = plan_action.drawn(n, action, state, self._today())
        goes_on = self.around.names.get(action.id)
        told = [say("names.on_plan", goes_on=spoken(say, goes_on))] if goes_on else []
        return {**drawn, "lines": [*drawn["lines"], *told]}

    def told(self, face: Face, message: dict[str, Any]) -> None:
        """{"do": "complete", "action": id, "id": n, "value": {field: ...}}.

        Or {"do": "count", "id": n, "value": {job: [people, weeks]}}, or what plan_reviews hears.
        """
        id = numbered(message)
        if id is not None:
            # Each rests on the one before: else two at once get round what adoption asks for.
            self.room.in_turn(lambda: self._follow(face, message, id))

    def _follow(self, face: Face, message: dict[str, Any], id: int) -> None:
        done = lambda problems: self.inside(reply, face, id, problems)  # noqa: E731
        does, action, value = (message.get(name) for name in ("do", "action", "value"))
        if does in plan_reviews.DOES:
            return plan_reviews.told(self.room, message, self.around.now(), done)
        if does == "count":
            return self.room.count(value, done)
        if does != "complete" or not isinstance(action, str):
            return
        if not isinstance(value, dict):
            return reply(face, id, [Problem("answer.not_understood")])
        self.room.complete(action, value, self._today(), done)

    def _today(self) -> str:
        return date.fromtimestamp(self.around.now()).isoformat()


def _papers_named(state: State) -> dict[str, str]:
    """What the papers are called where they are representatives' own."""
    theirs = state.workshop.side == "representatives"
    return {"papers": say("plan_screen.papers_representatives")} if theirs else {}


def _none(state: State) -> str:
    """Why there is no action: a survey asks for none."""
    return say("plan_screen.none" if _asks(state) else "plan_screen.none_asked")


def _asks(state: State) -> bool:
    """Whether the workshop asks for actions at all."""
    return any(step.kind in ("propose", "agree") for step in state.workshop.activities)


def _notice(state: State) -> str:
    """That nothing is decided yet; once something is adopted, how much. "" where none is asked.

    Before it what representatives' rooms say first of all.
    """
    first = first_line(state)
    if not _asks(state) and not state.actions:
        return first
    if adopted(state) == "none":
        return f"{first} {say('plan_screen.notice')}".strip()
    return first or f"{notice(state, say)}."


def _held_on(state: State) -> str:
    people = counted(say, "report.people", state.people)
    return say("plan_screen.held_on", date=spoken(say, state.held_on), people=people)


def _jobs(state: State) -> list[str]:
    """The workshop's, and all that stand in an action or were counted: a carried one has others."""
    told = (job for action in state.actions for job, _ in action.minutes)
    return list(dict.fromkeys((*state.workshop.jobs, *told, *state.jobs)))


def _people(line: ledger.Line, state: State) -> dict[str, str]:
    known = state.jobs.get(line.job)
    people, weeks = (str(known.people), str(known.weeks)) if known else ("", "")
    return {"job": line.job, "people": people, "weeks": weeks}


def _ledger(line: ledger.Line) -> list[dict[str, Any]]:
    """What a job saves and what is added to it: in a week, and in a year where people are known."""
    sides = (("saves", gives, line.saved, line.saving), ("adds", takes, line.added, line.adding))
    week = [
        {"way": way, "words": counting(told(line, say), side, n, say)}
        for way, told, side, n in sides
        if side
    ]
    week[-1]["words"] = say("report.figure", minutes=week[-1]["words"], whose=sources(line, say))
    return [*week, *({"way": "year", "words": sentence} for sentence in a_year(line, say))]


def _moved(actions: Sequence[plan.Action]) -> list[str]:
    """Whose work grows and is not accepted yet; and whose the room saw grow, and does no more."""
    out = (thinned_line(say, one) for one in ledger.thinned(actions))
    return [*map(_shift, ledger.shifts(actions)), *out]


def _shift(shift: ledger.Shift) -> str:
    jobs = "; ".join(minutes(job, n) for job, n in shift.gains)
    asked = all(job in shift.action.accepted for job, _ in shift.gains)
    key = "plan_screen.shift_asked" if asked else "plan_screen.shift"
    return say(key, action=named(say, shift.action), jobs=jobs)


def _file(name: str, address: str) -> dict[str, str]:
    kind = say(f"plan_screen.file_{name}")
    label = say("plan_screen.download", format=kind)
    return {"href": address, "label": label, "name": name, "kind": kind}


def _paper(title: str, addresses: Mapping[str, str]) -> dict[str, Any]:
    """A paper that can be made from this plan, with a link a format."""
    links = [
        {"href": href, "label": say(f"plan_screen.file_{kind}")} for kind, href in addresses.items()
    ]
    return {"title": title, "links": links}


_WORDS = {
    **{n: s for n, s in labels("form").items() if n != "care" and not n.startswith("rule_")},
    **labels("picture"),
    **{
        n: labels("propose_form")[n]
        for n in ("job", "no_job", "way", "no_way", "saves", "adds", "number", "more")
    },
    **labels("plan_screen"),
}

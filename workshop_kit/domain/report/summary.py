"""The first half page: how many actions, how far each has come, and whose work it changes."""

from collections import Counter
from collections.abc import Sequence

from ..document import Block, Bullets, Heading, Paragraph, Table
from ..ledger import Line, cost, ledger, thinned
from ..plan import REACHED, Action, waited, waits_since
from ..story import State
from ..turnout import turnout
from .charts import agreement_bars, minutes_bars
from .phrases import (
    Say,
    about,
    accepts,
    adopted,
    counted,
    headline,
    hours,
    named,
    spoken,
    thinned_line,
    turnout_line,
    whose,
)
from .sides import NOTHING, added, counting_year, saved
from .stages import stands

MOST_NAMED = 3  # actions that the first lines name


def summary(state: State, today: str, say: Say) -> list[Block]:
    """What a head with ten minutes reads."""
    found: list[Block] = [
        Heading(1, say("report.summary.heading")),
        *(Paragraph(line, strong=True) for line in _first(state, say)),
    ]
    if not state.actions:
        return [*found, Paragraph(why_none(state, say))]
    return [
        *found,
        Bullets(_standing(state, today, say)),
        *minutes_bars(state, say),
        *by_job(state, say),
        _overview(state.actions, say),
        *agreement_bars(state, say),
    ]


def _first(state: State, say: Say) -> list[str]:
    """What nobody may miss; who answered where that was counted, open for days or on paper."""
    feeling = state.workshop.side == "representatives"
    lines = [say("representatives.first") if feeling else _notice(state, say)]
    known = state.paced or state.opening.heads or state.slips or any(state.typed.values())
    asked = state.opening.imported
    before = [say(f"survey.promise_{state.opening.promise}", program=asked)] if asked else []
    return [*lines, *([turnout_line(say, turnout(state))] if known else []), *before]


def _notice(state: State, say: Say) -> str:
    n = sum(action.adopted for action in state.actions)
    return say(f"report.notice_long_{adopted(state)}", n=n, all=len(state.actions))


def why_none(state: State, say: Say) -> str:
    """Why a room has no action: nobody was asked for one, too few answered, or none was put."""
    if not any(step.kind == "propose" for step in state.workshop.activities):
        return say("report.summary.survey")
    proposed = (r for r in state.results.values() if r.shape == "proposals")
    withheld = any(result.withheld and result.answered for result in proposed)
    return say("report.summary.none_withheld" if withheld else "report.summary.none")


def _standing(state: State, today: str, say: Say) -> tuple[str, ...]:
    reached = Counter(action.reached for action in state.actions)
    states = [say(f"report.summary.{s}", n=reached[s]) for s in reversed(REACHED) if reached[s]]
    named = [_named(n, one, say) for n, one in _furthest(state.actions)]
    stand = {"date": spoken(say, today), "states": ", ".join(states)}
    lines = [counted(say, "report.summary.actions", len(state.actions), **stand), *named]
    open_ = [a for a in state.actions if waits_since(a, state.asked_on, today)]
    waiting = [waited(a, state.asked_on, today) for a in open_]
    if waiting:
        lines.append(_waiting(waiting, state.held_on, say))
    if state.proposals[len(state.actions) :]:
        left = len(state.proposals) - len(state.actions)
        lines.append(counted(say, "report.summary.left", left))
    return tuple(lines)


def _furthest(actions: Sequence[Action]) -> list[tuple[int, Action]]:
    """At most three, by number in the plan: those that have come furthest."""
    numbered = enumerate(actions, start=1)
    ordered = sorted(numbered, key=lambda one: -REACHED.index(one[1].reached))
    return sorted(ordered[:MOST_NAMED], key=lambda one: one[0])


def _named(n: int, action: Action, say: Say) -> str:
    state = stands(say, action).lower()
    led = say("report.summary.leads", lead=action.lead) if action.lead else ""
    lead = led or say("report.summary.leads_nobody")
    what = named(say, action).rstrip(". ")
    return say("report.summary.each", n=n, what=what, state=state, lead=lead)


def _waiting(days: Sequence[int], since: str, say: Say) -> str:
    longest = counted(say, "report.days", max(days))
    key = "report.summary.waiting" if max(days) else "report.summary.waiting_today"
    return counted(say, key, len(days), days=longest, date=spoken(say, since))


def by_job(state: State, say: Say) -> list[Block]:
    """Minutes by job. Jobs are never added up: one person's minute is not another's."""
    lines = ledger(state.actions, state.jobs)
    out = [Paragraph(thinned_line(say, one)) for one in thinned(state.actions)]
    if not lines:
        return [*out]
    counted_ = ("people", "year") if any(line.people for line in lines) else ()
    names = ("job", "saves", "adds", "figures", *counted_)
    head = tuple(say(f"report.summary.{name}") for name in names)
    rows = tuple(_job(line, say)[: len(head)] for line in lines)
    table = Table(say("report.summary.by_job"), head, rows)
    told = (sentence for line in lines if line.people for sentence in a_year(line, say))
    known = (say("report.summary.guesses"), cost_line(state, say))
    return [table, *map(Paragraph, told), *out, *map(Paragraph, known)]


def cost_line(state: State, say: Say) -> str:
    """What the workshop itself took: more, where one device wrote for several people.

    In a room that closes a day, what all its workshops took.
    """
    spent = cost(state.people, state.workshop.minutes, state.opening.spent)
    alone = all(step.by == "alone" for step in state.workshop.activities)
    key = "cost" if alone else "cost_least"
    key = "cost_day" if state.opening.spent else key
    people = counted(say, "report.people", state.people)
    return say(f"report.summary.{key}", hours=hours(spent, say), people=people)


def sources(line: Line, say: Say) -> str:
    """Whose the figures of a job are."""
    return "; ".join(whose(source, people, say) for source, people in line.whose)


def _job(line: Line, say: Say) -> tuple[str, ...]:
    sides = (saved(line, say), added(line, say))
    return line.job, *sides, sources(line, say), str(line.people or NOTHING), year(line, say)


def year(line: Line, say: Say) -> str:
    """Hours a year that a job is given back and that are added to it, NOTHING where unknown."""
    sides = (("year_saved", line.saved_a_year), ("year_added", line.added_a_year))
    told = (say(f"report.summary.{key}", hours=hours(side, say)) for key, side in sides if side)
    return "; ".join(told) or NOTHING


def a_year(line: Line, say: Say) -> list[str]:
    """What one job gains or loses in a year, in a sentence that a hall understands."""
    found = []
    if line.saved_a_year and line.saved:
        given = {"hours": hours(line.saved_a_year, say), "each": about(line.saved, say)}
        told = counted(say, "report.summary.gives", line.people, job=line.job, **given)
        found.append(counting_year(told, line.saved, line.saving, say))
    if line.added_a_year:
        taken = {"hours": hours(line.added_a_year, say), "job": line.job}
        told = say("report.summary.takes", **taken, acceptance=accepts(line.acceptance, say))
        found.append(counting_year(told, line.added_a_year, line.adding, say))
    return found


def _overview(actions: Sequence[Action], say: Say) -> Table:
    names = ("action", "lead", "when", "state", "review")
    head = tuple(say(f"report.summary.head_{name}") for name in names)
    rows = tuple(_row(n, action, say) for n, action in enumerate(actions, start=1))
    return Table(say("report.summary.overview"), head, rows)


def _row(n: int, action: Action, say: Say) -> tuple[str, ...]:
    review = spoken(say, action.more.get("review", "")) or say("report.summary.no_review")
    state = stands(say, action)
    unnamed = say("report.actions.unnamed")
    lead, when = action.lead or unnamed, action.when or unnamed
    return f"{n}. {headline(say, action)}", lead, when, state, review

"""The first half page: how many actions, how far each has come, and whose work it changes."""

from collections import Counter
from collections.abc import Sequence

from ..document import Block, Bullets, Heading, Paragraph, Table
from ..ledger import Line, ledger
from ..plan import STATES, Action, waited
from ..story import State
from .phrases import Say, about, counted, spoken, waits


def summary(state: State, today: str, say: Say) -> list[Block]:
    """What a head with ten minutes reads."""
    found: list[Block] = [
        Heading(1, say("report.summary.heading")),
        Paragraph(say("report.notice_long"), strong=True),
    ]
    if not state.actions:
        return [*found, Paragraph(_why_none(state, say))]
    return [
        *found,
        Bullets(_standing(state, today, say)),
        *_by_job(state.actions, say),
        _overview(state.actions, say),
    ]


def _why_none(state: State, say: Say) -> str:
    withheld = any(result.withheld for result in state.results.values())
    return say("report.summary.none_withheld" if withheld else "report.summary.none")


def _standing(state: State, today: str, say: Say) -> tuple[str, ...]:
    reached = Counter(action.state for action in state.actions)
    states = [say(f"report.summary.{s}", n=reached[s]) for s in reversed(STATES) if reached[s]]
    stand = {"date": spoken(say, today), "states": ", ".join(states)}
    lines = [counted(say, "report.summary.actions", len(state.actions), **stand)]
    waiting = [waited(a, state.held_on, today) for a in state.actions if waits(a)]
    if waiting:
        days = counted(say, "report.days", max(waiting))
        lines.append(counted(say, "report.summary.waiting", len(waiting), days=days))
    if state.proposals[len(state.actions) :]:
        left = len(state.proposals) - len(state.actions)
        lines.append(counted(say, "report.summary.left", left))
    return tuple(lines)


def _by_job(actions: Sequence[Action], say: Say) -> list[Block]:
    """Minutes by job. Jobs are never added up: one person's minute is not another's."""
    rows = tuple(_job(line, say) for line in ledger(actions))
    if not rows:
        return []
    head = tuple(say(f"report.summary.{name}") for name in ("job", "saves", "adds"))
    table = Table(say("report.summary.by_job"), head, rows)
    return [table, Paragraph(say("report.summary.guesses"))]


def _job(line: Line, say: Say) -> tuple[str, str, str]:
    added = line.added and say("report.summary.not_accepted", minutes=about(line.added, say))
    return line.job, about(line.saved, say) if line.saved else "–", added or "–"


def _overview(actions: Sequence[Action], say: Say) -> Table:
    names = ("action", "lead", "when", "state", "review")
    head = tuple(say(f"report.summary.head_{name}") for name in names)
    rows = tuple(_row(n, action, say) for n, action in enumerate(actions, start=1))
    return Table(say("report.summary.overview"), head, rows)


def _row(n: int, action: Action, say: Say) -> tuple[str, ...]:
    review = spoken(say, action.more.get("review", "")) or say("report.summary.no_review")
    state = say(f"report.state.{action.state}")
    return f"{n}. {action.what}", action.lead, action.when, state, review

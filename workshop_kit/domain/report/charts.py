"""Pictures for who reads in a hurry; each has its table beside it and is told in words."""

from collections.abc import Sequence

from ..activities.agree import STEPS
from ..document import Bars, Block
from ..ledger import Line, Minutes, ledger
from ..plan import Action
from ..story import State
from .phrases import Say, about, counted, headline

LONGEST = 60  # characters of an action beside its bar
SIDES = ("saves", "adds")


def minutes_bars(state: State, say: Say) -> list[Block]:
    """Minutes a week by job: what is sure to be saved or added, and what at most."""
    lines = ledger(state.actions, state.jobs)
    rows = tuple(row for line in lines for row in _sides(line, say))
    if not rows:
        return []
    parts = tuple(say(f"report.chart.{name}") for name in ("least", "most"))
    told = "; ".join(_told(line, say) for line in lines)
    sentence = say("report.chart.minutes_told", lines=told)
    return [Bars(say("report.chart.minutes"), sentence, parts, rows, counted=False)]


def _sides(line: Line, say: Say) -> list[tuple[str, tuple[int, ...]]]:
    given = zip(SIDES, (line.saved, line.added), strict=True)
    return [
        (say(f"report.chart.{side}", job=line.job, minutes=about(minutes, say)), _range(minutes))
        for side, minutes in given
        if minutes
    ]


def _range(minutes: Minutes) -> tuple[int, int]:
    return minutes.low, minutes.high - minutes.low


def _told(line: Line, say: Say) -> str:
    given = zip(SIDES, (line.saved, line.added), strict=True)
    sides = [f"{say(f'report.summary.{side}')}: {about(m, say)}" for side, m in given if m]
    return f"{line.job}, {', '.join(sides)}"


def agreement_bars(state: State, say: Say) -> list[Block]:
    """How far the room agrees with each action, all of them under one another."""
    asked = [(n, a) for n, a in enumerate(state.actions, start=1) if any(a.agreement)]
    if not asked:
        return []
    rows = tuple((f"{n}. {_short(headline(say, action))}", action.agreement) for n, action in asked)
    parts = tuple(say(f"agreement.{step}") for step in STEPS)
    sentence = _spread([action for _, action in asked], say)
    return [Bars(say("report.chart.agreement"), sentence, parts, rows)]


def _spread(actions: Sequence[Action], say: Say) -> str:
    most = max(actions, key=lambda action: action.agreement[0])
    least = min(actions, key=lambda action: action.agreement[0])
    said = {"most": _short(headline(say, most)), "most_yes": most.agreement[0]}
    return counted(
        say,
        "report.chart.agreement_told",
        len(actions),
        least=_short(headline(say, least)),
        least_yes=least.agreement[0],
        **said,
    )


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"

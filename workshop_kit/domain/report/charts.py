"""Pictures for who reads in a hurry; each has its table beside it and is told in words."""

from collections.abc import Callable, Iterator, Sequence

from ..activities.agree import STEPS
from ..document import Bars, Block
from ..ledger import Line, Minutes, ledger
from ..plan import Action
from ..story import State
from . import sides
from .phrases import Say, counted, headline

LONGEST = 120  # characters of an action beside its bar: four lines of a page
ENDS = ("saves_least", "saves_most", "adds_least", "adds_most")
SAVES, ADDS = ENDS[:2], ENDS[2:]
Words = Callable[[Line, Say], str]


def minutes_bars(state: State, say: Say) -> list[Block]:
    """Minutes a week by job: what is sure to be saved or added, and what at most.

    What is added has parts of its own, so that it is drawn in other colours.
    """
    lines = ledger(state.actions, state.jobs)
    if not lines:
        return []
    ends = ENDS if any(line.added for line in lines) else SAVES
    rows = tuple(row for line in lines for row in _rows(line, ends, say))
    parts = tuple(say(f"report.chart.{name}") for name in ends)
    told = "; ".join(_told(line, say) for line in lines)
    sentence = say("report.chart.minutes_told", lines=told)
    return [Bars(say("report.chart.minutes"), sentence, parts, rows, counted=False)]


def _rows(line: Line, ends: Sequence[str], say: Say) -> Iterator[tuple[str, tuple[int, ...]]]:
    """A bar for what a job saves, and one for what it gets more."""
    for key, own, minutes, words in _sides(line):
        if minutes:
            lengths = dict(zip(own, (minutes.low, minutes.high - minutes.low), strict=True))
            told = say(f"report.chart.{key}", job=line.job, minutes=words(line, say))
            yield told, tuple(lengths.get(end, 0) for end in ends)


def _sides(line: Line) -> tuple[tuple[str, tuple[str, ...], Minutes | None, Words], ...]:
    """What it saves and what it adds, each with its parts and with how it is said."""
    return (
        ("saves", SAVES, line.saved, sides.saved),
        ("adds", ADDS, line.added, sides.added),
    )


def _told(line: Line, say: Say) -> str:
    given = [(key, words) for key, _, minutes, words in _sides(line) if minutes]
    told = [f"{say(f'report.summary.{key}')}: {words(line, say)}" for key, words in given]
    return f"{line.job}, {', '.join(told)}"


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
    """Cut after a whole word."""
    if len(words) <= LONGEST:
        return words
    whole = words[:LONGEST].rsplit(" ", 1)[0] if " " in words[:LONGEST] else words[: LONGEST - 1]
    return f"{whole.rstrip(' ,;:.')}…"

"""What still stands between an action and each of the states that it has not reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .ledger import affected_posts, shared_posts, shifts
from .plan import STATES, Action
from .problem import Problem
from .report.phrases import Say, listed, spoken

NO = ("not_now", "need_until")


@dataclass(frozen=True)
class Hurdles:
    """`problems` stand before this state of an action; each is a sentence that says what to do."""

    state: str
    problems: tuple[Problem, ...]


def hurdles(action: Action, plan: Sequence[Action], say: Say) -> tuple[Hurdles, ...]:
    """For each state of an action of `plan` that has something before it, in their order."""
    before = {
        "consulted": tuple(_consulted(action, plan, say)),
        "answered": tuple(_answered(action)),
        "adopted": tuple(_adopted(action, say)),
    }
    return tuple(Hurdles(state, before[state]) for state in STATES[1:] if before[state])


def _consulted(action: Action, plan: Sequence[Action], say: Say) -> Iterator[Problem]:
    """The second sitting comes before anything stronger than a recommendation."""
    if action.missing:
        names = listed(say(f"report.gap.{name}") for name in action.missing)
        yield Problem("hurdle.missing", about={"names": names})
    if action.more.get("law") == "not_sure":
        yield Problem("hurdle.law")
    for job in affected_posts(action):
        yield Problem("hurdle.post", about={"job": job})
    for post in shared_posts(plan):
        if action in post.actions:
            yield Problem("hurdle.shared", about={"job": post.job, "n": len(post.actions)})
    if not action.more.get("consulted_with"):
        yield Problem("hurdle.not_consulted")


def _answered(action: Action) -> Iterator[Problem]:
    if not action.more.get("answer"):
        yield Problem("hurdle.not_answered")


def _adopted(action: Action, say: Say) -> Iterator[Problem]:
    for shift in shifts([action]):
        for job, minutes in shift.gains:
            yield Problem("hurdle.not_accepted", about={"job": job, "minutes": minutes})
    answer, until = action.more.get("answer"), action.more.get("answer_until", "")
    if answer == "need_until" and until:
        yield Problem("hurdle.need_until_day", about={"on": spoken(say, until)})
    elif answer in NO:
        yield Problem(f"hurdle.{answer}")
    if not action.more.get("adopted_by"):
        yield Problem("hurdle.not_adopted")

"""What still stands between an action and each of the states that it has not reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .ledger import affected_posts, shared_posts, shifts
from .plan import Action
from .problem import Problem
from .report.phrases import Say, listed, spoken, taken_out


@dataclass(frozen=True)
class Hurdles:
    """`problems` stand before this state of an action; each is a sentence that says what to do."""

    state: str
    problems: tuple[Problem, ...]


def hurdles(action: Action, plan: Sequence[Action], say: Say) -> tuple[Hurdles, ...]:
    """For each state of an action of `plan` that has something before it, in their order.

    Before all of them, that the leader's answer closed it: state "open". What goes on in another
    plan has nothing before it in this one.
    """
    if action.goes_on:
        return ()
    before = {
        "open": (Problem("hurdle.not_now"),) if action.refused else (),
        "consulted": tuple(_consulted(action, plan, say)),
        "answered": tuple(_answered(action)),
        "adopted": tuple(_adopted(action, say)),
    }
    return tuple(Hurdles(state, before[state]) for state in before if before[state])


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
    if action.taken_out and (action.consulted_before or not action.more.get("consulted_on")):
        yield Problem("hurdle.taken_out", about={"gains": taken_out(say, action)})
    if not action.more.get("consulted_with"):
        yield Problem("hurdle.not_consulted")


def _answered(action: Action) -> Iterator[Problem]:
    if not action.more.get("answer"):
        yield Problem("hurdle.not_answered")


def _adopted(action: Action, say: Say) -> Iterator[Problem]:
    for shift in shifts([action]):
        for job, minutes in shift.gains:
            yield _not_accepted(action, job, minutes, say)
    answer, until = action.more.get("answer"), action.more.get("answer_until", "")
    if answer == "need_until" and until:
        yield Problem("hurdle.need_until_day", about={"on": spoken(say, until)})
    elif answer == "need_until":
        yield Problem("hurdle.need_until")
    if not action.more.get("adopted_by"):
        yield Problem("hurdle.not_adopted")


def _not_accepted(action: Action, job: str, minutes: int, say: Say) -> Problem:
    """That a job was not asked yet; or that it said no or took its acceptance back, and when."""
    said = action.accepted.get(job)
    on = spoken(say, said.withdrawn) if said else ""
    about = {"job": job, "minutes": minutes, "on": on}
    return Problem(f"hurdle.{action.acceptance(job)}", about=about)

"""What stands between an action and its adoption, where the action itself has to be looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from . import jobs
from .activities.step import says_something
from .agreed import Agreed
from .ledger import affected_posts, shared_posts, shifts
from .likeness import quotes
from .plan import Action, completed
from .problem import Problem

FOLLOWED = ("measure", "review")


def check_changes(
    action: Action,
    changes: Mapping[str, Any],
    agreed: Sequence[Agreed],
    others: Sequence[Action] = (),
) -> list[Problem]:
    """Why checked `changes` of an action cannot be kept, [] where they can.

    `agreed` is what is in force here, `others` are the other actions of the plan.
    """
    if not {one.id for one in agreed} >= set(changes.get("against", ())):
        return [Problem("answer.unknown_item", "against")]
    after = completed(action, changes, agreed)
    found = [*_named(after), *_followed(action, after), *_posts(after, others)]
    found += [*_parties(after), *_worries(after)]
    found += [*_grown(action, after), *_unaccepted(action, after)]
    return [*found, *_taken_out(action, after)]


def _grown(before: Action, after: Action) -> list[Problem]:
    """Who accepted some minutes did not accept more: that wants a new answer of theirs."""
    was, now = dict(before.minutes), dict(after.minutes)
    return [
        Problem("plan.accepted_less", "minutes", {"job": job, "minutes": was[job]})
        for job in before.accepted_by
        if after.accepted.get(job) == before.accepted[job] and was.get(job, 0) < now.get(job, 0)
    ]


def _unaccepted(before: Action, after: Action) -> list[Problem]:
    """Nothing is adopted that gives work to a job which has not accepted it.

    Once adopted, a job may take its acceptance back; no other work is put on it unaccepted.
    """
    was = dict(before.minutes) if before.state == "adopted" else {}
    gains = (gain for shift in shifts([after]) for gain in shift.gains)
    jobs = [job for job, n in gains if n > was.get(job, 0)]
    wanted = jobs and after.state == "adopted"
    about = {"jobs": ", ".join(jobs)}
    return [Problem("plan.not_accepted", "adopted_by", about)] if wanted else []


def _taken_out(before: Action, after: Action) -> list[Problem]:
    """Who was taken out is told to staff when they are consulted, and that comes after it.

    Else whoever removes a job's row would get round the acceptance that it asks for.
    """
    if after.state != "adopted" or before.state == "adopted":
        return []
    new = {*after.taken_out} - {*before.taken_out}
    about = {"jobs": ", ".join(job for job, _ in after.taken_out)}
    return [Problem("plan.taken_out", "adopted_by", about)] if new or after.consulted_before else []


def as_spelled(action: Action, changes: Mapping[str, Any]) -> dict[str, Any]:
    """`changes` with jobs as the plan spells them: another capital is no figure of a sitting."""
    if "minutes" not in changes:
        return dict(changes)
    known = [job for job, _ in (*action.minutes, *(action.said or ()))]
    spelled = {jobs.as_spelled(job, known): n for job, n in changes["minutes"].items()}
    return {**changes, "minutes": spelled}


def without_idle(action: Action, changes: Mapping[str, Any]) -> dict[str, Any]:
    """`changes` that also end the acceptance of work which nobody would get any more."""
    after = completed(action, changes)
    gaining = [job for job, n in after.minutes if n > 0]
    left = {job: asdict(one) for job, one in after.accepted.items() if job in gaining}
    ended = "minutes" in changes and len(left) < len(after.accepted)
    return {**changes, "accepted": left} if ended else dict(changes)


def _named(action: Action) -> list[Problem]:
    """The hall may leave open who leads and from when; a school that adopts it may not."""
    wanted = ("lead", "when") if action.state == "adopted" else ()
    return [Problem(f"propose.no_{name}", name) for name in wanted if not getattr(action, name)]


def _followed(before: Action, after: Action) -> list[Problem]:
    """Nothing is adopted of which nobody could tell later whether it came true.

    What was adopted before this was asked for stays adopted.
    """
    if after.state != "adopted":
        return []
    was = before.state == "adopted"
    wanted = [name for name in FOLLOWED if before.more.get(name) or not was]
    empty = [name for name in wanted if not says_something(after.more.get(name, ""))]
    changed = [name for name in empty if not was or after.more.get(name) != before.more.get(name)]
    return [Problem(f"plan.no_{name}", name) for name in changed]


def _posts(action: Action, others: Sequence[Action]) -> list[Problem]:
    """Whose post is touched is for formal consultation, never for a plan of the hall.

    What is adopted one after the other counts together.
    """
    if action.state != "adopted":
        return []
    taken = [action, *(one for one in others if one.state == "adopted")]
    shared = [one.job for one in shared_posts(taken) if action in one.actions]
    if shared:
        return [Problem("plan.shared_post", "adopted_by", {"jobs": ", ".join(shared)})]
    jobs = affected_posts(action)
    return [Problem("plan.affects_post", "adopted_by", {"jobs": ", ".join(jobs)})] if jobs else []


def _parties(action: Action) -> list[Problem]:
    wanted = action.state == "adopted" and action.against and not action.more.get("parties")
    return [Problem("plan.no_parties", "parties")] if wanted else []


def _worries(action: Action) -> list[Problem]:
    """Each reason stands in one group, and no group repeats what somebody wrote."""
    ids = [id for worry in action.worries for id in worry.of]
    twice = [Problem("plan.worry_twice", "worries")] if len(ids) > len(set(ids)) else []
    said = [text.words for text in action.reasons]
    return twice + [
        Problem("plan.quoted", f"worry-{n}-{name}")
        for n, worry in enumerate(action.worries)
        for name, words in (("about", worry.about), ("answer", worry.answer))
        if any(quotes(words, reason) for reason in said)
    ]

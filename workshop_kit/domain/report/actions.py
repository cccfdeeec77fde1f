"""The actions one by one: five fields, state, second sitting, warnings; and what was left."""

from collections.abc import Sequence

from ..acceptance import Acceptance
from ..agreed import Agreed
from ..document import Block, Facts, Heading, Paragraph, Table
from ..ledger import Post, affected_posts, figures, shared_posts
from ..plan import TEXT_FIELDS, Action, not_taken_up
from ..results import Proposal
from ..story import State
from .agreeing import agreeing
from .phrases import (
    Say,
    about,
    bare,
    counted,
    headline,
    listed,
    minutes_of,
    minutes_proposed,
    named,
    span,
    spoken,
)
from .stages import state_of, wait_of

ANSWERED = ("objections", "time_use", "finder", "parties")


def actions(state: State, today: str, say: Say) -> list[Block]:
    """Every action that the room was asked about, in full; what few said yes to stands apart."""
    numbered = list(enumerate(state.actions, start=1))
    found: list[Block] = []
    for put in (False, True):
        part = [one for one in numbered if (one[1].reached == "put") == put]
        found += _heading(put, say) if part else []
        for n, action in part:
            wait = wait_of(say, action, state.asked_on, today)
            found += _action((n, action, wait), state.actions, say)
            found += agreeing(action, state, say)
    return found


def _heading(put: bool, say: Say) -> list[Block]:
    if not put:
        return [Heading(1, say("report.actions.heading"))]
    return [Heading(1, say("report.actions.put")), Paragraph(say("report.actions.put_hint"))]


def _action(one: tuple[int, Action, str], plan: Sequence[Action], say: Say) -> list[Block]:
    n, action, wait = one
    stands = " ".join(filter(None, (state_of(say, action), wait and f"{wait}.")))
    second = () if action.goes_on else _second(action, say)
    pairs = (*_five(action, say), *second, (say("report.actions.state"), stands))
    found: list[Block] = [Heading(2, f"{n}. {named(say, action)}"), Facts(pairs)]
    if action.goes_on:
        return found
    found += [Paragraph(line, strong=True) for line in warnings(action, plan, say)]
    if action.missing and not action.refused:
        names = ", ".join(say(f"report.gap.{name}") for name in action.missing)
        found.append(Paragraph(say("report.actions.missing", names=names)))
    return found


def warnings(action: Action, plan: Sequence[Action], say: Say) -> tuple[str, ...]:
    """What nobody may miss: what is grave, and work that nothing makes up for."""
    more = [say("report.actions.only_adds")] if action.only_adds else []
    return (*grave(action, plan, say), *more, *_overstated(action, say))


def _overstated(action: Action, say: Say) -> list[str]:
    """The jobs to which it would give back more than those who do the task say it takes."""
    takes = action.takes
    if takes is None:
        return []
    more = [one for one in figures(action) if one.saves and one.whose != "people"]
    jobs = [one.job for one in more if one.minutes.low > takes.high]
    each = span(takes.low, takes.high, say)
    return [say("report.actions.overstated", jobs=listed(jobs), each=each)] if jobs else []


def grave(action: Action, plan: Sequence[Action], say: Say) -> tuple[str, ...]:
    """Whose post it affects, alone or with others of the plan; what it goes against."""
    posts = affected_posts(action)
    lines = [say("report.actions.posts", jobs=", ".join(posts))] if posts else []
    shared = (_shared(one, action, say) for one in shared_posts(plan) if action in one.actions)
    return (*lines, *shared, *(_against(one, say) for one in action.against))


def _shared(post: Post, action: Action, say: Say) -> str:
    others = listed(f"“{named(say, one)}”" for one in post.actions if one != action)
    minutes = about(post.minutes, say)
    return say("report.actions.shared", job=post.job, minutes=minutes, others=others)


def _against(one: Agreed, say: Say) -> str:
    date = spoken(say, one.date)
    return say("report.actions.against", practice=one.practice, date=date, source=one.source)


def takes_now(action: Action, say: Say) -> str:
    """What those who do the task say it takes them now, "" where too few said."""
    takes = action.takes
    if takes is None:
        return ""
    each = span(takes.low, takes.high, say)
    return say("report.actions.takes", n=takes.people, each=each, middle=takes.middle)


def _five(action: Action, say: Say) -> tuple[tuple[str, str], ...]:
    unnamed = say("report.actions.unnamed")
    return (
        (say("plan_screen.kind"), say(f"kind.{action.kind}")),
        (say("plan_screen.lead"), action.lead or unnamed),
        (say("report.actions.when"), action.when or unnamed),
        (say("report.actions.minutes"), minutes_of(say, action)),
        *(((say("report.actions.now"), now),) if (now := takes_now(action, say)) else ()),
        (say("plan_screen.pupils"), action.pupils or unnamed),
    )


def _second(action: Action, say: Say) -> tuple[tuple[str, str], ...]:
    filled = [(name, action.more.get(name, "")) for name in (*TEXT_FIELDS, *ANSWERED)]
    filled.append(("review", spoken(say, action.more.get("review", ""))))
    filled.append(("begins", spoken(say, action.begins or action.more.get("begins", ""))))
    filled.append(("law", law(action, say)))
    filled += [("accepted", line) for line in accepted(action, say)]
    return tuple((say(f"report.actions.{name}"), words) for name, words in filled if words)


def law(action: Action, say: Say) -> str:
    """Whether a law or contract asks for the task, as those who completed the plan know it."""
    law = action.more.get("law")
    which = action.more.get("law_which", "")
    return " ".join(filter(None, (say(f"report.law.{law}"), which))) if law else ""


def accepted(action: Action, say: Say) -> tuple[str, ...]:
    """A line for each time that a job answered for the work it would gain, the newest last."""
    return tuple(
        _accepted(job, one, say)
        for job, now in action.accepted.items()
        for one in (*action.earlier.get(job, ()), now)
    )


def _accepted(job: str, one: Acceptance, say: Say) -> str:
    told = {"on": one.on, "back": one.withdrawn, "asked": one.asked}
    days = {name: spoken(say, day) for name, day in told.items()}
    by = bare(one.by) if one.declined else one.by
    answer = say(f"report.actions.answer_{one.stands}", by=by, why=one.why, **days)
    key = "report.actions.asked" if one.asked else "report.actions.unasked"
    return say(key, job=job, asked=days["asked"], answer=answer)


def said(words: str, count: int, say: Say) -> str:
    """`words`, with how often they were said if more than once."""
    return words if count == 1 else counted(say, "report.said", count, words=words)


def proposals_left(state: State, say: Say) -> list[Block]:
    """Every proposal that was not put to the room: nobody has refused them."""
    left = not_taken_up(state.proposals, state.actions)
    if not left:
        return []
    head = tuple(say(f"report.left.{name}") for name in ("what", "lead", "minutes", "pupils"))
    table = Table(say("report.left.caption"), head, tuple(_proposal(p, say) for p in left))
    return [
        Heading(1, say("report.left.heading")),
        Paragraph(say("plan_screen.others_hint")),
        table,
    ]


def _proposal(proposal: Proposal, say: Say) -> tuple[str, ...]:
    what = headline(say, proposal)
    unnamed = say("report.actions.unnamed")
    lead = ". ".join(filter(None, (proposal.lead, proposal.when))) or unnamed
    return what, lead, minutes_proposed(say, proposal), proposal.pupils or unnamed

"""The actions one by one: five fields, agreement, state, second sitting; and what was left."""

from ..acceptance import Acceptance
from ..activities.agree import STEPS
from ..document import Block, Bullets, Facts, Heading, Paragraph, Table
from ..ledger import affected_posts
from ..plan import TEXT_FIELDS, Action, not_taken_up
from ..results import Proposal, Text
from ..story import State
from .phrases import Say, counted, minutes, spoken, state_of, wait_of

ANSWERED = ("objections", "time_use")


def actions(state: State, today: str, say: Say) -> list[Block]:
    """Every action that the room was asked about, in full."""
    if not state.actions:
        return []
    found: list[Block] = [Heading(1, say("report.actions.heading"))]
    for n, action in enumerate(state.actions, start=1):
        wait = wait_of(say, action, state.held_on, today)
        found += _action(n, action, wait, say)
        found += _agreement(action, say, _withheld(state))
    return found


def _action(n: int, action: Action, wait: str, say: Say) -> list[Block]:
    stands = " ".join(filter(None, (state_of(say, action), wait and f"{wait}.")))
    pairs = (*_five(action, say), *_second(action, say), (say("report.actions.state"), stands))
    found: list[Block] = [Heading(2, f"{n}. {action.what}"), Facts(pairs)]
    posts = affected_posts(action)
    if posts:
        found.append(Paragraph(say("report.actions.posts", jobs=", ".join(posts)), strong=True))
    if action.missing:
        names = ", ".join(say(f"report.gap.{name}") for name in action.missing)
        found.append(Paragraph(say("report.actions.missing", names=names)))
    return found


def _five(action: Action, say: Say) -> tuple[tuple[str, str], ...]:
    return (
        (say("plan_screen.kind"), say(f"kind.{action.kind}")),
        (say("plan_screen.lead"), action.lead),
        (say("report.actions.when"), action.when),
        (say("report.actions.minutes"), minutes(say, action.minutes, action.accepted_by)),
        (say("plan_screen.pupils"), action.pupils),
    )


def _second(action: Action, say: Say) -> tuple[tuple[str, str], ...]:
    filled = [(name, action.more.get(name, "")) for name in (*TEXT_FIELDS, *ANSWERED)]
    filled.append(("review", spoken(say, action.more.get("review", ""))))
    filled.append(("law", law(action, say)))
    filled += [("accepted", _accepted(job, one, say)) for job, one in action.accepted.items()]
    return tuple((say(f"report.actions.{name}"), words) for name, words in filled if words)


def law(action: Action, say: Say) -> str:
    """Whether a law or contract asks for the task, as those who completed the plan know it."""
    law = action.more.get("law")
    which = action.more.get("law_which", "")
    return " ".join(filter(None, (say(f"report.law.{law}"), which))) if law else ""


def _accepted(job: str, one: Acceptance, say: Say) -> str:
    key = "accepted_held" if one.holds else "accepted_withdrawn"
    days = {"on": spoken(say, one.on), "back": spoken(say, one.withdrawn)}
    return say(f"report.actions.{key}", job=job, by=one.by, why=one.why, **days)


def _withheld(state: State) -> bool:
    kinds = {activity.id: activity.kind for activity in state.workshop.activities}
    return any(r.withheld for id, r in state.results.items() if kinds[id] == "agree")


def _agreement(action: Action, say: Say, withheld: bool) -> list[Block]:
    if not action.agreement:
        return [Paragraph(say("report.withheld" if withheld else "report.actions.not_asked"))]
    head = tuple(say(f"agreement.{step}") for step in STEPS)
    row = tuple(str(n) for n in action.agreement)
    found: list[Block] = [Table(say("report.actions.agreement"), head, (row,))]
    if action.reasons:
        found.append(Heading(3, say("report.actions.reasons")))
        ordered = sorted(action.reasons, key=lambda text: STEPS.index(text.step))
        found.append(Bullets(tuple(_reason(text, say) for text in ordered)))
    return found


def _reason(text: Text, say: Say) -> str:
    reason = say("report.actions.reason", step=say(f"agreement.{text.step}"), words=text.words)
    return said(reason, text.count, say)


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
    what = say("report.left.kind", kind=say(f"kind.{proposal.kind}"), what=proposal.what)
    lead = say("report.left.from_when", lead=proposal.lead, when=proposal.when)
    return what, lead, minutes(say, proposal.minutes), proposal.pupils

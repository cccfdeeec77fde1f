"""How far the room agrees with an action, and its worries in words of the second sitting."""

from ..activities.agree import STEPS
from ..document import Block, Heading, Paragraph, Table
from ..plan import Action, Worry
from ..spread import divided
from ..story import State
from .phrases import Say, counted


def agreeing(action: Action, state: State, say: Say) -> list[Block]:
    """The five steps as the room chose them, whether it is divided, and what was answered.

    Nobody's sentence is quoted: a worry is printed once it is put together with its like.
    """
    if not action.agreement:
        return [
            Paragraph(say("report.withheld" if _withheld(state) else "report.actions.not_asked"))
        ]
    head = tuple(say(f"agreement.{step}") for step in STEPS)
    row = tuple(str(n) for n in action.agreement)
    found: list[Block] = [Table(say("report.actions.agreement"), head, (row,))]
    if split(action):
        found.append(Paragraph(say("report.actions.divided"), strong=True))
    return [*found, *_worries(action, say)]


def split(action: Action) -> bool:
    """Whether a quarter says yes and a quarter cannot support it: then a trial is offered first."""
    yes, cannot = (action.agreement[STEPS.index(s)] for s in ("yes", "cannot"))
    return divided(yes, cannot, sum(action.agreement) - action.agreement[STEPS.index("not_mine")])


def unsorted(action: Action, say: Say) -> str:
    """How many worries are not put together yet, as many as the desk read; "" where all are."""
    n = len(action.unsorted)
    return counted(say, "report.actions.unsorted", n) if n else ""


def _withheld(state: State) -> bool:
    kinds = {activity.id: activity.kind for activity in state.workshop.activities}
    return any(r.withheld for id, r in state.results.items() if kinds[id] == "agree")


def _worries(action: Action, say: Say) -> list[Block]:
    left = unsorted(action, say)
    found: list[Block] = []
    if action.worries:
        head = tuple(say(f"report.actions.{name}") for name in ("worry", "raised_by", "answered"))
        rows = tuple(worries(action, say))
        found += [Heading(3, say("report.actions.reasons"))]
        found += [Table(say("report.actions.worries"), head, rows)]
    return [*found, Paragraph(left)] if left else found


def worries(action: Action, say: Say) -> list[tuple[str, str, str]]:
    """Each group of worries in new words, by how many devices it was raised, and its answer."""
    return [_worry(worry, action, say) for worry in action.worries]


def _worry(worry: Worry, action: Action, say: Say) -> tuple[str, str, str]:
    raised = sum(text.count for text in action.reasons if text.id in worry.of)
    return worry.about, str(raised or "–"), worry.answer or say("report.actions.unanswered")

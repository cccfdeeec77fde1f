"""The report: the agreed plan that leaders take home, told from a room's State as a Document."""

from ..document import Document
from ..story import State
from .actions import actions, proposals_left
from .checklist import checklist
from .counting import counting, evidence
from .phrases import Say, counted, spoken
from .summary import summary
from .voices import voices

__all__ = ["Say", "report"]


def report(state: State, today: str, say: Say) -> Document:
    """The plan as it stands `today` (an ISO date, for how long actions have waited).

    `say(key, **about)` gives the kit's own sentences. Nothing that the desk holds back is in it.
    """
    people = counted(say, "report.people", state.people)
    held_on = spoken(say, state.held_on)
    about = {"school": state.school, "held_on": held_on, "code": state.code, "people": people}
    return Document(
        title=say("report.title", workshop=state.workshop.title),
        subtitle=say("report.subtitle", **about),
        notice=say("report.notice"),
        blocks=(
            *summary(state, today, say),
            *actions(state, today, say),
            *proposals_left(state, say),
            *voices(state, say),
            *counting(state, say),
            *evidence(state, say),
            *checklist(state, say),
        ),
    )

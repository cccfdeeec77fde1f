"""The report: the agreed plan that leaders take home, told from a room's State as a Document."""

from ..document import Document
from ..story import State
from .actions import actions, proposals_left
from .audits import audits
from .checklist import checklist
from .counting import counting, evidence
from .firsts import firsts
from .gaps import gap_blocks
from .phrases import Say, counted, moment, notice, spoken
from .reviews import reviews
from .summary import summary
from .survey import hot_blocks
from .voices import voices

__all__ = ["Say", "notice", "report"]


def _held(state: State, say: Say) -> dict[str, str]:
    """When: a day, or from when until when."""
    opens, until = (moment(say, at) for at in (state.opening.opens, state.opening.until))
    return {"held_on": spoken(say, state.held_on), "opens": opens, "until": until}


def _acts(state: State) -> bool:
    """Whether actions come of it: of a survey there is nothing to ask after some weeks."""
    return any(step.kind == "agree" for step in state.workshop.activities)


def report(state: State, today: str, say: Say) -> Document:
    """The plan as it stands `today` (an ISO date, for how long actions have waited).

    `say(key, **about)` gives the kit's own sentences. Nothing that the desk holds back is in it.
    """
    people = counted(say, "report.people", state.people)
    about = {"school": state.school, "code": state.code, "people": people, **_held(state, say)}
    return Document(
        title=say("report.title", workshop=state.workshop.title),
        subtitle=say("report.subtitle_days" if state.paced else "report.subtitle", **about),
        notice=notice(state, say),
        blocks=(
            *summary(state, today, say),
            *actions(state, today, say),
            *reviews(state, today, say),
            *proposals_left(state, say),
            *firsts(state, say),
            *gap_blocks(state, say),
            *hot_blocks(state, say),
            *voices(state, say),
            *audits(state, say),
            *counting(state, say),
            *evidence(state, say),
            *(checklist(state, today, say) if _acts(state) else ()),
        ),
    )

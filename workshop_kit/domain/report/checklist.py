"""The evaluation checklist: what to ask whom some weeks on, to tick and to fill in."""

from ..document import Block, Bullets, Heading, Paragraph
from ..plan import Action
from ..story import State
from .found import found_table
from .phrases import Say
from .reviews import to_ask

QUESTIONS = ("stopped", "minutes", "instead", "moved", "everybody", "pupils", "review", "told")


def checklist(state: State, today: str, say: Say) -> list[Block]:
    """Whether it really stopped; blank cells are for those who hold the review.

    What was done is told as it stands `today` (ISO date).
    """
    found: list[Block] = [
        Heading(1, say("report.check.heading"), new_page=True),
        Paragraph(say("report.check.when")),
        Bullets(tuple(say(f"report.check.{name}") for name in QUESTIONS), tick=True),
    ]
    found += _each_action(state.actions, say)
    return [*found, Paragraph(say("report.check.found_hint")), found_table(state, today, say)]


def _each_action(actions: tuple[Action, ...], say: Say) -> list[Block]:
    names = ("action", "asked", "stopped_now", "minutes_now", "came_instead", "more_work")
    head = tuple(say(f"report.check.head_{name}") for name in names)
    return to_ask(actions, (say("report.check.each"), head), say)

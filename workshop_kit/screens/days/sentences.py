"""What a room that is open for days says: its times, how many have answered, and what counts."""

from dataclasses import replace

from ...domain.activities import Activity
from ...domain.disclosure import minimum_of
from ...domain.report.phrases import moment, number, turnout_line, weekday
from ...domain.story import State
from ...domain.turnout import turnout
from ...room import Room
from ...words import say
from ..labels import counted
from ..rules import least

NEAR = 2 * 86_400  # seconds before the end: from then on a phone says what is still lacking


def times(state: State) -> str:
    """When it opens, or until when it is open; "" after its end."""
    if state.phase == "ended":
        return ""
    opens, until = (moment(say, at) for at in (state.opening.opens, state.opening.until))
    if state.phase == "waiting":
        return say("days.opens", opens=opens, until=until)
    return say("days.closes", until=until)


def so_far(room: Room) -> str:
    """How many have answered, of how many people."""
    heads = sum(room.state.opening.heads.values())
    if heads and heads >= room.answered:
        return say("days.of_heads", n=room.answered, all=heads)
    return counted("step.answered", room.answered)


def turned_out(state: State) -> str:
    """How many answered of how many. Which group stayed silent is for the desk and the plan."""
    return turnout_line(say, replace(turnout(state), silent=()))


def minimum(state: State) -> str:
    """From how many answers on something is shown of a part, and of what is told in words."""
    asked = [step for step in state.workshop.activities if state.asks(step)]
    ranked = sorted(asked, key=lambda step: minimum_of(state.workshop, step))
    if not ranked:
        return ""
    low, high = least(ranked[0], state), least(ranked[-1], state)
    words = say("days.minimum_words", minimum=high) if high != low else ""
    return f"{say('days.minimum', minimum=low)} {words}".strip()


def lacking(room: Room, step: Activity, mine: bool) -> int:
    """How many more have to answer `step` so that an answer from this phone counts.

    `mine`: this phone has answered it. 0 or less where enough have.
    """
    answered = room.answered_to(step.id) + (0 if mine else 1)
    return minimum_of(room.state.workshop, step) - answered


def late(room: Room, step: Activity, mine: bool, now: float) -> str:
    """Near the end: how many more have to answer `step`, so that this phone's answer counts.

    "" where enough have, or there is time.
    """
    more, until = lacking(room, step, mine), room.state.opening.until
    if more <= 0 or now < until - NEAR or not room.state.takes(step.id):
        return ""
    return still("days.late", more, until)


def still(key: str, more: int, until: float) -> str:
    """The sentence `key` with how many more have to come, by which weekday."""
    about = {"n": number(say, more), "day": weekday(say, until)}
    return say(f"{key}_{'one' if more == 1 else 'many'}", **about)

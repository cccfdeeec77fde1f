"""Makes a room's slips. Their codes are told once, to who prints them; kept are only hashes."""

import secrets

from ..domain import slips
from ..domain.problem import Problem, Refused
from ..domain.slips import FREE, VOID, Slips
from .school import School


def draw(school: School, code: str, people: int) -> list[str]:
    """So many new codes for a room, shuffled; NoRoom without the room, Refused without slips."""
    _asking(school, code)
    signs = [slips.SIGNS] * slips.LENGTH
    new: set[str] = set()
    while len(new) < people:
        new.add("".join(map(secrets.choice, signs)))
    school.store.put([(code, slips.QUESTION, slips.slip_key(one, code), FREE) for one in new])
    return secrets.SystemRandom().sample(sorted(new), people)


def take_back(school: School, code: str, typed: list[str]) -> Slips:
    """Void slips that nobody drew; Refused, and none is voided, if one of them cannot be."""
    _asking(school, code)
    keys = {one: slips.slip_key(slips.read(one), code) for one in typed}
    found = {one: school.store.own(code, slips.QUESTION, key) for one, key in keys.items()}
    wrong = [one for one in typed if found[one] != FREE]
    if wrong:
        kinds = {one: found[one] or "unknown" for one in wrong}
        raise Refused(*(Problem(f"slips.not_{kinds[one]}", about={"slip": one}) for one in wrong))
    school.store.put([(code, slips.QUESTION, key, VOID) for key in keys.values()])
    return count(school, code)


def count(school: School, code: str) -> Slips:
    """How many slips a room has so far: from the store while it is open, then from its end."""
    room = school.room(code)
    if room and room.state.slips:
        return room.state.slips
    kept = school.store.answered(code, slips.QUESTION)
    return slips.counted(str(school.store.own(code, slips.QUESTION, key)) for key in kept)


def _asking(school: School, code: str) -> None:
    room = school.here.found(code)
    if not room.asks_slips:
        ended = room.state.phase == "ended"
        raise Refused(Problem("slips.ended" if ended else "slips.without", about={"code": code}))

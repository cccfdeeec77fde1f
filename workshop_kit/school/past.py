"""What a new room is told of the school's earlier ones."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..domain import history
from ..domain.activities.compare import Compare
from ..domain.activities.findings import Findings
from ..domain.agreed import Agreed
from ..domain.opening import Audited, Opening
from ..domain.story import State
from ..domain.turnout import turnout
from ..domain.workshop import Workshop


def with_history(
    workshop: Workshop, opening: Opening, rooms: Sequence[State], today: str
) -> Opening:
    """`opening` with what this workshop looks back on, and how many people do each job.

    `rooms` are those that have ended, `today` is an ISO date.
    """
    kinds = {step.kind for step in workshop.activities}
    of = {step.of for step in workshop.activities if isinstance(step, Findings)}
    compared = [step.of for step in workshop.activities if isinstance(step, Compare)]
    audit = history.last_audit(rooms) if "audit" in of else None
    return replace(
        opening,
        jobs=history.counted_jobs(rooms),
        promised=history.promises(rooms, today) if "recall" in kinds else (),
        waiting=history.waiting(rooms) if "recall" in kinds else (),
        spots=history.hot_spots(audit) if audit else (),
        audited=_audited(audit) if audit else None,
        carried=history.carried(rooms, today) if "day" in of else (),
        spent=history.spent(rooms, today) if "day" in of else 0,
        earlier=tuple(one for name in compared for one in history.earlier(rooms, name)),
    )


def _audited(audit: State) -> Audited:
    told = turnout(audit)
    return Audited(audit.held_on, told.answered, told.heads, told.silent)


def before(rooms: Sequence[State], today: str) -> list[str]:
    """The codes of the ended rooms of `today` (ISO date) after which another one can be opened."""
    return [room.code for room in rooms if room.hands_on and room.held_on == today]


def with_agreed(opening: Opening, rooms: Sequence[State], own: Sequence[Agreed]) -> Opening:
    """`opening` with what is agreed here: the school's `own` list, and what its plans adopted."""
    return replace(opening, agreed=history.in_force(rooms, own))


def titled(opening: Opening, titles: Mapping[str, str]) -> Opening:
    """`opening` with each hot spot's workshop by its title; `titles` are those of all, by name."""
    spots = tuple(
        replace(spot, addressed_by=titles.get(spot.addressed_by, "")) for spot in opening.spots
    )
    return replace(opening, spots=spots)

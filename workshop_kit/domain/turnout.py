"""Turnout: how many answered of those who were counted at opening, and who stayed silent."""

from collections.abc import Mapping
from dataclasses import dataclass

from .results import Counts
from .story import State


@dataclass(frozen=True)
class Turnout:
    """`answered` devices of `heads` people (0: not counted); nobody answered as one of `silent`.

    Where slips were drawn, `heads` are those handed out.

    `silent` are role groups as they are shown: those under the minimum only together. `late`: how
    many of those who answered came after the room had closed; they are in no group. `typed`: how
    many were typed in from paper.
    """

    answered: int
    heads: int
    silent: tuple[str, ...]
    late: int = 0
    typed: int = 0


def turnout(state: State) -> Turnout:
    """Of a sealed room. A group is silent where nobody named it on any page that was answered.

    Where a page is withheld nobody can tell who answered it: then no group is called silent.
    """
    asked = [
        set(result.silent)
        for id, result in state.results.items()
        if isinstance(result, Counts) and result.answered and _by_group(state, id)
    ]
    silent = set.intersection(*asked) if asked else set()
    named = tuple(group for group in state.groups_asked if group in silent)
    # Of a survey from elsewhere the heads are those who answered: nobody was counted before.
    heads = 0 if state.opening.imported else sum(state.opening.heads.values())
    known = state.slips.handed_out if state.slips else heads
    late, typed = (_among(state, counts) for counts in (state.added, state.typed))
    return Turnout(state.people, known, named, late, typed)


def _among(state: State, counts: Mapping[str, int]) -> int:
    """Of the activity that most answered: it is the one whose number is told."""
    most = [id for id, result in state.results.items() if result.answered == state.people]
    return max((counts.get(id, 0) for id in most), default=0)


def _by_group(state: State, id: str) -> bool:
    return state.workshop.activity(id).kind in ("rate", "score")

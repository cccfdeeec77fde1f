"""What parents are told of a plan: by kind of change, of pupils alone and never of staff."""

import re
from collections.abc import Iterator

from .document import Block, Bullets, Heading
from .plan import Action
from .report.phrases import Say, named, spoken
from .story import State

KINDS = ("stop", "streamline", "moves", "trial", "protect")
ENDS = (".", "!", "?")


def for_parents(state: State, say: Say) -> tuple[Block, ...]:
    """Each kind with its changes: adopted ones of which the plan says what pupils notice.

    Without leads, minutes or reasons. What is only found out changes nothing yet.
    """
    adopted = [one for one in state.actions if one.state == "adopted" and one.pupils]
    return tuple(block for kind in KINDS for block in _of(kind, adopted, state, say))


def _of(kind: str, adopted: list[Action], state: State, say: Say) -> Iterator[Block]:
    lines = tuple(_line(one, say) for one in adopted if _kind(one, state, say) == kind)
    if lines:
        yield Heading(2, say(f"parents.{kind}"))
        yield Bullets(lines)


def _kind(action: Action, state: State, say: Say) -> str:
    """Where a room tried other weeks, what it moves is not the same as what it thins out."""
    weeks = any(step.kind == "move" for step in state.workshop.activities)
    if weeks and action.kind == "streamline" and _moves(action.what, say("parents.move_words")):
        return "moves"
    return action.kind


def _moves(what: str, verbs: str) -> bool:
    return bool(set(re.findall(r"\w+", what.casefold())) & set(verbs.split()))


def _line(action: Action, say: Say) -> str:
    review = spoken(say, action.more.get("review", ""))
    tried = review and action.kind == "trial"
    until = say("parents.until", date=review) if tried else ""
    return " ".join(filter(None, (ended(named(say, action)), ended(action.pupils), until)))


def ended(words: str) -> str:
    """`words` as a sentence among others."""
    return words if not words or words.endswith(ENDS) else f"{words}."

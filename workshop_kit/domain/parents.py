"""What parents are told of a plan: by kind of change, of pupils alone and never of staff."""

import re
from collections.abc import Iterator

from .document import Block, Bullets, Heading
from .ledger import figures
from .plan import Action
from .report.phrases import Say, named, spoken
from .story import State

KINDS = ("stop", "streamline", "moves", "trial", "protect")
ENDS = (".", "!", "?")
# Paragraphs of a paper: about written comments; about time that goes into lessons.
MARKING, LESSONS = "marking", "lessons"


def for_parents(state: State, say: Say) -> tuple[Block, ...]:
    """Each kind with its changes: adopted ones of which the plan says what pupils notice.

    Without leads, minutes or reasons. What is only found out changes nothing yet.
    """
    adopted = _adopted(state)
    return tuple(block for kind in KINDS for block in _of(kind, adopted, state, say))


def first_day(state: State, say: Say) -> str:
    """The day on which the first of these changes begins, in words; "" before one is adopted."""
    return spoken(say, min((one.begins for one in _adopted(state)), default=""))


def unmarked(state: State, say: Say) -> frozenset[str]:
    """The paragraph about written comments, where neither the workshop nor an action is of them."""
    named = state.workshop.name.replace("_", " ")
    said = " ".join([named, state.workshop.title, *(one.what for one in state.actions)])
    known = _has(said, say("parents.marking_words"))
    return frozenset() if known else frozenset({MARKING})


def untaught(state: State, say: Say) -> frozenset[str]:
    """The paragraph about time for lessons, where no adopted action gives those who teach any."""
    saves = [one.job for action in _adopted(state) for one in figures(action) if one.saves]
    taught = any(_has(job, say("parents.teaching_words")) for job in saves)
    return frozenset() if taught else frozenset({LESSONS})


def _adopted(state: State) -> list[Action]:
    return [one for one in state.actions if one.state == "adopted" and one.pupils]


def _of(kind: str, adopted: list[Action], state: State, say: Say) -> Iterator[Block]:
    apart = len({one.begins for one in adopted}) > 1
    lines = tuple(_line(one, apart, say) for one in adopted if _kind(one, state, say) == kind)
    if lines:
        yield Heading(2, say(f"parents.{kind}"))
        yield Bullets(lines)


def _kind(action: Action, state: State, say: Say) -> str:
    """Where a room tried other weeks, what it moves is not the same as what it thins out."""
    weeks = any(step.kind == "move" for step in state.workshop.activities)
    if weeks and action.kind == "streamline" and _has(action.what, say("parents.move_words")):
        return "moves"
    return action.kind


def _has(what: str, one_of: str) -> bool:
    return bool(set(re.findall(r"\w+", what.casefold())) & set(one_of.split()))


def _line(action: Action, apart: bool, say: Say) -> str:
    """The action and what pupils notice; `apart`: with its day, where others have another."""
    review = spoken(say, action.more.get("review", ""))
    tried = review and action.kind == "trial"
    until = say("parents.until", date=review) if tried else ""
    begins = say("parents.begins", date=spoken(say, action.begins)) if apart else ""
    told = (ended(named(say, action)), _noticed(action.pupils, say), begins, until)
    return " ".join(filter(None, told))


def _noticed(pupils: str, say: Say) -> str:
    """What pupils notice as a sentence; "none" by itself is no sentence."""
    bare = pupils.casefold().strip(" .!?-–—")
    if not bare or bare in say("parents.nothing_words").split("|"):
        return ""
    return say("parents.pupils", pupils=ended(pupils))


def ended(words: str) -> str:
    """`words` as a sentence among others."""
    return words if not words or words.endswith(ENDS) else f"{words}."

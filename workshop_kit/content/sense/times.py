"""Minutes: they add up, half of them is talk, and the end is never cut."""

from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from ...words import say
from ..faults import Found
from ..tree import Node

_INTEGER = TypeAdapter(int)

# The smallest and the largest that each number may be; a workshop is at most a day.
BOUNDS = {
    "minutes": (1, 480),
    "least": (1, 480),
    "talk": (0, 480),
    "most": (1, 50),
    "dots": (1, 20),
    "usually": (1, 480),
}


def number(node: Node, name: str) -> int | None:
    """The whole number in the field `name`; None if there is none."""
    return whole(node.words(name))


def whole(words: str) -> int | None:
    """The whole number that `words` say; None if they say none."""
    try:
        return _INTEGER.validate_python(words)
    except ValidationError:
        return None


def numbers(root: Node, name: str) -> list[int] | None:
    """The number `name` of all activities; None if one of them has none."""
    found = [number(node, name) for node in root.entries("activities")]
    known = [n for n in found if n is not None]
    return known if found and len(known) == len(found) else None


def amounts(root: Node) -> Iterator[Found]:
    """No number is below or above what makes sense."""
    for node in (root, *root.entries("activities")):
        for name, (low, high) in BOUNDS.items():
            given = number(node, name)
            if given is not None and not low <= given <= high:
                yield node.line_of(name), say("check.bounds", field=name, low=low, high=high)


def within_minutes(root: Node) -> Iterator[Found]:
    """Shortest time and talk of an activity, and what a survey usually takes, fit its minutes."""
    for node in (root, *root.entries("activities")):
        minutes = number(node, "minutes")
        for name in ("least", "talk", "usually"):
            given = number(node, name)
            if given is not None and minutes is not None and 1 <= minutes < given:
                sentence = say("check.over_minutes", field=name, given=given, minutes=minutes)
                yield node.line_of(name), sentence


def sum_of_minutes(root: Node) -> Iterator[Found]:
    """The activities take exactly the workshop's time."""
    whole, each = number(root, "minutes"), numbers(root, "minutes")
    if whole is not None and each is not None and sum(each) != whole:
        yield root.line_of("minutes"), say("check.sum", whole=whole, each=sum(each))


def half_is_talk(root: Node) -> Iterator[Found]:
    """At least half of the time people talk with phones down; a survey open for days has none."""
    if root.words("manner") == "days":
        return
    talk, each = numbers(root, "talk"), numbers(root, "minutes")
    if talk is None or each is None:
        return
    least = min(sum(each), number(root, "minutes") or sum(each))  # `sum_of_minutes` says the rest
    if 2 * sum(talk) < least:
        sentence = say("check.talk", talk=sum(talk), half=(least + 1) // 2)
        yield root.line_of("activities"), sentence


def last_never_cut(root: Node) -> Iterator[Found]:
    """The last activity keeps all its minutes when the room runs late."""
    for node in root.entries("activities")[-1:]:
        least, minutes = number(node, "least"), number(node, "minutes")
        if least is not None and minutes is not None and least < minutes:
            yield node.line_of("least"), say("check.last_cut", minutes=minutes)

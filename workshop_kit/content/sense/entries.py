"""Entries and events: fields that can be filled, and findings that name the right fields."""

from collections.abc import Collection, Iterator

from ...domain.activities.step import LONGEST_LINE
from ...words import say
from ..faults import Found
from ..spelling import did_you_mean, shorten
from ..tree import Node
from .names import ids, once
from .times import number

FEWEST_CHOICES, MOST_CHOICES = 2, 12
LARGEST = 100_000
MOST_ENTRIES = 12  # a phone makes room for all of them at once


def fields(root: Node) -> Iterator[Found]:
    """A field has choices or a largest number or words, and a name that is not the entry's own."""
    for node in _of(root, "record"):
        for id, field in node.named("fields").items():
            choices = field.named("choices")
            if id == "name":
                yield field.line, say("check.field_name")
            if "choices" in field.fields and "most" in field.fields:
                yield field.line_of("choices"), say("check.field_of_two_sorts", id=shorten(id))
            listed = isinstance(field.fields.get("choices", field).value, dict)
            few = "choices" in field.fields and not FEWEST_CHOICES <= len(choices) <= MOST_CHOICES
            if few and listed:
                about = {"fewest": FEWEST_CHOICES, "most": MOST_CHOICES}
                yield field.line_of("choices"), say("check.options", field="choices", **about)
            yield from ids((one.line, choice) for choice, one in choices.items())
            yield from _numbers(field)


def _numbers(field: Node) -> Iterator[Found]:
    most, over = number(field, "most"), number(field, "over")
    if most is not None and not 1 <= most <= LARGEST:
        yield field.line_of("most"), say("check.bounds", field="most", low=1, high=LARGEST)
    if over is not None and not 0 < over < (most or 0):
        yield field.line_of("over"), say("check.over")


def found(root: Node) -> Iterator[Found]:
    """Hours are counted from numbers, an entry stops at a choice, and no number is a place."""
    for node in _of(root, "record"):
        all = node.named("fields")
        numbers = [id for id, f in all.items() if "most" in f.fields and "choices" not in f.fields]
        for id in node.entries("hours"):
            yield from _among(id, numbers, "hours")
        yield from _stops(node, {id: list(f.named("choices")) for id, f in all.items()})
        place = node.fields.get("twice")
        if place:
            yield from _among(place, [id for id in all if id not in numbers], "twice")


def _stops(node: Node, choices: dict[str, list[str]]) -> Iterator[Found]:
    some = [id for id, ids in choices.items() if ids]
    for id, wanted in node.named("stop_if").items():
        yield from _among(Node(wanted.line, id), some, "stop_if")
        for choice in node.fields["stop_if"].entries(id) if id in some else ():
            yield from _among(choice, choices[id], "stop_if")


def _among(given: Node, known: Collection[str], field: str) -> Iterator[Found]:
    id = str(given.value)
    if id not in known:
        about = {"id": shorten(id), "meant": did_you_mean(id, known)}
        key = "check.not_among" if known else "check.none_among"
        yield given.line, say(key, field=field, known=", ".join(known), **about)


def known(root: Node) -> Iterator[Found]:
    """Names to pick stand there once, and are short enough to send."""
    for node in _of(root, "record", "year"):
        yield from once(node.entries("known"))
        for one in node.entries("known"):
            if len(str(one.value)) > LONGEST_LINE:
                yield one.line, say("check.long_name", longest=LONGEST_LINE)


def most(root: Node) -> Iterator[Found]:
    """Nobody writes more than a few entries."""
    for node in _of(root, "record", "year"):
        given = number(node, "most")
        if given is not None and given > MOST_ENTRIES:
            yield node.line_of("most"), say("check.too_many_entries", most=MOST_ENTRIES)


def groups(root: Node) -> Iterator[Found]:
    """The events of a year fall on somebody."""
    for node in _of(root, "year"):
        yield from once(node.entries("groups"))
        if "groups" in node.fields and node.fields["groups"].value == []:
            yield node.line_of("groups"), say("check.empty_list", field="groups")


def between_two(root: Node) -> Iterator[Found]:
    """Notes are no answers of a room: whoever spoke is known."""
    for node in _of(root, "notes"):
        if root.words("manner") != "conversation":
            yield node.line_of("kind"), say("check.notes_in_a_room")


def _of(root: Node, *kinds: str) -> list[Node]:
    return [node for node in root.entries("activities") if node.words("kind") in kinds]

"""Limits: how much one person, or one room, can be asked for."""

from collections.abc import Iterator

from ...words import say
from ..faults import Found
from ..tree import Node
from .times import number

MOST_PLACED = 8
FEWEST_TASKS = 2
ACTIONS_AN_HOUR = 3
LONGEST_TITLE = 70  # characters: three lines of the smallest phone


def titles(root: Node) -> Iterator[Found]:
    """A title fits above what it names, on a phone too."""
    for node in (root, *root.entries("activities")):
        if len(node.words("title")) > LONGEST_TITLE:
            yield node.line_of("title"), say("check.long_title", longest=LONGEST_TITLE)


def tasks(root: Node) -> Iterator[Found]:
    """A graph needs at least two tasks, and nobody places more than eight."""
    for node in root.entries("activities"):
        if node.words("kind") != "place":
            continue
        most = number(node, "most")
        if most is not None and most > MOST_PLACED:
            yield node.line_of("most"), say("check.too_many_placed", most=MOST_PLACED)
        named = node.fields.get("tasks", node).value
        if isinstance(named, dict) and len(named) < FEWEST_TASKS:
            yield node.line_of("tasks"), say("check.few_tasks", fewest=FEWEST_TASKS)


def actions(root: Node) -> Iterator[Found]:
    """A room takes on at most three actions an hour, or it cannot follow them up."""
    minutes = number(root, "minutes") or 60
    limit = max(ACTIONS_AN_HOUR, minutes * ACTIONS_AN_HOUR // 60)
    for node in root.entries("activities"):
        most = number(node, "most")
        if node.words("kind") in ("propose", "agree") and most is not None and most > limit:
            yield node.line_of("most"), say("check.too_many_actions", most=limit)

"""Sources: an activity takes up the results of an earlier one that fits."""

from collections.abc import Collection, Iterator

from ...domain.activities import KINDS
from ...words import say
from ..faults import Found
from ..spelling import did_you_mean, shorten
from ..tree import Node

FOUND = ("place", "rate", "record", "findings")
FITTING = {
    "sort": FOUND,
    "vote": (*FOUND, "sort"),
    "move": ("year",),
    "propose": (*FOUND, "sort", "vote", "move", "recall"),
    "agree": ("propose", "findings"),
}
WORKSHOPS = {"rate": "addressed_by", "compare": "of"}


def earlier(root: Node) -> Iterator[Found]:
    """`take` names an activity that stands before and has results of a fitting kind."""
    nodes = root.entries("activities")
    for at, node in enumerate(nodes):
        take, fitting = node.words("take"), FITTING.get(node.words("kind"), ())
        if take and fitting:
            sentence = _sentence(take, fitting, nodes[:at], nodes[at:])
            yield from [(node.line_of("take"), sentence)] if sentence else []


def workshops(root: Node, known: Collection[str]) -> Iterator[Found]:
    """Another workshop is named as its file is."""
    for node in root.entries("activities"):
        field = WORKSHOPS.get(node.words("kind"), "")
        name = node.words(field)
        if name and name not in known:
            about = {"name": shorten(name), "meant": did_you_mean(name, known)}
            yield node.line_of(field), say("check.no_workshop", **about)


def _sentence(take: str, fitting: tuple[str, ...], before: list[Node], later: list[Node]) -> str:
    kinds = {node.words("id"): node.words("kind") for node in before}
    choice = [id for id, kind in kinds.items() if kind in fitting]
    one = say("check.take_one", ids=", ".join(choice))
    usable = one if choice else say("check.take_none", kinds=", ".join(fitting))
    hint = {"take": shorten(take), "usable": usable, "meant": did_you_mean(take, choice)}
    if take not in kinds:
        comes = any(node.words("id") == take for node in later)
        return say("check.take_later", **hint) if comes else say("check.take_unknown", **hint)
    if kinds[take] in fitting or kinds[take] not in KINDS:
        return ""
    return say("check.take_kind", **hint, kind=kinds[take])

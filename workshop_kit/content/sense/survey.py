"""Surveys: scales that can be answered, findings that are options, bands that rise."""

from collections.abc import Collection, Iterator

from ...domain.activities.place import NOT_MINE
from ...domain.activities.score import HIGHEST
from ...domain.activities.sort import COLUMNS
from ...words import say
from ..faults import Found
from ..spelling import did_you_mean, shorten
from ..tree import Node
from .times import whole

FEWEST_OPTIONS, MOST_OPTIONS = 2, 6
MONTHS = 12
OPTIONS = {"rate": "scale", "sort": "columns"}


def scales(root: Node) -> Iterator[Found]:
    """From two to six options, and none of them is the kit's own."""
    for node in root.entries("activities"):
        field = OPTIONS.get(node.words("kind"), "")
        named = node.named(field)
        given = isinstance(node.fields.get(field, node).value, dict) and field in node.fields
        if given and not FEWEST_OPTIONS <= len(named) <= MOST_OPTIONS:
            about = {"fewest": FEWEST_OPTIONS, "most": MOST_OPTIONS}
            yield node.line_of(field), say("check.options", field=field, **about)
        if NOT_MINE in named:
            yield named[NOT_MINE].line, say("check.own_option")


def hot(root: Node) -> Iterator[Found]:
    """What counts as a finding is one of the options."""
    for node in root.entries("activities"):
        kind = node.words("kind")
        known = list(node.named(OPTIONS.get(kind, "")))
        if kind == "sort" and known and "hot" not in node.fields:
            yield node.line_of("columns"), say("check.no_hot")
        known = known or (list(COLUMNS) if kind == "sort" else [])
        for option in node.entries("hot") if known else ():
            yield from _named(option, known, "check.no_option", "option")


def months(root: Node) -> Iterator[Found]:
    """A strip of months has twelve."""
    for node in root.entries("activities"):
        given = node.named("statements")
        if node.words("look") == "months" and given and len(given) != MONTHS:
            yield node.line_of("look"), say("check.months", given=len(given))


def cards(root: Node) -> Iterator[Found]:
    """A card stands with a statement of its page."""
    for node in root.entries("activities"):
        known = list(node.named("statements"))
        for id, card in node.named("cards").items():
            yield from _named(Node(card.line, id), known, "check.no_statement", "id")


def bands(root: Node) -> Iterator[Found]:
    """Every statement has bands that begin with 0 and rise."""
    for node in root.entries("activities"):
        known, given = list(node.named("statements")), node.named("bands")
        for id, band in given.items():
            yield from _named(Node(band.line, id), known, "check.no_statement", "id")
            scores = band.value if isinstance(band.value, list) else []
            first = [whole(str(score.value)) for score in scores]
            if None not in first and len(first) == 4 and not _rise(first):
                yield band.line, say("check.bands", id=shorten(id))
        for id in known:
            if "bands" in node.fields and id not in given:
                yield node.line_of("bands"), say("check.no_bands", id=shorten(id))


def _rise(first: list[int | None]) -> bool:
    known = [n for n in first if n is not None]
    return known[0] == 0 and known == sorted(set(known)) and known[-1] <= HIGHEST


def _named(node: Node, known: Collection[str], key: str, gap: str) -> Iterator[Found]:
    name = str(node.value)
    if name not in known:
        about = {gap: shorten(name), "meant": did_you_mean(name, known)}
        yield node.line, say(key, known=", ".join(known), **about)

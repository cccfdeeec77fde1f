"""Names: ids that can be told apart, and no field left empty."""

import re
from collections.abc import Iterable, Iterator

from ...words import say
from ..faults import Found
from ..spelling import shorten
from ..tree import Node, every

ID = re.compile(r"[a-z][a-z0-9_-]{0,39}")


def filled(root: Node) -> Iterator[Found]:
    """No words are left empty, and there is at least one activity and one job."""
    for place, node in every(root):
        if node.value == "":
            field = shorten([str(step) for step in place if isinstance(step, str)][-1])
            entry = isinstance(place[-1], int)
            yield node.line, say("check.empty_entry" if entry else "check.left_empty", field=field)
    for name in ("activities", "jobs"):
        if name in root.fields and root.fields[name].value == []:
            yield root.line_of(name), say("check.empty_list", field=name)


def activities(root: Node) -> Iterator[Found]:
    """Activities have ids of their own."""
    yield from _ids((node.line_of("id"), node.words("id")) for node in root.entries("activities"))


def cards(root: Node) -> Iterator[Found]:
    """Evidence cards have ids of their own."""
    yield from _ids((node.line_of("id"), node.words("id")) for node in root.entries("evidence"))


def tasks(root: Node) -> Iterator[Found]:
    """Tasks have ids of the right form; the same one twice is found while reading."""
    for node in root.entries("activities"):
        named = node.fields.get("tasks", Node(0, "")).fields
        yield from _ids((task.line, id) for id, task in named.items())


def jobs(root: Node) -> Iterator[Found]:
    """No job stands twice: its minutes would be counted apart."""
    first: dict[str, int] = {}
    for node in root.entries("jobs"):
        job = str(node.value).casefold()
        if job in first:
            yield node.line, say("check.job_twice", job=shorten(job), first=first[job])
        first.setdefault(job, node.line)


def _ids(given: Iterable[tuple[int, str]]) -> Iterator[Found]:
    first: dict[str, int] = {}
    for line, id in given:
        if not id:
            continue
        if not ID.fullmatch(id):
            yield line, say("check.id_form", id=shorten(id))
        if id in first:
            yield line, say("check.id_twice", id=shorten(id), first=first[id])
        first.setdefault(id, line)

"""Names: ids that can be told apart, and no field left empty."""

import re
from collections.abc import Iterable, Iterator

from ...domain.opening import SETTINGS
from ...words import say
from ..faults import Found
from ..spelling import did_you_mean, shorten
from ..tree import Node, every

UNWRITTEN = "TO WRITE"
PAGES = ("rate", "score")
NAMED = ("tasks", "scale", "questions", "instead", "columns", "fields")
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


def written(root: Node) -> Iterator[Found]:
    """Nothing of a new file still waits to be written."""
    for place, node in every(root):
        if isinstance(node.value, str) and UNWRITTEN in node.value:
            field = [str(step) for step in place if isinstance(step, str)][-1]
            yield node.line, say("check.to_write", field=shorten(field))


def activities(root: Node) -> Iterator[Found]:
    """Activities have ids of their own."""
    yield from ids((node.line_of("id"), node.words("id")) for node in root.entries("activities"))


def cards(root: Node) -> Iterator[Found]:
    """Evidence cards have ids of their own."""
    yield from ids((node.line_of("id"), node.words("id")) for node in root.entries("evidence"))


def tasks(root: Node) -> Iterator[Found]:
    """Tasks and the like have ids of the right form; the same one twice is found while reading."""
    for node in root.entries("activities"):
        for name in NAMED:
            yield from ids((inside.line, id) for id, inside in node.named(name).items())


def task_words(root: Node) -> Iterator[Found]:
    """No two tasks of a graph have the same words: nobody could tell them apart."""
    for node in root.entries("activities"):
        yield from once(node.named("tasks").values())


def statements(root: Node) -> Iterator[Found]:
    """The statements of all pages have ids of their own: later workshops take them up by these."""
    pages = [node for node in root.entries("activities") if node.words("kind") in PAGES]
    yield from ids((one.line, id) for node in pages for id, one in node.named("statements").items())


def jobs(root: Node) -> Iterator[Found]:
    """No job and no role group stands twice: it would be counted apart."""
    for name in ("jobs", "groups"):
        yield from once(root.entries(name))


def once(entries: Iterable[Node]) -> Iterator[Found]:
    """No entry of a list stands there twice."""
    first: dict[str, int] = {}
    for node in entries:
        job = str(node.value).casefold()
        if job in first:
            about = {"job": shorten(str(node.value)), "first": first[job]}
            yield node.line, say("check.job_twice", **about)
        first.setdefault(job, node.line)


def settings(root: Node) -> Iterator[Found]:
    """Examples are for settings that a room can have."""
    for node in root.entries("activities"):
        for name, example in node.named("examples").items():
            if name not in SETTINGS:
                meant = did_you_mean(name, SETTINGS)
                about = {"field": shorten(name), "meant": meant, "known": ", ".join(SETTINGS)}
                yield example.line, say("check.unknown_field", **about)


def only_in(root: Node) -> Iterator[Found]:
    """What only some kinds of school have is a job, a task or a name to pick, word for word."""
    steps = root.entries("activities")
    lists = [*root.entries("jobs"), *(one for node in steps for one in node.entries("known"))]
    tasks = [task for node in steps for task in node.named("tasks").values()]
    all_ = [str(node.value) for node in (*lists, *tasks)]
    for words, where in root.named("only_in").items():
        if words not in all_:
            meant = did_you_mean(words, all_)
            yield where.line, say("check.only_in", words=shorten(words), meant=meant)
        elif where.value == []:
            yield where.line, say("check.only_in_none", words=shorten(words))


def ids(given: Iterable[tuple[int, str]]) -> Iterator[Found]:
    """(line, id): each of the right form, and none twice."""
    first: dict[str, int] = {}
    for line, id in given:
        if not id:
            continue
        if not ID.fullmatch(id):
            yield line, say("check.id_form", id=shorten(id))
        if id in first:
            yield line, say("check.id_twice", id=shorten(id), first=first[id])
        first.setdefault(id, line)

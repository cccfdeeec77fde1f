"""What is already agreed in a school: DATA/library/agreed.yaml, read and checked.

A list; each entry has `practice`, `date` (year, month or day), `source` and, if wanted, `note`.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..domain.activities.step import LONGEST_IDEA
from ..domain.agreed import Agreed
from ..words import say
from .faults import Fault, Found, Unreadable
from .reading import read_text
from .sense.cards import dates
from .sense.names import filled
from .spelling import did_you_mean, shorten
from .tree import Node, parse

NAME = "agreed.yaml"
NEEDED, MAY = ("practice", "date", "source"), ("note",)
MOST = 60


def agreed_path(data: Path) -> Path:
    """Where a school writes down what is agreed there."""
    return data / "library" / NAME


def load_agreed(data: Path) -> tuple[Agreed, ...]:
    """What the school wrote down; entries that are not whole are left out, as is no file."""
    path = agreed_path(data)
    return _read(path, date.today())[0] if path.is_file() else ()


def check_agreed(path: Path, today: date) -> list[Fault]:
    """Everything that is to be mended in the file, in the order of its lines."""
    _, found = _read(path, today)
    return [Fault(path, *one) for one in sorted(set(found))]


def _read(path: Path, today: date) -> tuple[tuple[Agreed, ...], list[Found]]:
    try:
        root, found = parse(read_text(path))
        if not isinstance(root.value, list):
            raise Unreadable((root.line, say("check.not_agreed")))
    except Unreadable as stop:
        return (), list(stop.found)
    entries = root.value
    if len(entries) > MOST:
        found.append((root.line, say("check.many_agreed", most=MOST)))
    wrong = [list(_faults(node, today)) for node in entries]
    found += [one for each in wrong for one in each]
    whole = [node for node, faults in zip(entries, wrong, strict=True) if not faults]
    return tuple(_made(n, node) for n, node in enumerate(whole[:MOST], start=1)), found


def _made(n: int, node: Node) -> Agreed:
    return Agreed(f"agreed-{n}", *(node.words(name) for name in (*NEEDED, *MAY)))


def _faults(node: Node, today: date) -> Iterator[Found]:
    if not isinstance(node.value, dict):
        yield node.line, say("check.not_fields")
        return
    known = (*NEEDED, *MAY)
    for name, field in node.fields.items():
        if name not in known:
            about = {"meant": did_you_mean(name, known), "known": ", ".join(known)}
            yield field.line, say("check.unknown_field", field=shorten(name), **about)
        elif not isinstance(field.value, str):
            yield field.line, say("check.not_words", field=name, given="")
        elif len(field.value) > LONGEST_IDEA:
            yield field.line, say("check.long_agreed", field=name, longest=LONGEST_IDEA)
    for name in NEEDED:
        if name not in node.fields:
            yield node.line, say("check.missing", field=name)
    yield from filled(node)
    yield from dates(Node(node.line, {"evidence": Node(node.line, [node])}), today)

"""What a face shows, told in headings, lines, lists and tables: a picture is its table here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

LINES = ("question", "example", "about", "sentence", "from", "unsplit", "next", "order")
LISTS = ("points", "care", "found", "instead", "lines", "firsts")
LAST = ("held", "left", "hint")
TABLES = ("rows", "table", "strip")


@dataclass(frozen=True)
class Block:
    """A piece of a page. `table` has a caption, a head and rows; `href` is where a link leads."""

    look: Literal["heading", "line", "link", "list", "table"]
    text: str = ""
    href: str = ""
    items: Sequence[str] = ()
    table: Mapping[str, Any] = field(default_factory=dict)


def told(data: Mapping[str, Any]) -> Iterator[Block]:
    """What a face's data says, in the order in which the page with a script shows it."""
    yield from _lines(data, LINES)
    for name in LISTS:
        yield from _list(data.get(name) or ())
    for one in data.get("columns", ()):
        yield from _heading(one["name"])
        yield from _list(" ".join(filter(None, idea.values())) for idea in one["ideas"])
    for one in (*data.get("spots", ()), *data.get("pairs", ()), *data.get("proposals", ())):
        yield from _card(one)
    for table in _tables(data):
        yield Block("table", table=table)
    for bar in data.get("bars", ()):
        yield from _reasons(bar)
    yield from _list(" ".join(filter(None, card.values())) for card in data.get("cards", ()))
    yield from _lines(data, LAST)


def _lines(data: Mapping[str, Any], names: Sequence[str]) -> Iterator[Block]:
    for name in names:
        if isinstance(data.get(name), str) and data[name]:
            yield Block("line", data[name])


def _heading(text: str) -> Iterator[Block]:
    if text:
        yield Block("heading", text)


def _list(lines: Any) -> Iterator[Block]:
    items = [str(line) for line in lines if line]
    if items:
        yield Block("list", items=items)


def _card(one: Mapping[str, Any]) -> Iterator[Block]:
    """A proposal, what was found, or two audits' counts of one statement."""
    what = one.get("what") or one["text"]
    kind = one.get("kind", "")
    yield Block("heading", f"{kind}: {what}" if kind else what)
    notes = [one.get(name, "") for name in ("count", "note", "by", "agreed")]
    yield from _list([*notes, *one.get("lines", ())])
    agreement = one.get("agreement")
    if agreement:
        yield Block("table", table=agreement["table"])


def _reasons(bar: Mapping[str, Any]) -> Iterator[Block]:
    said = [f"{one['step']}: {one['words']}" for one in bar.get("reasons", ())]
    if said:
        yield Block("heading", bar["text"])
        yield from _list(said)


def _tables(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for name in TABLES:
        found = data.get(name)
        if isinstance(found, Mapping):
            yield found.get("table", found)
    yield from data.get("tables", ())

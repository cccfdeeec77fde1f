"""Guesses whose answer is whose, by order, time, size, role group, key and difference of backups.

It never looks at what a text says: in these days nobody writes like themselves.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from tests.anonymity.days import GROUPS, WORDED, Loot

PAGE = 4096
FRAME = PAGE + 24  # of the WAL: a page with its header
NEAR = 200  # bytes around a text in which a role group would belong to it
Order = list[str]
Place = Callable[[int], tuple[int, ...]]

# How an offset is read: as it is, backwards, and as SQLite fills its pages, from their ends.
READINGS: dict[str, Place] = {
    "forwards": lambda at: (at,),
    "backwards": lambda at: (-at,),
    "by page": lambda at: (at // PAGE, -at),
    "by frame": lambda at: ((at - 32) // FRAME, -at),
}


def guesses(loot: Loot) -> Iterator[tuple[str, int]]:
    """(how it was guessed, hits) for each activity and each way; chance alone hits once."""
    for activity in loot.worded:
        texts = sorted(loot.wrote[activity])
        for name, body in loot.files.items():
            places = {text: _places(text, body) for text in texts}
            if any(places.values()):
                for how, order in _orders(texts, places):
                    yield f"order in {name}, {how}", _named(order, activity, loot)
                yield f"role group in {name}", _by_group(texts, body, activity, loot)
        yield "order of the alphabet", _named(texts, activity, loot)
        yield "difference of backups", _by_difference(texts, activity, loot)


def joins(loot: Loot) -> Iterator[tuple[str, int]]:
    """(how, hits) of guesses which texts of two activities one person wrote."""
    body = loot.files["rooms.db"]
    for pair in pairwise(loot.worded):
        both = [sorted(loot.wrote[id]) for id in pair]
        yield "same place in the alphabet", _joined(both, pair, loot)
        yield "same size", _joined([sorted(texts, key=len) for texts in both], pair, loot)
        placed = [sorted(texts, key=lambda text: _places(text, body)) for texts in both]
        yield "same place in the file", _joined(placed, pair, loot)


def copied(loot: Loot, folder: Path) -> Iterator[tuple[str, int]]:
    """(how, hits) of who copied the database past the kit while `during` was open.

    In `during` itself, then between it and each other activity, by the order of the keys and by
    the order of arrival.
    """
    known = sorted(loot.wrote[loot.during])
    whole = b"".join(loot.copy[name] for name in sorted(loot.copy))
    by_key = _keyed(loot, folder)
    for activity in WORDED:
        places = {text: _places(text, whole) for text in sorted(loot.wrote[activity])}
        arrived = sorted(known, key=lambda text: min(_places(text, whole), default=1 << 60))
        if activity == loot.during:
            for how, order in _orders(known, places):
                yield f"open: {how}", _named(order, activity, loot)
        else:
            pair = (loot.during, activity)
            for how, order in _orders(list(places), places):
                yield f"other, by key and {how}", _joined([by_key, order], pair, loot)
                yield f"other, by arrival and {how}", _joined([arrived, order], pair, loot)


def copied_survey(loot: Loot, worded: Sequence[str]) -> Iterator[tuple[str, int]]:
    """(how, hits) of who copied the database past the kit while all of a survey was open.

    Whose each text is, and which texts one person wrote.
    """
    whole = b"".join(loot.copy[name] for name in sorted(loot.copy))
    read = {}
    for activity in worded:
        places = {text: _places(text, whole) for text in sorted(loot.wrote[activity])}
        read[activity] = dict(_orders(list(places), places))
        for how, order in read[activity].items():
            yield f"copy: {how}", _named(order, activity, loot)
    for pair in pairwise(worded):
        for how in read[pair[0]]:
            both = [read[activity][how] for activity in pair]
            yield f"copy, joined: {how}", _joined(both, pair, loot)


def _keyed(loot: Loot, folder: Path) -> Order:
    """The texts of a copy in the order of their keys, then those that came after it."""
    for name, body in loot.copy.items():
        (folder / name).write_bytes(body)
    with closing(sqlite3.connect(folder / "rooms.db")) as db:
        values = [value for (value,) in db.execute("SELECT value FROM answers ORDER BY key")]
    texts = sorted(loot.wrote[loot.during])
    order = [text for value in values for text in texts if text in value]
    return order + [text for text in texts if text not in order]


def _places(text: str, body: bytes) -> list[int]:
    found, at, wanted = [], -1, text.encode()
    while (at := body.find(wanted, at + 1)) >= 0:
        found.append(at)
    return found


def _orders(texts: Order, places: dict[str, list[int]]) -> Iterator[tuple[str, Order]]:
    """The texts in each order that a file can be read in; what is not in it stands last."""
    for which, pick in (("first", min), ("last", max)):
        for how, place in READINGS.items():
            yield (
                f"{which} {how}",
                sorted(texts, key=lambda t: pick(map(place, places[t]), default=(1 << 60,))),
            )


def _named(order: Order, activity: str, loot: Loot) -> int:
    """Hits where the n-th text is said to be of the phone that was told n-th that it is saved."""
    saved = loot.saved[activity]
    return sum(loot.wrote[activity][text] == n for text, n in zip(order, saved, strict=True))


def _by_group(texts: Order, body: bytes, activity: str, loot: Loot) -> int:
    """Hits where a text is of the next phone of the role group that stands next to it."""
    left = {group: [n for n in loot.saved[activity] if loot.group[n] == group] for group in GROUPS}
    rest = list(loot.saved[activity])
    hits = 0
    for text in sorted(texts, key=lambda text: _places(text, body)):
        phones = left.get(_group_near(text, body)) or rest
        n = phones[0]
        rest.remove(n)
        left[loot.group[n]].remove(n)
        hits += loot.wrote[activity][text] == n
    return hits


def _group_near(text: str, body: bytes) -> str:
    at = body.find(text.encode())
    around = body[max(at - NEAR, 0) : at + len(text) + NEAR] if at >= 0 else b""
    near = {around.find(group.encode()): group for group in GROUPS if group.encode() in around}
    return near[min(near)] if near else ""


def _by_difference(texts: Order, activity: str, loot: Loot) -> int:
    """Hits where what the earlier backup has is of the phones that were told first."""
    early = [text for text in texts if text.encode() in loot.files["middle.zip"]]
    late = [text for text in texts if text not in early]
    return _named(early + late, activity, loot)


def _joined(both: list[Order], activities: tuple[str, str], loot: Loot) -> int:
    first, second = (loot.wrote[id] for id in activities)
    return sum(first[one] == second[other] for one, other in zip(*both, strict=True))

"""Whose answers a survey's rows are: one of each person, and nobody's name left in a comment."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from .programs import EMAIL, Rows, cell, is_named

SECOND = re.compile(r"\d:\d\d:\d\d")
MANY = 5  # responses: a name that stands in so many and in most is no person's
LEAST = 3  # letters of a name
OPEN = 8  # more different answers than any scale has: people wrote them
NAME = "[…]"
PERSON, TIME = "person", "time"

Kinds = Sequence[str | None]


def without_doubles(rows: Rows, kinds: Kinds) -> list[Sequence[str]]:
    """The last response of each person who is named.

    Without a name a row counts as the same only if it is equal to the second in two moments.
    """
    count = Counter(_who(row, kinds) for row in rows)
    shared = {who for who, n in count.items() if n >= MANY and 2 * n > len(rows)}
    kept: dict[tuple[str, ...], Sequence[str]] = {}
    for n, row in enumerate(rows):
        who = _who(row, kinds)
        key = ("who", *who) if who and who not in shared else _moments(row, kinds) or (str(n),)
        kept.pop(key, None)  # the later one stands, in its own place
        kept[key] = row
    return list(kept.values())


def _who(row: Sequence[str], kinds: Kinds) -> tuple[str, ...]:
    who = tuple(cell(row, n).casefold() for n in of(kinds, PERSON))
    return who if any(map(is_named, who)) else ()


def _moments(row: Sequence[str], kinds: Kinds) -> tuple[str, ...]:
    """All of the row but its number, where two moments to the second say which response it is."""
    moments = [said for n in of(kinds, TIME) if SECOND.search(said := cell(row, n))]
    rest = (said for n, said in enumerate(row) if [*kinds[n : n + 1]] != ["id"])
    return ("row", *rest) if len(moments) > 1 else ()


def of(kinds: Kinds, *wanted: str) -> list[int]:
    """The numbers of the columns of these kinds."""
    return [n for n, one in enumerate(kinds) if one in wanted]


def unnamed(
    responses: Sequence[Mapping[int, str]], rows: Rows, kinds: Kinds
) -> tuple[list[dict[int, str]], int]:
    """The responses without addresses, and without names of those who answered, in what people
    wrote; and from how many texts something was taken."""
    texts = _open(responses)
    said = {word for one in responses for n in texts for word in re.findall(r"\w+", one.get(n, ""))}
    pattern = _pattern(_names(rows, kinds) | (_mailboxes(rows, kinds, said)))
    made = [{n: _hidden(pattern, w) if n in texts else w for n, w in r.items()} for r in responses]
    both = zip(responses, made, strict=True)
    return made, sum(one[n] != now[n] for one, now in both for n in texts & one.keys())


def _open(responses: Iterable[Mapping[int, str]]) -> set[int]:
    """The questions that people answered in words of their own."""
    given: dict[int, set[str]] = {}
    for one in responses:
        for n, words in one.items():
            given.setdefault(n, set()).add(words.casefold())
    return {n for n, words in given.items() if len(words) > OPEN}


def _names(rows: Rows, kinds: Kinds) -> set[str]:
    cells = {cell(row, n) for row in rows for n in of(kinds, PERSON, "part")}
    plain = (one for one in cells if is_named(one) and not EMAIL.fullmatch(one))
    return {word for one in plain for word in _words(one) if word[:1].isupper()}


def _mailboxes(rows: Rows, kinds: Kinds, said: set[str]) -> set[str]:
    """Names as addresses have them; not those that are also words here, as in office@."""
    cells = {cell(row, n) for row in rows for n in of(kinds, PERSON, "sign")}
    boxes = (one.partition("@")[0].casefold() for one in cells if EMAIL.fullmatch(one))
    return {word.title() for one in boxes for word in _words(one) if word not in said}


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", name) if len(word) >= LEAST]


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    known = (rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True))
    return re.compile("|".join((EMAIL.pattern, *known)))


def _hidden(pattern: re.Pattern[str], words: str) -> str:
    return pattern.sub(NAME, words)

"""Words that break things elsewhere, and answers of every kind that are full of them."""

import unicodedata
from collections.abc import Iterator
from itertools import cycle
from typing import Any

WORDS = [
    "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "</textarea></title></style>\"'><svg onload=alert(1)>",
    "=1+1",
    "@SUM(1)",
    "+44 and -1",
    "=cmd|' /C calc'!A0",
    "{{ 7*7 }} {% raw %} ${x} %s %(x)s {answered}",
    "left \u202eright\u202c \u2066inside\u2069 \u200fand on",
    "zero\u200b width\ufeff and\u00ad soft\u2060 signs",
    "\x00\x07\x1b[31m control \u0085 signs",
    "lone \ud800 and \udfff surrogates",
    "a" * 10_000,
    "👨‍👩‍👧‍👦 family 👍🏽 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿 flag",
    "Z̸̧̢̛͚̮a̴̡̛l̷̨͎g̶̢̛o" + "\u0301" * 60,
    "مرحبا بكم في المدرسة",
    "javascript:alert(1) file:///etc/passwd ../../rooms.db",
    "line\nbreak\r\nand\ttab\u2028and\u2029more",
    "]]> &amp; &lt; <!-- <w:p/> %00",
]


def filled(answer: Any, words: Iterator[str], known: frozenset[str] = frozenset()) -> Any:
    """`answer` with hostile words for every text that is none of the `known` choices."""
    if isinstance(answer, str):
        return answer if answer in known or not answer else next(words)
    if isinstance(answer, list):
        return [filled(one, words, known) for one in answer]
    if isinstance(answer, dict):
        return {key: filled(one, words, known) for key, one in answer.items()}
    return answer


def endless() -> Iterator[str]:
    """All of them, again and again."""
    return cycle(WORDS)


def texts(value: Any) -> Iterator[str]:
    """Every text in a value of lists and mappings, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from (*texts(key), *texts(one))
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts(one)


def hidden(text: str) -> list[str]:
    """The signs of a text that hide, reorder or break; joiners of emoji and letters are none."""
    kept = "\u200c\u200d"
    wrong = ("Cc", "Cf", "Cs", "Co", "Cn")
    return [c for c in text if c not in kept and unicodedata.category(c) in wrong]

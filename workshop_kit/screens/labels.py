"""Words for pages: whole tables with their gaps left open, and sentences that count."""

from collections.abc import Sequence
from functools import cache

from ..domain.activities import Activity
from ..domain.problem import Problem
from ..words import say, sentences


@cache
def labels(*tables: str) -> dict[str, str]:
    """The sentences of these tables of words.toml by name; of equal names the last table's.

    The page fills their {gaps} itself.
    """
    found = {}
    for table in tables:
        for key, sentence in sentences().items():
            if key.startswith(f"{table}."):
                found[key.removeprefix(f"{table}.")] = sentence
    return found


def of_kind(key: str, usual: str, **about: str) -> str:
    """A kind's own sentence, `usual` where it has none."""
    return say(key if key in sentences() else usual, **about)


def counted(key: str, n: int) -> str:
    """`key`_one or `key`_many with {n}; `key`_none for 0 where there is one."""
    endings = {0: "none", 1: "one"}
    ending = endings.get(n, "many")
    if f"{key}_{ending}" not in sentences():
        ending = "many"
    return say(f"{key}_{ending}", n=n)


def choices(name: str, options: Sequence[str]) -> list[list[str]]:
    """[option, words] of what is asked when a room is opened; "" is the option not to say."""
    return [[option, say(f"opening_form.{name}_{option or 'none'}")] for option in options]


def answered(step: Activity, n: int, joined: int) -> str:
    """How many of those who joined have answered; tables where one device writes for a table.

    Never that all have: a phone asleep, or a plain page left alone for long, may be one more that
    has not.
    """
    if step.by == "alone" and 0 < n < joined:
        return say("step.answered_of_one" if n == 1 else "step.answered_of_many", n=n, all=joined)
    return counted("step.answered_tables" if step.by == "table" else "step.answered", n)


def answers_of(step: Activity, n: int) -> str:
    """From how many answers a result is; "" where there are none."""
    key = "picture.from_tables" if step.by == "table" else "picture.from"
    return counted(key, n) if n else ""


def problem_list(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """Problems as a page draws them: the field they stand beside and their sentence."""
    return [{"field": p.field, "sentence": say(p.key, **p.about)} for p in problems]

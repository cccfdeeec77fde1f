"""A status as it is written in a cell or a list: "stopped 12, partly 5, not 3", or a word."""

import re
from typing import Any

from .follow import WEEKS, last_round
from .plan import Action
from .review import OWNER, STATUSES

COUNT = re.compile(r"(?:(\d+)\s*)?(stopped|partly|not stopped|not)(?:\s*:?\s*(\d+))?")
NAMED = {"stopped": STATUSES[0], "partly": STATUSES[1], "not stopped": STATUSES[2]}
NAMED["not"] = STATUSES[2]
ALONE = dict(zip(STATUSES, OWNER, strict=True))


def weeks_at(action: Action, today: str) -> int:
    """The round of `action` that had come last by `today` (ISO date); the first where none has."""
    last = last_round(action, today)
    return last[0] if last else WEEKS[0]


def entered(words: str, weeks: int) -> dict[str, Any]:
    """What `check_review` is given for these words; it refuses those that mean nothing.

    Numbers are people; a status alone is the word of who keeps the list: the owner's.
    """
    said = " ".join(words.replace("_", " ").casefold().split())
    if said in NAMED:
        return {"weeks": weeks, "owner": {"status": ALONE[NAMED[said]]}}
    counts = _counts(said)
    return {"weeks": weeks, "counts": words if counts is None else counts}


def is_status(words: str) -> bool:
    """Whether these words are a status or counts of people."""
    meant = entered(words, WEEKS[0])
    return "owner" in meant or isinstance(meant["counts"], dict)


def _counts(said: str) -> dict[str, int] | None:
    """{status: people}; None where a part is no count, or one status is counted twice."""
    counts: dict[str, int] = {}
    for part in re.split(r"\s*[,;]\s*", said.strip(" .,;")):
        found = COUNT.fullmatch(part)
        if not found or bool(found[1]) == bool(found[3]) or NAMED[found[2]] in counts:
            return None
        counts[NAMED[found[2]]] = int(found[1] or found[3])
    return counts

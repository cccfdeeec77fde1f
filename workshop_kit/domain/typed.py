"""Sheets of paper typed in at the desk: each is an answer like any other; their number is kept.

The number lies among the open answers, under a key of its own, so that one transaction closes
both. Which answers came from paper is written nowhere.
"""

import re
from collections.abc import Iterable
from typing import Any

SHEET = re.compile(r"[0-9a-f]{32}")  # a sheet's own random number, as the page makes it


def parted(values: Iterable[Any]) -> tuple[list[Any], int]:
    """The answers among what is kept of a question, and how many of them were typed in.

    The number is the only whole number there; None is a sheet that was taken back.
    """
    kept = [value for value in values if value is not None]
    counts = [value for value in kept if type(value) is int]
    return [value for value in kept if type(value) is not int], sum(counts)

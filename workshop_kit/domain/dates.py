"""Days and times of the day as forms send them."""

import re
from datetime import date, time
from typing import Any

# Python 3.11 reads 2026-W48-1 and 20261123 as well: what is kept as typed has one spelling only.
DAY = re.compile(r"2[01][0-9]{2}-[0-9]{2}-[0-9]{2}")
CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


def typed_day(raw: Any) -> date | None:
    """The day that `raw` names as 2026-11-23, from 2000 to 2199; None for anything else."""
    if not isinstance(raw, str) or not DAY.fullmatch(raw):
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:  # 2026-02-30
        return None


def typed_clock(raw: Any) -> time | None:
    """The time of the day that `raw` names as 9:05 or 15:30; None for anything else."""
    found = CLOCK.fullmatch(raw) if isinstance(raw, str) else None
    return time(int(found[1]), int(found[2])) if found else None

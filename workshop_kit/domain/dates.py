"""Days as forms send them."""

import re
from datetime import date
from typing import Any

# Python 3.11 reads 2026-W48-1 and 20261123 as well: what is kept as typed has one spelling only.
DAY = re.compile(r"2[01][0-9]{2}-[0-9]{2}-[0-9]{2}")


def typed_day(raw: Any) -> date | None:
    """The day that `raw` names as 2026-11-23, from 2000 to 2199; None for anything else."""
    if not isinstance(raw, str) or not DAY.fullmatch(raw):
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:  # 2026-02-30
        return None

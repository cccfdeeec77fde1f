"""When those affected are asked whether it really stopped: after two, six and twelve weeks."""

from datetime import date, timedelta

WEEKS = (2, 6, 12)


def asked_again(held_on: str) -> tuple[date, ...]:
    """The three days after a workshop held on `held_on` (ISO date)."""
    day = date.fromisoformat(held_on)
    return tuple(day + timedelta(weeks=n) for n in WEEKS)

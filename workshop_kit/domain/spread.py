"""How answers spread over a scale: middle, quartiles, and whether a room is divided."""

from collections.abc import Sequence
from math import ceil, floor
from statistics import quantiles

DIVIDED = 0.25  # the kit's own rule: a quarter or more at each of the two ends


def quantile(counts: Sequence[int], part: float) -> float:
    """The place on the scale 1, 2, 3 ... below which `part` of the answers lie (nearest rank).

    Between two places where the answers split exactly there: 3 and 3 on places 1 and 2 give 1.5.
    Needs at least one answer.
    """
    wanted = part * sum(counts)
    reached = 0
    for place, count in enumerate(counts, start=1):
        reached += count
        if reached > wanted:
            return place
        if reached == wanted and count:
            return (place + _next(counts, place)) / 2
    return len(counts)


def quartiles(values: Sequence[int]) -> tuple[int, int, int]:
    """The first, second and third quartile; the outer two rounded outwards. Zeros for no values.

    Between two values it lies in proportion (the inclusive method).
    """
    if len(values) < 2:
        return (values[0],) * 3 if values else (0, 0, 0)
    low, middle, high = quantiles(values, n=4, method="inclusive")
    return floor(low), round(middle), ceil(high)


def _next(counts: Sequence[int], place: int) -> int:
    later = (other for other, n in enumerate(counts, start=1) if other > place and n)
    return next(later, place)


def divided(low: int, high: int, everybody: int) -> bool:
    """Whether both ends of a scale hold a quarter of `everybody`: shown, not averaged away."""
    return everybody > 0 and min(low, high) >= DIVIDED * everybody

"""Which schools are counted together. Every number of every picture is a sum over whole blocks.

So no subtraction of any two pictures, of any years, tells less than a block; and once a school is
in a block it stays there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .register import Known

FEWEST = 3  # schools in a block: of two, each would know the other
MIXED = "mixed"  # a block of several settings


@dataclass(frozen=True)
class Sized:
    """A school that handed something on, its setting, and how many people answered there."""

    school: Known
    setting: str
    people: int


def placed(sized: Sequence[Sized], known: Iterable[Known]) -> tuple[Known, ...]:
    """Those schools that come into a block now; who is too few for one waits for others.

    Schools of a setting and of like size come together: they have like parts to show.
    """
    last = max((one.block for one in known), default=0)
    new = [one for one in sized if not one.school.block]
    found: list[Known] = []
    waiting: list[Sized] = []
    for setting in sorted({one.setting for one in new}):
        own = [one for one in new if one.setting == setting]
        found += _blocks(own, last + _number(found, last))
        waiting += own if len(own) < FEWEST else []
    return (*found, *_blocks(waiting, last + _number(found, last)))


def _number(found: Sequence[Known], last: int) -> int:
    return max((one.block - last for one in found), default=0)


def _blocks(schools: Sequence[Sized], last: int) -> list[Known]:
    """Blocks of three; what is left over joins the last one."""
    ordered = sorted(schools, key=lambda one: (one.people, one.school.id))
    count = len(ordered) // FEWEST
    return [
        replace(one.school, block=last + 1 + min(n // FEWEST, count - 1))
        for n, one in enumerate(ordered)
        if count
    ]

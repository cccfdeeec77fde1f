"""One picture of many schools: its tables, and what is said of how it came about."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..domain.codes import Codes
from .collection import Collected
from .register import Register
from .tables import Tables


@dataclass(frozen=True)
class Picture:
    """`year` 2026 is 2026/27. `waiting`: schools that are too few for a block yet.

    `own`: hot of spoke people by task for each school's id, now and a year before, for that school
    only.
    `named`: the names of schools that agreed to be named.
    """

    trust: str
    year: int
    today: str
    codes: Codes
    hot_spots: pd.DataFrame
    points: pd.DataFrame
    demands: pd.DataFrame
    actions: pd.DataFrame
    times: pd.DataFrame
    turnout: pd.DataFrame
    years: pd.DataFrame
    invited: int
    handed: int
    waiting: int
    older: int
    named: tuple[str, ...]
    kits: tuple[str, ...]
    own: pd.DataFrame
    schools: Mapping[str, str]


def picture(register: Register, collected: Collected, codes: Codes, today: str) -> Picture:
    """The picture of what was collected; every school in it stands in the register's blocks."""
    tables = Tables(collected.handed, register, codes)
    before = Tables(collected.before, register, codes)
    bundles = [one.bundle for one in collected.handed]
    # By the register, never the bundle: no school can agree in another's name.
    named = {one.school.name for one in collected.handed if one.bundle.name}
    return Picture(
        trust=register.name,
        year=collected.year,
        today=today,
        codes=codes,
        hot_spots=tables.hot_spots(),
        points=tables.points(),
        demands=tables.demands(),
        actions=tables.actions(),
        times=tables.times(),
        turnout=tables.turnout(),
        years=tables.beside(before),
        invited=len(register.schools),
        handed=len(bundles),
        waiting=int((tables.schools["block"] == 0).sum()),
        older=collected.older,
        named=tuple(sorted(named, key=str.casefold)),
        kits=tuple(sorted({b.kit for b in bundles})),
        own=tables.own(before),
        schools={one.school.id: one.school.name for one in collected.handed},
    )

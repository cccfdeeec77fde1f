"""Bundles as tables, with pandas. Every number is a sum over whole blocks of schools."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import pandas as pd

from ..domain.bundle import Demand
from ..domain.codes import OWN, POINTS, Codes
from .blocks import FEWEST, MIXED
from .collection import Handed
from .register import Register

ENOUGH = 2 * FEWEST  # schools for a quartile: it is never that of one block
STEP = 5  # percentage points to which quartiles are rounded: none is a school's own figure
WHERE = ["setting"]


class Tables:
    """The tables of one picture. `register` says which schools make a block."""

    def __init__(self, handed: Sequence[Handed], register: Register, codes: Codes) -> None:
        self._handed = handed
        self._codes = codes
        self._size = pd.Series([s.block for s in register.schools if s.block]).value_counts()
        blocks = {one.id: one.block for one in register.schools}
        rows = [(o.school.id, blocks[o.school.id], o.bundle.setting) for o in handed]
        self.schools = pd.DataFrame(rows, columns=["school", "block", "kind"])
        kinds = self.schools.groupby("block")["kind"]
        one_kind = kinds.transform("nunique") == 1
        self.schools["setting"] = self.schools["kind"].where(one_kind, MIXED)

    def hot_spots(self) -> pd.DataFrame:
        """By setting, task and group: schools, hot of spoke people, and quartiles of the share."""
        by = [*WHERE, "task", "group"]
        shown = self._whole(self.survey, ["task", "group"])
        spoke = shown["spoke"].where(shown["spoke"] > 0)
        shown["share"] = (100 * shown["hot"] / spoke).astype(float)
        found = self._summed(shown, by, ["hot", "spoke"])
        return found[found["spoke"] > 0].join(_quartiles(shown, by, "share"), on=by)

    @cached_property
    def survey(self) -> pd.DataFrame:
        """One row a school, task and group: hot of spoke people. Not to be shown as it is."""
        rows = []
        for one in self._handed:
            for page in one.bundle.survey:
                if self._codes.scales.get(page.page) != page.scale:
                    continue  # another version's scale is never added to this one's
                at = [page.scale.index(option) for option in self._codes.hot[page.page]]
                for row in page.rows if at else ():
                    hot = sum(row.counts[n] for n in at)
                    key = f"{page.page}.{row.task}"
                    if key not in self._codes.tasks:
                        continue
                    rows.append((one.school.id, key, row.group, hot, sum(row.counts)))
        return pd.DataFrame(rows, columns=["school", "task", "group", "hot", "spoke"])

    def beside(self, before: "Tables") -> pd.DataFrame:
        """By setting and task: hot of spoke people now and a year `before`, of the same schools.

        Only blocks of which every school told both years: each number is a sum over whole blocks.
        """
        now, then = (one.survey[one.survey["group"] == ""] for one in (self, before))
        names = ["school", "task", "hot", "spoke"]
        both = now[names].merge(then[names], on=names[:2], suffixes=("", "_before"))
        told = both[(both["spoke"] > 0) & (both["spoke_before"] > 0)]
        sums = ["hot_before", "spoke_before", "hot", "spoke"]
        return self._summed(self._whole(told, ["task"]), [*WHERE, "task"], sums)

    def own(self, before: "Tables") -> pd.DataFrame:
        """What each school showed itself, now and a year `before`: for that school only.

        With the setting of its block; nothing (NaN) where it did not tell a task a year ago.
        """
        now, then = (one.survey[one.survey["group"] == ""] for one in (self, before))
        earlier = then[["school", "task", "hot", "spoke"]]
        both = now.merge(earlier, on=["school", "task"], how="left", suffixes=("", "_before"))
        return both.merge(self.schools, on="school")

    def points(self) -> pd.DataFrame:
        """By setting and year group: schools, collections a year of all of them, and how many
        of them collect more than three times."""
        rows = [
            (one.school.id, p.year_group, p.now, int(p.now > 3))
            for one in self._handed
            for p in one.bundle.points
            if f"{'.'.join(POINTS)}.{p.year_group}" in self._codes.entries
        ]
        frame = pd.DataFrame(rows, columns=["school", "year_group", "now", "over"])
        shown = self._whole(frame, ["year_group"])
        by = [*WHERE, "year_group"]
        return self._summed(shown, by, ["now", "over"])

    def demands(self) -> pd.DataFrame:
        """By page, what is asked for and who asks: schools, entries and minutes a year."""
        rows = [
            (one.school.id, d.page, self._entry(d), d.asks, d.entries, d.minutes)
            for one in self._handed
            for d in one.bundle.demands
        ]
        names = ["school", "page", "of", "asks", "entries", "minutes"]
        frame = pd.DataFrame(rows, columns=names)
        told = self._whole(frame[["school", "page"]].drop_duplicates(), ["page"])
        whole = frame.merge(told[["school", "page"]], on=["school", "page"])
        by = ["page", "of", "asks"]
        shown = _without_rare(whole, by, "of")
        schools = told.groupby("page")["school"].nunique().rename("schools")
        return (
            shown.groupby(by)[["entries", "minutes"]].sum().reset_index().join(schools, on="page")
        )

    def _entry(self, demand: Demand) -> str:
        """Its code, "own" where this kit does not know it."""
        return demand.of if f"{demand.page}.{demand.of}" in self._codes.entries else OWN

    def actions(self) -> pd.DataFrame:
        """By setting: schools, actions, and how many of them leaders agreed to and are done.

        `done` is the word of who leads them, `stopped` that of most people affected.
        """
        rows = [
            (o.school.id, a.n, a.n * (a.state == "adopted"), *_outcomes(a.n, a.owner, a.heard))
            for o in self._handed
            for a in o.bundle.actions
        ]
        names = ["actions", "agreed", "done", "heard", "stopped"]
        return self._of_part("actions", pd.DataFrame(rows, columns=["school", *names]), WHERE)

    def times(self) -> pd.DataFrame:
        """By job, and whether leaders agreed: schools, minutes a year saved, added and net."""
        names = ["saved_low", "saved_high", "added_low", "added_high"]
        rows = [
            (o.school.id, t.job, t.agreed, t.saved.low, t.saved.high, t.added.low, t.added.high)
            for o in self._handed
            for t in o.bundle.ledger
        ]
        frame = pd.DataFrame(rows, columns=["school", "job", "agreed", *names])
        found = self._of_part("ledger", frame, ["job", "agreed"])
        found["net_low"] = found["saved_low"] - found["added_high"]
        found["net_high"] = found["saved_high"] - found["added_low"]
        return found

    def turnout(self) -> pd.DataFrame:
        """By workshop: schools, and devices that answered of how many people."""
        rows = [
            (one.school.id, held.workshop, held.answered, held.heads)
            for one in self._handed
            for held in one.bundle.turnout
            if held.heads
        ]
        frame = pd.DataFrame(rows, columns=["school", "workshop", "answered", "heads"])
        shown = self._whole(frame, ["workshop"])
        return self._summed(shown, ["workshop"], ["answered", "heads"])

    def _of_part(self, part: str, frame: pd.DataFrame, by: list[str]) -> pd.DataFrame:
        """Sums over the blocks in which every school handed on this part; nothing there is 0."""
        gave = [one.school.id for one in self._handed if part not in one.bundle.declined]
        told = self._whole(pd.DataFrame({"school": gave}, dtype=object), [])
        names = [name for name in frame.columns if name not in ("school", *by)]
        joined = told.merge(frame, on="school", how="left").fillna(dict.fromkeys(names, 0))
        shown = joined.dropna(subset=by)
        shown = shown if by == WHERE else _without_rare(shown, by, by[0])
        found = shown.groupby(by)[names].sum().astype(int).reset_index()
        if by == WHERE:
            return found.join(told.groupby(by)["school"].nunique().rename("schools"), on=by)
        return found.assign(schools=told["school"].nunique())

    def _whole(self, frame: pd.DataFrame, by: list[str]) -> pd.DataFrame:
        """The rows of those blocks of which every school has one, for each `by`."""
        placed = frame.merge(self.schools[["school", "block", "setting"]], on="school")
        placed = placed[placed["block"] > 0]
        there = placed.groupby(["block", *by])["school"].transform("nunique")
        return placed[there == placed["block"].map(self._size)].copy()

    def _summed(self, frame: pd.DataFrame, by: list[str], names: list[str]) -> pd.DataFrame:
        groups = frame.groupby(by)
        found = groups[names].sum()
        found["schools"] = groups["school"].nunique()
        return found.reset_index()


def _without_rare(frame: pd.DataFrame, by: list[str], name: str) -> pd.DataFrame:
    """`frame` with "own" for what fewer than three schools have: it could say which they are."""
    rare = frame.groupby(by)["school"].transform("nunique") < FEWEST
    return frame.assign(**{name: frame[name].mask(rare, OWN)})


def _outcomes(n: int, owner: str, heard: str) -> Iterable[int]:
    yield n * (owner == "done")
    yield n * bool(heard)
    yield n * (heard == "stopped")


def _quartiles(frame: pd.DataFrame, by: list[str], name: str) -> pd.DataFrame:
    """A quarter, half and three quarters of schools lie at or below; nothing where few do."""
    each = frame.dropna(subset=[name]).groupby(by)[name]
    parts = {"low": 0.25, "middle": 0.5, "high": 0.75}
    found = pd.DataFrame({part: each.quantile(of) for part, of in parts.items()})
    return ((found / STEP).round() * STEP)[each.count() >= ENOUGH]

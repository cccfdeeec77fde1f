"""The report to trustees, as a Document; and for each school a page on which it sees itself."""

from collections.abc import Iterable, Sequence

import pandas as pd

from ..domain.document import Block, Bullets, Document, Heading, Paragraph, Table
from ..domain.history import AUDIT
from ..domain.report.phrases import spoken
from ..words import say
from .blocks import FEWEST
from .collection import spoken_year
from .picture import Picture
from .sheets import HOT_SPOTS, HOUR, SPREAD, YEARS, Sheet, setting, sheets

TOP, TOP_OF_GROUP = 8, 3  # hot spots of a setting, and of each role group in it
TOP_DEMANDS = 12
COUNTS = ("hot", "spoke", "hot_before", "spoke_before")


def report(picture: Picture) -> Document:
    """What the trust's own demands cost comes first."""
    told = dict(zip(NAMES, sheets(picture), strict=True))
    title = say("trust.title", year=spoken_year(picture.year))
    day = spoken(say, picture.today)
    subtitle = say("trust.subtitle", trust=picture.trust, n=picture.handed, date=day)
    blocks = (
        *_demands(picture, told["demands"]),
        *_points(told["points"]),
        *_hot_spots(picture, told["hot_spots"]),
        *_section("actions", told["actions"]),
        *_section("times", told["times"]),
        *_section("turnout", told["turnout"]),
        *_years(picture, told["years"]),
        *_about(picture),
    )
    return Document(title, subtitle, say("trust.notice"), blocks)


NAMES = ("demands", "points", "hot_spots", "actions", "times", "turnout", "years")


def _demands(picture: Picture, sheet: Sheet) -> Iterable[Block]:
    yield Heading(1, say("trust_section.demands"))
    own = picture.demands[picture.demands["asks"] == "trust"]
    if own.empty:
        yield Paragraph(say("trust.no_demands"))
    else:
        hours = f"{round(own['minutes'].sum() / HOUR):,}"
        schools = int(own["schools"].max())
        yield Paragraph(say("trust.demands_cost", hours=hours, schools=schools), strong=True)
        yield Paragraph(say("trust.demands_how"))
        yield _table(sheet, sheet.rows[: min(len(own), TOP_DEMANDS)], say("trust_caption.own"))
    if sheet.rows:
        yield _by_source(picture)


def _by_source(picture: Picture) -> Table:
    """Hours a year by who asks for it, over all pages."""
    words = picture.demands["page"] + "." + picture.demands["asks"]
    named = words.map(picture.codes.sources).fillna(say("trust.own_source"))
    total = picture.demands["minutes"].groupby(named).sum().sort_values(ascending=False)
    rows = tuple((str(name), f"{round(n / HOUR):,}") for name, n in total.items())
    head = (say("trust_head.source"), say("trust_head.hours"))
    return Table(say("trust_caption.by_source"), head, rows)


def _points(sheet: Sheet) -> Iterable[Block]:
    yield Heading(1, say("trust_section.points"))
    yield Paragraph(say("trust.points_advice"))
    yield _table(sheet, sheet.rows) if sheet.rows else Paragraph(say("trust.too_few"))


def _hot_spots(picture: Picture, sheet: Sheet) -> Iterable[Block]:
    yield Heading(1, say("trust_section.hot_spots"), new_page=True)
    yield Paragraph(say("trust.hot_how"))
    if not sheet.rows:
        yield Paragraph(say("trust.too_few"))
    frame = pd.DataFrame(sheet.rows, columns=list(HOT_SPOTS), dtype=object)
    for (workshop, where), rows in frame.groupby(["workshop", "setting"], sort=False):
        yield Heading(2, f"{workshop}: {where}")
        everybody = rows["group"] == say("trust.everybody")
        whole = rows[everybody].head(TOP)
        yield _hot(whole, HOT_SPOTS[3:], _read(picture, whole, "trust_caption.everybody"))
        groups = rows[~everybody].groupby("group", sort=False).head(TOP_OF_GROUP)
        if len(groups):
            yield _hot(groups, HOT_SPOTS[2:], _read(picture, groups, "trust_caption.groups"))


def _read(picture: Picture, rows: pd.DataFrame, key: str) -> str:
    """The caption, with its first row as a sentence: what the bare counts mean."""
    if rows.empty:
        return say(key)
    first = rows.iloc[0]
    counts = {name: first[name] for name in COUNTS if name in rows}
    audit = first["workshop"] == picture.codes.workshops.get(AUDIT)
    meant = say("trust_caption.audit" if audit else "trust_caption.other", **counts)
    then = say("trust_caption.then", **counts) if "hot_before" in counts else ""
    return f"{say(key)}. {meant} {then}".strip()


def _hot(rows: pd.DataFrame, names: Sequence[str], caption: str) -> Table:
    """These columns; those of the spread only where there is one."""
    empty = SPREAD[0] in rows and (rows[list(SPREAD)] == "").all(axis=None)
    shown = [name for name in names if not (empty and name in SPREAD)]
    head = tuple(say(f"trust_head.{name}") for name in shown)
    cells = tuple(tuple(map(_cell, row)) for row in rows[shown].itertuples(index=False))
    return Table(caption, head, cells)


def _section(name: str, sheet: Sheet) -> Iterable[Block]:
    yield Heading(1, say(f"trust_section.{name}"))
    yield Paragraph(say(f"trust_about.{name}"))
    yield _table(sheet, sheet.rows) if sheet.rows else Paragraph(say("trust.too_few"))


def _years(picture: Picture, sheet: Sheet) -> Iterable[Block]:
    """Nothing where no block of schools handed on both years."""
    if not sheet.rows:
        return
    yield Heading(1, say("trust_section.years"))
    yield Paragraph(say("trust_about.years"))
    frame = pd.DataFrame(sheet.rows, columns=list(YEARS), dtype=object)
    for (workshop, where), rows in frame.groupby(["workshop", "setting"], sort=False):
        yield Heading(2, f"{workshop}: {where}")
        most = rows.head(TOP)
        yield _hot(most, YEARS[2:], _read(picture, most, "trust_caption.years"))


def _table(sheet: Sheet, rows: Iterable[tuple[str | int, ...]], caption: str = "") -> Table:
    cells = tuple(tuple(map(_cell, row)) for row in rows)
    return Table(caption or sheet.caption, sheet.head, cells)


def _cell(value: str | int) -> str:
    return "–" if value == "" else f"{value:,}" if isinstance(value, int) else str(value)


def _about(picture: Picture) -> Iterable[Block]:
    yield Heading(1, say("trust_section.about"))
    lines = [
        say("trust.about_schools", handed=picture.handed, invited=picture.invited),
        say("trust.about_blocks", fewest=FEWEST),
        say("trust.about_people"),
        say("trust.about_codes"),
    ]
    if picture.waiting:
        lines.append(say("trust.about_waiting", n=picture.waiting))
    if picture.older:
        lines.append(say("trust.about_older", n=picture.older))
    lines.append(say("trust.about_kits", kits=", ".join(picture.kits)))
    yield Bullets(tuple(lines))
    if picture.named:
        yield Paragraph(say("trust.about_named", names="; ".join(picture.named)))


def own_page(picture: Picture, school: str) -> Document:
    """For one school only: its own shares beside the spread of schools of its setting."""
    own = _own(picture, school)
    blocks: tuple[Block, ...] = (Paragraph(say("trust.own_none")),)
    if len(own):
        head = tuple(say(f"trust_head.{one}") for one in ("task", "share", "spoke", *SPREAD))
        columns = own[["words", "share", "spoke", *SPREAD]].astype(object)
        rows = tuple(tuple(map(_whole, row)) for row in columns.itertuples(index=False))
        where = setting(str(own["setting"].iloc[0]))
        blocks = (Paragraph(say("trust.own_how")), Table(where, head, rows), *_own_years(own))
    title = say("trust.own_title", year=spoken_year(picture.year))
    return Document(title, picture.schools[school], say("trust.own_notice"), blocks)


def _own_years(own: pd.DataFrame) -> Iterable[Block]:
    """Counts of the school itself a year ago and now, what changed most first."""
    told = own[own["spoke_before"] > 0]
    if told.empty:
        return
    change = told["hot"] / told["spoke"] - told["hot_before"] / told["spoke_before"]
    order = change.abs().round(6).sort_values(ascending=False, kind="stable").index
    names = ["words", *YEARS[4:]]
    rows = told.loc[order, names].astype(object).itertuples(index=False)
    head = tuple(say(f"trust_head.{one}") for one in ("task", *YEARS[4:]))
    yield Heading(1, say("trust_section.years"))
    yield Paragraph(say("trust.own_years"))
    yield Table(
        say("trust_caption.own_years"), head, tuple(tuple(map(_whole, row)) for row in rows)
    )


def _own(picture: Picture, school: str) -> pd.DataFrame:
    """The school's own findings, the largest share first, each with its spread if there is one."""
    own = picture.own[(picture.own["school"] == school) & (picture.own["spoke"] > 0)]
    everybody = picture.hot_spots[picture.hot_spots["group"] == ""]
    joined = own.merge(everybody[["setting", "task", *SPREAD]], on=["setting", "task"], how="left")
    share, words = 100 * joined["hot"] / joined["spoke"], joined["task"].map(picture.codes.tasks)
    return joined.assign(share=share, words=words).sort_values("share", ascending=False)


def _whole(value: object) -> str:
    if isinstance(value, str):
        return value
    return "–" if pd.isna(value) else str(round(value))  # type: ignore[call-overload]

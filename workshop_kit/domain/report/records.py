"""Entries in words: what the kit found among them, and the table of all of them."""

import re
from collections.abc import Callable, Iterable

from ..activities.record import Record
from ..document import Block, Bullets, Paragraph, Table
from ..results import Entry, Records
from .phrases import Say, listed

FINDINGS = ("twice", "unused", "over")
NUMBER = re.compile(r"\d+")


def records_blocks(records: Records, step: Record, say: Say) -> list[Block]:
    """What was found, then every entry; nothing is said of what was not looked for."""
    if not records.rows:
        return [Paragraph(say("report.voices.no_words"))]
    told = found(records, say)
    none = [Paragraph(say("report.records.none_found"))] if step.looks else []
    first: list[Block] = [Bullets(told)] if told else [*none]
    return [*first, entries_table(records, step, say)]


def found(records: Records, say: Say) -> tuple[str, ...]:
    """A sentence for each finding and name: kept twice first, then what could stop, too many."""
    names = dict.fromkeys(row.name.casefold() for row in ranked(records))
    told = (_found(finding, name, records, say) for finding in FINDINGS for name in names)
    return tuple(filter(None, told))


def _found(finding: str, name: str, records: Records, say: Say) -> str:
    rows = [row for row in records.rows if row.name.casefold() == name]
    pairs = [(row, n) for row in rows for why, n in row.why if why == finding]
    if not pairs:
        return ""
    at = pairs[0][1]
    values = list({row.values[n].casefold(): row.values[n] for row, n in pairs if n == at}.values())
    values = [value for value in values if value]
    if finding == "twice" and len(values) < 2:
        return ""  # the other place is held back
    return say(
        f"report.records.{finding}",
        name=pairs[0][0].name,
        label=records.fields[at].rstrip("?:. "),
        values=listed(values),
        limit=records.limits[at],
    )


def ranked(records: Records) -> tuple[Entry, ...]:
    """What stands out first, then what takes most time in a year; one name stands together."""
    best: dict[str, tuple[bool, int]] = {}
    for row in records.rows:
        name, now = row.name.casefold(), (not row.why, -row.year)
        best[name] = min(best.get(name, now), now)
    return tuple(sorted(records.rows, key=lambda row: (*_place(row, best), -row.year)))


def _place(row: Entry, best: dict[str, tuple[bool, int]]) -> tuple[bool, int, str]:
    name = row.name.casefold()
    return (*best[name], NUMBER.sub(lambda n: n.group().zfill(9), name))  # Year 2 before Year 10


def entries_table(records: Records, step: Record, say: Say) -> Table:
    """Every entry with a column a field; one column for all fields where the page is too narrow."""
    wide = open_table(records, step, say)
    if wide.fits:
        return wide
    hours_head, hours_of = _timed(records, say)
    head = (step.entry, say("report.records.details"), *hours_head)
    rows = tuple((*_folded(row, records.fields, say), *hours_of(row)) for row in ranked(records))
    return Table(wide.caption, head, rows)


def _timed(records: Records, say: Say) -> tuple[tuple[str, ...], Callable[[Entry], Iterable[str]]]:
    """The head and the cells of the hours a year; none where nobody knows any."""
    if any(row.year for row in records.rows):
        return (say("report.records.hours"),), lambda row: (hours(row.year, say),)
    return (), lambda row: ()


def _folded(row: Entry, fields: Iterable[str], say: Say) -> tuple[str, str]:
    pairs = [*zip(fields, row.values, strict=True), (say("report.records.count"), str(row.count))]
    told = [
        say("report.records.detail", label=label.rstrip("?:. "), value=value)
        for label, value in pairs
        if value
    ]
    name = f"{row.name} ({tags(row, say)})" if row.why else row.name
    return name, "; ".join(told)


def open_table(records: Records, step: Record, say: Say) -> Table:
    """Every entry: its name, a column a field, hours a year, by how many, what stands out.

    The last column only where something was looked for.
    """
    hours_head, hours_of = _timed(records, say)
    why = (say("report.records.why"),) if step.looks else ()
    rows = tuple(
        (
            row.name,
            *(value or "–" for value in row.values),
            *hours_of(row),
            str(row.count),
            *((tags(row, say),) if step.looks else ()),
        )
        for row in ranked(records)
    )
    head = (step.entry, *records.fields, *hours_head, say("report.records.count"), *why)
    return Table(say(_caption(records, step)), head, rows)


def _caption(records: Records, step: Record) -> str:
    """The key of the sentence that says how the entries are ordered."""
    if step.looks:
        return "report.records.caption"
    timed = any(row.year for row in records.rows)
    return f"report.records.caption_{'timed' if timed else 'plain'}"


def hours(minutes: int, say: Say) -> str:
    """Minutes a year as hours, rounded; – where they are not known."""
    if not minutes:
        return "–"
    return f"{(minutes + 30) // 60:,}" if minutes >= 30 else say("report.records.few_hours")


def tags(row: Entry, say: Say) -> str:
    """Why a row stands out, in two words each."""
    names = dict.fromkeys(why for why, _ in row.why)
    return ", ".join(say(f"report.records.tag_{name}") for name in names) or "–"

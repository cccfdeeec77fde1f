"""record: cards for entries on the phone; afterwards what the kit found, and the table."""

from typing import Any

from ...domain.activities.record import Field, Record
from ...domain.activities.step import LONGEST_LINE
from ...domain.report.records import found, open_table
from ...domain.results import Records
from ...domain.story import State
from ...words import say
from ..labels import labels
from ..plain import entries
from .tables import drawn

PLAIN_FORM = entries.RECORD
LEANS = ("place",)

READABLE = 6  # fields on a board


def form(step: Record, state: State) -> dict[str, Any]:
    """Up to `most` cards with the same fields; known names are offered to pick."""
    return {
        "question": step.question,
        "entry": step.entry,
        "most": step.most,
        "known": list(step.known),
        "fields": [_field(id, about) for id, about in step.fields.items()],
        "longest": LONGEST_LINE,
        "words": labels("form", "record_form"),
    }


def _field(id: str, about: Field) -> dict[str, Any]:
    label = about.label if about.needed else say("record_form.optional", label=about.label)
    return {
        "id": id,
        "label": label,
        "hint": about.hint,
        "choices": [list(pair) for pair in about.choices.items()],
        "number": bool(about.most and not about.choices),
    }


def picture(step: Record, state: State) -> dict[str, Any]:
    """A sentence for each finding, then the entries, what stands out first."""
    result = state.result(step.id)
    records = result if isinstance(result, Records) else Records(0)
    none = [say("report.records.none_found")] if step.looks and records.rows else []
    return {
        "question": step.question,
        "sentence": say("picture.records" if step.looks else "picture.records_plain"),
        "found": list(found(records, say)) or none,
        "table": {**drawn(open_table(records, step, say)), "minor": _minor(step)},
        "elsewhere": say("picture.more_fields") if _minor(step) else "",
        "words": labels("picture"),
    }


def _minor(step: Record) -> list[int]:
    """The columns that a board leaves out, where there are too many to read from the back."""
    if len(step.fields) <= READABLE:
        return []
    fields = list(enumerate(step.fields.items(), start=1))
    if not step.looks:
        return [n for n, _ in fields[READABLE:]]
    findings = {step.twice, *step.stop_if}
    return [n for n, (id, about) in fields if id not in findings and not about.over]

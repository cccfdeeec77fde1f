"""A workshop on paper: sheets to write on, the guide and slides, from the words of the screens."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from . import content
from .domain.activities import Activity
from .domain.opening import Opening
from .domain.report.weeks import week_name
from .domain.story import State
from .domain.workshop import Workshop
from .exports import File, Material, paper_file
from .exports.sheets import Column, Cover, Part, Sheet, Slide, write_sheets, write_slides
from .screens.activities import FACES, inform
from .screens.outcome import example
from .screens.plain.fields import Field
from .screens.plain.page import FORMS
from .screens.plain.rows import Row, boxed, choices, marks, rows, short, strip
from .screens.progress import first_line
from .screens.rules import rules
from .words import say

ON_SLIDE = 2  # evidence cards
PROMISES = 4  # rows for what was promised last time, which stands on the board
A_WEEK = 17  # the example of how a week is called and numbered
# Words open a row, so that what nobody knows yet is a blank and not nothing.
NOTHING = dict.fromkeys(("id", "text", "kind", "week", "agreed", "line"), "")
UNKNOWN = {**NOTHING, "what": " ", "lines": (), "more": ()}


def printed(school: str, workshop: Workshop, setting: str, today: str) -> list[File]:
    """What there is to print, as PDF. `setting` chooses the examples, `today` is an ISO date.

    One sheet for each activity that a person, and one that a table answers; the slides.
    """
    workshop = workshop.suited(setting)
    state = State("", school, workshop, held_on=today, opening=Opening(setting=setting))
    stem = workshop.name.replace("_", "-")
    cover = Cover(school, workshop.title, workshop.purpose)
    asked = [step for step in workshop.activities if step.kind in FORMS and not workshop.private]
    files = [File(f"{stem}-slides.pdf", write_slides(cover, slides(state), today))]
    for name, by_table in (("sheets", False), ("table-sheets", True)):
        some = [sheet(step, state) for step in asked if (step.by == "table") == by_table]
        if some:
            files.append(File(f"{stem}-{name}.pdf", write_sheets(cover, some, today)))
    return files


def guide(school: str, workshop: Workshop, folder: Path | None, today: str) -> list[File]:
    """The facilitator's guide as PDF; nothing where a school's own workshop has none."""
    path = content.guide_path(workshop.name, folder)
    if path is None:
        return []
    document = content.guide_document(path, workshop.purpose, workshop.title)
    material = Material(school=school, document=document, today=today)
    return [paper_file(material, f"{workshop.name.replace('_', '-')}-guide", "pdf")]


def everything(school: str, name: str, folder: Path | None, how: tuple[str, str]) -> list[File]:
    """All that there is to print of a workshop; `how` is (setting, today).

    KeyError where there is no such workshop.
    """
    setting, today = how
    workshop = content.library(folder)[name]
    return [*printed(school, workshop, setting, today), *guide(school, workshop, folder, today)]


def parcel(school: str, name: str, folder: Path | None, how: tuple[str, str]) -> File:
    """The same as one file to download."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        for one in everything(school, name, folder, how):
            whole.writestr(one.name, one.body)
    return File(f"{name.replace('_', '-')}-to-print.zip", packed.getvalue())


def slides(state: State) -> list[Slide]:
    """One for each activity, in the board's words; evidence cards on slides of their own."""
    return [one for step in state.workshop.activities for one in _apart(_slide(step, state))]


def _apart(slide: Slide) -> list[Slide]:
    """No more cards on a slide than can be read from the back row, after what is asked of them."""
    if len(slide.cards) <= ON_SLIDE and not slide.points and not slide.items:
        return [slide]
    bare = replace(slide, question="", example="", points=(), items=())
    starts = range(0, len(slide.cards), ON_SLIDE)
    cards = [replace(bare, cards=slide.cards[n : n + ON_SLIDE]) for n in starts]
    return [replace(slide, cards=()), *cards]


def _slide(step: Activity, state: State) -> Slide:
    given = step.given or step.kind == "propose"
    return Slide(
        place=_place(step, state.workshop),
        title=step.title,
        question=str(getattr(step, "question", "")),
        example=example(step, state),
        points=tuple(getattr(step, "points", ())),
        items=() if given else tuple(item.text for item in state.items(step)),
        cards=tuple((card["claim"], card["source"]) for card in inform.cards(step, state)),
    )


def sheet(step: Activity, state: State) -> Sheet:
    """One activity to tick and to write on, in the order of its form.

    In a hall each is handed in by itself; what is open for days is handed out at once.
    """
    data = _data(step, state)
    asked = _parts(rows(FORMS[step.kind].fields(data)), step.given)
    two = state.workshop.manner == "conversation"
    first = say("on_paper.two") if two else data.get("first", "")
    lines = [first_line(state), first, data["question"], example(step, state)]
    if step.given:
        lines.append(say("on_paper.from_both" if two else "on_paper.from_board"))
    if any(column.strip for part in asked for column in part.columns):
        lines.append(say("on_paper.weeks", week=week_name(A_WEEK, say), n=A_WEEK))
    return Sheet(
        place=_place(step, state.workshop),
        title=step.title,
        lines=[line for line in lines if line],
        parts=asked,
        rules=_rules(step, state),
        cut=say("on_paper.cut") if state.workshop.manner == "days" else "",
    )


def _data(step: Activity, state: State) -> Mapping[str, Any]:
    """What the form is drawn from; where the room itself gives the items, empty ones."""
    data: Mapping[str, Any] = FACES[step.kind].form(step, state)
    if step.kind == "propose":
        return {**data, "items": [], "known": []}
    if not step.given:
        return data
    most = getattr(step, "most", PROMISES)
    blank = [{**UNKNOWN, "id": str(n)} for n in range(1, most + 1)]
    return {**data, "items": blank, "proposals": blank}


def _parts(all: Sequence[Row], blank: bool) -> list[Part]:
    """Rows with the same columns that follow each other, as one part each."""
    parts: list[Part] = []
    before = None
    for row in all:
        lines = [line for field in row.fields for line in field.lines]
        told = (row.n, "", "") if blank else (row.n, row.title, row.fields[0].hint)
        if parts and not lines and row.pattern == before:
            parts[-1] = replace(parts[-1], rows=[*parts[-1].rows, told])
        else:
            parts.append(Part(lines, _columns(row, blank), [told]))
        before = row.pattern
    return [_hinted_once(part) for part in parts]


def _hinted_once(part: Part) -> Part:
    """A hint that is the same for all rows stands above them."""
    hints = {hint for _, _, hint in part.rows}
    if len(part.rows) < 2 or len(hints) != 1:
        return part
    rows = [(n, title, "") for n, title, _ in part.rows]
    return replace(part, lines=[*part.lines, *filter(None, hints)], rows=rows)


def _columns(row: Row, blank: bool) -> list[Column]:
    alone = "" if boxed(row.fields[0]) or not blank else say("on_paper.answer")
    return [_column(field, short(field) if len(row.fields) > 1 else alone) for field in row.fields]


def _column(field: Field, label: str) -> Column:
    """With boxes to tick, or where its options are too many for that with their numbers."""
    named = _named(field)
    if boxed(field):
        return Column(label, field.look, [n for n, _ in named], [words for _, words in named])
    weeks = strip(field)
    inside = {n for _, numbers in weeks for n in numbers}
    listed = [(n, words) for n, words in named if n not in inside]
    return Column(label, field.look, ["9"] if field.look == "tick" else (), (), weeks, listed)


def _named(field: Field) -> list[tuple[str, str]]:
    """(number, words) of its options; some carry their number already."""
    pairs = zip(marks(field), (label for _, label in choices(field)), strict=True)
    return [(mark, label.removeprefix(f"{mark} ")) for mark, label in pairs]


def _rules(step: Activity, state: State) -> list[str]:
    """What is promised on a phone, but for what a sheet has not; and what becomes of the sheet."""
    care = [say("form.care")] if step.writing != "none" else []
    if state.workshop.manner == "conversation":
        return care  # it says first of all what becomes of it, and nobody takes it in
    elsewhere = [say(f"form.{key}") for key in ("rule_laptop", "rule_pairs", "rule_table")]
    told = [line for line in rules(step, state, clear=False) if line not in elsewhere]
    who = [say(f"on_paper.{step.by}")] if step.by != "alone" else []
    return [*who, *told, *care, say("on_paper.afterwards"), say("on_paper.either")]


def _place(step: Activity, workshop: Workshop) -> str:
    ids = [activity.id for activity in workshop.activities]
    return say("step.place", n=ids.index(step.id) + 1, all=len(ids))

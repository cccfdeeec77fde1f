"""What the room said, activity by activity, by the shapes of results."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..activities import Activity
from ..document import Block, Bullets, Heading, Paragraph, Table
from ..results import Counts, Grid, Result, Text, Texts
from ..story import State
from .actions import said
from .firsts import first_lines
from .grid import placed_table
from .phrases import Say, counted, least, listed, worded
from .told import told


def voices(state: State, say: Say) -> list[Block]:
    """Each activity that asked something; what was not reached is named."""
    asked = [activity for activity in state.workshop.activities if state.asks(activity)]
    found: list[Block] = [Heading(1, say("report.voices.heading"))]
    for activity in asked:
        result = state.result(activity.id)
        if result is not None:
            found += _voice(activity, result, state, say)
    missed = [activity.title for activity in asked if activity.id not in state.results]
    if missed:
        found.append(Paragraph(say("report.voices.missed", names=", ".join(missed))))
    if any(a.kind == "tell" and not state.asks(a) for a in state.workshop.activities):
        found.append(Paragraph(say("report.voices.left_out")))
    return found


def _voice(activity: Activity, result: Result, state: State, say: Say) -> list[Block]:
    question = str(getattr(activity, "question", ""))
    tables = activity.by == "table"
    answered = counted(say, "report.tables" if tables else "report.people", result.answered)
    asked = say("report.voices.asked", question=question, answered=answered)
    head: list[Block] = [Heading(2, activity.title), Paragraph(asked)]
    head += [Paragraph(line) for line in _desk_chose(activity, state, say)]
    if result.withheld and not result.answered:
        return [*head, Paragraph(say("report.nobody"))]
    if result.withheld:
        fewest = least(say, state.workshop, activity)
        return [*head, Paragraph(say("report.withheld_from", minimum=fewest))]
    own = told(activity, result, state, say)
    if own:
        return [*head, *own]
    if isinstance(result, Texts):
        return [*head, *_texts(result, state, say)]
    if isinstance(result, Grid):
        return [*head, placed_table(result, say)]
    if isinstance(result, Counts) and activity.kind != "agree":
        named = replace(result, items=worded(say, state, result.items))
        return [*head, *_counts(named, say), *_firsts(activity, named, state, say)]
    return [*head, Paragraph(say("report.voices.above"))]


def _desk_chose(activity: Activity, state: State, say: Say) -> Iterator[str]:
    """What the desk added to the list that the room was asked about, and what it left out."""
    if activity.kind == "agree":
        put, every = len(state.items(activity)), len(state.proposals)
        if put < every:
            yield say("report.voices.chosen", n=put, all=every)
    if not activity.source:
        return
    added = [one.text for one in state.put_back(activity)]
    left = [one.text for one in state.left_out(activity)]
    if added:
        yield say("report.voices.added", items=listed(added))
    if left:
        yield say("report.voices.not_asked", items=listed(left))


def _texts(result: Texts, state: State, say: Say) -> list[Block]:
    """Groups in the alphabet's order, what nobody grouped last."""
    grouped: dict[str, list[Text]] = {}
    for text in result.texts:
        grouped.setdefault(state.groups.get(text.id, ""), []).append(text)
    names = sorted(grouped, key=lambda name: (not name, name.casefold()))
    found: list[Block] = []
    for name in names:
        if name or len(names) > 1:
            found.append(Heading(3, name or say("report.voices.ungrouped")))
        found.append(_bullets(grouped[name], say))
    return found or [Paragraph(say("report.voices.no_words"))]


def _bullets(texts: Sequence[Text], say: Say) -> Bullets:
    return Bullets(tuple(said(text.words, text.count, say) for text in texts))


def _counts(result: Counts, say: Say) -> list[Block]:
    """Every item, also those that nobody chose; of a single option those with the most first."""
    rows = list(zip(result.items, result.counts, strict=True))
    if len(result.options) == 1:
        rows.sort(key=lambda row: row[1], reverse=True)
    kits = (say(f"report.option.{o}") for o in result.options[len(result.labels) :])
    head = (say("report.voices.item"), *result.labels, *kits)
    none = ("–",) * len(result.options)
    cells = tuple(
        (_few(item.text, say), *none)
        if item.id in result.hidden
        else (item.text, *map(str, counts))
        for item, counts in rows
    )
    found: list[Block] = [Table(say("report.voices.counts"), head, cells)]
    return [*found, _bullets(result.reasons, say)] if result.reasons else found


def _firsts(activity: Activity, result: Counts, state: State, say: Say) -> list[Block]:
    if activity.kind != "vote":
        return []
    lines = first_lines(result, state.groups_of(activity), say)
    return [Bullets(tuple(lines))] if lines else []


def _few(item: str, say: Say) -> str:
    """Beside its name: a column of numbers holds no words."""
    return f"{item} ({say('picture.too_few')})"

"""rate: a page of single questions on the phone; afterwards a bar for each, or twelve months."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...domain.activities.place import NOT_MINE
from ...domain.activities.rate import Rate
from ...domain.results import Counts
from ...domain.story import State
from ...domain.workshop import BINDING
from ...words import say
from ..plain import choices
from . import inform, survey
from .bars import Row, bars

PLAIN_FORM = choices.RATE
LEANS = ("group",)

# Colours by what an answer means; a finding that is named last is the strongest.
CALM, HOT = ("n0", "n1", "n5"), ("n3", "n2", "n4")
PLAIN = ("n0", "n1", "n5", "n2", "n4", "n3")


def form(step: Rate, state: State) -> dict[str, Any]:
    """Statements with their options; what they rest on, one by one or as a page."""
    page = survey.page(step, state)
    for item in page["items"]:
        card = state.workshop.card(step.cards.get(item["id"], ""))
        item["card"] = inform.card(card, state) if card else None
    own = [[id, name] for id, name in step.scale.items()]
    mine = [[NOT_MINE, say("survey_form.not_mine")]] if step.mine else []
    return {**page, "options": [*own, *mine], "mine": step.mine, "rule": _rule(step, state)}


def _rule(step: Rate, state: State) -> dict[str, str] | None:
    """The rule that a whole page rests on, where the others' statements carry theirs.

    Elsewhere a card in sight would lean on who answers: it comes with the result.
    """
    if not any(getattr(one, "cards", {}) for one in state.workshop.activities):
        return None
    found = [card for card in state.workshop.cards(step) if card.standing in BINDING]
    return inform.card(found[0], state) if found else None


def picture(step: Rate, state: State) -> dict[str, Any]:
    """Bars, most findings first; months stay in the order of the year."""
    counted = survey.shown(step, state)
    if step.look == "months":
        sentence = say("picture.months", label=_labels(_hot(step), step))
        return {**survey.about(step, state, sentence), "strip": _strip(step, counted)}
    sentence = survey.counted("picture.rate_plain", step)
    if step.hot:
        key = "picture.rate_gaps" if _has_gap(step, counted) else "picture.rate"
        sentence = survey.counted(key, step, label=_labels(step.hot, step))
    ranked = _ranked(step, counted)
    drawn = bars(ranked, "survey_form", "picture.each_answer", step.is_divided)
    title = state.workshop.titles.get(step.addressed_by, "")
    return {
        **survey.about(step, state, sentence),
        **survey.split(survey.coloured(drawn, _colours(step)), ranked),
        "next": say("picture.next", title=title) if title else "",
    }


def _has_gap(step: Rate, counts: Counts) -> bool:
    """Whether role groups are shown that differ, on a page that begins with that."""
    rows = range(len(counts.items))
    return step.first == "gaps" and any(step.gap(counts, n) for n in rows)


def _labels(options: Sequence[str], step: Rate) -> str:
    """Such as: Sometimes or Regularly."""
    first, *rest = [words for option, words in step.scale.items() if option in options]
    for second in rest:
        first = say("picture.label_or", first=first, second=second)
    return first


def _hot(step: Rate) -> tuple[str, ...]:
    """The findings; the last option where the file names none."""
    return step.hot or tuple(step.scale)[-1:]


def _ranked(step: Rate, counts: Counts) -> Counts:
    """The statements as the step orders them, what is not shown last."""
    first = [item.id for item in step.ranked(counts)]
    at = {item.id: n for n, item in enumerate(counts.items)}
    order = [at[id] for id in sorted(first, key=lambda id: id in counts.hidden)]
    groups = tuple(replace(g, counts=_at(g.counts, order)) for g in counts.by_group)
    items, rows = _at(counts.items, order), _at(counts.counts, order)
    return replace(counts, items=items, counts=rows, by_group=groups)


def _at(rows: Sequence[Any], order: Sequence[int]) -> tuple[Any, ...]:
    return tuple(rows[n] for n in order)


def _colours(step: Rate) -> dict[int, str]:
    places = {option: at for at, option in enumerate(step.scale)}
    if not step.hot:
        return dict(enumerate(PLAIN[: len(places)]))
    calm = [at for option, at in places.items() if option not in step.hot]
    hot = [places[option] for option in reversed(step.hot)]
    return {**_matched(calm, CALM), **_matched(hot, HOT)}


def _matched(places: Sequence[int], colours: Sequence[str]) -> dict[int, str]:
    return {at: colours[min(n, len(colours) - 1)] for n, at in enumerate(places)}


def _strip(step: Rate, counts: Counts) -> dict[str, Any]:
    """For everybody and for each group a row of months: how many of 100 say the hot options."""
    rows = [(say("picture.everybody"), counts.counts, counts.hidden)]
    rows += [(group.name, group.counts, group.hidden) for group in counts.by_group]
    drawn = [[name, _shares(step, counts, given, hidden)] for name, given, hidden in rows]
    head = [say("picture.item"), *(item.text for item in counts.items)]
    cells = [[name, *("–" if n is None else str(n) for n in row)] for name, row in drawn]
    return {
        "months": [item.text for item in counts.items],
        "rows": drawn,
        "table": {"caption": step.question, "head": head, "rows": cells},
    }


def _shares(step: Rate, counts: Counts, given: Any, hidden: Sequence[str]) -> list[int | None]:
    return [
        None if item.id in hidden else _share(step, row)
        for item, row in zip(counts.items, given, strict=True)
    ]


def _share(step: Rate, row: Row) -> int | None:
    hot, spoke = replace(step, hot=_hot(step)).found(row)
    return round(100 * hot / spoke) if spoke else None

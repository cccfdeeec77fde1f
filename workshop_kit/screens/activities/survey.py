"""What the pages of a survey share: role groups to choose, and results split by them."""

from collections.abc import Mapping, Sequence
from typing import Any

from ...domain.activities.rate import Rate
from ...domain.activities.score import Score
from ...domain.activities.step import SURVEY_MINIMUM
from ...domain.activities.vote import Vote
from ...domain.disclosure import minimum_of
from ...domain.report.phrases import number
from ...domain.results import Counts, Group, Item
from ...domain.story import State
from ...words import say
from ..labels import labels

SPLIT = 3  # statements whose groups are drawn; the table has them all


def page(step: Rate | Score, state: State) -> dict[str, Any]:
    """The question, the statements, and the groups that a phone chooses from, once."""
    words = labels("form", "survey_form")
    return {
        "question": step.question,
        "items": [{"id": item.id, "text": item.text} for item in step.items],
        **group_choice(step, state, words, "survey_form.group_hint"),
    }


def group_choice(
    step: Rate | Score | Vote, state: State, words: Mapping[str, str], hint: str
) -> dict[str, Any]:
    """The groups to choose from, and the form's `words` with those for that.

    `hint`: the key of the sentence that says what a group is for.
    """
    groups = list(state.groups_of(step))
    if not groups:
        return {"groups": groups, "words": dict(words)}
    minimum = max(minimum_of(state.workshop, step), SURVEY_MINIMUM)
    own = {name: say(f"survey_form.{name}") for name in ("group", "group_none")}
    group_is = labels("survey_form")["group_is"]  # the page fills its gap
    return {
        "groups": groups,
        "words": {
            **words,
            **own,
            "group_is": group_is,
            "group_hint": say(hint, minimum=number(say, minimum)),
        },
    }


def counted(key: str, step: Rate | Score, **about: Any) -> str:
    """The sentence `key`, with who is counted: people, pairs or tables."""
    return say(key, who=say(f"who.{step.by}"), **about)


def shown(step: Rate | Score, state: State) -> Counts:
    """The result of a page, without anything where there is none."""
    result = state.result(step.id)
    return result if isinstance(result, Counts) else Counts(0)


def about(step: Rate | Score, state: State, sentence: str) -> dict[str, Any]:
    """The question, `sentence`, what was not split or not told apart, and the cards of the page."""
    result = shown(step, state)
    hidden = any(set(group.hidden) - set(result.hidden) for group in result.by_group)
    few = bool(state.groups_of(step)) and (hidden or not result.by_group)
    told = [say("picture.unsplit")] if few else []
    told += [say("picture.joined")] if isinstance(step, Rate) and step.joins(result) else []
    return {
        "question": step.question,
        "sentence": sentence,
        "unsplit": " ".join(told),
        "words": labels("picture"),
    }


def split(drawn: dict[str, Any], result: Counts) -> dict[str, Any]:
    """`drawn` bars with a small bar a group under the first ones, and all groups in the table."""
    said = [bar for bar in drawn["bars"] if _is_split(bar["id"], result) and any(bar["counts"])]
    for bar in said[:SPLIT]:
        bar["groups"] = [_group(*one) for one in _split_by(bar["id"], result)]
    rows = zip(result.items, drawn["table"]["rows"], strict=True)
    drawn["table"]["rows"] = [row for pair in rows for row in _rows(*pair, result)]
    return drawn


def _is_split(id: str, result: Counts) -> bool:
    return id not in (*result.unsplit, *result.hidden)


def _split_by(id: str, result: Counts) -> list[tuple[Group, list[int]]]:
    """The groups that an item shows, with their counts."""
    at = [item.id for item in result.items].index(id)
    return [(group, [*group.counts[at]]) for group in result.by_group if id not in group.hidden]


def _group(group: Group, counts: list[int]) -> dict[str, Any]:
    return {"name": say("picture.group", group=group.name, n=group.answered), "counts": counts}


def _rows(item: Item, row: Sequence[str], result: Counts) -> list[list[str]]:
    """The row of an item, then one for each group."""
    split = _split_by(item.id, result) if _is_split(item.id, result) else []
    names = [(say("picture.in_group", item=item.text, group=g.name), n) for g, n in split]
    return [list(row), *([name, *map(str, counts)] for name, counts in names)]


def coloured(drawn: dict[str, Any], colours: Mapping[int, str]) -> dict[str, Any]:
    """`drawn` with the colour of each option by its place, where one is named."""
    for at, option in enumerate(drawn["options"]):
        option["id"] = colours.get(at, option["id"])
    return drawn

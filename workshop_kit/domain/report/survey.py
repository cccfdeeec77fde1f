"""A survey in words: each page with its role groups, and its hot spots with what takes them on."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from ..activities.rate import Rate
from ..activities.score import Score
from ..disclosure import minimum_of
from ..document import Block, Bullets, Heading, Paragraph, Table
from ..history import hot_spots
from ..opening import Spot
from ..results import Counts, Group, Item
from ..story import State
from ..workshop import Evidence
from .phrases import Say, bound, number, told_of

Page = Rate | Score
QUARTERS = (0.25, 0.5, 0.75)


def page_blocks(step: Page, result: Counts, say: Say) -> list[Block]:
    """Every statement, those with most findings first; then by role group as far as allowed."""
    order = _order(step, result)
    rows = tuple(_whole(step, result, n, say) for n in order)
    found: list[Block] = [Table(say("picture.each_answer"), _head(step, result, say), rows)]
    if isinstance(step, Score):
        found.append(Bullets(tuple(_bands(step, item, say) for item in step.items)))
    elif step.look == "ranges":
        found.append(_quartiles(result, say))
    return [*found, *_groups(step, result, order, say)]


def _order(step: Page, result: Counts) -> list[int]:
    """Places of the statements in the result."""
    at = {item.id: n for n, item in enumerate(result.items)}
    first = step.ranked(result) if isinstance(step, Rate) else result.items
    return [at[item.id] for item in first]


def _head(step: Page, result: Counts, say: Say) -> tuple[str, ...]:
    table = "band" if isinstance(step, Score) else "report.option"
    kits = (say(f"{table}.{option}") for option in result.options[len(result.labels) :])
    return (say("report.survey.statement"), *result.labels, *kits)


def _whole(step: Page, result: Counts, n: int, say: Say) -> tuple[str, ...]:
    item, counts = result.items[n], result.counts[n]
    if item.id in result.hidden:
        return (item.text, say("picture.too_few"), *["–"] * (len(counts) - 1))
    split = isinstance(step, Rate) and step.is_divided(counts)
    text = say("report.survey.divided", item=item.text) if split else item.text
    return (text, *map(str, counts))


def _bands(step: Score, item: Item, say: Say) -> str:
    first = zip(step.names, step.bands[item.id], strict=True)
    bands = ", ".join(say("report.survey.band", band=say(f"band.{b}"), first=n) for b, n in first)
    return say("report.survey.bands", item=item.text, bands=bands)


def _quartiles(result: Counts, say: Say) -> Table:
    """In which ranges a quarter, half and three quarters of the answers end; then by role group."""
    everybody = Group("", result.answered, result.counts, result.hidden)
    rows = tuple(
        (_of(item, group, say), *_ends(group.counts[n], result.labels))
        for n, item in enumerate(result.items)
        for group in (everybody, *(() if item.id in result.unsplit else result.by_group))
        if item.id not in (*result.hidden, *group.hidden) and any(group.counts[n])
    )
    names = ("statement", "quarter", "half", "three_quarters")
    head = tuple(say(f"report.survey.{name}") for name in names)
    return Table(say("report.survey.quartiles"), head, rows)


def _of(item: Item, group: Group, say: Say) -> str:
    return say("picture.in_group", item=item.text, group=group.name) if group.name else item.text


def _ends(counts: Sequence[int], labels: Sequence[str]) -> list[str]:
    """For each part the first range up to which so many answers lie."""
    upto = list(zip(accumulate(counts), labels, strict=True))
    return [next(label for n, label in upto if n >= part * sum(counts)) for part in QUARTERS]


def _groups(step: Page, result: Counts, order: Iterable[int], say: Say) -> list[Block]:
    found: list[Block] = []
    rows = tuple(row for n in order for row in _by_group(result, n, say))
    if rows:
        found.append(Table(say("report.survey.by_group"), _head(step, result, say), rows))
    if any(set(group.hidden) - set(result.hidden) for group in result.by_group):
        found.append(Paragraph(say("picture.unsplit")))
    return found


def _by_group(result: Counts, n: int, say: Say) -> list[tuple[str, ...]]:
    item = result.items[n]
    if item.id in (*result.unsplit, *result.hidden):
        return []
    return [
        (say("picture.in_group", item=item.text, group=group.name), *map(str, group.counts[n]))
        for group in result.by_group
        if item.id not in group.hidden
    ]


def leading_on(state: State) -> list[Spot]:
    """The hot spots on pages that lead on to a workshop, divided ones first."""
    return [spot for spot in hot_spots(state) if spot.addressed_by]


def hot_blocks(state: State, say: Say) -> list[Block]:
    """What people find hot on pages that lead on to a workshop, divided ones first."""
    spots = leading_on(state)
    if not spots:
        return []
    head = tuple(say(f"report.hot.{name}") for name in ("statement", "hot", "divided", "workshop"))
    rows = tuple(_spot(spot, state, say) for spot in spots)
    return [
        Heading(1, say("report.hot.heading")),
        Paragraph(say("report.hot.hint", minimum=_fewest(state, say))),
        Table(say("report.hot.caption"), head, rows),
        *_known(state, {spot.id for spot in spots}, say),
    ]


def _fewest(state: State, say: Say) -> str:
    """How many have to find a statement hot, in words."""
    rates = (step for step in state.workshop.activities if isinstance(step, Rate) and step.hot)
    return number(say, min(minimum_of(state.workshop, step) for step in rates))


def _spot(spot: Spot, state: State, say: Say) -> tuple[str, ...]:
    hot = say("report.hot.so_many", n=spot.hot, all=spot.spoke, label=spot.label)
    divided = say("report.hot.is_divided") if spot.divided else "–"
    return spot.text, hot, divided, state.workshop.titles.get(spot.addressed_by, "–")


def _known(state: State, hot: set[str], say: Say) -> list[Block]:
    """The cards of the pages that have a hot spot, by the workshop that they lead on to."""
    found: dict[str, dict[str, None]] = {}  # two pages may lead on to the same workshop
    for step in state.workshop.activities:
        if isinstance(step, Rate) and hot & step.statements.keys():
            cards = (state.workshop.card(id) for id in step.card_ids)
            title = state.workshop.titles.get(step.addressed_by, step.title)
            lines = dict.fromkeys(_card(card, state, say) for card in cards if card)
            found[title] = {**found.get(title, {}), **lines}
    return [
        block
        for title, lines in found.items()
        if lines
        for block in (Heading(2, say("report.hot.known", title=title)), Bullets(tuple(lines)))
    ]


def _card(card: Evidence, state: State, say: Say) -> str:
    source, kind = told_of(say, card)["source"], bound(say, card, state.opening.terms)
    return say("report.hot.card", claim=card.claim, kind=kind, source=source)

"""The same audit twice: count beside count, only where exactly the same was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .activities.step import SURVEY_MINIMUM
from .groups import Row, spoken
from .opening import Earlier
from .results import Counts, Item, from_json
from .story import State


@dataclass(frozen=True)
class Share:
    """Who chose `label` (words of the audit) or `option` (the kit's own, "" where it is words)."""

    label: str
    option: str
    before: int
    after: int


@dataclass(frozen=True)
class Pair:
    """One statement: of `before` and `after` people who spoke about it, who chose what."""

    text: str
    before: int
    after: int
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Comparison:
    """The statements that can be compared, and how many others the later audit has.

    What changed most comes first; of equal changes what most people found hot the second time.
    `changed`: of how many the shares are not what they were; they are the first.
    """

    pairs: tuple[Pair, ...]
    left_out: int
    changed: int = 0


@dataclass(frozen=True)
class _Asked:
    """All of a statement that has to be the same, and its counts."""

    same: tuple[Any, ...]
    item: Item
    counts: tuple[int, ...]


def compared(earlier: Sequence[Earlier]) -> Comparison:
    """Of two audits, the older one first. The same activity, statement, words and options."""
    if len(earlier) != 2:
        return Comparison((), 0)
    before, after = ({one.same: one for one in _asked(audit)} for audit in earlier)
    both = [_pair(same, before[same], one) for same, one in after.items() if same in before]
    pairs = tuple(sorted(both, key=_change, reverse=True))
    asked = sum(len(result.items) for _, result in _counts(earlier[1]))
    return Comparison(pairs, asked - len(pairs), sum(_change(pair)[0] > 0 for pair in pairs))


def _counts(audit: Earlier) -> list[tuple[str, Counts]]:
    read = ((id, from_json(data)) for id, data in audit.results.items())
    return [(id, spoken(result)) for id, result in read if isinstance(result, Counts)]


def _asked(audit: Earlier) -> list[_Asked]:
    """What was shown of the audit and enough people spoke about, in this audit."""
    found = []
    for id, result in _counts(audit):
        hot = tuple(audit.hot.get(id, ()))
        for item, counts in zip(result.items, result.counts, strict=True):
            same = (id, item, result.options, result.labels, hot, audit.mine.get(id))
            if sum(counts) >= SURVEY_MINIMUM:  # of what is hidden nothing is counted
                found.append(_Asked(same, item, counts))
    return found


def _pair(same: tuple[Any, ...], before: _Asked, after: _Asked) -> Pair:
    _, item, options, labels, hot, _ = same
    each = range(len(options))
    groups = [[n for n in each if options[n] in hot]] if hot else [[n] for n in each]
    shares = tuple(_share(at, options, labels, (before, after)) for at in groups)
    return Pair(item.text, sum(before.counts), sum(after.counts), shares)


def _change(pair: Pair) -> tuple[float, float]:
    """The largest change of a share, as a part of those who spoke; then how large the share is."""
    shares = [(one.before / pair.before, one.after / pair.after) for one in pair.shares]
    hot = shares[0][1] if len(shares) == 1 else 0.0
    return round(max(abs(after - before) for before, after in shares), 6), hot


def _share(
    at: list[int], options: Sequence[str], labels: Sequence[str], both: tuple[_Asked, _Asked]
) -> Share:
    own = [labels[n] for n in at if n < len(labels)]
    n = [sum(one.counts[o] for o in at) for one in both]
    return Share(" / ".join(own), "" if own else options[at[0]], *n)


def tells_of_few(one: State, other: State) -> bool:
    """Whether nearly the same answers are in both, so that what differs is of fewer than five.

    No count of a statement that both have differs by more: the same survey, once more with a row
    or two, and perhaps a question more or less.
    """
    both = [(_open(one, step.id), _open(other, step.id)) for step in one.workshop.activities]
    pages = [_common(a, b) for a, b in both if a and b]
    rows = [pair for page in pages for pair in page]
    return bool(rows) and all(_near(*pair) for pair in rows)


def _open(room: State, activity: str) -> Counts | None:
    result = room.result(activity)
    return spoken(result) if isinstance(result, Counts) and result.counts else None


def _common(one: Counts, other: Counts) -> list[tuple[Row, Row]]:
    """Of each statement that is counted in both, its two rows."""
    if one.options != other.options:
        return []
    at = dict(zip(one.items, one.counts, strict=True))
    rows = zip(other.items, other.counts, strict=True)
    return [(at[item], row) for item, row in rows if any(at.get(item, ())) and any(row)]


def _near(one: Row, other: Row) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) < SURVEY_MINIMUM

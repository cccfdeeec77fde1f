"""Has it really stopped? What those affected say weeks later, and the owner's word apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from .activities.propose import MOST_MINUTES
from .activities.step import LONGEST_IDEA, SURVEY_MINIMUM, alphabetical, mapping, words
from .problem import Problem
from .results import Item, Text
from .spread import quartiles

STATUSES = ("stopped", "partly", "not_stopped")
OWNER = ("done", "partly", "not_done")
WAYS = ("phones", "list")  # a list typed in again takes the place of the one before
OPEN_DAYS = 14  # how long phones are asked, and how long after its day a round opens by itself


@dataclass(frozen=True)
class Spread:
    """Minutes a week: a quarter of `people` say `low` or less, half `middle`, three `high`."""

    people: int
    low: int
    middle: int
    high: int


@dataclass(frozen=True)
class Told:
    """What one batch of people said. `counts` in the order of STATUSES, () where too few did.

    `minutes` holds one Spread, or none where fewer than the minimum gave a number.
    """

    counts: tuple[int, ...] = ()
    minutes: tuple[Spread, ...] = ()
    instead: tuple[Text, ...] = ()

    @property
    def answered(self) -> int:
        """How many said whether it has stopped."""
        return sum(self.counts)


@dataclass(frozen=True)
class Review:
    """An action after so many `weeks`. `told` is None where nobody was asked yet.

    `owner` (one of OWNER) is the word of who leads the action, of the day `owner_on` (ISO).
    """

    weeks: int
    told: Told | None = None
    owner: str = ""
    owner_on: str = ""

    @property
    def heard(self) -> bool:
        """Whether those affected said something that is shown.

        Where too few did, or nobody, the word of who leads it does: five may never be there.
        """
        return self.told is not None and bool(self.told.counts or self.owner)


@dataclass(frozen=True)
class Asking:
    """A round that phones answer `until` (seconds since 1970); `actions` are not yet closed."""

    weeks: int
    until: float
    actions: tuple[str, ...]

    @property
    def steps(self) -> tuple["Asked", ...]:
        """The questions that are asked now."""
        return tuple(Asked(self.weeks, action) for action in self.actions)

    def step(self, id: str) -> "Asked | None":
        """The question with this id, None if it is not asked now."""
        return next((step for step in self.steps if step.id == id), None)


@dataclass(frozen=True)
class Asked:
    """The question about one action. Each has an id of its own: no two answers can be joined."""

    weeks: int
    action: str
    kind: Literal["review"] = "review"
    items: tuple[Item, ...] = ()
    source: str | None = None

    @property
    def id(self) -> str:
        """Its id in the store."""
        return f"review-{self.weeks}-{self.action}"

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, Any], list[Problem]]:
        """Accepts {"status", "minutes": a whole number or "", "instead": words or ""}.

        The fields are named with the action behind them: one page asks about all.
        """
        given, problems = mapping(raw)
        status, minutes = given.get("status"), given.get("minutes", "")
        if problems:
            return {}, problems
        instead, found = words(given.get("instead", ""), f"instead-{self.action}", LONGEST_IDEA, "")
        if status not in STATUSES:
            found = [Problem("review.no_status", f"status-{self.action}"), *found]
        if minutes != "" and not is_minutes(minutes):
            about = {"most": MOST_MINUTES}
            found = [*found, Problem("review.not_minutes", f"minutes-{self.action}", about)]
        return {"status": status, "minutes": minutes, "instead": instead}, found

    def tally(self, answers: Iterable[Mapping[str, Any]], items: tuple[Item, ...]) -> Told:
        """All that was said; what of it may be shown is decided elsewhere."""
        given = list(answers)
        said = Counter(answer["status"] for answer in given)
        counts = tuple(said[status] for status in STATUSES)
        numbers = [a["minutes"] for a in given if a["minutes"] != ""]
        return told(self, counts, numbers, [a["instead"] for a in given])


def told(
    step: Asked, counts: tuple[int, ...], minutes: Sequence[int], instead: Iterable[str]
) -> Told:
    """What a batch said: `minutes` one number for each who gave one, `instead` their words."""
    said = alphabetical((("", "", text) for text in instead if text), f"instead-{step.id}")
    return Told(counts, tuple(filter(None, [_spread(minutes)])), said)


def _spread(minutes: Sequence[int]) -> Spread | None:
    """Quartiles between the numbers given; None below the minimum, where one could be a person."""
    if len(minutes) < SURVEY_MINIMUM:
        return None
    return Spread(len(minutes), *quartiles(minutes))


def is_minutes(given: Any) -> bool:
    """Whether `given` is a whole number of minutes that fits into a week's work."""
    return type(given) is int and 0 <= given <= MOST_MINUTES


def fold(kept: Mapping[int, Any], body: Mapping[str, Any]) -> dict[int, Any]:
    """What is `kept` of one action by weeks, with the event `reviewed` added."""
    said = {name: body[name] for name in ("owner", *WAYS) if name in body}
    return {**kept, body["weeks"]: {**kept.get(body["weeks"], {}), **said}}


def reviews(kept: Mapping[int, Any], held: frozenset[str] = frozenset()) -> tuple[Review, ...]:
    """The reviews of one action, by weeks; without the words in `held`."""
    return tuple(_review(weeks, kept[weeks], held) for weeks in sorted(kept))


def _review(weeks: int, parts: Mapping[str, Any], held: frozenset[str]) -> Review:
    batches = [told_from(parts[way]) for way in WAYS if way in parts]
    owner = parts.get("owner", {})
    joined = _joined(batches, held) if batches else None
    return Review(weeks, joined, owner.get("status", ""), owner.get("on", ""))


def _joined(batches: Sequence[Told], held: frozenset[str]) -> Told:
    """Counts are added; quartiles cannot be, so each batch's stand side by side."""
    shown = [batch.counts for batch in batches if batch.counts]
    counts = tuple(map(sum, zip(*shown, strict=True)))
    minutes = tuple(one for batch in batches for one in batch.minutes)
    words = [text for batch in batches for text in batch.instead if text.id not in held]
    return Told(counts, minutes, tuple(sorted(words, key=lambda text: text.words.casefold())))


def to_json(of: Told) -> dict[str, Any]:
    """Plain JSON values; `told_from` is its inverse."""
    return asdict(of)


def told_from(data: Mapping[str, Any]) -> Told:
    """What `to_json` wrote."""
    minutes = tuple(Spread(**one) for one in data["minutes"])
    return Told(tuple(data["counts"]), minutes, tuple(Text(**one) for one in data["instead"]))

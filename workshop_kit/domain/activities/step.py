"""What all kinds share: the fields of a step, and the checks of words that people type."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal, Self

from ..problem import Problem
from ..results import Group, Item, Text

ROOM_MINIMUM = 3
TABLE_MINIMUM = 2
SURVEY_MINIMUM = 5
OPEN_MINIMUM = 10
LONGEST_IDEA = 280
LONGEST_LINE = 120
BLANK = "\u115f\u1160\u3164\uffa0\u2800"  # letters and a symbol that are drawn as nothing
TOO_MUCH = 10  # times the longest text: not even looked at
MOST_GIVEN = 500  # items chosen at once: no page has so many, and each would be told as a problem


Writing = Literal["none", "beside", "all"]  # words of their own that people write


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a workshop: `minutes` in the timetable, `talk` of them with phones down.

    When the room runs late it is never shorter than `least`. `by`: who writes on one device.
    `examples` (setting: words) are shown where the room's setting has one.

    What a kind says of itself, where it differs. `asks`: phones answer it. `minimum`: devices that
    have to answer before anything is shown. `writing`: people write no words of their own, some
    beside a choice, or nothing else; `on_board`: these are shown to the room. `given`: the room
    gives its items, and without any nothing is asked. `judged`: its evidence cards come with the
    result, for in sight they would lean on people. `late`: nothing rests on it, so that answers may
    still come once a room that was open for days has closed. `asks_group`: where heads are counted,
    phones are asked for the role group, and results are split by it.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    asks: ClassVar[bool] = True
    minimum: ClassVar[int] = ROOM_MINIMUM
    writing: ClassVar[Writing] = "none"
    on_board: ClassVar[bool] = True
    given: ClassVar[bool] = False
    judged: ClassVar[bool] = False
    late: ClassVar[bool] = False
    asks_group: ClassVar[bool] = False
    id: str
    title: str
    minutes: int
    least: int
    talk: int
    evidence: tuple[str, ...] = ()
    by: Literal["alone", "pairs", "table"] = "alone"
    examples: dict[str, str] = field(default_factory=dict)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items that the file itself gives this activity."""
        return ()

    @property
    def source(self) -> str | None:
        """The id of the earlier activity whose result gives this one its items, if any."""
        return getattr(self, "take", None)

    @property
    def card_ids(self) -> tuple[str, ...]:
        """The ids of the evidence cards that belong to it."""
        return self.evidence

    def without(self, gone: Collection[str]) -> Self:
        """The same step without these words among its tasks and its names to pick."""
        kept: dict[str, Any] = {}
        if tasks := getattr(self, "tasks", None):
            kept["tasks"] = {id: task for id, task in tasks.items() if task not in gone}
        if known := getattr(self, "known", None):
            kept["known"] = tuple(name for name in known if name not in gone)
        return replace(self, **kept)

    def leading(self, result: Any, most: int) -> tuple[Item, ...]:
        """The items of `result` that a later activity takes up, strongest first."""
        return tuple(getattr(result, "items", ()))[:most]


def words(raw: Any, field: str, longest: int, empty: str) -> tuple[str, list[Problem]]:
    """`raw` as one paragraph, or the Problem that it is too long, not text, or empty.

    `empty` is the key of the last one; "" allows no words at all.
    """
    if not isinstance(raw, str):
        return "", [Problem("answer.not_text", field)]
    if len(raw) > TOO_MUCH * longest:  # normalising has a price that grows with the square
        return "", [Problem("answer.too_long", field, _over(raw, longest))]
    text = " ".join(_plain(raw).split())
    if not any(map(_visible, text)):
        return "", [Problem(empty, field)] if empty else []
    if len(text) > longest:
        return text, [Problem("answer.too_long", field, _over(text, longest))]
    return text, []


def _over(text: str, longest: int) -> dict[str, int]:
    return {"longest": longest, "over": len(text) - longest}


def _plain(raw: str) -> str:
    """Without control, surrogate and direction-changing characters: they break layouts, files."""
    kept = (" " if c in "\n\r\t" else c for c in harmless(raw))
    return unicodedata.normalize("NFC", "".join(kept))


def harmless(text: str) -> str:
    """Without the signs that hide or reorder text, or break a file: its lines stay as they are."""
    return text if text.isascii() and text.isprintable() else "".join(filter(_harmless, text))


def _harmless(char: str) -> bool:
    # U+200D joins emoji families and U+200C shapes letters; the rest of Cf reorders or hides text.
    kept = "\n\r\t\u200c\u200d"
    return char in kept or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _visible(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNPS" and char not in BLANK


def says_something(text: str) -> bool:
    """Whether it has a letter or a number: a dash alone stands for nothing."""
    return any(unicodedata.category(c)[0] in "LN" and _visible(c) for c in text)


def mapping(raw: Any) -> tuple[Mapping[str, Any], list[Problem]]:
    """`raw` as a mapping from item to choice, or the Problem that it is not one."""
    known = isinstance(raw, Mapping) and len(raw) <= MOST_GIVEN
    if known and all(isinstance(key, str) for key in raw):
        return raw, []
    return {}, [Problem("answer.not_understood")]


def unknown(given: Iterable[str], items: tuple[Item, ...]) -> list[Problem]:
    """A Problem for every id in `given` that is not an item."""
    known = {item.id for item in items}
    return [Problem("answer.unknown_item", id[:40]) for id in given if id not in known]


def surveyed(raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, Any], list[Problem]]:
    """{"given": {item: choice}, "group": role group or ""} of a survey's page, one or more given.

    The choices themselves are not looked at.
    """
    whole, problems = mapping(raw)
    given, wrong = mapping(whole.get("given"))
    problems = problems or [*wrong, *unknown(given, items)]
    group = whole.get("group", "")
    if not isinstance(group, str):
        group, problems = "", [*problems, Problem("rate.no_group", "group")]
    if not given and not problems:
        problems = [Problem("rate.empty", items[0].id if items else "")]
    return {"given": dict(given), "group": group}, problems


def alphabetical(said: Iterable[tuple[str, str, str]], prefix: str) -> tuple[Text, ...]:
    """(item, step, words) as numbered Texts, equal ones counted, in the alphabet's order."""
    counts = Counter(said)
    ordered = sorted(counts, key=lambda one: (one[0], one[1], one[2].casefold(), one[2]))
    return tuple(
        Text(f"{prefix}-{n}", text, counts[item, step, text], item, step)
        for n, (item, step, text) in enumerate(ordered, start=1)
    )


def grouped(
    answers: list[dict[str, Any]], count: Callable[[list[dict[str, Any]]], Any]
) -> tuple[Group, ...]:
    """The counts of each role group that answered, from A to Z; people without one have none."""
    names = sorted({answer["group"] for answer in answers} - {""})
    each = ((name, [a for a in answers if a["group"] == name]) for name in names)
    return tuple(Group(name, len(of), count(of)) for name, of in each)

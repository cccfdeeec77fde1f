"""A generated survey: a room open for days, answered in any order, and answered late by some.

The real Room, writer and store, as in days.py.
"""

import logging
import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.anonymity.days import GROUPS, TIMES, Desk, Heard, Loot, taken, words
from tests.domain.made import MADE
from workshop_kit.domain.activities import Gather
from workshop_kit.domain.activities.rate import Rate
from workshop_kit.domain.activities.tell import Tell
from workshop_kit.domain.opening import Opening
from workshop_kit.school.keeping import backup
from workshop_kit.store import Sqlite

PHONES, LATE = 40, 12  # the late ones are other people, and enough for open answers
PAGE = "page"
WORDED = ("ideas", "words", "more")
SCALE = {"calm": "Calm", "much": "Too much"}
SURVEY = replace(
    MADE,
    activities=(
        Rate(kind="rate", id=PAGE, title="Page", statements={"s": "S"}, scale=SCALE, **TIMES),
        Gather(kind="gather", id="ideas", title="Ideas", **TIMES),
        Tell(kind="tell", id="words", title="Words", **TIMES),
        Tell(kind="tell", id="more", title="More words", **TIMES),
    ),
    groups=GROUPS,
    manner="days",
)
HEADS = {"Teachers": 26, "Leaders": 7, "Office staff": 7}
OPENING = Opening(heads=HEADS, opens=1.0, until=86_400.0)


def late(activity: str) -> str:
    """What the late answers to an activity are called in the loot."""
    return f"{activity}, late"


def survey(seed: int, folder: Path, make: Callable[[Path], Sqlite] = Sqlite) -> Loot:
    """A survey in `folder`. Who is early in one part is early in all: order would give it away."""
    heard, chance = Heard(), random.Random(seed)
    logging.getLogger().addHandler(heard)
    store = make(folder / "rooms.db")
    desk = Desk(store, folder, SURVEY, OPENING)
    loot = Loot(worded=(*WORDED, *map(late, WORDED)))
    loot.group = {n: chance.choices(GROUPS, (5, 1, 2))[0] for n in range(PHONES + LATE)}
    desk.do(desk.room.run)
    _answered(desk, loot, range(PHONES), str, chance)
    backup(folder, store, folder / "middle.zip")
    store.look()
    loot.copy = {path.name: path.read_bytes() for path in folder.glob("rooms.db*")}
    desk.do(desk.room.seal)
    desk.do(desk.room.take_late, 2 * 86_400.0)
    desk.room.told_late |= {f"number {n}" for n in range(PHONES, PHONES + LATE)}
    _answered(desk, loot, range(PHONES, PHONES + LATE), late, chance)
    desk.do(desk.room.add_late)
    return taken(desk, loot, heard)


def _answered(
    desk: Desk, loot: Loot, phones: range, called: Callable[[str], str], chance: random.Random
) -> None:
    """Each phone answers all parts; a few together, the parts in any order."""
    haste = {n: chance.random() for n in phones}
    early = sorted(phones, key=lambda n: haste[n])
    left = {activity: list(early) for activity in (PAGE, *WORDED)}
    for activity in left:
        loot.saved[called(activity)] = []
        loot.wrote[called(activity)] = {}
    while left:
        activity = chance.choice(sorted(left))
        size = chance.randint(1, 9)
        wave, rest = left[activity][:size], left[activity][size:]
        sent = {
            n: _answer(activity, n, partial(_written, loot, called(activity), chance), loot)
            for n in wave
        }
        loot.saved[called(activity)] += desk.answers(activity, sent)
        left = (
            {**left, activity: rest} if rest else {a: w for a, w in left.items() if a != activity}
        )


def _written(loot: Loot, activity: str, chance: random.Random, phone: int) -> str:
    text = words(chance)[:110].strip()
    loot.wrote[activity][text] = phone
    return text


def _answer(activity: str, phone: int, write: Callable[[int], str], loot: Loot) -> object:
    if activity == PAGE:
        group = loot.group[phone] if phone < PHONES else ""
        return {"given": {"s": "much"}, "group": group}
    text = write(phone)
    return [text] if activity == "ideas" else text

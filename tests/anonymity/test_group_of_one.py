"""The only one in a role is told apart by no file and no screen, nor by having a plain page."""

from dataclasses import replace
from typing import Any

import pytest

from tests.anonymity.days import TIMES, TODAY, every_export
from tests.domain.made import MADE
from tests.exports.reading import READ, squeezed
from tests.screens.stage import drawn
from workshop_kit.domain.activities.rate import Rate
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.story import State
from workshop_kit.exports import file
from workshop_kit.room import Room
from workshop_kit.screens.around import Around
from workshop_kit.screens.days import DaysBoard, DaysDesk
from workshop_kit.screens.plain.page import page, typed
from workshop_kit.serving.lines import Lines
from workshop_kit.serving.readers import Readers
from workshop_kit.store import Sqlite, WritesAtOnce
from workshop_kit.visitor import Visitor

ALONE, TOGETHER = "Beekeeper", "Beekeeper, Site staff"
HEADS = {"Teachers": 20, "Site staff": 6, ALONE: 1}
RATED = {"scale": {"calm": "Calm", "much": "Too much"}, "mine": False, **TIMES}
SURVEY = replace(
    MADE,
    activities=(
        Rate(kind="rate", id="page", title="Page", statements={"s": "Said"}, **RATED),
        Rate(kind="rate", id="more", title="More", statements={"t": "Told"}, **RATED),
    ),
    groups=tuple(HEADS),
    manner="days",
)
AROUND = Around(lambda: 3.0, "https://h/ROOM", "", lambda activity: {}, {})
PEOPLE = 27
HERS, HIS = 26, 25  # the only beekeeper, and one of the site staff


class Survey:
    """All answer both pages, those of `plain` on plain ones.

    `other` and every third of them find the first too much.
    """

    def __init__(self, other: int = HERS, plain: frozenset[int] = frozenset()) -> None:
        store = Sqlite(":memory:")
        opening = Opening(heads=HEADS, opens=1.0, until=9e9)
        body = {"held_on": "2027-01-04", "keys": {}, "opening": opening.to_json()}
        store.append("ROOM", "opened", body)
        self.store, self.other, self.plain = store, other, plain
        self.room = Room(State("ROOM", "A school", SURVEY), store, WritesAtOnce(store))
        self.readers = Readers(Lines())
        self.wrong: list[Any] = []
        self.room.run(self.wrong.extend)
        self.screens = [kind(self.room, _visitor(), AROUND) for kind in (DaysBoard, DaysDesk)]
        self.open = [self._answered(n) for n in range(PEOPLE)]
        self.room.seal(self.wrong.extend)
        assert self.wrong == []

    def _answered(self, n: int) -> str:
        """What board and desk show after the n-th person has answered."""
        number, group = f"{n:048x}", "Teachers" if n < HEADS["Teachers"] else TOGETHER
        if n in self.plain:
            self.readers.look(self.room, number, "203.0.113.7", 0.0)
        else:
            self.room.arrive(number)
        said = "much" if n == self.other or n % 3 == 0 else "calm"
        for step, id in (("page", "s"), ("more", "t")):
            value: Any = {"given": {id: said if step == "page" else "calm"}, "group": group}
            if n in self.plain:
                flat = _filled(self.room, number, step, said if step == "page" else "calm", group)
                value = typed(self.room, step, flat)
            self.room.answer(step, number, value, self.wrong.extend)
        return drawn(*self.screens)

    def told(self) -> list[Any]:
        """The whole story, from which every later screen and file is drawn."""
        return self.store.after("ROOM")


def _visitor() -> Visitor:
    return Visitor("ROOM", "desk", "", "session", lambda work: work())


def _filled(room: Room, number: str, step: str, said: str, group: str) -> dict[str, str]:
    """The plain form of this page with these choices."""
    form = page(room, number, AROUND, step)
    wanted = {said, group}
    flat = {}
    for field in form.fields:
        values = [value for value, _ in field.options]
        flat[field.name] = next((value for value in values if value in wanted), "")
    return flat


@pytest.fixture(scope="module")
def survey():
    return Survey()


@pytest.mark.parametrize("plain", [frozenset(), {HERS}, {HIS}, {HERS, HIS}, set(range(PEOPLE))])
def test_whoever_it_was_and_by_whichever_page_story_and_screens_are_the_same(survey, plain):
    for other in (HERS, HIS):
        again = Survey(other, frozenset(plain))
        assert again.told() == survey.told()
        assert again.open == survey.open
        assert drawn(*again.screens) == drawn(*survey.screens)


def test_another_answer_makes_another_story():
    assert Survey(other=0).told() != Survey().told()


@pytest.mark.parametrize("kind", READ)
def test_no_file_names_her_role_but_together_with_others(survey, kind):
    words = squeezed(READ[kind](file(survey.room.state, TODAY, kind).body))
    # Files for programs have the roles too, and how many work in each: no answer changes those.
    listed = 2 if kind in ("json", "xlsx") else 0
    assert words.count(ALONE) - listed == words.count(squeezed(TOGETHER)) > 0


def test_no_file_holds_the_number_of_her_cookie(survey):
    for body in every_export(survey.room.state).values():
        assert f"{HERS:048x}".encode() not in body


@pytest.mark.parametrize(
    "group", [ALONE, "Site staff", f"{ALONE} ", "\u200b" + ALONE, [ALONE], None]
)
def test_nobody_can_answer_as_her_role_alone(survey, group):
    state = replace(survey.room.state, phase="open", results={})
    raw = {"given": {"s": "much"}, "group": group}
    by_plain_page = typed(survey.room, "page", {"s": "much", "group": group})
    for sent in (raw, by_plain_page):
        assert sent["group"] == group
        _, problems = state.check(SURVEY.activities[0], sent)
        assert [problem.key for problem in problems] == ["rate.no_group"]

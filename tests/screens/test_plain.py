"""The plain page asks what the page with a script asks, and takes the same answers."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content.test_samples import NAMES
from tests.plain import Sheet
from tests.sample import Afternoon
from workshop_kit.domain.activities import KINDS
from workshop_kit.room import Room
from workshop_kit.screens.activities import FACES
from workshop_kit.screens.around import Around
from workshop_kit.screens.plain import page, typed
from workshop_kit.screens.plain.page import FORMS
from workshop_kit.screens.rules import FREE_TEXT
from workshop_kit.serving.form_page import told
from workshop_kit.serving.sentence import plain
from workshop_kit.store import Sqlite, WritesAtOnce
from workshop_kit.words import say

AROUND = Around(time.time, "https://h/ROOM", "", lambda activity: {}, {})


class Played(Afternoon):
    """Hands each open activity over before it is closed."""

    def __init__(self, name, each, people=34):
        super().__init__(name, people)
        self.each = each

    def close(self, activity):
        self.each(self, activity)
        super().close(activity)

    def room(self):
        return Room(self.state, Sqlite(":memory:"), WritesAtOnce(Sqlite(":memory:")))


def sheet(room, activity, number="1"):
    now = page(room, number, AROUND, activity)
    about = {"title": "t", "code": "ROOM", "part": "", **told(now)}
    return plain("/s.css", "form.html.j2", **about)


class Kept(Room):
    """Says of every question that this was answered."""

    answer_of = None

    def own(self, number, activity):
        return self.answer_of


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_of_every_sample_stands_in_the_form_and_is_sent_again_unchanged(name):
    seen = []

    def each(played, activity):
        room = Kept(played.state, Sqlite(":memory:"), WritesAtOnce(Sqlite(":memory:")))
        for raw in played.sent(activity):
            room.answer_of = played.checked(activity, raw)
            body = sheet(room, activity.id)
            flat = Sheet(body).sent
            if activity.kind == "notes":  # who changes a word ticks again
                flat |= {"agreed-1": "on", "agreed-2": "on"}
            again, problems = played.state.check(activity, typed(room, activity.id, flat))
            assert (again, problems) == (room.answer_of, []), (activity.id, flat)
            assert say("form.saved") in body
            seen.append(activity.id)

    Played(name, each).play()
    assert seen


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_form_is_refused_beside_a_field_and_every_control_has_its_label(name):
    def each(played, activity):
        room = played.room()
        read = Sheet(sheet(room, activity.id))
        _, problems = played.state.check(activity, typed(room, activity.id, read.sent))
        places = [field.place for field in page(room, "1", AROUND, activity.id).fields]
        assert problems and problems[0].field in places, (activity.id, problems)
        fieldsets = {id for id in read.ids if id.startswith("f") and id not in read.labelled}
        assert all(f"{id}-1" in read.labelled or "-" in id for id in fieldsets), fieldsets

    Played(name, each).play()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_rules_and_the_same_care_stand_above_the_form(name):
    def each(played, activity):
        body = sheet(played.room(), activity.id)
        cares = activity.kind in (*FREE_TEXT, "notes")
        assert (say("form.care") in body) is cares

    Played(name, each).play()


def test_every_kind_that_asks_has_its_plain_form():
    asked = [name for name, kind in KINDS.items() if kind.asks is not False and name in FACES]
    quiet = {"inform", "compare", "findings"}
    assert set(FORMS) == set(asked) - quiet


TYPED = st.text(max_size=12) | st.sampled_from(["on", "1", "-1", "9999999", "²", "yes", "none"])


@pytest.mark.parametrize("name", ["managing_change", "workload_audit", "behaviour"])
@given(st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_typed_is_kept_or_refused_with_sentences(name, data):
    def each(played, activity):
        room = played.room()
        names = [field.name for field in page(room, "1", AROUND, activity.id).fields]
        some = st.dictionaries(st.sampled_from(names) | st.text(max_size=3), TYPED, max_size=9)
        _, problems = played.state.check(activity, typed(room, activity.id, data.draw(some)))
        assert all(say(problem.key, **problem.about) for problem in problems)

    Played(name, each, people=3).play()

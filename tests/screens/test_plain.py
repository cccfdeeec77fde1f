"""The plain page asks what the page with a script asks, and takes the same answers."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from tests.content.test_samples import NAMES
from tests.plain import Sheet
from tests.sample import Afternoon
from workshop_kit.room import Room
from workshop_kit.screens.around import Around
from workshop_kit.screens.plain.page import page, typed, unsent
from workshop_kit.screens.plain.told import told as blocks_of
from workshop_kit.serving.form_page import Sent, told
from workshop_kit.serving.sentence import TEMPLATES, plain
from workshop_kit.store import Sqlite, WritesAtOnce
from workshop_kit.words import say

LOOK = (TEMPLATES / "sentence.css").read_text("utf-8")
AROUND = Around(time.time, "https://h/ROOM", "", lambda activity: {}, {})


class Typed(dict):
    """Words in every box, whatever its name."""

    def get(self, name, default=None):
        return "words"


@pytest.mark.parametrize("name", NAMES)
def test_words_for_a_part_that_has_closed_are_handed_back_whatever_its_kind(name):
    room = Afternoon(name, 7)
    for state in (room.state, room.play()):  # a form may also name a part that is still to come
        for step in state.workshop.activities:
            found = unsent(state, step.id, Typed())
            assert set(found) <= {"words"}
            assert found or step.writing != "all"
        assert unsent(state, "no such part", Typed()) == []


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
def test_the_same_rules_and_the_same_care_stand_in_the_form_above_its_button(name):
    def each(played, activity):
        body = sheet(played.room(), activity.id)
        cares = activity.writing != "none"
        form = body.split('<form class="answer"')[1].split("<button>")[0]
        assert (say("form.care") in form) is cares
        assert 'class="hint"' in form.rpartition("<label")[2]

    Played(name, each).play()


def test_it_says_whose_room_this_is_how_far_it_has_come_and_what_comes_next(stage):
    waiting = page(stage.room, "1", AROUND)
    assert (waiting.where, waiting.step, waiting.following) == ("Elm Park", [], "")
    stage.go("purposes")
    now = page(stage.room, "1", AROUND)
    frame = stage.phone("1").data
    assert now.where == f"{frame['school']}: {frame['workshop']}"
    assert now.step == [frame["step"], frame["answered"], frame["minutes"]]
    assert now.following == frame["next"] != ""
    assert all(line in sheet(stage.room, "") for line in (now.where, *now.step, now.following))
    assert f"{frame['step']}.</span>" in sheet(stage.room, "")  # not run into the number after it


def dressed(body):
    """This page with its style sheet in it."""
    return body.replace('<link rel="stylesheet" href="/s.css">', f"<style>{LOOK}</style>")


def shown(page_at, body):
    """This page at the width of the smallest phone."""
    narrow = page_at(320)
    narrow.set_content(dressed(body))
    return narrow


FIRST = ", ".join(f"form.answer {one}" for one in (".choice", "textarea", "select", "input[id=f0]"))


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_the_first_box_or_choice_stands_on_the_first_screen_of_the_smallest_phone(name, page_at):
    phone = page_at(320)
    phone.set_viewport_size({"width": 320, "height": 568})

    def each(played, activity):
        phone.set_content(dressed(sheet(played.room(), activity.id)))
        place = phone.locator(FIRST).first.bounding_box()
        assert place and place["y"] + min(place["height"], 46) <= 568, (activity.id, place)

    Played(name, each).play()


@pytest.mark.browser
def test_a_choice_is_pressed_anywhere_in_its_line(stage, page_at):
    stage.go("sort")
    line = shown(page_at, sheet(stage.room, "")).locator(".choice").first
    line.click(position={"x": line.bounding_box()["width"] - 3, "y": 3})
    expect(line.locator("input")).to_be_checked()


@pytest.mark.browser
def test_a_table_on_a_narrow_page_keeps_its_words_whole(stage, page_at):
    stage.put()
    stage.go("agree")
    stage.answers(*[{stage.room.state.chosen[0]: {"step": "yes", "reason": ""}}] * 5)
    stage.close()
    table = shown(page_at, sheet(stage.room, "")).get_by_role("table")
    expect(table.get_by_role("cell").first).to_have_css("display", "block")
    assert table.get_by_role("rowheader").bounding_box()["width"] > 200


def summary(room, activity):
    """The lines of the page's summary after an empty form, as (field's number, sentence)."""
    step = room.state.workshop.activity(activity)
    _, problems = room.state.check(step, typed(room, activity, {}))
    lines = told(page(room, "1", AROUND), Sent(activity, {}, problems))["problems"]
    return [(int(line["at"][1:]), line["sentence"]) for line in lines]


def test_the_summary_of_problems_follows_the_page_and_names_what_one_sentence_is_about(stage):
    stage.go("propose")
    asked = summary(stage.room, "propose")
    assert len(asked) > 1
    assert asked == sorted(asked)
    stage.put()
    stage.room.choose([one.id for one in stage.room.state.proposals], lambda problems: None)
    stage.go("agree")
    said = [sentence for _, sentence in summary(stage.room, "agree")]
    assert said[0] == "Choose how far you agree: Trial: One marked piece a half term"
    assert said[-1] == "Choose how far you agree: Stop: Stamp nothing"


TYPED = st.text(max_size=12) | st.sampled_from(["on", "1", "-1", "9999999", "²", "yes", "none"])


@pytest.mark.parametrize("name", ["managing_change", "workload_audit", "behaviour"])
@given(st.data())
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_whatever_is_typed_is_kept_or_refused_with_sentences(name, data):
    def each(played, activity):
        room = played.room()
        names = [field.name for field in page(room, "1", AROUND, activity.id).fields]
        some = st.dictionaries(st.sampled_from(names) | st.text(max_size=3), TYPED, max_size=9)
        _, problems = played.state.check(activity, typed(room, activity.id, data.draw(some)))
        assert all(say(problem.key, **problem.about) for problem in problems)

    Played(name, each, people=3).play()


def test_a_page_that_shows_all_columns_does_not_send_anybody_to_a_phone_for_them():
    table = {"caption": "Entries", "head": ["Entry"], "rows": [["Reading records"]]}
    blocks = list(blocks_of({"table": table, "elsewhere": say("picture.more_fields")}))
    assert [block.look for block in blocks] == ["table"]

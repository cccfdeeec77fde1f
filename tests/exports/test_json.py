"""JSON goes out and comes back as the same room and the same bytes; what was changed is named."""

import json

import pytest
from hypothesis import given, settings

from tests.exports.afternoon import TODAY, Afternoon, played, state_with, unquoted
from tests.exports.test_words import LONGEST
from workshop_kit.domain.problem import Refused
from workshop_kit.exports import record
from workshop_kit.exports.json_file import read_json, write_record
from workshop_kit.exports.record import Record


def kept(state) -> bytes:
    return write_record(Record(state, TODAY))


def reviewed() -> Afternoon:
    room = played()
    room.add("counted", jobs={"Teachers": [34, 39]})
    owner = {"status": "partly", "on": TODAY}
    room.add("reviewed", action=room.state.actions[0].id, weeks=2, owner=owner)
    return room


def refusal(data) -> dict:
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(Refused) as told:
        read_json(body)
    (problem,) = told.value.problems
    return {"key": problem.key, **problem.about}


def test_what_is_read_is_what_was_written():
    state = reviewed().state
    after = read_json(kept(state))
    assert after.told_on == TODAY
    assert after.state.actions == unquoted(state.actions)
    assert after.state.actions[0].reviews[0].owner == "partly"
    assert after.state.workshop == state.workshop
    assert after.state.jobs == state.jobs
    assert after.state.people == state.people
    assert after.state.groups == state.groups
    assert after.state.results["impact"].hidden == ("rare",)
    assert kept(after.state) == kept(state)


@settings(max_examples=10)
@given(LONGEST)
def test_write_read_write_is_byte_equal(text):
    body = kept(state_with(text))
    assert write_record(read_json(body)) == body


def reworded() -> Afternoon:
    room = Afternoon(7)
    room.ideas("A secret idea", "Another")
    id = room.hold("A secret idea")
    room.add("reworded", activity="ideas", text=id, words="A kinder idea")
    room.add("held", text=id, reason="")
    return room


def test_that_a_text_came_back_in_other_words_is_kept_as_a_number_and_not_which_one_it_was():
    body = kept(reworded().state)
    assert kept(read_json(body).state) == body
    assert json.loads(body)["room"]["reworded"] == 1
    assert "reworded" not in json.loads(kept(reviewed().state))["room"]


@pytest.mark.parametrize("n", [-1, 0.5, "1", True, None, 10**15, 2, 0])
def test_another_number_of_them_is_refused(n):
    data = json.loads(kept(reworded().state))
    data["room"]["reworded"] = n
    assert refusal(data)["key"] in ("export.other_format", "export.changed")


def test_of_what_people_wrote_about_an_action_the_step_and_the_count_leave_the_room():
    data = json.loads(kept(reviewed().state))
    for reasons in (data["actions"][0]["reasons"], data["room"]["results"]["agree"]["reasons"]):
        told = [(one["step"], one["count"], one["words"]) for one in reasons]
        assert set(told) == {("cannot", 1, "")}


def test_it_names_its_format_and_each_action_s_state():
    data = json.loads(kept(played().state))
    assert data["format"] == 4
    states = {action["what"]: (action["state"], action["waited"]) for action in data["actions"]}
    assert states == {
        "Action 1": ("recommended", 28),
        "Action 2": ("consulted", 28),
        "Action 3": ("answered", 0),
        "Action 4": ("adopted", 0),
    }


def test_what_the_desk_holds_back_leaves_no_word_wherever_it_stood():
    room = played()
    room.complete(0, measure="A secret measure")
    room.add("grouped", texts=[room.id_of("Idea number 2")], name="A secret group")
    room.hold("Action 1")
    room.hold("Idea number 2")
    body = kept(room.state)
    for secret in (b"A secret", b"Action 1", b"Idea number 2"):
        assert secret not in body
    assert write_record(read_json(body)) == body


@pytest.mark.parametrize(
    "wrong",
    [b"", b"[]", b"{}", b"null", b'{"format": 4}', b"\xff", b"[" * 100_000, b'{"format": NaN'],
)
def test_anything_else_is_refused(wrong):
    assert refusal(wrong)["key"] == "export.other_format"


@pytest.mark.parametrize("number", [1, 3, 5, "4", None])
def test_another_format_is_named(number):
    data = {**json.loads(kept(played().state)), "format": number}
    assert refusal(data) == {"key": "export.other_number", "format": number, "ours": 4}


def changed(*place, to) -> dict:
    data = json.loads(kept(reviewed().state))
    at = data
    for name in place[:-1]:
        at = at[name]
    assert at[place[-1]] != to
    at[place[-1]] = to
    return data


@pytest.mark.parametrize(
    "place",
    [
        ("room", "results", "impact", "cells", 0, 3, 0),
        ("room", "results", "agree", "counts", 0, 0),
        ("room", "results", "vote", "answered"),
        ("room", "results", "propose", "proposals", 0, "minutes", 0, 1),
    ],
)
def test_one_changed_digit_of_a_result_gives_another_check_word(place):
    told = refusal(changed(*place, to=5))
    assert told["key"] == "export.other_word"
    assert told["word"] != told["now"]


@pytest.mark.parametrize(
    ("place", "named"),
    [
        (("people",), "people"),
        (("actions", 1, "waited"), "actions / 2 / waited"),
        (("actions", 0, "agreement", 3), "actions / 1 / agreement / 4"),
        (("ledger", 1, "saved", "high"), "ledger / 2 / saved / high"),
        (("document", "title"), "document / title"),
    ],
)
def test_a_changed_figure_that_follows_from_others_is_named(place, named):
    told = refusal(changed(*place, to=99))
    assert (told["key"], told["place"], told["file"]) == ("export.changed", named, "99")


@pytest.mark.parametrize(
    ("place", "to"),
    [
        (("code",), "../../out"),
        (("code",), ""),
        (("code",), 7),
        (("workshop", "name"), "../x"),
        (("told_on",), "yesterday"),
        (("told_on",), None),
        (("held_on",), "2027-13-01"),
        (("workshop", "activities", 2, "kind"), "magic"),
        (("workshop", "activities"), "none"),
        (("room", "results", "impact", "shape"), "circle"),
        (("room", "results"), []),
        (("room", "completions"), "none"),
        (("room", "chosen"), 4),
        (("library",), {}),
        (("room",), None),
    ],
)
def test_a_damaged_file_is_refused_with_a_sentence(place, to):
    key = refusal(changed(*place, to=to))["key"]
    assert key in ("export.other_format", "export.other_word", "export.changed")


def test_a_key_that_nobody_knows_is_named_and_not_dropped():
    data = {**json.loads(kept(played().state)), "note": "by hand"}
    assert refusal(data)["place"] == "note"


def test_words_of_another_kit_are_not_compared_but_every_figure_is(monkeypatch):
    monkeypatch.setattr(record, "kit", lambda: "0.0.9+00000000")
    old = changed("document", "title", to="As an older kit called it")
    monkeypatch.undo()
    assert read_json(json.dumps(old).encode()).state.code == "BCDFGH"
    old["actions"][0]["waited"] = 99
    assert refusal(old)["place"] == "actions / 1 / waited"

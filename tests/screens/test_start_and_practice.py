"""The start page opens rooms; the practice room walks through a workshop alone."""

import pytest

from tests.screens.stage import PROPOSAL
from workshop_kit.screens.around import Doors
from workshop_kit.screens.practice import Practice
from workshop_kit.screens.start import Start

LINKS = {"code": "ABCDEF", "join": "http://h/ABCDEF", "board": "b", "desk": "d", "plan": "p"}


def doors(open_room=lambda name: LINKS):
    workshops = {"one": {"title": "One", "purpose": "To try", "minutes": 75}}
    rooms = [{"code": "OLDONE", "title": "One", "held_on": "2027-01-04"}]
    return Doors("Elm Park", workshops, lambda: rooms, open_room)


def test_the_start_page_opens_a_room_and_shows_its_links():
    start = Start(doors(), None)
    assert start.data["opened"] is None
    assert start.data["workshops"][0]["minutes"] == "75 minutes"
    start.heard({"do": "open", "workshop": "one"})
    assert start.data["opened"]["code"] == "Code ABCDEF"
    assert [link for _, link in start.data["opened"]["links"]] == ["http://h/ABCDEF", "b", "d", "p"]


@pytest.mark.parametrize("name", ["two", None, 5, ["one"], {"one": 1}])
def test_an_unknown_workshop_is_told(name):
    start = Start(doors(), None)
    start.heard({"do": "open", "workshop": name})
    assert start.data["opened"] is None
    assert start.data["problem"].startswith("There is no workshop")


def test_a_room_that_cannot_be_opened_is_told():
    def full(name):
        raise OSError("disk")

    start = Start(doors(full), None)
    with pytest.raises(OSError, match="disk"):
        start.heard({"do": "open", "workshop": "one"})
    assert start.data["problem"].startswith("The room could not be opened")


ANSWERS = {
    "gather": lambda data: ["An idea"],
    "place": lambda data: {data["items"][0]["id"]: [4, 1]},
    "sort": lambda data: {data["items"][0]["id"]: "stop"},
    "vote": lambda data: {data["items"][0]["id"]: 3},
    "propose": lambda data: PROPOSAL,
    "agree": lambda data: {p["id"]: {"step": "yes", "reason": ""} for p in data["proposals"]},
}


def test_one_person_walks_through_the_practice_room(stage):
    practice = Practice(stage.room, None, stage.around)
    phone, seen = practice.shown, []
    while practice.data["button"]:
        data = phone.shown.data
        seen.append(data["kind"])
        if data["kind"] in ANSWERS:
            value = ANSWERS[data["kind"]](data)
            assert stage.say(phone.shown, do="answer", value=value)["what"] == "saved"
        button = practice.data["button"]
        stage.say(practice, do=button["do"], activity=button["activity"])
        assert phone.shown.data.get("of") != "nothing"  # one answer counts three times
    assert set(ANSWERS) <= set(seen)
    assert practice.data["done"]
    assert stage.room.state.actions
    practice.close()


def test_a_late_button_changes_nothing(stage):
    practice = Practice(stage.room, None, stage.around)
    said = stage.say(practice, do="start", activity="vote")
    assert said["problems"][0]["sentence"].startswith("That came too late")
    assert stage.room.state.phase == "waiting"

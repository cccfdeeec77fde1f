"""The start page opens rooms; the practice room walks through a workshop alone."""

from dataclasses import replace

import pytest

from tests.screens.stage import PROPOSAL
from workshop_kit import content
from workshop_kit.domain.problem import Problem
from workshop_kit.screens.around import Doors
from workshop_kit.screens.practice import Practice
from workshop_kit.screens.start import Start

LINKS = {"code": "ABCDEF", "join": "http://h/ABCDEF", "board": "b", "desk": "d", "plan": "p"}
LIBRARY = content.library()
AUDIT = "workload_audit"


def doors(open_room=lambda name, said: (LINKS, [])):
    rooms = [{"code": "OLDONE", "title": "One", "held_on": "2027-01-04"}]
    return Doors("Elm Park", LIBRARY, content.stages(), lambda: rooms, open_room)


def test_the_start_page_opens_a_room_and_shows_its_links(stage):
    start = Start(doors(), None)
    assert start.data["opened"] is None
    said = stage.say(start, do="open", workshop=AUDIT, opening={"setting": "primary"})
    assert said["what"] == "saved"
    assert start.data["opened"]["code"] == "Code ABCDEF"
    assert [link for _, link in start.data["opened"]["links"]] == ["http://h/ABCDEF", "b", "d", "p"]


def test_it_reads_like_a_table_of_contents(stage):
    start = Start(doors(), None)
    stages = {part["title"]: part["workshops"] for part in start.data["stages"]}
    assert list(stages)[:3] == ["Find the issues", "Address them", "Evaluate"]
    assert "For representatives" not in stages or "staff_side" in LIBRARY
    shown = [one["name"] for workshops in stages.values() for one in workshops]
    assert sorted(shown) == sorted(LIBRARY)
    audit = next(one for one in stages["Find the issues"] if one["name"] == AUDIT)
    assert audit["purpose"] and audit["minutes"].endswith("minutes, open for days")


def test_a_schools_own_workshop_stands_under_a_heading_of_its_own(stage):
    own = replace(LIBRARY[AUDIT], name="ours", title="Ours")
    start = Start(replace(doors(), workshops={**LIBRARY, "ours": own}), None)
    last = start.data["stages"][-1]
    assert (last["title"], [one["title"] for one in last["workshops"]]) == (
        "Your school’s own",
        ["Ours"],
    )


def test_what_is_wrong_is_told_and_nothing_is_opened(stage):
    problems = [Problem("opening.not_a_time", "until"), Problem("opening.no_groups", "heads")]
    start = Start(doors(lambda name, said: ({}, problems)), None)
    said = stage.say(start, do="open", workshop=AUDIT, opening={})
    assert [problem["field"] for problem in said["problems"]] == ["until", "heads"]
    assert start.data["opened"] is None


@pytest.mark.parametrize("name", ["two", None, 5, ["one"], {"one": 1}])
def test_an_unknown_workshop_is_told(stage, name):
    start = Start(doors(), None)
    said = stage.say(start, do="open", workshop=name)
    assert said["problems"][0]["sentence"].startswith("There is no workshop")
    assert start.data["opened"] is None


def test_heads_are_answered_with_what_will_be_shown_by_group(stage):
    start = Start(doors(), None)

    def preview(**heads):
        stage.say(start, do="preview", workshop=AUDIT, opening={"heads": heads})
        return " ".join(start.data["preview"])

    groups = LIBRARY[AUDIT].groups
    told = preview(**{groups[0]: "24", groups[1]: "4", groups[2]: "3"})
    assert f"Shown by themselves: {groups[0]} (24)." in told
    assert "(7 people)" in told and "Where fewer than 5 of a group answered" in told
    assert "Nothing is shown by role group" in preview(**{groups[0]: "24", groups[1]: "1"})
    assert preview(**{groups[0]: "many"}) == ""
    assert preview() == ""
    for odd in (None, [], "Teachers", {"heads": 5}, {"heads": {"x": 1}}):
        stage.say(start, do="preview", workshop=AUDIT, opening=odd)
        assert start.data["preview"] == []


def test_texts_to_send_round_are_shown_with_the_links(stage):
    texts = [("To send round now", "Come")]
    start = Start(doors(lambda name, said: ({**LINKS, "texts": texts}, [])), None)
    stage.say(start, do="open", workshop=AUDIT, opening={})
    assert start.data["opened"]["texts"] == texts


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
        assert phone.shown.data.get("of") != "nothing"  # one answer counts several times
    assert set(ANSWERS) <= set(seen)
    assert practice.data["done"]
    assert stage.room.state.actions
    practice.close()


def test_a_late_button_changes_nothing(stage):
    practice = Practice(stage.room, None, stage.around)
    said = stage.say(practice, do="start", activity="vote")
    assert said["problems"][0]["sentence"].startswith("That came too late")
    assert stage.room.state.phase == "waiting"

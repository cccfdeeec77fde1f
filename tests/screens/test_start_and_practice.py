"""The start page opens rooms; the practice room walks through a workshop alone."""

from dataclasses import replace

import pytest

from tests.screens.stage import NOW, PROPOSAL
from workshop_kit import content
from workshop_kit.domain.day import LENGTHS
from workshop_kit.domain.problem import Problem
from workshop_kit.domain.report.phrases import moment
from workshop_kit.screens.around import Doors
from workshop_kit.screens.practice import Practice
from workshop_kit.screens.start import Start
from workshop_kit.visitor import Visitor
from workshop_kit.words import say

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


def test_the_start_page_names_the_command_that_composes_a_day_as_long_as_was_chosen(stage):
    assert " day {names} --time {length}" in leads().data["words"]["day"]
    composed = leads().data["lead"]["days"]
    assert composed == {"180": "half", "300": "day"}
    assert all(abs(LENGTHS[length] - int(time)) <= 30 for time, length in composed.items())


def test_a_room_is_listed_with_its_own_poster_and_the_invitation_in_word_and_pdf():
    ahead = ("poster_hall", "staff_invitation")
    room = {"code": "OLDONE", "title": "One", "held_on": "2027-01-04", "ahead": ahead}
    (listed,) = Start(replace(doors(), rooms=lambda: [room]), None).data["rooms"]
    files = [address for _, address in listed["ahead"]]
    assert files == [
        f"/print/OLDONE/{name}"
        for name in ("poster.pdf", "staff_invitation.docx", "staff_invitation.pdf")
    ]
    assert "cards for tables" in listed["ahead"][0][0]


@pytest.mark.parametrize(
    ("side", "label"),
    [("all", "For leaders: plan"), ("representatives", "For representatives only: plan")],
)
def test_the_links_of_a_new_room_say_whose_plan_it_is_and_what_was_understood(stage, side, label):
    room = {**LINKS, "side": side, "told": ["Opened for: Nursery."]}
    start = Start(doors(lambda name, said: (room, [])), None)
    stage.say(start, do="open", workshop=AUDIT, opening={})
    opened = start.data["opened"]
    assert opened["links"][-1] == [label, "p"] and opened["told"] == ["Opened for: Nursery."]


@pytest.mark.parametrize(
    ("stands", "told"),
    [
        ("waiting", "not started"),
        ("running", "running"),
        ("open", f"open for answers until {moment(say, NOW)}"),
        ("closed", "closed"),
        ("ended", "closed, nothing adopted yet"),
        ("adopted_some", "closed, some actions adopted"),
    ],
)
def test_the_list_of_rooms_says_where_each_stands(stage, stands, told):
    room = {"code": "OLDONE", "title": "One", "held_on": "2027-01-04", "stands": stands}
    room["until"] = NOW
    (listed,) = Start(replace(doors(), rooms=lambda: [room]), None).data["rooms"]
    assert listed["about"] == f"One, 4 January 2027; {told}"


def test_it_reads_like_a_table_of_contents(stage):
    start = Start(doors(), None)
    stages = {part["title"]: part["workshops"] for part in start.data["stages"]}
    assert list(stages)[:3] == ["Find the issues", "Address them", "Evaluate"]
    assert "For representatives" not in stages or "staff_side" in LIBRARY
    shown = [one["name"] for workshops in stages.values() for one in workshops]
    assert sorted(shown) == sorted(LIBRARY)
    audit = next(one for one in stages["Find the issues"] if one["name"] == AUDIT)
    usually = "Open for days: about 6 minutes, up to 13 for each person"
    assert audit["purpose"] and audit["minutes"] == usually


def leads(**other):
    return Start(replace(doors(), problems=content.problems(), **other), SERVED)


SERVED = Visitor("", "start", "", "session", lambda work: work())


def test_every_workshop_and_every_problem_of_the_library_can_be_reached_from_a_problem(stage):
    told = leads().data["lead"]["problems"]
    named = {name for problem in told for name in problem["workshops"]}
    assert named == {name for name, one in LIBRARY.items() if one.side == "all"}
    assert [one["label"] for one in told if one["name"] == "marking"] == [
        "Marking and feedback take too long"
    ]
    places = {href for problem in told for _, href, _ in problem["tools"]}
    assert {"/tools/year", "/tools/directed_time", "/week"} <= places


def test_a_problem_for_which_this_page_has_nothing_is_not_offered(stage):
    few = {AUDIT: LIBRARY[AUDIT]}
    start = Start(replace(doors(), problems=content.problems(), workshops=few), None)
    assert [one["name"] for one in start.data["lead"]["problems"]] == ["unknown"]
    assert start.data["lead"]["problems"][0]["tools"] == []  # without a server they have no address


@pytest.mark.parametrize(
    ("name", "time", "fits", "sentence"),
    [
        ("feedback_and_marking", 75, "fits", "Fits: takes 75 minutes"),
        ("feedback_and_marking", 60, "least", "Fits at its shortest, 48 minutes. In full"),
        ("feedback_and_marking", 45, "long", "Too long: takes 75 minutes, 48 at its shortest"),
        ("feedback_and_marking", 0, "long", "Needs 75 minutes together"),
        (
            "workload_audit",
            0,
            "fits",
            "Fits: open for days, about 6 minutes, up to 13 for each person",
        ),
        ("structured_conversation", 0, "fits", "Fits: a conversation at one device, 40 minutes"),
    ],
)
def test_a_workshop_says_whether_it_fits_into_the_time(stage, name, time, fits, sentence):
    listed = (one for part in leads().data["stages"] for one in part["workshops"])
    told = next(one for one in listed if one["name"] == name)["fits"][str(time)]
    assert told[0] == fits and told[1].startswith(sentence)
    least = sum(step.least for step in LIBRARY["feedback_and_marking"].activities)
    assert least == 48


@pytest.mark.parametrize(
    ("time", "talk"),
    [(20, "One part fits alone: “What is known”, a talk of 10 minutes"), (0, "")],
)
def test_where_a_workshop_is_too_long_it_names_the_part_that_fits(stage, time, talk):
    listed = (one for part in leads().data["stages"] for one in part["workshops"])
    fits = next(one for one in listed if one["name"] == "feedback_and_marking")["fits"]
    assert fits[str(time)][1].partition("shortest.")[2].strip().startswith(talk)
    assert ("One part" in fits[str(time)][1]) == bool(talk)
    assert "One part" not in fits["60"][1]


def test_a_problem_leads_also_to_what_needs_no_meeting_and_asks_about_it(stage):
    told = {one["name"]: one["instead"] for one in leads().data["lead"]["problems"]}
    assert told["marking"] == ["practice_check", "workload_audit"]
    assert told["after"] == []  # nothing that is open for days asks about it
    assert all(LIBRARY[name].manner == "days" for names in told.values() for name in names)


def test_a_file_of_the_schools_that_cannot_be_opened_is_named_with_what_to_mend(stage):
    said = [("/school/ours.yaml", ["ours.yaml:3: Give it a title"] * 5)]
    (one,) = Start(replace(doors(), left_out=lambda: said), None).data["left_out"]
    assert one["told"] == "ours.yaml cannot be opened as it is"
    assert one["faults"] == ["ours.yaml:3: Give it a title"] * 3
    assert one["check"].endswith("check /school/ours.yaml")
    assert Start(doors(), None).data["left_out"] == []


def test_the_departments_names_stand_beside_the_kits_and_what_is_not_here_is_said(stage):
    data = leads().data
    rows = {row[0]: row[1:] for row in data["sources"]["rows"]}
    assert rows["Managing change"] == ["Plan your yearly calendar", "Managing change"]
    assert rows["Early career"][0] == "–"
    assert "Attendance and Governance" in data["words"]["not_here_are"]
    for who in ("Ofsted", "Health and Safety Executive", "Office for National Statistics", "union"):
        assert who in data["words"]["independent"]
    assert any("Open Government Licence v3.0" in one for one in data["sources"]["sources"])


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
        unread = practice.data["button"] and practice.data["button"]["do"] == "release"
        assert phone.shown.data.get("of") != "nothing" or unread  # one answer counts several times
    assert set(ANSWERS) <= set(seen)
    assert practice.data["done"]
    assert stage.room.state.actions
    practice.close()


def test_a_late_button_changes_nothing(stage):
    practice = Practice(stage.room, None, stage.around)
    said = stage.say(practice, do="start", activity="vote")
    assert said["problems"][0]["sentence"].startswith("That came too late")
    assert stage.room.state.phase == "waiting"

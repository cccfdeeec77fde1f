"""The desk: what the one button does next, and commands that name what they mean."""

import pytest


def sentences(said):
    return [problem["sentence"] for problem in said.get("problems", [])]


@pytest.fixture
def gathered(stage):
    """A desk after ideas a, b and c were gathered."""
    desk = stage.desk()
    stage.go("purposes")
    stage.answers(["a"], ["b"], ["c"])
    stage.close()
    return desk


def test_the_primary_button_walks_through_the_workshop(stage):
    desk = stage.desk()
    labels = []
    while desk.data["primary"]:
        labels.append(desk.data["primary"]["label"])
        primary = {name: desk.data["primary"][name] for name in ("do", "activity")}
        assert stage.say(desk, **primary)["what"] == "saved"
    assert labels[:4] == [
        "Start: Welcome",
        "Next: What is known",
        "Next: What feedback is for",
        "Close and show what the room said",
    ]
    assert labels[-1] == "End the workshop"
    assert stage.room.state.phase == "ended"
    assert desk.shown.data["kind"] == "ended"


def test_a_button_pressed_twice_starts_once(stage):
    desk = stage.desk()
    first = {"do": "start", "activity": "welcome"}
    assert stage.say(desk, **first)["what"] == "saved"
    assert sentences(stage.say(desk, **first)) == [
        "That came too late: the room had moved on. Nothing was changed"
    ]


@pytest.mark.parametrize(
    "command",
    [
        {"do": "start", "activity": "vote"},
        {"do": "close", "activity": "impact"},
        {"do": "talk", "activity": "impact", "on": True},
        {"do": "time", "activity": "impact", "minutes": 5},
        {"do": "end", "activity": "purposes"},
        {"do": "undo", "activity": "purposes"},
        {"do": "group", "activity": "impact", "texts": ["purposes-1"], "name": "x", "new": True},
        {"do": "hold", "activity": "purposes", "text": "purposes-9", "reason": "person"},
    ],
)
def test_what_means_another_moment_changes_nothing(stage, command):
    desk = stage.desk()
    stage.go("purposes")
    before = stage.room.state
    assert len(sentences(stage.say(desk, **command))) == 1
    assert stage.room.state is before


def test_phones_down_and_more_time(stage):
    desk = stage.desk()
    stage.go("purposes")
    stage.say(desk, do="talk", activity="purposes", on=True)
    assert desk.data["talking"] is True
    stage.now += 60 * 60  # the timer has run out: more time counts from now
    stage.say(desk, do="time", activity="purposes", minutes=5)
    assert desk.data["left"] == 300


def test_closing_early_is_warned_of(stage):
    desk = stage.desk()
    stage.go("purposes")
    stage.answers(["a"], ["b"])
    assert desk.data["few"].startswith("Fewer than three")
    stage.answers(["a"], ["b"], ["c"])
    assert desk.data["few"] == ""


def test_ideas_are_grouped_and_a_grouping_is_taken_back(stage, gathered):
    desk = gathered
    send = {"do": "group", "activity": "purposes", "new": True}
    stage.say(desk.shown, **send, texts=["purposes-1"], name="One")
    stage.say(desk.shown, **send, texts=["purposes-1", "purposes-2"], name="  Two ")
    assert [text["group"] for text in desk.shown.data["texts"]] == ["Two", "Two", ""]
    assert desk.shown.data["groups"] == ["Two"]
    stage.say(desk.shown, do="undo", activity="purposes")
    assert [text["group"] for text in desk.shown.data["texts"]] == ["One", "", ""]
    ungroup = {**send, "new": False, "name": ""}
    stage.say(desk.shown, **ungroup, texts=["purposes-1"])
    assert [text["group"] for text in desk.shown.data["texts"]] == ["", "", ""]


@pytest.mark.parametrize(
    ("texts", "name", "sentence"),
    [
        (["purposes-1"], " ", "Enter a name for the group"),
        ([], "One", "Pick at least one idea"),
        (["purposes-9"], "One", "That came too late: the room had moved on. Nothing was changed"),
    ],
)
def test_a_grouping_that_cannot_be_is_told(stage, gathered, texts, name, sentence):
    said = stage.say(
        gathered.shown, do="group", activity="purposes", texts=texts, name=name, new=True
    )
    assert sentences(said) == [sentence]


def test_an_idea_is_held_back_for_a_listed_reason_only(stage, gathered):
    desk = gathered
    send = {"do": "hold", "activity": "purposes", "text": "purposes-1"}
    for reason in ("", "criticism"):
        assert sentences(stage.say(desk.shown, **send, reason=reason)) == [
            "Choose one of the listed reasons"
        ]
    stage.say(desk.shown, **send, reason="person")
    assert desk.shown.data["texts"][0]["held"] == "Held back: names or points at a person"
    stage.say(desk.shown, **send, reason="", again=True)
    assert desk.shown.data["texts"][0]["held"] == ""


def test_proposals_are_chosen_before_the_room_is_asked(stage):
    desk = stage.desk()
    stage.agreed()
    assert desk.shown.data["choice"] is None
    other = type(stage)()
    other.replies = stage.replies
    desk = other.desk()
    other.go("propose")
    proposal = {"kind": "stop", "lead": "x", "when": "now", "minutes": {"T": -5}, "pupils": "y"}
    other.answers(*({**proposal, "what": f"w{n}"} for n in range(5)))
    other.close()
    start = {"do": "start", "activity": "agree"}
    assert sentences(other.say(desk, **start)) == [
        "Choose which proposals to put to the room, then start"
    ]
    ids = [card["id"] for card in desk.shown.data["choice"]["proposals"]]
    send = {"do": "choose", "activity": "propose"}
    assert len(sentences(other.say(desk.shown, **send, proposals=ids))) == 1
    assert other.say(desk.shown, **send, proposals=ids[:3])["what"] == "saved"
    assert other.say(desk, **start)["what"] == "saved"
    assert [card["id"] for card in other.phone().shown.data["proposals"]] == ids[:3]


def test_the_guides_words_are_there(stage):
    desk = stage.desk()
    assert desk.shown.data["say"] == []
    stage.go("welcome")
    assert desk.shown.data["say"] == ["Good afternoon"]
    assert desk.data["planned"] == "Planned: 8 minutes, 3 of them talk. Never under 6."

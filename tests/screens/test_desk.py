"""The desk: what the one button does next, and commands that name what they mean."""

import pytest

from tests.screens.stage import PROPOSAL


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
    assert labels == [
        "Start: Welcome",
        "Next: What we promised last time",
        "Go on: nothing was promised yet",
        "Next: What feedback is for",
        "Close, then read what the room wrote",
        "Next: How much work, how much help",
        "Close and show what the room said",
        "Next: Keep, streamline or stop",
        "Close and show what the room said",
        "Next: Where to start",
        "Close and show what the room said",
        "Next: What we could do",
        "Close, then read what the room wrote",
        "Next: How far we agree",
        "Go on: no proposal is before the room",
        "End the workshop",
    ]
    assert stage.room.state.phase == "ended"
    assert desk.shown.data["kind"] == "desk-ended"


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
    proposal = {"kind": "trial", "lead": "x", "when": "now", "minutes": {"T": -5}, "pupils": "y"}
    other.answers(*({**proposal, "what": f"w{n}"} for n in range(5)))
    other.close()
    start = {"do": "start", "activity": "agree"}
    assert desk.data["primary"]["label"] == "Put the ticked proposals to the room"
    assert sentences(other.say(desk, **start)) == [
        "Choose which proposals to put to the room, or press “None of these”. Then go on"
    ]
    ids = [card["id"] for card in desk.shown.data["choice"]["proposals"]]
    send = {"do": "choose", "activity": "propose"}
    assert sentences(other.say(desk.shown, **send, proposals=[])) == [
        "Nothing is ticked. Tick at least one proposal, or press “None of these”"
    ]
    assert len(sentences(other.say(desk, **send, proposals=ids))) == 1
    assert other.say(desk, **send, proposals=ids[:3])["what"] == "saved"
    assert desk.data["done"] == "3 proposals are put to the room."
    assert desk.data["primary"]["label"] == "Next: How far we agree"
    assert other.say(desk, **start)["what"] == "saved"
    assert [card["id"] for card in other.phone().shown.data["proposals"]] == ids[:3]


def test_the_guides_words_are_there(stage):
    desk = stage.desk()
    assert desk.shown.data["say"] == []
    stage.go("welcome")
    assert desk.shown.data["say"] == ["Good afternoon"]
    assert (desk.shown.data["prompts"], desk.shown.data["late"]) == (["And you?"], ["Shorter"])
    step = stage.room.state.activity
    assert desk.data["planned"] == (
        f"Planned: {step.minutes} minutes, {step.talk} of them talk. "
        f"{step.least} minutes at the very least."
    )
    stage.go("vote")
    assert desk.data["planned"] == (
        "Planned: 3 minutes. 2 minutes at the very least. Close after 2 minutes."
    )


def proposed(stage, many=3):
    """A desk after so many proposals were made."""
    desk = stage.desk()
    stage.go("propose")
    stage.answers(*({**PROPOSAL, "what": f"Change {n}"} for n in range(many)))
    stage.close()
    return desk


def test_the_proposals_to_choose_from_say_what_kind_of_change_they_are(stage):
    cards = proposed(stage).shown.data["choice"]["proposals"]
    assert [card["kind"] for card in cards] == ["Trial"] * 3


def test_a_room_that_wants_none_of_its_proposals_goes_on(stage):
    desk, phone, board = proposed(stage), stage.phone(), stage.board()
    assert desk.shown.data["choice"]["last"] is True
    assert stage.say(desk.shown, do="none", activity="propose")["what"] == "saved"
    assert stage.room.state.current == "agree"
    for screen in (phone, board):
        assert screen.shown.data["question"].startswith("No proposal is before the room")
    assert (desk.data["answered"], desk.data["few"]) == ("", "")
    primary = desk.data["primary"]
    assert primary["label"] == "Go on: no proposal is before the room"
    assert stage.say(desk, do=primary["do"], activity=primary["activity"])["what"] == "saved"
    assert stage.room.state.current == "next"
    assert desk.data["primary"]["label"] == "End the workshop"
    assert stage.room.state.actions == ()


def test_none_takes_back_what_was_put_to_the_room_before(stage):
    desk = proposed(stage)
    ids = [card["id"] for card in desk.shown.data["choice"]["proposals"]]
    stage.say(desk.shown, do="choose", activity="propose", proposals=ids)
    stage.say(desk.shown, do="none", activity="propose")
    assert stage.room.state.chosen == ()


def test_a_second_desk_does_not_overwrite_unseen_what_another_has_just_chosen(stage):
    one, two = proposed(stage), stage.desk()
    a, b, c = [card["id"] for card in two.shown.data["choice"]["proposals"]]
    send = {"do": "choose", "activity": "propose"}
    stage.say(one.shown, **send, proposals=[a], seen=[])
    said = stage.say(two.shown, **send, proposals=[b], seen=[])  # pressed in the same moment
    assert sentences(said) == [
        "Another desk has just put to the room: Trial: Change 0. "
        "Look at the ticks, then press again"
    ]
    assert sentences(stage.say(two.shown, do="none", activity="propose", seen=[])) != []
    assert stage.room.state.chosen == (a,) and stage.room.state.current == "propose"
    assert stage.say(two.shown, **send, proposals=[a], seen=[])["what"] == "saved"  # the same
    assert stage.say(two.shown, **send, proposals=[b], seen=[a])["what"] == "saved"
    stage.say(one.shown, do="hold", activity="propose", text=b, reason="person")
    assert stage.say(two.shown, **send, proposals=[c], seen=[])["what"] == "saved"  # b went
    assert stage.room.state.chosen == (c,)


@pytest.mark.parametrize("seen", ["a", None, [1], {"a": 1}])
def test_what_a_desk_says_that_it_saw_is_a_list_of_proposals(stage, seen):
    desk = proposed(stage)
    ids = [card["id"] for card in desk.shown.data["choice"]["proposals"]]
    send = {"do": "choose", "activity": "propose", "proposals": ids, "seen": seen}
    assert len(sentences(stage.say(desk.shown, **send))) == 1
    assert stage.room.state.chosen == ()


@pytest.mark.parametrize("at", ["vote", "agree", "next"])
def test_none_of_them_means_the_step_before_the_agreement_only(stage, at):
    desk = stage.desk()
    stage.go(at)
    before = stage.room.state
    assert len(sentences(stage.say(desk, do="none", activity=at))) == 1
    assert stage.room.state is before


def test_it_says_how_many_joined_beside_how_many_answered(stage):
    desk = stage.desk()
    stage.go("purposes")
    phones = [stage.phone(name) for name in ("one", "two")]
    stage.say(phones[0].shown, do="answer", value=["An idea"])
    assert (desk.data["joined"], desk.data["answered"]) == ("2 joined", "1 of 2 has answered")
    stage.say(phones[1].shown, do="answer", value=["Another"])
    assert desk.data["answered"] == "2 have answered"  # not of 2: a plain page has not joined


def test_more_time_may_be_given_to_the_talk_after_closing(stage):
    desk = stage.desk()
    stage.go("purposes")
    stage.close()
    before = desk.data["left"]
    said = stage.say(desk, do="time", activity="purposes", minutes=5)
    assert said["what"] == "saved"
    assert desk.data["left"] == before + 300


def test_after_the_end_the_desk_shows_the_way_to_the_plan(stage):
    desk = stage.desk()
    stage.agreed()
    stage.room.end(lambda problems: None)
    way = desk.shown.data["way"]
    assert (way["href"], way["label"]) == ("http://h/ROOM?as=plan", "Open the plan")
    assert "plan’s private link" in way["hint"]


def test_after_the_end_the_desk_sends_nobody_to_answer(stage):
    desk = stage.desk()
    stage.agreed()
    assert (desk.data["join"], desk.data["qr"]) == ("http://h/ROOM", "data:,")
    assert desk.data["typing"] == "http://h/ROOM?as=typing"
    stage.room.end(lambda problems: None)
    assert (desk.data["join"], desk.data["qr"], desk.data["typing"]) == ("", "", "")


def test_a_proposal_stands_once_on_the_desk_and_can_be_held_back_there(stage):
    desk = proposed(stage)
    data = desk.shown.data
    ids = [card["id"] for card in data["choice"]["proposals"]]
    assert [card["own"] for card in data["choice"]["proposals"]] == [True] * 3
    assert (data["texts"], data["title"]) == ([], "")
    stage.say(desk.shown, do="hold", activity="propose", text=ids[0], reason="person")
    data = desk.shown.data
    assert [card["id"] for card in data["choice"]["proposals"]] == ids[1:]
    assert data["title"] == "Proposals held back"
    assert [text["id"] for text in data["texts"]] == ids[:1]
    stage.say(desk.shown, do="hold", activity="propose", text=ids[0], reason="", again=True)
    assert len(desk.shown.data["choice"]["proposals"]) == 3


def test_what_a_part_has_now_is_the_same_in_the_list_and_in_the_box(stage):
    desk = stage.desk()
    stage.go("purposes")
    stage.say(desk, do="time", activity="purposes", minutes=5)
    [now] = [step for step in desk.data["steps"] if step["mark"] == "now"]
    minutes = stage.room.state.activity.minutes
    assert now["minutes"] == f"{minutes + 5} minutes in place of {minutes}"
    assert f"Now: {minutes + 5} minutes." in desk.data["planned"]


def test_once_a_part_has_closed_the_clock_counts_the_talk(stage):
    desk, board = stage.desk(), stage.board()
    stage.go("purposes")
    stage.answers(["a"], ["b"], ["c"])
    left = "{n} minutes left"
    assert {screen.data["words"]["left_many"] for screen in (desk, board)} == {left}
    stage.close()
    assert {screen.data["words"]["left_many"] for screen in (desk, board)} == {f"{left} to talk"}
    stage.go("welcome")
    assert desk.data["words"]["left_many"] == left

"""The board: nothing before closing, then the picture with what is held back and who disagrees."""

import pytest

from tests.screens.stage import PROPOSAL, drawn

MARK = "Zebrafinken"


def test_it_shows_how_to_join(stage):
    board = stage.board()
    assert board.shown.data["kind"] == "joining"
    assert board.shown.data["join"] == "h/ROOM"
    stage.go("welcome")
    assert (board.data["join"], board.data["qr"]) == ("h/ROOM", "data:,")


def test_the_way_in_stays_large_while_the_first_step_is_told(stage):
    board = stage.board()
    stage.go("welcome")
    shown = board.shown.data
    assert (shown["kind"], shown["join"], shown["code"]) == ("welcoming", "h/ROOM", "Code ROOM")
    assert shown["points"] and shown["question"]
    assert board.data["large"]  # so the small one is not shown beside it
    stage.go("background")
    assert (board.shown.data["kind"], board.data["large"]) == ("inform", False)


def test_only_the_tasks_of_the_graph_have_numbers_and_they_are_those_of_the_graph(stage):
    board = stage.board()
    stage.go("impact")
    asked = board.shown.data
    assert asked["numbered"]
    stage.answers(*[{"homework": [4, 1], "proof": [4, 1]}] * 3)
    stage.close()
    data = board.shown.data
    assert [row[0].split(". ", 1)[1] for row in data["table"]["rows"]] == asked["items"]
    assert {one["n"]: one["text"] for one in data["key"]} == dict(enumerate(asked["items"], 1))
    corner = [one["text"].split()[0] for one in data["key"][:2]]
    assert corner == ["Proof", "Setting,"]  # its shaded corner stands first, on the first page
    for id in ("sort", "vote", "propose"):
        stage.go(id)
        assert not board.shown.data.get("numbered")


def test_nobodys_words_are_on_any_screen_before_closing(stage):
    screens = [stage.board(), stage.desk(), stage.phone("other"), stage.plan()]
    stage.go("purposes")
    stage.answers([MARK], [MARK], [MARK])
    assert MARK not in drawn(*screens)
    stage.close()
    assert all(MARK in drawn(screen) for screen in screens[:3])


def test_fewer_than_three_show_nothing(stage):
    board, phone = stage.board(), stage.phone()
    stage.go("purposes")
    stage.answers([MARK], [MARK])
    stage.close()
    assert MARK not in drawn(board, phone)
    assert "Fewer than three" in board.shown.data["sentence"]


def test_what_is_held_back_is_counted_with_its_reasons(stage):
    board, phone = stage.board(), stage.phone()
    stage.go("purposes")
    stage.answers([MARK], ["Second"], ["Third"])
    stage.close()
    ids = {text.words: text.id for text in stage.room.state.results["purposes"].texts}
    for words, reason in ((MARK, "person"), ("Second", "pupil")):
        stage.room.hold(ids[words], reason, lambda problems: None)
    expected = "2 texts are held back: names or points at a person (1), a pupil’s details (1)."
    assert board.shown.data["held"] == phone.shown.data["held"] == expected
    assert MARK not in drawn(board, phone)


def test_groups_are_columns_and_the_rest_comes_last(stage):
    board = stage.board()
    stage.go("purposes")
    stage.answers(["b"], ["a"], ["a"])
    stage.close()
    stage.room.group(["purposes-2"], "Zoo", lambda problems: None)
    columns = board.shown.data["columns"]
    assert [column["name"] for column in columns] == ["Zoo", "Not grouped yet"]
    assert columns[1]["ideas"] == [{"words": "a", "said": "said 2 times"}]


def test_the_graph_marks_a_divided_room_and_hides_what_few_placed(stage):
    board = stage.board()
    stage.go("impact")
    both = [{"homework": [4, 1]}, {"homework": [4, 1]}, {"homework": [1, 1]}, {"homework": [1, 1]}]
    stage.answers(*both, {"mark_tests": [2, 2]})
    stage.close()
    data = board.shown.data
    assert [dot["divided"] for dot in data["dots"]] == [True]
    notes = {key["text"].split()[0]: key["note"] for key in data["key"]}
    assert notes["Setting,"] == "divided"
    assert notes["Marking"] == "too few: not shown"
    assert len(data["table"]["rows"]) == len(data["key"]) == 14


def test_agreement_is_shown_with_its_ends(stage):
    board = stage.board()
    stage.agreed()
    (bar,) = board.shown.data["bars"]
    assert bar["counts"] == [2, 0, 0, 2, 0]
    assert bar["note"] == "divided"
    assert {reason["words"] for reason in bar["reasons"]} == {"As I yes", "As I cannot"}


def test_while_waiting_it_says_how_many_have_joined(stage):
    board = stage.board()
    assert board.data["joined"] == "Nobody has joined yet"
    phones = [stage.phone("one"), stage.phone("two"), stage.phone("two")]
    assert board.data["joined"] == "2 joined"  # one of them opened its page twice
    phones[1].close()
    assert board.data["joined"] == "2 joined"
    phones[0].close()
    phones[0].close()
    assert board.data["joined"] == "1 joined"
    stage.go("welcome")
    assert board.data["joined"] == ""


def test_the_graph_is_asked_for_with_an_example(stage):
    board = stage.board()
    stage.go("impact")
    assert board.shown.data["example"].startswith("Example: ")
    stage.go("purposes")
    assert board.shown.data["example"] == ""


def test_a_room_without_actions_is_not_said_to_recommend_any(stage):
    board, phone = stage.board(), stage.phone()
    stage.go("agree")
    stage.room.close("agree", lambda problems: None)
    stage.room.end(lambda problems: None)
    for data in (board.shown.data, phone.shown.data):
        assert data["title"] == "This room recommends no action"
        assert "recommendation" not in data["notice"] and data["proposals"] == []
        assert data["none"] == "Nobody made a proposal this time."


@pytest.mark.parametrize(
    ("steps", "note", "title"),
    [
        (["know"] * 4, "Put to the room: nobody said a plain yes", "What was put to this room"),
        (["yes", *["worry"] * 4], "Put to the room: 1 of 5 said a plain yes", "What was put"),
        (["yes", *["worry"] * 3], "", "What this room recommends"),
        (["yes", "worry", "worry", *["not_mine"] * 9], "", "What this room recommends"),
        (["not_mine"] * 4, "Put to the room: nobody said a plain yes", "What was put to this room"),
    ],
)
def test_what_few_said_a_plain_yes_to_is_not_called_recommended(stage, steps, note, title):
    board, phone = stage.board(), stage.phone()
    first = stage.put()
    stage.go("agree")
    stage.answers(*({first: {"step": step, "reason": ""}} for step in steps))
    stage.close()
    stage.room.end(lambda problems: None)
    for data in (board.shown.data, phone.shown.data):
        assert data["title"].startswith(title)
        assert data["parts"] == [("", 1)]  # the title says it of all
        assert data["proposals"][0]["agreement"]["bars"][0]["note"] == note


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (
            1,
            "Fewer than two tables sent a proposal, so none is shown: nobody should be recognised.",
        ),
        (3, "None of the 3 proposals was put to the room. They stay listed in the plan."),
    ],
)
def test_why_nothing_is_recommended_is_said(stage, sent, sentence):
    board = stage.board()
    stage.go("propose")
    stage.answers(*({**PROPOSAL, "what": f"Change {n}"} for n in range(sent)))
    stage.close()
    stage.room.end(lambda problems: None)
    assert board.shown.data["none"] == sentence


@pytest.mark.parametrize("id", ["impact", "sort", "vote", "propose"])
def test_every_kind_has_a_question_and_an_empty_picture(stage, id):
    board, phone = stage.board(), stage.phone()
    stage.go(id)
    assert board.shown.data["kind"] == "asking"
    stage.close()
    assert board.shown.data["kind"] == phone.shown.data["kind"] == "picture"
    assert board.shown.data["of"] == "nothing"


def test_where_the_graph_leaves_nothing_to_sort_the_room_is_told_and_goes_on(stage):
    board, phone, desk = stage.board(), stage.phone(), stage.desk()
    stage.go("impact")
    stage.answers(*[{"live_feedback": [1, 4]}] * 3)
    for id, sentence in (
        ("sort", "The step before brought nothing to sort"),
        ("vote", "The step before left nothing to choose from"),
    ):
        stage.go(id)
        for data in (board.shown.data, phone.shown.data):
            assert data["kind"] == "inform"
            assert data["question"].startswith(sentence)
        assert desk.data["primary"]["label"].startswith("Go on: there is nothing to")
    stage.go("propose")
    assert phone.shown.data["kind"] == "propose"


@pytest.mark.parametrize(("answered", "told"), [(2, True), (3, False)])
def test_items_that_nobody_ranked_are_not_called_the_rooms(stage, answered, told):
    board = stage.board()
    stage.go("impact")
    stage.answers(*[{"homework": [4, 1]}] * answered)
    stage.go("sort")
    assert ("nobody has ranked them" in board.shown.data["example"]) == told
    assert ("Setting, collecting and marking homework" in board.shown.data["items"][:1]) != told


def test_what_is_told_stays_in_sight_while_phones_are_down(stage):
    board = stage.board()
    for id in ("welcome", "background"):
        stage.go(id)
        stage.room.talk(True, lambda problems: None)
        assert (board.data["talking"], board.data["covered"]) == (True, False)
        assert board.data["words"]["page"] == "Page {n} of {all}"  # phones do not show it now
    assert board.shown.data["cards"]
    stage.go("purposes")
    stage.room.talk(True, lambda problems: None)
    assert board.data["covered"]


def test_minutes_of_what_few_said_yes_to_are_not_what_the_room_recommends(stage):
    board = stage.board()
    stage.put()
    first, second, _ = (one.id for one in stage.room.state.proposals)
    stage.room.choose([first, second], lambda problems: None)
    stage.go("agree")
    stage.answers(*[{first: {"step": "know", "reason": ""}, second: {"step": "yes"}}] * 3)
    stage.close()
    stage.room.end(lambda problems: None)
    data = board.shown.data
    assert data["title"] == "What this room recommends, then what was only put to it"
    assert [one["id"] for one in data["proposals"]] == [second, first]
    assert data["proposals"][1]["kind"].startswith("Put to the room: ")
    put = "Only put to the room: few or none said a plain yes"
    assert data["parts"] == [("Recommended", 1), (put, 1)]
    assert len(data["gains"]["bars"]) == 2  # of the second one alone: it saves and adds
    assert all(low == high for _, _, low, high in data["gains"]["bars"])


def test_the_room_is_told_what_the_desk_chose_and_what_was_tied(stage):
    board, phone = stage.board(), stage.phone()
    stage.go("impact")
    tasks = ("homework", "proof", "chase_gaps", "book_looks", "enter_marks", "mark_tests")
    stage.answers(*[{task: [4, 1] for task in tasks}] * 3)
    stage.go("sort")
    *stopped, added, kept = tasks
    stage.answers(*[{**dict.fromkeys(stopped, "stop"), added: "keep", kept: "keep"}] * 3)
    stage.close()
    stage.room.list_too("vote", added, lambda problems: None)
    stage.go("vote")
    for screen in (board, phone):
        told = screen.shown.data["example"]
        assert "nobody chose “Streamline” or “Stop”: Marking tests" in told
        assert told.endswith("Added by the desk: Typing marks or grades into the school's system.")
    stage.answers(*[{"homework": 1, "proof": 1, "chase_gaps": 1}] * 2, {"book_looks": 2})
    stage.go("propose")
    told = "Not in this list, with as many dots as its last: Checking"
    assert board.shown.data["tied"].startswith(told)  # below the list that it speaks of
    assert phone.shown.data["tied"] == board.shown.data["tied"]
    assert [one.shown.data["example"] for one in (board, phone)] == ["", ""]
    stage.put()
    stage.go("agree")
    told = "1 of 3 proposals are put to the room. The others stay listed in the plan."
    assert board.shown.data["example"] == phone.shown.data["example"] == told


def test_whose_minutes_change_stands_first_on_a_proposals_card(stage):
    board = stage.board()
    stage.put()
    card = next(one for one in board.shown.data["proposals"] if one["kind"] == "Trial")
    assert card["lines"][: card["given"]] == [
        "Office staff: adds 10 minutes a week",
        "Teachers: saves 30 minutes a week",
    ]
    assert card["lines"][card["given"]] == "Lead: a volunteer"

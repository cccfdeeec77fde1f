"""The phone: what it shows in each state, and what becomes of an answer."""

from contextlib import suppress

import pytest

from workshop_kit.store import StoreError

IMPACT = {"written_comments": [4, 2], "homework": "not_mine"}


def test_a_phone_waits(stage):
    phone = stage.phone()
    assert phone.data["kind"] == "phone"
    assert (phone.data["school"], phone.data["step"]) == ("Elm Park", "")
    assert phone.shown.data["kind"] == "waiting"
    assert phone.shown.key == "phone-waiting"


def test_it_follows_the_desk_by_itself(stage):
    phone = stage.phone()
    stage.go("purposes")
    assert phone.shown.key == "purposes"
    assert phone.shown.data["kind"] == "gather"
    assert phone.data["title"] == "What feedback is for"
    assert phone.data["step"] == "Step 4 of 10"
    stage.close()
    assert phone.shown.key == "purposes-result"
    assert phone.shown.data["kind"] == "picture"


def test_nobody_is_hurried_by_a_clock_in_the_hand(stage):
    phone = stage.phone()
    stage.go("purposes")
    assert "left" not in phone.data
    assert "minute" not in " ".join(phone.data["words"].values())


def test_a_part_that_asks_nothing_is_not_called_a_result(stage):
    phone = stage.phone()
    stage.go("welcome")
    assert phone.shown.key == "welcome"
    stage.go("promises")  # nothing was promised: the room goes on
    stage.close()
    assert phone.shown.key == "promises"


@pytest.mark.parametrize("kind", ["gather", "place", "sort", "vote", "propose", "agree"])
def test_every_form_says_what_holds_before_the_first_answer(stage, kind):
    phone = stage.phone()
    step = next(a for a in stage.room.state.workshop.activities if a.kind == kind)
    stage.put()
    stage.go(step.id)
    data = phone.shown.data
    assert (data["kind"], data["activity"], data["own"]) == (kind, step.id, None)
    fewest = {"alone": "three people or more", "table": "two tables or more"}[step.by]
    assert any(fewest in rule for rule in data["rules"])
    assert any("laptop" in rule for rule in data["rules"])
    assert bool(data["care"]) == (kind in ("gather", "propose", "agree"))
    assert data["question"] == step.question


def test_who_leads_a_proposal_and_until_when_stands_in_sight_on_the_form(stage):
    phone = stage.phone()
    stage.put()
    stage.go("agree")
    (asked,) = phone.shown.data["proposals"]
    assert asked["line"].endswith("Lead: a volunteer; When: until Easter")
    assert asked["more"] == ["For pupils: They get it back sooner"]


def test_an_answer_is_saved_and_comes_back_from_the_store(stage):
    phone = stage.phone("mine")
    stage.go("purposes")
    said = stage.say(phone.shown, do="answer", value=["  Pupils know   what next "])
    assert said == {"what": "saved", "id": 7}
    assert phone.shown.data["own"] == ["Pupils know what next"]
    assert stage.phone("mine").shown.data["own"] == ["Pupils know what next"]
    assert stage.phone("other").shown.data["own"] is None


def test_a_wrong_answer_comes_back_with_field_and_sentence(stage):
    phone = stage.phone()
    stage.go("purposes")
    said = stage.say(phone.shown, do="answer", value=["x" * 300])
    assert said["what"] == "problems"
    assert said["problems"] == [
        {"field": "idea-1", "sentence": "Use 280 characters or fewer. This is 20 too long"}
    ]
    assert phone.shown.data["own"] is None


def test_an_answer_that_comes_too_late_is_told(stage):
    phone = stage.phone()
    stage.go("purposes")
    late = phone.shown
    stage.close()
    assert stage.say(late, do="answer", value=["x"])["what"] == "problems"
    assert stage.room.state.result("purposes").texts == ()


def test_while_only_the_number_changes_the_form_is_not_sent_again(stage):
    phone = stage.phone()
    stage.go("purposes")
    form, sent = phone.shown, []
    form.observe(lambda change: sent.append(change["name"]))
    stage.answers(["one"], ["two"])
    assert phone.data["answered"] == "2 have answered"
    stage.room.time(stage.now + 60, lambda problems: None)
    assert phone.shown is form
    assert sent == []


def test_phones_down_shows_only_the_question(stage):
    phone = stage.phone()
    stage.go("purposes")
    stage.room.talk(True, lambda problems: None)
    assert phone.data["talking"] is True
    assert phone.data["question"].startswith("What should feedback do")
    assert phone.shown.key == "purposes"  # the form waits with what was typed


def test_after_the_end_the_recommendations_stay(stage):
    phone = stage.phone()
    stage.agreed()
    stage.room.end(lambda problems: None)
    assert phone.shown.data["kind"] == "ended"
    assert [card["what"] for card in phone.shown.data["proposals"]] == [
        "One marked piece a half term"
    ]
    assert "consultation" in phone.shown.data["notice"]


def test_after_the_end_a_phone_has_every_result_to_read_again(stage):
    phone, board = stage.phone(), stage.board()
    stage.go("purposes")
    stage.answers(["a"], ["b"], ["c"])
    stage.close()
    ideas = board.shown.data["columns"]
    stage.agreed()
    bars = board.shown.data["bars"]
    stage.room.end(lambda problems: None)
    steps = {one["title"]: one for one in phone.shown.data["results"]["steps"]}
    assert list(steps) == ["What feedback is for", "What we could do", "How far we agree"]
    assert steps["What feedback is for"]["columns"] == ideas
    assert steps["How far we agree"]["bars"] == bars


def test_what_comes_first_is_said_to_be_the_rooms_choice_only_if_it_was(stage):
    phone = stage.phone()
    stage.go("vote")
    stage.answers({"written_comments": 3})
    stage.go("propose")
    assert phone.shown.data["about"] == "Tasks to begin with"


def test_what_the_room_voted_for_is_said_to_come_first(stage):
    phone = stage.phone()
    stage.go("vote")
    stage.answers(*[{"written_comments": 3}] * 3)
    stage.go("propose")
    assert phone.shown.data["about"] == "What the room put first"


def test_news_that_changes_nothing_here_is_not_drawn(stage):
    phone = stage.phone("mine")
    before = stage.entered
    stage.phone("other")
    assert stage.entered == before
    assert phone.data["answered"] == ""


def test_news_enters_the_visitors_own_session(stage):
    stage.phone()
    before = stage.entered
    stage.go("impact")
    assert stage.entered > before


def test_a_closed_phone_hears_no_more(stage):
    phone = stage.phone()
    stage.go("impact")
    phone.close()
    phone.close()
    before = stage.entered
    stage.answers(IMPACT)
    stage.close()
    assert stage.entered == before


def test_a_proposal_shown_again_while_agree_is_open_brings_the_form_back(stage):
    phone, first = stage.phone(), stage.put()
    stage.go("agree")
    desk = stage.desk()
    covered = {"do": "hold", "activity": "agree", "text": first}
    assert stage.say(desk, **covered, reason="person")["what"] == "saved"
    assert phone.shown.data["kind"] == "inform"
    assert stage.say(desk, **covered, reason="", again=True)["what"] == "saved"
    assert (phone.shown.data["kind"], phone.shown.data["own"]) == ("agree", None)


@pytest.fixture
def busy(stage, monkeypatch):
    """Fill it, and so many reads of phones' own answers fail, as at a store that is busy."""
    left, own = [], stage.room.own

    def read(*of):
        if left:
            raise StoreError(left.pop())
        return own(*of)

    def enter(work):
        with suppress(StoreError):  # a page's session tells it, and goes on
            return work()

    monkeypatch.setattr(stage.room, "own", read)
    monkeypatch.setattr(stage, "_enter", enter)
    return left


def test_a_step_that_could_not_be_read_leaves_the_page_whole_and_comes_with_the_next_news(
    stage, busy
):
    phone = stage.phone()
    busy.append("store.failed")
    stage.go("purposes")
    assert (phone.data["title"], phone.shown.key) == ("Feedback and marking", "phone-waiting")
    stage.phone("second")  # so little is news enough
    assert (phone.data["title"], phone.shown.key) == ("What feedback is for", "purposes")


def test_an_own_answer_that_could_not_be_read_comes_with_the_next_news(stage, busy):
    stage.go("purposes")
    phone, page = stage.phone(), stage.phone()  # two pages of one phone
    busy.append("store.failed")
    found = []
    stage.room.answer("purposes", "first", ["Reports"], found.extend)
    assert (found, phone.shown.data["own"], page.shown.data["own"]) == ([], None, ["Reports"])
    stage.phone("second")
    assert phone.shown.data["own"] == ["Reports"]

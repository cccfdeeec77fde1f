"""A room: who may do what when, and what is told when it is too late."""

from typing import Any

import pytest

from workshop_kit import load_workshop
from workshop_kit.domain.story import State
from workshop_kit.room import Room, answer_key
from workshop_kit.store import Sqlite, StoreError, WritesAtOnce

IDEAS = ["Say it in the lesson"]


class Told:
    """Hears what became of a command."""

    def __init__(self) -> None:
        self.keys: list[list[str]] = []

    def __call__(self, problems: Any) -> None:
        self.keys.append([problem.key for problem in problems])


@pytest.fixture
def store() -> Sqlite:
    store = Sqlite(":memory:")
    store.append("ROOMCD", "opened", {"held_on": "2026-11-22", "keys": {}})
    return store


@pytest.fixture
def room(store: Sqlite) -> Room:
    state = State("ROOMCD", "A school", load_workshop("feedback_and_marking"))
    return Room(state, store, WritesAtOnce(store))


@pytest.fixture
def told() -> Told:
    return Told()


def answered(room: Room, told: Told, people: int = 3) -> None:
    room.start("purposes", 0, told)
    for n in range(people):
        room.answer("purposes", f"phone {n}", [f"{IDEAS[0]} {n}"], told)


def test_an_answer_counts_once_however_often_it_is_sent(room, told):
    room.start("purposes", 0, told)
    for _ in range(3):
        room.answer("purposes", "1", IDEAS, told)
    assert told.keys == [[]] * 4
    assert room.answered == 1
    assert room.own("1", "purposes") == IDEAS
    assert room.own("2", "purposes") is None


@pytest.mark.parametrize("activity", ["impact", "purposes", "nothing"])
def test_an_answer_to_what_is_not_open_is_refused(room, told, activity):
    room.start("welcome", 0, told)
    room.answer(activity, "1", IDEAS, told)
    assert told.keys[-1] == ["answer.too_late"]


def test_an_answer_after_closing_changes_nothing(room, told):
    answered(room, told)
    room.close("purposes", told)
    room.answer("purposes", "late", IDEAS, told)
    assert told.keys[-1] == ["answer.too_late"]
    assert room.state.results["purposes"].answered == 3


def test_a_wrong_answer_is_not_kept(room, told):
    room.start("purposes", 0, told)
    room.answer("purposes", "1", [""], told)
    assert told.keys[-1] == ["gather.empty"]
    assert room.answered == 0


def test_an_open_question_is_closed_before_the_next_begins(room, told):
    answered(room, told)
    room.start("impact", 0, told)
    assert told.keys[-1] == ["desk.close_first"]
    assert room.state.current == "purposes"


def test_closing_twice_changes_nothing_the_second_time(room, told):
    answered(room, told)
    room.close("purposes", told)
    before = room.state
    room.close("purposes", told)
    assert told.keys[-1] == ["desk.too_late"]
    assert room.state == before


def test_an_idea_is_held_back_for_a_listed_reason_only_and_can_be_shown_again(room, told):
    answered(room, told)
    room.close("purposes", told)
    text = room.state.results["purposes"].texts[0].id
    room.hold(text, "it is about me", told)
    assert told.keys[-1] == ["desk.no_reason"]
    room.hold(text, "person", told)
    assert len(room.state.result("purposes").texts) == 2
    room.hold(text, "", told)
    assert len(room.state.result("purposes").texts) == 3


def test_every_change_is_heard_until_one_listens_no_more(room, told):
    heard = []
    quiet = room.observe(lambda: heard.append(room.answered))
    answered(room, told, 2)
    quiet()
    quiet()
    room.close("purposes", told)
    assert heard == [0, 1, 2]


def test_a_room_told_again_from_its_events_is_where_it_was(room, store, told):
    answered(room, told)
    again = Room(State("ROOMCD", "A school", room.state.workshop), store, WritesAtOnce(store))
    assert again.state == room.state
    assert again.answered == 3
    assert again.own("phone 1", "purposes") == room.own("phone 1", "purposes")


def test_what_the_disk_refuses_is_told_and_nothing_is_counted(room, told):
    room.start("purposes", 0, told)

    class Full:
        def put(self, answer, done):
            done(StoreError("store.failed"))

        def run(self, work, done):
            done(StoreError("store.failed"))

    room._writes = Full()
    room.answer("purposes", "1", IDEAS, told)
    assert told.keys[-1] == ["answer.not_saved"]
    assert room.answered == 0
    room.close("purposes", told)
    assert told.keys[-1] == ["desk.not_saved"]
    assert room.state.phase == "open"


def test_what_was_closed_and_cannot_be_read_at_once_is_told_later_and_takes_no_answer_meanwhile(
    room, store, told, monkeypatch
):
    answered(room, told)

    def unread(code, n=0):
        raise StoreError("store.failed")

    with monkeypatch.context() as locked:
        locked.setattr(store, "after", unread)
        store.append("ROOMCD", "rekeyed", {"keys": {}})  # a command's: the room has to read
        for read in (lambda: room.close("purposes", told), room.catch_up):
            with pytest.raises(StoreError):
                read()
        room.answer("purposes", "late", IDEAS, told)
    assert told.keys[4:] == [["answer.too_late"]] and room.state.phase == "open"
    room.catch_up()
    assert told.keys[5:] == [[]] and room.state.phase == "closed"
    room.start("impact", 0, told)
    room.answer("impact", "1", [], told)
    assert told.keys[6] == [] and told.keys[7] != ["answer.too_late"]
    assert store.answered("ROOMCD", "purposes") == set()


def test_a_desk_hears_of_the_stores_trouble_also_while_nothing_can_be_read(
    room, store, told, monkeypatch
):
    answered(room, told)
    heard = []
    room.observe(lambda: heard.append(room.trouble))

    def unread(code, question):
        raise StoreError("store.failed")

    monkeypatch.setattr(store, "answered", unread)
    with pytest.raises(StoreError):
        room.heed("lost")
    assert heard == ["lost"]


def test_no_two_questions_give_a_phone_the_same_key():
    keys = {answer_key("1", room, q) for room in ("A", "B") for q in ("x", "y")}
    assert len(keys) == 4
    assert answer_key("1", "A", "x") == answer_key("1", "A", "x")


def test_only_an_action_of_the_plan_can_be_completed(room, told):
    room.complete("propose-1", {"measure": "x"}, "2026-11-22", told)
    assert told.keys[-1] == ["answer.unknown_item"]

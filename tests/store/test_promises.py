"""What every store promises, SQLite or PostgreSQL: what is put is kept, what is closed is gone."""

import secrets
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop_kit.ports import SchoolStore
from workshop_kit.store import Sqlite
from workshop_kit.store.postgresql import Postgresql

MARK = "the heron on the roof"
Again = Callable[[], SchoolStore]


def key(n: object) -> bytes:
    return sha256(str(n).encode()).digest()


def seal(answers: list) -> dict:
    return {"said": sorted(answers)}


@pytest.fixture(params=["sqlite", "postgresql"])
def again(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Again]:
    """Opens the same store, once more each time, as another process would."""
    opened: list[SchoolStore] = []

    def open_it() -> SchoolStore:
        if request.param == "sqlite":
            opened.append(Sqlite(tmp_path / "rooms.db"))
        else:
            opened.append(Postgresql(request.getfixturevalue("database").address, schema))
        return opened[-1]

    schema = f"school_{secrets.token_hex(6)}"
    yield open_it
    for one in opened:
        one.stop()


@pytest.fixture
def store(again: Again) -> SchoolStore:
    return again()


def test_an_answer_is_there_for_another_process_once_put_returns(store, again):
    store.put([("ROOM", "q", key(1), [MARK])])
    assert again().own("ROOM", "q", key(1)) == [MARK]


def test_a_second_answer_of_a_key_takes_the_place_of_the_first(store):
    store.put([("ROOM", "q", key(1), "old"), ("ROOM", "q", key(1), "new")])
    assert store.own("ROOM", "q", key(1)) == "new"
    store.put([("ROOM", "q", key(1), "newer")])
    assert store.own("ROOM", "q", key(1)) == "newer"
    assert store.answered("ROOM", "q") == {key(1)}


def test_an_answer_belongs_to_its_room_question_and_key_only(store):
    store.put([("ROOM", "q", key(1), MARK)])
    for room, question, who in (("OTHER", "q", 1), ("ROOM", "r", 1), ("ROOM", "q", 2)):
        assert store.own(room, question, key(who)) is None


@pytest.mark.parametrize(
    "value", ["\0", "a\0b", "‮", "👩‍👩‍👧", "%s", "'; DROP TABLE answers", "\\x00", 10**30]
)
def test_whatever_was_written_comes_back_as_it_was(store, value):
    store.put([("ROOM", "q", key(1), {"words": value})])
    assert store.own("ROOM", "q", key(1)) == {"words": value}
    assert store.append("ROOM", "held", {"text": value}) == (1, "held", {"text": value})
    assert store.after("ROOM") == [(1, "held", {"text": value})]


def test_closing_one_question_leaves_the_others_alone(store):
    store.put([("ROOM", "q", key(1), "a"), ("ROOM", "r", key(1), "b"), ("OTHER", "q", key(1), "c")])
    assert store.close("ROOM", "q", "closed", seal) == (1, "closed", {"said": ["a"]})
    assert store.own("ROOM", "q", key(1)) is None and store.answered("ROOM", "q") == set()
    assert store.own("ROOM", "r", key(1)) == "b"
    assert store.own("OTHER", "q", key(1)) == "c"


def test_if_sealing_fails_nothing_is_lost(store):
    store.put([("ROOM", "q", key(1), "a")])
    with pytest.raises(ZeroDivisionError):
        store.close("ROOM", "q", "closed", lambda answers: {"x": 1 / 0})
    assert store.own("ROOM", "q", key(1)) == "a"
    assert store.after("ROOM") == []


def test_events_are_numbered_within_their_room_and_only_added(store):
    for room in ("A", "B", "A"):
        store.append(room, "talked", {"on": True})
    assert [n for n, _, _ in store.after("A")] == [1, 2]
    assert [n for n, _, _ in store.after("A", 1)] == [2]
    assert sorted(store.rooms()) == ["A", "B"]


def test_a_room_is_filled_once_and_as_a_whole(store):
    story = [(1, "opened", {"school": MARK}), (2, "ran", {})]
    assert store.fill("A", story) and store.after("A") == story
    assert not store.fill("A", [(1, "opened", {"school": "other"})])
    assert store.after("A") == story


def test_a_forgotten_room_is_gone_and_the_others_stay(store):
    store.append("A", "opened", {"school": MARK})
    store.put([("A", "q", key(1), MARK), ("B", "q", key(1), "b")])
    store.append("B", "opened", {"school": "other"})
    store.forget("A")
    assert store.rooms() == ["B"] and store.after("A") == []
    assert store.own("A", "q", key(1)) is None and store.own("B", "q", key(1)) == "b"


def test_two_processes_add_to_one_story_without_losing_an_event(store, again):
    other = again()
    for n in range(10):
        (store if n % 2 else other).append("A", "talked", {"on": bool(n % 3)})
    assert [n for n, _, _ in store.after("A")] == list(range(1, 11))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.text()), max_size=30))
def test_the_last_word_of_every_phone_counts_once(store, steps):
    room = secrets.token_hex(4)
    last: dict[tuple[int, int], str] = {}
    for phone, question, words in steps:
        store.put([(room, str(question), key((phone, question)), words)])
        last[phone, question] = words
    for question in range(3):
        event = store.close(room, str(question), "closed", seal)
        wanted = sorted(words for (_, q), words in last.items() if q == question)
        assert event[2] == {"said": wanted}


def test_events_are_rewritten_and_that_is_added_in_one_go(store, again):
    for words in (MARK, "kept"):
        store.append("A", "completed", {"lead": words})
    store.append("B", "completed", {"lead": MARK})

    def change(story):
        return [(n, kind, {"lead": ""}) for n, kind, body in story if body["lead"] == MARK], {
            "n": 1
        }

    assert store.rewrite("A", "cleared", change) == (3, "cleared", {"n": 1})
    told = [{"lead": ""}, {"lead": "kept"}, {"n": 1}]
    assert [body for _, _, body in again().after("A")] == told
    assert again().after("B") == [(1, "completed", {"lead": MARK})]


def test_if_what_is_rewritten_fails_nothing_changes(store):
    store.append("A", "completed", {"lead": MARK})
    with pytest.raises(ZeroDivisionError):
        store.rewrite("A", "cleared", lambda story: ([(1, "completed", {})], {"n": 1 / 0}))
    assert store.after("A") == [(1, "completed", {"lead": MARK})]

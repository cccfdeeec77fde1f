"""Whether it really stopped: few are never shown, and the two words are never made into one."""

import pytest

from tests.exports.afternoon import HELD_ON
from tests.reviewed import followed, said
from workshop_kit.domain.activities.propose import MOST_MINUTES
from workshop_kit.domain.disclosure import disclose_review
from workshop_kit.domain.review import (
    Asked,
    Spread,
    Told,
    reviews,
    to_json,
    told_from,
)
from workshop_kit.domain.review_entry import check_review
from workshop_kit.domain.sealing import sealed, typed_in

ACTION = "propose-1"
STEP = Asked(2, ACTION)
DAYS = (HELD_ON, "2027-03-01")
WORDS = [f"Word {n}" for n in range(3)]


def heard(*batches):
    """The reviews of an action after these answers by phone."""
    room = followed().state
    kept = {}
    for batch in batches:
        body = sealed(room, STEP, said(*batch))
        kept = {2: {"phones": body["phones"]}}
    return reviews(kept)


def test_three_counts_and_the_quartiles_of_those_who_gave_a_number():
    (review,) = heard(((8, 3, 4), (0, 5, 10, 15, 20), WORDS))
    assert review.told.counts == (8, 3, 4)
    assert review.told.minutes == (Spread(5, 5, 10, 15),)
    assert [text.words for text in review.told.instead] == WORDS


@pytest.mark.parametrize("counts", [(0, 0, 0), (1, 0, 0), (2, 1, 1), (0, 0, 4)])
def test_below_five_answers_nothing_is_kept_at_all(counts):
    body = sealed(followed().state, STEP, said(counts, (5,) * 4, WORDS))
    assert body == {"action": ACTION, "weeks": 2, "phones": to_json(Told())}


def test_minutes_of_four_are_not_kept_though_ten_answered():
    (review,) = heard(((10, 0, 0), (5, 5, 5, 5)))
    assert review.told.minutes == ()


def test_words_are_kept_from_ten_answers_on():
    assert heard(((9, 0, 0), (), WORDS))[0].told.instead == ()
    assert len(heard(((10, 0, 0), (), WORDS))[0].told.instead) == 3


def test_words_stand_in_the_order_of_the_alphabet_and_not_of_arrival():
    words = ["zebra", "Ant", "bee", "bee"]
    texts = heard(((10, 0, 0), (), words))[0].told.instead
    assert [(text.words, text.count) for text in texts] == [("Ant", 1), ("bee", 2), ("zebra", 1)]


def test_a_representatives_room_shows_nothing_below_ten():
    workshop = followed().state.workshop
    theirs = type(workshop)(**{**vars(workshop), "side": "representatives"})
    told = Told((6, 3, 0), (Spread(5, 1, 2, 3),))
    assert disclose_review(told, theirs) == Told()
    assert disclose_review(told, workshop) == told


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({}, f"status-{ACTION}"),
        ({"status": "yes"}, f"status-{ACTION}"),
        ({"status": ["stopped"]}, f"status-{ACTION}"),
        ({"status": "stopped", "minutes": -1}, f"minutes-{ACTION}"),
        ({"status": "stopped", "minutes": MOST_MINUTES + 1}, f"minutes-{ACTION}"),
        ({"status": "stopped", "minutes": "ten"}, f"minutes-{ACTION}"),
        ({"status": "stopped", "minutes": True}, f"minutes-{ACTION}"),
        ({"status": "stopped", "minutes": None}, f"minutes-{ACTION}"),
        ({"status": "stopped", "instead": 5}, f"instead-{ACTION}"),
        ({"status": "stopped", "instead": "x" * 300}, f"instead-{ACTION}"),
        ("stopped", ""),
        (None, ""),
    ],
)
def test_an_answer_with_a_fault_is_refused_beside_its_field(raw, field):
    _, problems = STEP.check(raw, ())
    assert [problem.field for problem in problems] == [field]


def test_an_answer_needs_its_status_alone():
    value, problems = STEP.check({"status": "partly"}, ())
    assert (value, problems) == ({"status": "partly", "minutes": "", "instead": ""}, [])


def test_a_list_typed_in_again_takes_the_place_of_the_first():
    room = followed()
    for counts in ({"stopped": 12, "partly": 5}, {"stopped": 11, "partly": 6}):
        value, problems = check_review({"weeks": 2, "counts": counts}, DAYS)
        assert problems == []
        room.add("reviewed", **typed_in(room.state, ACTION, value))
    assert room.state.actions[0].reviews[0].told.counts == (11, 6, 0)


def test_what_phones_and_the_list_say_is_added_and_their_quartiles_stand_side_by_side():
    room = followed()
    room.add("reviewed", **sealed(room.state, STEP, said((5, 0, 0), (1,) * 5)))
    listed = {"weeks": 2, "counts": {"not_stopped": 6}, "minutes": [9] * 5}
    value, _ = check_review(listed, DAYS)
    room.add("reviewed", **typed_in(room.state, ACTION, value))
    (review,) = room.state.actions[0].reviews
    assert review.told.counts == (5, 0, 6)
    assert review.told.minutes == (Spread(5, 1, 1, 1), Spread(5, 9, 9, 9))


def test_too_few_on_the_list_add_nothing_to_what_phones_said():
    room = followed()
    room.add("reviewed", **sealed(room.state, STEP, said((5, 0, 0))))
    value, _ = check_review({"weeks": 2, "counts": {"not_stopped": 1}}, DAYS)
    room.add("reviewed", **typed_in(room.state, ACTION, value))
    assert room.state.actions[0].reviews[0].told.counts == (5, 0, 0)


def test_the_owners_word_changes_nothing_in_what_staff_said():
    room = followed()
    listed = {"weeks": 2, "counts": {"stopped": 4, "not_stopped": 6}}
    owner = {"weeks": 2, "owner": {"status": "done", "on": "2027-01-20"}}
    for raw in (listed, owner):
        value, problems = check_review(raw, DAYS)
        assert problems == []
        room.add("reviewed", **typed_in(room.state, ACTION, value))
    (review,) = room.state.actions[0].reviews
    assert (review.owner, review.owner_on) == ("done", "2027-01-20")
    assert review.told.counts == (4, 0, 6)


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (None, [""]),
        ([], [""]),
        ({}, ["weeks"]),
        ({"weeks": 3}, ["weeks"]),
        ({"weeks": "2"}, ["weeks"]),
        ({"weeks": 2}, [""]),
        ({"weeks": 2, "counts": {}}, [""]),
        ({"weeks": 2, "counts": {"stopped": -1}}, ["stopped"]),
        ({"weeks": 2, "counts": {"stopped": "many"}}, ["stopped"]),
        ({"weeks": 2, "counts": {"stopped": 1001, "partly": 2.5}}, ["stopped", "partly"]),
        ({"weeks": 2, "counts": {"gone": 5}}, ["gone"]),
        ({"weeks": 2, "counts": [5, 5, 5]}, [""]),
        ({"weeks": 2, "counts": {"stopped": 5}, "minutes": [5] * 6}, ["minutes"]),
        ({"weeks": 2, "counts": {"stopped": 5}, "minutes": ["5"]}, ["minutes"]),
        ({"weeks": 2, "counts": {"stopped": 5}, "minutes": 5}, ["minutes"]),
        ({"weeks": 2, "counts": {"stopped": 1}, "instead": ["a", "b"]}, ["instead"]),
        ({"weeks": 2, "counts": {"stopped": 1}, "instead": "ab"}, ["instead"]),
        ({"weeks": 2, "owner": "done"}, ["", "owner"]),
        ({"weeks": 2, "owner": {"status": "stopped"}}, ["owner"]),
        ({"weeks": 2, "owner": {"status": "done", "on": "soon"}}, ["owner_on"]),
        ({"weeks": 2, "owner": {"status": "done", "on": "2027-01-03"}}, ["owner_on"]),
        ({"weeks": 2, "owner": {"status": "done", "on": "2027-03-02"}}, ["owner_on"]),
    ],
)
def test_what_is_typed_in_wrongly_is_refused_all_at_once(raw, fields):
    _, problems = check_review(raw, DAYS)
    assert [problem.field for problem in problems] == fields


def test_plain_values_there_and_back():
    (review,) = heard(((10, 1, 2), (1, 2, 3, 4, 5), WORDS))
    assert told_from(to_json(review.told)) == review.told


def test_words_held_back_are_not_in_the_plan():
    room = followed()
    room.add("reviewed", **sealed(room.state, STEP, said((10, 0, 0), (), WORDS)))
    (review,) = room.state.actions[0].reviews
    room.add("held", text=review.told.instead[1].id, reason="pupil")
    (review,) = room.state.actions[0].reviews
    assert [text.words for text in review.told.instead] == ["Word 0", "Word 2"]

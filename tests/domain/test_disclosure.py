"""What may be shown of the tasks of a few."""

from workshop_kit.domain.activities import Agree, Move, Place, Recall, Sort, Vote
from workshop_kit.domain.disclosure import disclose
from workshop_kit.domain.results import Item


def test_a_task_that_fewer_than_three_sorted_shows_nothing_of_them():
    step = Sort(id="s", kind="sort", title="S", minutes=1, least=1, talk=0, question="?", take="x")
    items = (Item("a", "A"), Item("b", "B"))
    answers = [{"a": "stop", "b": "not_mine"}] * 3 + [{"a": "keep", "b": "stop"}] * 2
    shown = disclose(step.tally(answers, items))
    assert shown.counts == ((2, 0, 3, 0), (0, 0, 0, 0))
    assert shown.hidden == ("b",)


def test_one_persons_view_beside_not_my_area_is_not_shown_nor_its_reason():
    step = Agree(
        id="s", kind="agree", title="S", minutes=1, least=1, talk=0, question="?", take="x"
    )
    items = (Item("a", "A"),)
    answers = [{"a": {"step": "not_mine", "reason": ""}}] * 2
    answers += [{"a": {"step": "cannot", "reason": "because"}}]
    shown = disclose(step.tally(answers, items))
    assert (shown.counts, shown.reasons, shown.hidden) == (((0,) * 5,), (), ("a",))


VOTE = {"title": "S", "minutes": 1, "least": 1, "talk": 0, "question": "?", "take": "x"}
ITEMS = (Item("a", "A"), Item("b", "B"))


def test_one_answer_beside_silence_is_not_shown_even_where_it_says_not_my_area():
    step = Sort(id="s", kind="sort", **VOTE)
    answers = [{"a": "stop"}] * 3 + [{"b": "not_mine"}]
    shown = disclose(step.tally(answers, ITEMS))
    assert (shown.counts, shown.hidden) == (((0, 0, 3, 0), (0, 0, 0, 0)), ("b",))
    plain = Place(
        id="p", kind="place", title="P", minutes=1, least=1, talk=0, question="?", tasks={"b": "B"}
    )
    grid = disclose(plain.tally([{}, {}, {"b": "not_mine"}], ITEMS[1:]))
    assert (grid.not_mine, grid.hidden) == ((0,), ("b",))


def test_where_enough_say_that_it_is_not_theirs_that_is_shown():
    step = Sort(id="s", kind="sort", **VOTE)
    shown = disclose(step.tally([{"b": "not_mine"}] * 3, ITEMS))
    assert (shown.counts, shown.hidden) == (((0, 0, 0, 0), (0, 0, 0, 3)), ())


def test_what_fewer_than_three_say_of_a_promise_or_of_an_event_is_not_shown():
    told = {key: value for key, value in VOTE.items() if key != "take"}
    recall = Recall(id="r", kind="recall", **told)
    answers = [{"a": "done"}] * 3 + [{"b": "not_done"}] * 2
    assert disclose(recall.tally(answers, ITEMS)).hidden == ("b",)
    move = Move(id="m", kind="move", **VOTE)
    shown = disclose(move.tally([{"a": 4}] * 3 + [{"b": "stay"}], ITEMS))
    assert (shown.hidden, sum(shown.counts[1])) == (("b",), 0)


def test_tables_are_shown_from_two_of_them_on():
    step = Sort(id="s", kind="sort", **VOTE)
    shown = disclose(step.tally([{"a": "stop"}] * 2 + [{"b": "stop"}], ITEMS), 2)
    assert shown.hidden == ("b",)


def test_a_dot_is_shown_for_whoever_votes_answers_for_the_whole_list():
    step = Vote(id="v", kind="vote", **VOTE)
    shown = disclose(step.tally([{"a": 3}] * 2 + [{"a": 2, "b": 1}], ITEMS))
    assert (shown.counts, shown.hidden) == (((8,), (1,)), ())
    assert disclose(step.tally([{"a": 3}] * 2, ITEMS)).withheld

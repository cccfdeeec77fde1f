"""What may be shown of the tasks of a few."""

from workshop_kit.domain.activities import Agree, Sort
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

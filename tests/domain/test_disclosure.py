"""What may be shown of the tasks of a few."""

from workshop_kit.domain.activities import Sort
from workshop_kit.domain.disclosure import disclose
from workshop_kit.domain.results import Item


def test_a_task_that_fewer_than_three_sorted_shows_nothing_of_them():
    step = Sort(id="s", kind="sort", title="S", minutes=1, least=1, talk=0, question="?", take="x")
    items = (Item("a", "A"), Item("b", "B"))
    answers = [{"a": "stop", "b": "not_mine"}] * 3 + [{"a": "keep", "b": "stop"}] * 2
    shown = disclose(step.tally(answers, items))
    assert shown.counts == ((2, 0, 3, 0), (0, 0, 0, 0))
    assert shown.hidden == ("b",)

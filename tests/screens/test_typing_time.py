"""34 sheets of any activity are typed in by two people in under ten minutes, by the samples."""

import re

import pytest

from tests.screens.keystrokes import keys, together
from tests.screens.stage import Stage
from workshop_kit.content import guide_path, library_paths
from workshop_kit.sample import SAMPLES, Sample
from workshop_kit.screens.plain.page import FORMS
from workshop_kit.screens.typing import Typing

PEOPLE = 34
HALLS = [
    *("act_on_the_audit", "behaviour", "close_the_day", "communications", "data_collection"),
    *("early_career", "evaluate", "feedback_and_marking", "managing_change"),
    "planning_expectations",
]


def typed(name):
    """{activity: keys of each sheet} of a whole room whose every answer comes on paper."""
    sample = Sample(SAMPLES / f"{name}.jsonl")
    stage = Stage(library_paths()[name], sample.opening)
    page = Typing(stage.room, stage.visitor("typing"), stage.around)
    told = {}
    for step in stage.room.state.workshop.activities:
        if step.kind == "agree":
            stage.close()
            most = [one.id for one in stage.room.state.proposals][: step.most]
            stage.room.choose(most, lambda problems: None)
        stage.go(step.id)
        if page.shown.data["kind"] == "sheet" and stage.room.state.asks(step):
            told[step.id] = [_sheet(stage, page, sample, n) for n in range(1, PEOPLE + 1)]
            told[step.id] = [n for n in told[step.id] if n]
    return told


def _sheet(stage, page, sample, n):
    """Type in the answer of the n-th person; how many keys that took, 0 where there was none."""
    phone = stage.phone(f"{n}")
    form = {**phone.shown.data}
    phone.close()
    answer = sample.answer(n, form)
    if answer is None:
        return 0
    step = stage.room.state.activity
    flat = FORMS[step.kind].flat(answer, form)
    problems = []
    value = FORMS[step.kind].value(flat, form)
    stage.room.type_in(step.id, f"{n:032x}", value, problems.extend)
    assert problems == [], (step.id, problems)
    return keys(page.shown.data["rows"], flat)


@pytest.mark.parametrize("name", HALLS)
def test_34_peoples_sheets_take_two_people_as_long_as_the_guide_says(name, stage):
    minutes = {id: together(sheets) for id, sheets in typed(name).items()}
    assert minutes and {id: m for id, m in minutes.items() if m >= 10} == {}
    guide = " ".join(guide_path(name).read_text("utf-8").split())
    said = re.search(r"all parts in about (\d+): the desk has the link", guide)
    assert abs(sum(minutes.values()) - int(said.group(1))) < 1


def test_words_are_what_takes_time(stage):
    sheets = typed("feedback_and_marking")
    minutes = {id: together(one) for id, one in sheets.items()}
    assert max(minutes, key=minutes.get) == "purposes" and minutes["impact"] < 3
    assert [id for id, one in sheets.items() if len(one) < 30] == ["propose"]  # one a table


def test_the_model_counts_more_for_more_words():
    rows = [{"fields": [{"name": "idea", "look": "box", "keys": [], "options": []}]}]
    assert keys(rows, {"idea": "ten letters"}) == 11 + 1 + 1
    assert keys(rows, {}) == 1
    assert together([100] * 34) > together([50] * 34) > 0


def test_the_model_counts_two_keys_for_the_number_of_a_week_and_one_where_it_stays():
    weeks = [["stay", "It stays"], ["9", "Autumn 2, week 2"], ["10", "Autumn 2, week 3"]]
    about = {"look": "list", "keys": ["0", "9", "10"], "digits": 2, "options": weeks}
    rows = [{"fields": [{"name": "week", **about}]}]
    told = [keys(rows, {"week": week}) for week in ("stay", "9", "10")]
    assert told == [1 + 1, 2 + 1, 2 + 1]  # with the Enter

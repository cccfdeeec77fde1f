"""What a notebook may take from a plan's file with pandas: what is shown elsewhere, and no more."""

import json

import pandas as pd
import pytest

import workshop_kit
from tests.exports.afternoon import TODAY, played
from workshop_kit import exports
from workshop_kit.domain.ledger import figures
from workshop_kit.domain.problem import Refused
from workshop_kit.domain.results import Counts


@pytest.fixture(scope="module")
def room():
    return played()


@pytest.fixture(params=["json", "xlsx"])
def file(request, room, tmp_path):
    path = tmp_path / f"plan.{request.param}"
    path.write_bytes(exports.file(room.state, TODAY, request.param).body)
    return path


def test_every_number_of_a_vote_or_sort_stands_in_the_table(file, room):
    table = workshop_kit.results(file).set_index(["activity", "item", "group", "option"])["count"]
    counted = {id: one for id, one in room.state.results.items() if isinstance(one, Counts)}
    assert counted
    for id, result in counted.items():
        for item, row in zip(result.items, result.counts, strict=True):
            for option, count in zip(result.options, row, strict=True):
                assert table[id, item.text, "", option] == count or item.id in result.hidden


def test_what_too_few_spoke_about_has_no_number(file):
    table = workshop_kit.results(file)
    rare = table[(table["activity"] == "impact") & (table["item"] == "A rare task")]
    assert len(rare) == 17 and rare["count"].isna().all()


def test_the_minutes_of_an_action_are_those_of_the_ledger(file, room):
    table = workshop_kit.plan(file)
    for action in room.state.actions:
        rows = table[table["id"] == action.id]
        assert set(rows["what"]) == {action.what} and set(rows["state"]) == {action.state}
        said = {(one.job, one.whose) for one in figures(action)}
        assert {*zip(rows["job"], rows["whose"], strict=True)} == (said or {("", "")})
        for one in figures(action):
            least, most = rows.set_index("job").loc[one.job, ["least", "most"]]
            ends = {one.minutes.low, one.minutes.high}
            assert {least, most} == ({-end for end in ends} if one.saves else ends)


def test_an_action_without_minutes_is_in_the_table_all_the_same(room, tmp_path):
    path = tmp_path / "plan.json"
    path.write_bytes(exports.file(room.state, TODAY, "json").body)
    assert set(workshop_kit.plan(path)["id"]) == {action.id for action in room.state.actions}


def test_a_changed_digit_is_refused(room, tmp_path):
    data = json.loads(exports.file(room.state, TODAY, "json").body)
    [action, *_] = data["actions"]
    action["minutes"] = [[job, n + 1] for job, n in action["minutes"]]
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(Refused):
        workshop_kit.plan(path)


def test_counts_are_whole_numbers_that_may_be_missing(file):
    assert workshop_kit.results(file)["count"].dtype == pd.Int64Dtype()

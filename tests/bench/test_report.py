"""The table and the JSON of a measurement, and what is not said without one."""

import json

import pytest
from typer.testing import CliRunner

from workshop_kit.__main__ import app
from workshop_kit.bench.report import as_json, as_table
from workshop_kit.bench.sizes import Sizes

KEYS = [
    *("join_ratio", "mb_per_phone", "page_requests", "page_bytes", "page_other_hosts"),
    *("answer_ms", "burst_p95_ms", "burst_lost", "burst_doubled", "board_p95_ms"),
    *("follow_p95_ms", "restart_back", "restart_phones", "restart_seconds", "left_mb"),
    *("growth_slope", "peer_ratio", "floor_ratio"),
    *("stock_phones", "stock_seconds", "stock_notebook", "runs", "spread"),
]
JOINED = {"join_ratio": [80.0, 60.5, 70.25], "stock_seconds": [0.6, 0.58, 0.7]}


def told(found: dict[str, list[float]]) -> dict:
    return json.loads(as_json(found, Sizes()))


def test_the_keys_are_those_of_the_promise():
    assert sorted(told({})) == sorted(KEYS)
    assert sorted(told(JOINED)) == sorted(KEYS)


def test_a_median_and_its_spread():
    found = told(JOINED)
    assert found["join_ratio"] == 70.25
    assert found["spread"] == {"join_ratio": [60.5, 80], "stock_seconds": [0.58, 0.7]}
    assert found["stock_phones"] == 30
    assert found["stock_notebook"] == "benchmarks/stock.ipynb"


def test_without_a_stock_measurement_there_is_no_ratio():
    found = told({"mb_per_phone": [0.04]})
    assert found["mb_per_phone"] == 0.04
    assert [found[key] for key in ("join_ratio", "stock_seconds", "stock_phones")] == [None] * 3
    assert "stock Voila" not in as_table({"mb_per_phone": [0.04]})


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ({"join_ratio": [59.9]}, "no"),
        ({"join_ratio": [60]}, "yes"),
        ({"mb_per_phone": [0.15]}, "yes"),
        ({"mb_per_phone": [0.1501]}, "no"),
        ({"burst_lost": [0, 0, 1]}, "no"),
        ({"restart_back": [500, 499, 500]}, "no"),
    ],
)
def test_a_bar_is_met_or_not(found, kept):
    assert as_table(found).splitlines()[1].split()[-1] == kept


def test_a_row_that_is_not_there_is_told_with_those_that_are():
    told = CliRunner().invoke(app, ["bench", "speed"])
    assert told.exit_code == 1
    assert "There is no row called speed. Known: join, memory" in told.output

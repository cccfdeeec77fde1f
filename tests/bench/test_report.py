"""The table and the JSON of a measurement, and what is not said without one."""

import json
import logging
import platform
from pathlib import Path

import pytest

from tests.command import kit
from workshop_kit.bench.figures import FIGURES, Measured
from workshop_kit.bench.machine import machine
from workshop_kit.bench.report import as_json, as_table
from workshop_kit.bench.rows import ROWS
from workshop_kit.bench.sizes import Sizes
from workshop_kit.words import say

KEYS = [
    *("join_ratio", "mb_per_phone", "page_requests", "page_bytes", "page_other_hosts"),
    *("answer_ms", "burst_p95_ms", "burst_lost", "burst_doubled", "board_p95_ms"),
    *(
        "follow_p95_ms",
        "answer_during_exports_p95_ms",
        "files_seconds",
        "restart_back",
        "restart_phones",
        "restart_seconds",
        "restart_kills",
        "restart_wrong",
        "left_mb",
    ),
    *("growth_slope", "peer_ratio", "floor_ratio"),
    *("trust_seconds", "trust_mb", "trust_slope"),
    *("calendar_seconds", "year_seconds", "directed_seconds"),
    *("stock_phones", "stock_seconds", "stock_notebook", "runs", "spread"),
]
JOINED = {"join_ratio": [80.0, 60.5, 70.25], "stock_seconds": [0.6, 0.58, 0.7]}


def told(values: dict[str, list[float]]) -> dict:
    return json.loads(as_json(Measured(values), Sizes()))


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
    assert "stock Voila" not in as_table(Measured({"mb_per_phone": [0.04]}))


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ({"join_ratio": [59.9]}, "no"),
        ({"join_ratio": [60]}, "yes"),
        ({"mb_per_phone": [0.15]}, "yes"),
        ({"mb_per_phone": [0.1501]}, "no"),
        ({"burst_lost": [0, 0, 1]}, "no"),
        ({"restart_back": [500, 499, 500]}, "no"),
    ],
)
def test_a_bar_is_met_or_not(values, kept):
    assert as_table(Measured(values)).splitlines()[1].split()[-1] == kept


def test_what_could_not_be_measured_says_why_and_never_that_it_is_kept():
    name, why = say("bench.of_join"), "ConnectionError: nobody listens there"
    lines = as_table(Measured({"mb_per_phone": [0.04]}, {"join": why})).splitlines()
    assert [line.split()[-1] for line in lines if line.startswith("MB")] == ["yes"]
    assert [line.split()[-2:] for line in lines if "faster" in line] == [["not", "measured"]]
    assert lines[-1] == f"{name}: {why}"


async def _without_a_server(sizes: Sizes) -> dict[str, list[float]]:
    logging.getLogger("tornado.application").error("a line was cut")
    raise ConnectionError("nobody listens there")


def test_a_row_that_fails_costs_no_other_and_json_stands_alone(monkeypatch):
    monkeypatch.setitem(ROWS, "join", _without_a_server)
    told = kit("bench", "join", "page", "page", "--json")
    assert told.exit_code == 0
    found = json.loads(told.stdout)
    assert found["join_ratio"] is None
    assert "not measured: ConnectionError: nobody listens there" in told.stderr
    assert told.stderr.count(say("bench.of_page")) == 1
    assert "a line was cut" not in told.stderr
    log = Path(told.stderr.split("meanwhile is in ")[1].strip())
    assert "a line was cut" in log.read_text("utf-8")
    log.unlink()
    # A phone's first load is small and asks no other computer: this is the same on every machine.
    assert found["page_requests"] <= 6
    assert found["page_bytes"] <= 30_000
    assert found["page_other_hosts"] == 0


def test_a_row_that_is_not_there_is_told_with_those_that_are():
    told = kit("bench", "join", "speed")
    assert told.exit_code == 1
    assert "There is no row called speed. Known: join, memory" in told.output


def test_the_machine_is_told_with_the_figures():
    assert f"Python {platform.python_version()}, Voila 0." in machine()


def test_every_figure_has_a_row():
    assert {one.row for one in FIGURES} == set(ROWS)

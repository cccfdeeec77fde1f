"""`workshop-kit week`: what a kept file adds up to, and a sentence for every file that is none."""

import json

import pytest

from tests.command import kit

WEEK = {"begins": "2026-11-16", "days": {"2026-11-16": {"teaching": 300, "data": 45}}, "balance": 2}


def run(*command):
    return kit("week", *command)


def test_a_kept_file_is_added_up(tmp_path):
    kept = tmp_path / "my-weeks.json"
    kept.write_text(json.dumps({"format": 1, "weeks": [WEEK]}))
    told = run(kept)
    assert told.exit_code == 0
    assert told.output.splitlines() == [
        "Week from 2026-11-16: 5:45",
        "    5:00  Teaching",
        "    0:45  Data and reports",
    ]


DEEP = "[" * 100_000


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 9, "weeks": []}', "\x00\xff", DEEP])
def test_what_is_no_such_file_is_told(tmp_path, text):
    kept = tmp_path / "my-weeks.json"
    kept.write_bytes(text.encode("latin-1"))
    told = run(kept)
    assert (told.exit_code, "my-weeks.json" in told.output) == (1, True)


def test_a_missing_file_a_bad_place_and_nothing_at_all_are_told(tmp_path):
    assert "cannot be read" in run(tmp_path / "none.json").output
    assert run("--page", tmp_path / "none" / "page.html").exit_code == 1
    assert "Say what to do" in run().output

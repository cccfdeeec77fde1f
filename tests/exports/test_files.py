"""Files are there whole or not at all, named for the school, and the same for the same plan."""

import os
import subprocess
import sys
import time

import pytest

from tests.exports.afternoon import TODAY, Afternoon, played, proposal
from workshop_kit import exports
from workshop_kit.domain.problem import Refused

KINDS = ("docx", "pdf", "html", "xlsx", "ics", "json")


def test_all_formats_are_written_under_the_workshop_s_name_and_the_code(tmp_path):
    paths = exports.export(played().state, TODAY, tmp_path / "new" / "folder")
    names = [f"feedback-and-marking-plan-BCDFGH.{kind}" for kind in KINDS]
    assert [path.name for path in paths] == names
    assert sorted(p.name for p in (tmp_path / "new" / "folder").iterdir()) == sorted(names)


def test_the_same_plan_is_the_same_bytes():
    state = played().state
    for kind in exports.FORMATS:
        assert exports.file(state, TODAY, kind) == exports.file(state, TODAY, kind)


def test_a_folder_that_is_a_file_is_an_error_with_words(tmp_path):
    (tmp_path / "taken").write_text("x")
    with pytest.raises(OSError) as told:
        exports.export(played().state, TODAY, tmp_path / "taken")
    assert told.value.strerror


def test_a_full_disk_leaves_what_stood_there(tmp_path, monkeypatch):
    state = played().state
    old = exports.export(state, TODAY, tmp_path)[0].read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        exports.export(state, "2027-02-02", tmp_path)
    assert (tmp_path / "feedback-and-marking-plan-BCDFGH.docx").read_bytes() == old
    assert list(tmp_path.glob(".*.part")) == []


@pytest.mark.parametrize("wrong", [b"", b"not a zip", b"PK\x03\x04 broken"])
def test_a_school_s_broken_template_is_refused_before_anything_is_written(tmp_path, wrong):
    own = tmp_path / "plan.docx"
    own.write_bytes(wrong)
    with pytest.raises(Refused) as told:
        exports.export(played().state, TODAY, tmp_path / "out", own)
    assert told.value.problems[0].key == "export.bad_template"
    assert not (tmp_path / "out").exists()


def test_twenty_actions_in_every_format_take_less_than_two_seconds_of_a_processor(tmp_path):
    room = Afternoon(34)
    room.ideas()
    room.numbers()
    room.close("propose", [proposal(f"Action number {n}") for n in range(34)])
    room.add("chose", proposals=[p.id for p in room.state.proposals][:20])
    room.agree("Not before the summer", "We need the portal first")
    began = time.process_time()
    exports.export(room.state, TODAY, tmp_path)
    assert time.process_time() - began < 2


def test_a_server_starts_without_the_libraries_that_write_files():
    ask = "import sys, workshop_kit.serving.server as _; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert "tornado" in loaded.stdout.split()
    assert not {"docx", "xlsxwriter", "icalendar", "openpyxl"} & set(loaded.stdout.split())


@pytest.mark.parametrize("kind", ["doc", "", "record", "../pdf"])
def test_a_format_that_there_is_not_is_no_key(kind):
    with pytest.raises(KeyError):
        exports.file(played().state, TODAY, kind)

"""`try --once` plays an afternoon from the outside, and says so when it cannot."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.hall import AT_A_TERMINAL, free_port

SAMPLE = Path(__file__).parent.parent / "sample_data" / "feedback_and_marking.jsonl"
TRY = [sys.executable, "-m", "workshop_kit", "try", "--no-browser"]
pytestmark = pytest.mark.slow


def ideas(phone: int) -> list[str]:
    """What this phone of the sample says to the room."""
    for line in map(json.loads, SAMPLE.read_text(encoding="utf-8").splitlines()):
        if line.get("phone") == phone and line.get("activity") == "purposes":
            return list(line["answer"])
    raise KeyError(phone)


@pytest.fixture(scope="module")
def seven(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """What an afternoon of seven printed, and where its files are."""
    folder = tmp_path_factory.mktemp("plans")
    command = [*TRY, "--once", "--people", "7", "--to", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout, folder


def one(folder: Path, ending: str) -> Path:
    (path,) = folder.glob(f"*.{ending}")
    return path


def test_it_prints_the_links_and_every_file_it_wrote(seven):
    printed, folder = seven
    for role in ("Board", "Desk", "Plan", "Join"):
        assert re.search(rf"{role}\s+http://", printed)
    for ending in ("docx", "pdf", "json"):
        assert str(one(folder, ending)) in printed


def test_the_plan_counts_the_seven_who_took_part(seven):
    data = json.loads(one(seven[1], "json").read_bytes())
    assert data["people"] == 7
    with zipfile.ZipFile(one(seven[1], "docx")) as word:
        assert "7 devices answered" in word.read("word/document.xml").decode()


def test_the_files_hold_what_these_phones_wrote_and_nothing_of_the_others(seven):
    with zipfile.ZipFile(one(seven[1], "docx")) as word:
        words = word.read("word/document.xml").decode()
    assert all(idea in words for idea in ideas(1))
    assert not any(idea in words for idea in ideas(20))


def test_it_tells_every_step_before_it_waits_for_answers(seven):
    printed = seven[0]
    steps = re.findall(r"^Step (\d+) of (\d+): \w", printed, re.M)
    whole = int(steps[0][1])
    assert [int(n) for n, _ in steps] == list(range(1, whole + 1))
    assert printed.index("Step 1 ") < printed.index("answered")
    assert f"Exporting the plan to {seven[1]}" in printed


def test_where_the_plan_cannot_be_written_it_says_why(tmp_path):
    there = tmp_path / "a file"
    there.write_bytes(b"")
    command = [*TRY, "close_the_day", "--once", "--people", "1", "--to", str(there)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and done.stderr == ""
    assert done.stdout.splitlines()[-1].startswith(f"Cannot write to {there}")


def test_without_a_folder_nothing_is_said_to_be_exported():
    done = subprocess.run([*TRY, "--once", "--people", "1"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The room recommends no action." in done.stdout
    assert "Export" not in done.stdout


def ctrl_c(process):
    os.killpg(process.pid, signal.SIGINT)


def heard_alone(process):
    process.send_signal(signal.SIGINT)


def told_to_end(process):
    process.terminate()


def window_closed(process):
    process.send_signal(signal.SIGHUP)


@pytest.mark.skipif(sys.platform == "win32", reason="sends what a terminal sends at Ctrl+C")
@pytest.mark.parametrize("end", [ctrl_c, told_to_end, window_closed])
def test_ctrl_c_ends_it_with_a_sentence_that_says_what_is_left(end, tmp_path):
    said, process = begun(tmp_path, **AT_A_TERMINAL)
    assert "about two minutes" in said and "Stop with Ctrl+C" in said
    nothing_is_left(process, end, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell there has no background of this kind")
def test_in_the_background_where_a_shell_makes_it_deaf_it_still_hears_that_it_shall_end(tmp_path):
    deaf = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)}
    _, process = begun(tmp_path, **deaf)
    nothing_is_left(process, heard_alone, tmp_path)


def begun(temp, **options):
    """What it said until its first step, and its process; `temp` is where it keeps its folder."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    here = {**os.environ, "TMPDIR": str(temp)}
    process = subprocess.Popen(TRY, env=here, **pipes, **options)
    assert process.stdout
    said = ""
    while "Step 1" not in said:
        said += process.stdout.readline()
    assert len(list(temp.iterdir())) > 0
    return said, process


def nothing_is_left(process, end, temp):
    end(process)
    rest, faults = process.communicate(timeout=90)
    assert process.returncode == 0, faults
    assert "Stopped. The afternoon was invented: its folder is deleted" in rest
    assert faults == "" and list(temp.iterdir()) == []


def server_at(port: int) -> int:
    """The number of the process that serves at this port."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            words = path.read_bytes().split(b"\0")
            if b"serve" in words and str(port).encode() in words:
                return int(path.parent.name)
    raise LookupError(port)


@pytest.mark.skipif(not Path("/proc/1").exists(), reason="finds the server's process in /proc")
def test_if_the_server_stops_half_way_it_fails_with_a_sentence():
    port = free_port()
    process = subprocess.Popen([*TRY, "--port", str(port)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    said = ""
    while "Join" not in said:
        said += process.stdout.readline()
    time.sleep(1)
    os.kill(server_at(port), signal.SIGKILL)
    rest, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "The server stopped before the afternoon was over" in rest


def test_a_port_in_use_is_told_in_a_sentence(shared_hall):
    command = [*TRY, "--once", "--port", str(shared_hall.port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert f"Another program already uses port {shared_hall.port}" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def tried(folder: Path, *words: str) -> tuple[str, dict]:
    """What an afternoon printed, and its plan as JSON."""
    done = subprocess.run(
        [*TRY, *words, "--once", "--to", str(folder)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout, json.loads(one(folder, "json").read_bytes())


def test_a_room_that_is_open_for_days_is_answered_page_by_page_and_closed(tmp_path):
    printed, plan = tried(tmp_path, "practice_check", "--people", "8")
    assert "8 of 44 answered" in printed
    assert "Fennel Court Primary" in printed and plan["people"] == 8
    document = json.dumps(plan["document"])
    assert "8 of 44 answered" in document and "Coordinator" not in document


def test_representatives_play_theirs_in_a_folder_of_their_own(tmp_path):
    printed, plan = tried(tmp_path, "staff_side")
    assert "The room recommends 3 actions." in printed and plan["people"] == 30
    assert "not a ballot" in json.dumps(plan["document"])


def test_what_was_before_the_room_is_there_as_its_sample_has_it(tmp_path):
    printed, plan = tried(tmp_path, "close_the_day")
    assert "7 simulated phones" in printed  # as many as the sample has people
    told = json.dumps(plan["document"], ensure_ascii=False)
    assert "One page of notes on the whole set instead of a comment in each book" in told


def test_a_workshop_without_a_sample_is_told_with_those_that_have_one():
    done = subprocess.run([*TRY, "golf"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "no sample afternoon of golf" in done.stderr
    assert "workload_audit" in done.stderr and "Traceback" not in done.stderr

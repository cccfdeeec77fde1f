"""The command line: what it prints, and its sentences when something is wrong."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.command import kit
from tests.hall import KIT, SCHOOL
from workshop_kit.store import StoreError

SHIPPED = Path(__file__).parent.parent / "workshop_kit/library/workshops/feedback_and_marking.yaml"


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    """In a process of its own, as somebody types it."""
    return subprocess.run([*KIT, *command], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("command", ["try", "serve", "open", "check", "export"])
def test_every_command_has_help_that_names_its_options(command):
    done = kit(command, "--help")
    assert done.exit_code == 0
    assert command in done.stdout and "Usage" in done.stdout
    assert command in kit("--help").stdout


def test_a_room_can_be_opened_and_exported_without_a_server(tmp_path):
    data = ["--data", str(tmp_path / "school")]
    opened = json.loads(
        run("open", "feedback_and_marking", "--json", "--school", SCHOOL, *data).stdout
    )
    assert set(opened) == {"code", "school", "join", "desk", "board", "plan"}
    done = run("export", opened["code"].lower(), "--to", str(tmp_path / "out"), *data)
    paths = [Path(line) for line in done.stdout.splitlines()]
    assert {path.suffix for path in paths} == {".docx", ".pdf", ".xlsx", ".html", ".ics", ".json"}
    assert all(path.is_file() for path in paths)


def test_words_are_printed_for_people_and_the_keys_only_once(tmp_path):
    data = ["--data", str(tmp_path), "--school", SCHOOL]
    first, second = (kit("open", "feedback_and_marking", *data).stdout for _ in range(2))
    assert SCHOOL in first and "Desk (facilitator)" in first
    assert first.split("key=")[1] != second.split("key=")[1]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("open", "feedback_and_marking"), "Say which school this is"),
        (("serve", "--json"), "Say which school this is"),
        (("open", "no_such", "--school", "A"), "There is no workshop called no_such"),
        (("export", "ZZZZZZ", "--to", "out"), "is no school’s folder"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(tmp_path, command, sentence):
    done = run(*command, "--data", str(tmp_path / "new"))
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("plan", "import", "plan.xlsx", "--room", "ABCDEF"),
        ("export", "ABCDEF", "--to", "out"),
        ("backup", "--to", "school.zip"),
        ("receipt", "ABCDEF"),
    ],
)
def test_a_command_that_names_a_wrong_folder_makes_none_and_asks_for_no_option_it_lacks(
    tmp_path, command
):
    done = kit(*command, "--data", str(tmp_path / "nowhere"))
    assert done.exit_code == 1
    assert "nowhere is no school’s folder" in done.stderr and "--school" not in done.stderr
    assert not (tmp_path / "nowhere").exists()


def test_one_folder_is_one_school(tmp_path):
    kit("open", "feedback_and_marking", "--data", str(tmp_path), "--school", "First")
    done = kit("open", "feedback_and_marking", "--data", str(tmp_path), "--school", "Second")
    assert done.exit_code == 1
    assert "This folder belongs to First" in done.stderr


def test_an_unknown_room_and_a_folder_that_cannot_be_written_are_told(tmp_path):
    data = ["--data", str(tmp_path)]
    code = json.loads(kit("open", "feedback_and_marking", "--json", "--school", "A", *data).stdout)[
        "code"
    ]
    done = kit("export", "ZZZZZZ", "--to", str(tmp_path / "out"), *data)
    assert (done.exit_code, code in done.stderr) == (1, True)
    (tmp_path / "file").write_text("x")
    done = kit("export", code, "--to", str(tmp_path / "file" / "out"), *data)
    assert done.exit_code == 1
    assert "Cannot write to" in done.stderr and "Traceback" not in done.stderr


ROOM_COMMANDS = (
    ("export", "{code}", "--to", "{to}"),
    ("invite", "{code}", "--to", "{to}"),
    ("paper", "action_plan", "--room", "{code}", "--to", "{to}"),
    ("replay", "{code}"),
    ("keys", "{code}"),
)


@pytest.fixture
def a_room(tmp_path):
    """Runs a command that is told of a room in a school's folder."""
    data = ["--data", str(tmp_path / "school")]
    opened = kit("open", "feedback_and_marking", "--json", "--school", "A", *data)
    about = {"code": json.loads(opened.stdout)["code"], "to": str(tmp_path / "out")}
    return lambda *command: kit(*(word.format(**about) for word in command), *data)


@pytest.mark.parametrize("command", ROOM_COMMANDS)
def test_a_fault_of_the_kit_is_never_told_as_a_room_that_is_not_there(a_room, command, monkeypatch):
    def faulty(*given):
        raise KeyError("a sentence that nobody wrote")

    monkeypatch.setattr("workshop_kit.school.school.tell", faulty)
    monkeypatch.setattr("workshop_kit.school.school.new_keys", faulty)
    with pytest.raises(KeyError, match="that nobody wrote"):
        a_room(*command)


@pytest.mark.parametrize("command", ROOM_COMMANDS)
def test_a_database_that_fails_in_the_middle_is_told_in_a_sentence(a_room, command, monkeypatch):
    def failing(*given):
        raise StoreError("store.failed")

    monkeypatch.setattr("workshop_kit.store.Sqlite.after", failing)
    done = a_room(*command)
    assert done.exit_code == 1
    assert "cannot be read or written" in done.stderr, done.stderr


def test_an_invitation_of_the_schools_own_that_has_faults_is_told_by_its_line(a_room, tmp_path):
    own = tmp_path / "school" / "library" / "letters" / "staff_invitation.md"
    own.parent.mkdir(parents=True)
    own.write_text("no paper", encoding="utf-8")
    for command in (
        ("invite", "{code}", "--to", "{to}"),
        ("paper", "staff_invitation", "--room", "{code}", "--to", "{to}"),
    ):
        done = a_room(*command)
        assert done.exit_code == 1 and "staff_invitation.md:1: Its top is missing" in done.stderr


def test_a_broken_word_template_of_the_school_is_told(tmp_path):
    data = ["--data", str(tmp_path)]
    opened = kit("open", "feedback_and_marking", "--json", "--school", "A", *data).stdout
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "plan.docx").write_bytes(b"no word file")
    code = json.loads(opened)["code"]
    done = kit("export", code, "--to", str(tmp_path / "out"), *data)
    assert done.exit_code == 1
    assert "Traceback" not in done.stderr and "plan.docx" in done.stderr


def test_check_names_file_line_and_what_to_do_for_every_problem(tmp_path):
    broken = tmp_path / "broken.yaml"
    text = SHIPPED.read_text(encoding="utf-8")
    broken.write_text(
        text.replace("minutes: 75", "minutes: many").replace("kind: vote", "kind: vot")
    )
    done = kit("check", str(broken), str(SHIPPED), str(tmp_path / "missing.yaml"))
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert len(lines) >= 3
    assert lines.pop() == f"There are {len(lines)} things to mend in all."
    assert all(line.startswith((f"{broken}:", str(tmp_path / "missing.yaml"))) for line in lines)
    assert kit("check", str(SHIPPED)).exit_code == 0


def test_check_without_a_name_checks_all_workshops_and_papers_of_the_schools_own(tmp_path):
    none = kit("check", "--data", tmp_path)
    assert none.exit_code == 1
    assert f"no workshop and no paper of your own in {tmp_path}" in none.output
    letters = tmp_path / "library" / "letters"
    letters.mkdir(parents=True)
    (letters / "staff_update.md").write_text("Dear all", encoding="utf-8")
    alone = kit("check", "--data", tmp_path)
    assert alone.exit_code == 1 and "staff_update.md:1: Its top is missing" in alone.output
    for name in ("marking_in_maths", "cover"):
        kit("new", name, "--data", tmp_path)
    lines = kit("check", "--data", tmp_path).output.splitlines()
    assert lines.pop() == f"There are {len(lines)} things to mend in all."
    assert any("cover.yaml:" in line for line in lines)
    assert any("marking_in_maths.md:" in line for line in lines)


def test_a_misspelt_workshop_is_answered_with_the_one_that_was_meant(tmp_path):
    for command in (("check", "behavour"), ("check", "behaviour", "behavour")):
        done = kit(*command, "--data", tmp_path)
        assert done.exit_code == 1
        assert done.output == "There is no workshop called behavour. Did you mean behaviour?\n"


def test_a_server_says_when_its_port_is_taken(tmp_path, shared_hall):
    port = str(shared_hall.port)
    done = run("serve", "--data", str(tmp_path), "--school", "A", "--port", port)
    assert done.returncode == 1
    assert f"Another program already uses port {port}" in done.stderr
    assert f"--port {int(port) + 1}" in done.stderr

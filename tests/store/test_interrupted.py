"""Whoever is killed while a school is kept or removed says the same again, and it is done."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command import kit
from tests.disks import disk
from tests.hall import KIT, SCHOOL
from workshop_kit.school import School, keeping
from workshop_kit.school.folder import claim, side_of
from workshop_kit.words import say

__all__ = ["disk"]
CONTACTS = 'hr = "Ms Wren of Elm Park"'
STEPS = {"open", "os.remove", "os.rename", "os.rmdir", "os.mkdir"}  # what changes a folder
WRITES = os.O_WRONLY | os.O_RDWR
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The folder of a school with two rooms and a file of its own."""
    school = School(tmp_path / "made", SCHOOL)
    for _ in range(2):
        school.open_room("feedback_and_marking")
    school.stop()
    (school.folder / "library").mkdir()
    (school.folder / "library" / "contacts.toml").write_text(CONTACTS, "utf-8")
    return school.folder


def packed(folder: Path, to: Path) -> Path:
    """A backup of this folder."""
    school = School(folder, "")
    keeping.backup(folder, school.store, to)
    school.stop()
    return to


def killed(work: Callable[[], object], step: int) -> bool:
    """Do `work` in a process of its own that is killed before its n-th step; False if it ended."""
    child = os.fork()
    if not child:
        left = [step]

        def count(event: str, about: tuple[Any, ...]) -> None:
            if event in STEPS and (event != "open" or about[2] & WRITES):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def halves(folder: Path, work: Callable[[Path], object], of: Path | None = None) -> Iterator[Path]:
    """A folder (a copy `of` another) for each step before which `work` on it was killed."""
    for step in range(200):
        half = folder / f"half {step}"
        if of:
            shutil.copytree(of, half)
        if not killed(lambda half=half: work(half), step):
            return
        yield half
    raise AssertionError("it never ended")


def rooms_and_files(folder: Path) -> tuple[list[str], dict[str, bytes]]:
    """What a school has; of its database the rooms."""
    school = School(folder, "")
    rooms = sorted(school.store.rooms())
    school.stop()
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return rooms, {p.name: p.read_bytes() for p in paths if not p.name.startswith("rooms.db")}


@forks
def test_a_school_half_forgotten_is_forgotten_by_saying_it_again(tmp_path, made):
    tried = 0
    for half in halves(tmp_path, lambda at: keeping.forget_school(School(at, "")), made):
        tried += 1
        done = kit("forget", "--all", "--yes", "--data", str(half))
        assert done.exit_code == 0 or list(half.iterdir()) == [], (half.name, done.output)
        assert not half.exists() or list(half.iterdir()) == []
    assert tried > 5


@forks
def test_a_school_half_restored_is_restored_by_saying_it_again(tmp_path, made):
    backup = packed(made, tmp_path / "school.zip")
    tried = 0
    for half in halves(tmp_path, lambda at: keeping.restore(backup, at)):
        tried += 1
        assert kit("restore", str(backup), "--data", str(half)).exit_code == 0
        left = list(half.rglob("*.part"))
        assert left == [] and rooms_and_files(half) == rooms_and_files(made)
    assert tried > 5


@forks
def test_a_folder_half_made_for_representatives_is_never_the_schools(tmp_path):
    claim(tmp_path / "theirs", SCHOOL, True)
    backup = packed(tmp_path / "theirs", tmp_path / "theirs.zip")
    sides = set()
    for half in halves(tmp_path, lambda at: keeping.restore(backup, at)):
        sides.add(side_of(half) if (half / "school.txt").exists() else "nobody's yet")
    assert sides == {"nobody's yet", "representatives"}


@forks
def test_a_backup_half_written_leaves_the_one_before_or_is_whole(tmp_path, made):
    before = packed(made, tmp_path / "school.zip").read_bytes()
    School(made, "").open_room("behaviour")
    kept = set()
    for half in halves(tmp_path, lambda at: packed(made, tmp_path / "school.zip")):
        assert not half.exists()
        kept.add((tmp_path / "school.zip").read_bytes())
    after = packed(made, tmp_path / "school.zip").read_bytes()
    assert before != after and kept == {before, after}


def test_a_handover_that_is_killed_leaves_no_half_file_by_its_name_and_is_done_by_saying_it_again(
    tmp_path, made
):
    whole, half = tmp_path / "whole", tmp_path / "half"
    assert kit("handover", "--to", whole, "--data", made).exit_code == 0
    wanted = {path.relative_to(whole): path.stat().st_size for path in whole.rglob("*.*")}
    begun = subprocess.Popen(
        [*KIT, "handover", "--to", half, "--data", made], stdout=subprocess.DEVNULL
    )
    while begun.poll() is None and not [path for path in half.rglob("*") if path.is_file()]:
        time.sleep(0.01)
    begun.kill()
    begun.wait()
    there = [path for path in half.rglob("*.*") if path.suffix != ".part"]
    assert begun.returncode and len(there) < len(wanted)
    for path in there:
        assert path.stat().st_size > wanted[path.relative_to(half)] * 0.9
    assert kit("handover", "--to", half, "--data", made).exit_code == 0
    assert {path.relative_to(half) for path in half.rglob("*.*")} == set(wanted)
    assert rooms_and_files(made)[0]


def test_a_restore_that_finds_no_space_names_the_folder_and_goes_on_once_there_is(
    disk, tmp_path, made
):
    backup = packed(made, tmp_path / "school.zip")
    disk.fill()
    done = kit("restore", str(backup), "--data", str(disk.path / "new"))
    about = {"folder": disk.path / "new", "reason": "No space left on device"}
    assert done.exit_code == 1 and say("cli.cannot_write", **about) in done.stderr
    assert not (disk.path / "new" / "school.txt").exists()
    disk.make_space()
    assert kit("restore", str(backup), "--data", str(disk.path / "new")).exit_code == 0
    assert rooms_and_files(disk.path / "new") == rooms_and_files(made)


@pytest.mark.parametrize("command", ["forget CODE --yes", "forget --all --yes", "keys CODE"])
def test_a_command_whose_write_fails_says_so_in_a_sentence(made, command):
    (code, *_), _ = rooms_and_files(made)
    school = School(made, "")
    for verb in ("INSERT", "DELETE"):
        refusing = f"CREATE TRIGGER no_{verb} BEFORE {verb} ON events"
        school.store._db.execute(f"{refusing} BEGIN SELECT RAISE(ABORT, 'no'); END")
    school.stop()
    words = command.replace("CODE", code).split()
    done = subprocess.run([*KIT, *words, "--data", str(made)], capture_output=True, text=True)
    assert done.returncode == 1 and say("store.failed", folder=made) in done.stderr
    assert "Traceback" not in done.stderr

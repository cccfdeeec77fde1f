"""Two who change a trust's folder at once: each in turn, and nothing is handed out that is dead."""

import io
import json
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.command import kit
from workshop_kit import disk
from workshop_kit.domain.problem import Refused
from workshop_kit.trust import inviting, turns
from workshop_kit.trust.inviting import Invited, invite_list
from workshop_kit.trust.keys import public_of
from workshop_kit.trust.register import FILE, load
from workshop_kit.trust.turns import alone


def letters(made: Invited) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(made.archive)) as archive:
        return [json.loads(archive.read(name))["invitation"] for name in archive.namelist()]


def is_alive(folder: Path, letter: dict[str, str]) -> bool:
    """Whether the trust's folder reads what a school signs with this invitation."""
    register = load(folder)
    known = register.school(letter["id"])
    same = known and known.public == public_of(letter["key"])
    return bool(same) and letter["trust_key"] == register.public


def at_once(folder: Path, lists: list[str]) -> list[Invited]:
    with ThreadPoolExecutor(len(lists)) as pool:
        return list(pool.map(lambda names: invite_list(folder, "The Trust", names, False), lists))


def test_of_lists_that_are_sent_at_once_every_invitation_is_alive(tmp_path):
    for n in range(4):
        lists = ["\n".join(f"School {n} {who} {i}" for i in range(20)) for who in "abc"]
        made = at_once(tmp_path, lists)
        found = [letter for one in made for letter in letters(one)]
        assert len(found) == 60 and all(is_alive(tmp_path, letter) for letter in found)
    assert len(load(tmp_path).schools) == 4 * 60


def test_one_list_sent_twice_at_once_invites_each_school_once(tmp_path):
    made = at_once(tmp_path, ["Elm\nOak\nAsh"] * 4)
    assert sorted(one.n for one in made) == [0, 0, 0, 3]
    found = [letter for one in made for letter in letters(one)]
    assert len(found) == 3 and all(is_alive(tmp_path, letter) for letter in found)


def test_a_command_waits_for_a_page(tmp_path):
    invite_list(tmp_path, "The Trust", "Elm", False)
    to = tmp_path / "oak.json"
    wanted = ("trust", "invite", "Oak", "--to", to, "--data", tmp_path)
    command = [sys.executable, "-m", "workshop_kit", *map(str, wanted)]
    with alone(tmp_path):
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(4)
        assert not to.exists()
    assert running.communicate(timeout=60)[1] == b""
    assert is_alive(tmp_path, json.loads(to.read_bytes())["invitation"])


def test_who_waits_too_long_is_told_and_nothing_is_kept(tmp_path, monkeypatch):
    invite_list(tmp_path, "The Trust", "Elm", False)
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    before = (tmp_path / FILE).read_bytes()
    with alone(tmp_path):
        with pytest.raises(Refused, match=r"trust\.busy"):
            invite_list(tmp_path, "", "Oak", False)
        done = kit("trust", "invite", "Oak", "--to", tmp_path / "o.json", "--data", tmp_path)
    assert done.exit_code == 1 and "is being changed" in done.stderr
    assert (tmp_path / FILE).read_bytes() == before and not (tmp_path / "o.json").exists()


def test_an_archive_that_cannot_be_made_invites_nobody(tmp_path, monkeypatch):
    invite_list(tmp_path, "The Trust", "Elm", False)
    monkeypatch.setattr(inviting, "_archive", lambda files: (_ for _ in ()).throw(MemoryError))
    with pytest.raises(MemoryError):
        invite_list(tmp_path, "", "Oak", False)
    assert not load(tmp_path).invited("Oak")


def test_a_command_that_cannot_keep_the_school_leaves_no_dead_invitation(tmp_path, monkeypatch):
    kit("trust", "invite", "Elm", "--to", tmp_path / "e.json", "--trust", "T", "--data", tmp_path)
    before = (tmp_path / "e.json").read_bytes()
    real = disk.whole

    def full(path, *mode):
        if path.name == FILE:
            raise OSError(28, "No space left on device", str(path))
        return real(path, *mode)

    monkeypatch.setattr(disk, "whole", full)
    again = ("trust", "invite", "Elm", "--again", "--to", tmp_path / "e.json", "--data", tmp_path)
    done = kit(*again)
    assert done.exit_code == 1 and "No space left" in done.stderr
    assert (tmp_path / "e.json").read_bytes() == before
    assert is_alive(tmp_path, json.loads(before)["invitation"])


def test_a_wrong_name_makes_no_folder(tmp_path):
    for names in ("S" * 500, "", "Elm\nelm"):
        with pytest.raises(Refused):
            invite_list(tmp_path / "new", "The Trust", names, False)
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_written_to_is_told_as_such(tmp_path):
    (tmp_path / turns.LOCK).mkdir()
    with pytest.raises(OSError, match="unable to open"), alone(tmp_path):
        pass


def test_names_that_stand_alike_in_one_list_are_told_in_words_for_a_page(tmp_path):
    with pytest.raises(Refused) as refused:
        invite_list(tmp_path, "The Trust", "Elm\nOak\nelm", False)
    (problem,) = refused.value.problems
    assert (problem.key, problem.field) == ("trust_page.alike", "schools")
    assert problem.about == {"school": "Elm", "other": "elm"}


def test_no_file_in_the_archive_has_a_name_that_windows_keeps_for_itself(tmp_path):
    names = ["Con", "nul", "PRN", "Aux", "COM1", "lpt9", "Con-", "Kon", "Conin$"]
    made = invite_list(tmp_path, "The Trust", "\n".join(names), False)
    with zipfile.ZipFile(io.BytesIO(made.archive)) as archive:
        stems = {name.removesuffix(".json") for name in archive.namelist()}
    kept = {"con", "nul", "prn", "aux", "com1", "lpt9"}
    assert len(stems) == len(names) and "kon" in stems and not stems & kept


def test_the_command_writes_no_such_name_either(tmp_path):
    (tmp_path / "schools.txt").write_text("Con\nElm\n", "utf-8")
    given = ("--to", tmp_path / "out", "--trust", "T", "--data", tmp_path / "trust")
    assert kit("trust", "invite-all", tmp_path / "schools.txt", *given).exit_code == 0
    found = {path.name for path in (tmp_path / "out").iterdir()}
    assert len(found) == 2 and "con.json" not in found

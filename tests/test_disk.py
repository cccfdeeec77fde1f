"""A file is there whole or not at all, whoever writes it, and one with a key is its owner's."""

import os
import sys

import pytest

from workshop_kit import disk
from workshop_kit.domain.opening import Opening
from workshop_kit.school import lists, retention
from workshop_kit.school.folder import KEPT, KNOWN, known_setting, remember

WRITERS = {
    KNOWN: lambda folder: remember(folder, Opening(setting="primary")),
    KEPT: lambda folder: retention.keep(folder, 900),
    lists.MEETINGS: lambda folder: lists.keep_meetings(folder, ()),
    "plan.pdf": lambda folder: disk.put(folder / "plan.pdf", b"new"),
}


def full(handle: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_leaves_what_stood_there(tmp_path, monkeypatch, name):
    (tmp_path / name).write_text("before", "utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        WRITERS[name](tmp_path)
    assert (tmp_path / name).read_text("utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_who_is_interrupted_while_writing_piece_by_piece_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt), disk.whole(tmp_path / "a.zip") as out:
        out.write(b"half")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_file_with_a_key_can_be_read_by_its_owner_alone_from_its_first_byte(tmp_path):
    path = tmp_path / "trust.json"
    with disk.whole(path, disk.OWNER) as out:
        (part,) = tmp_path.iterdir()
        assert part.stat().st_mode & 0o777 == 0o600
        out.write(b"key")
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_was_said_of_the_school_is_read_as_it_was_kept(tmp_path):
    remember(tmp_path, Opening(setting="primary", terms="maintained"))
    assert known_setting(tmp_path) == {"setting": "primary", "terms": "maintained"}

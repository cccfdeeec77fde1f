"""What is kept, copied and removed: the receipt tells it from the database, bytes bear it out."""

import json
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest

from tests.command import kit
from tests.hall import SCHOOL
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.story import _TOLD
from workshop_kit.room import answer_key
from workshop_kit.school import NoSchool, School
from workshop_kit.school.keeping import NoBackup, backup, forget_room, forget_school, restore
from workshop_kit.school.receipt import inventory
from workshop_kit.school.slips import draw
from workshop_kit.trust.register import BUNDLES, invite, keep, load
from workshop_kit.trust.register import FILE as TRUST
from workshop_kit.words import say, sentences

WORKSHOP = "feedback_and_marking"
SHOWN = "the heron on the roof"
OPEN = "an otter in the pond"
SHOWN_NOWHERE = "a list of another folder"


def quiet(problems):
    assert problems == []


def idea(n: int, words: str = SHOWN) -> list[str]:
    return [f"{words} {n}"]


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "school"


@pytest.fixture
def school(folder):
    school = School(folder, SCHOOL)
    yield school
    school.stop()


@pytest.fixture
def code(school):
    """A room with one closed part, and one that is open with 4 answers."""
    code = school.open_room(WORKSHOP).code
    room = school.room(code)
    room.start("purposes", 0.0, quiet)
    for n in range(3):
        room.answer("purposes", f"phone {n}", idea(n), quiet)
    room.close("purposes", quiet)
    text = room.state.results["purposes"].texts[0].id
    room.hold(text, "pupil", quiet)
    room.start("impact", 0.0, quiet)
    for n in range(4):
        school.store.put([(code, "impact", answer_key(f"{n}", code, "impact"), idea(n, OPEN))])
    return code


def told(school, code) -> str:
    done = kit("receipt", code.lower(), "--data", str(school.folder))
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_the_receipt_says_what_is_in_the_database_and_nothing_else(school, code):
    other = school.open_room(WORKSHOP, Opening(slips=True)).code
    draw(school, other, 9)
    said = told(school, code)
    assert f"What the kit stores of the room {code}" in said and SCHOOL in said
    assert "table events, rows of this room: 5. Its columns: room, n, kind, body." in said
    assert "table answers, rows of this room: 4. Its columns: room, question, key, value." in said
    kinds = [line.split()[0] for line in said.splitlines() if line.endswith((": 1", ": 2"))]
    assert kinds == ["opened", "started", "closed", "held"]
    assert "Single answers that are still held: 4 to the open part impact." in said
    assert "Rows for slips" not in said
    assert "Whoever answers on two devices" in said and "can print more slips" not in said
    assert SHOWN not in said and OPEN not in said
    assert "Rows for slips: 9." in told(school, other)
    assert "can print more slips" in told(school, other)


def test_a_table_that_somebody_added_stands_in_the_receipt(school, code):
    with sqlite3.connect(school.folder / "rooms.db") as db:
        db.execute("CREATE TABLE diary (who TEXT, at REAL)")
        db.execute("INSERT INTO diary VALUES ('Ms Example', 1.0)")
    assert "table diary, rows of this room: 1. Its columns: who, at." in told(school, code)


def test_after_closing_the_receipt_says_that_no_single_answer_is_held(school, code):
    before = inventory(school.folder / "rooms.db", code)
    assert (before.held, before.left > 0) == ({"impact": 4}, True)
    school.store.close(code, "impact", "closed", lambda a: {"activity": "impact", "result": {}})
    after = inventory(school.folder / "rooms.db", code)
    assert (after.held, after.left) == ({}, 0)
    assert after.kinds["closed"] == 2


def test_the_receipt_names_what_is_not_promised_and_what_the_network_may_log(school, code):
    said = told(school, code)
    for words in ("holds the laptop can read", "Freedom of Information", "may log", "no HTTPS"):
        assert words in said
    (school.folder / "address.txt").write_text("https://hall.test:8866\n")
    assert "With HTTPS it cannot read" in told(school, code)


def test_every_kind_of_event_is_explained():
    assert [kind for kind in _TOLD if f"receipt.kind_{kind}" not in sentences()] == []


def test_a_backup_has_the_rooms_and_no_open_answer(school, code, tmp_path):
    file = tmp_path / "school.zip"
    draw(school, school.open_room(WORKSHOP, Opening(slips=True)).code, 5)
    backup(school.folder, school.store, file)
    with zipfile.ZipFile(file) as packed:
        names, body = packed.namelist(), b"".join(map(packed.read, packed.namelist()))
    assert names == ["about.json", "rooms.jsonl", "school.txt", "opening.json"]
    assert SHOWN.encode() in body
    assert OPEN.encode() not in body
    keys = [answer_key(f"{n}", code, "impact") for n in range(4)]
    assert not any(key in body or key.hex().encode() in body for key in keys)
    assert b"slips from a hat" not in body


def test_a_backup_follows_no_link_out_of_the_folder_and_says_so(school, folder, tmp_path):
    outside = tmp_path / "elsewhere" / "private.txt"
    outside.parent.mkdir()
    outside.write_text(SHOWN_NOWHERE, encoding="utf-8")
    own = folder / "library" / "workshops" / "ours.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("title: Ours\n", encoding="utf-8")
    linked = ["guides", "library/plan.docx", "library/workshops/private.yaml"]
    (folder / "guides").symlink_to(outside.parent, target_is_directory=True)
    (folder / "library" / "plan.docx").symlink_to(outside)
    (folder / "library" / "workshops" / "private.yaml").symlink_to(outside)
    (folder / "library" / "workshops" / "twin.yaml").symlink_to(own)  # stays in the folder
    file = tmp_path / "school.zip"
    done = kit("backup", "--to", str(file), "--data", str(folder))
    with zipfile.ZipFile(file) as packed:
        names, body = packed.namelist(), b"".join(map(packed.read, packed.namelist()))
    assert SHOWN_NOWHERE.encode() not in body
    assert {"library/workshops/ours.yaml", "library/workshops/twin.yaml"} <= set(names)
    told = "Not in it, because it stands outside the school’s folder: "
    assert f"{told}{', '.join(linked)}." in done.stdout


def test_two_backups_of_the_same_are_the_same_bytes_whenever_they_are_made(school, code, tmp_path):
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    backup(school.folder, school.store, one)
    school.store.put([(code, "impact", answer_key("9", code, "impact"), idea(9, OPEN))])
    backup(school.folder, school.store, two)
    assert one.read_bytes() == two.read_bytes()


def test_what_is_restored_elsewhere_is_the_same_school(school, code, folder, tmp_path):
    own = folder / "library" / "workshops" / "ours.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("title: Ours\n", encoding="utf-8")
    file, new = tmp_path / "school.zip", tmp_path / "new"
    backup(folder, school.store, file)
    assert restore(file, new) == ([code], [])
    again = School(new, "")
    assert (again.name, again.known()) == (SCHOOL, school.known())
    assert again.store.after(code) == school.store.after(code)
    assert again.store.answered(code, "impact") == set()
    assert (new / "library" / "workshops" / "ours.yaml").read_text() == "title: Ours\n"
    again.stop()


def test_restoring_adds_what_is_missing_and_leaves_what_is_there(school, code, folder, tmp_path):
    file = tmp_path / "school.zip"
    backup(folder, school.store, file)
    lost = school.open_room(WORKSHOP).code
    room = school.room(code)
    room.time(99.0, quiet)
    with_lost = tmp_path / "later.zip"
    backup(folder, school.store, with_lost)
    forget_room(school, lost)
    before = school.store.after(code)
    assert restore(file, folder) == ([], [code])
    assert restore(with_lost, folder) == ([lost], [code])
    assert school.store.after(code) == before
    assert school.store.answered(code, "impact")
    assert school.room(lost) is not None  # a server that runs finds it


def packed(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w") as out:
        for name, text in files.items():
            out.writestr(name.replace("__", "."), text)
    return path


GOOD = {"about__json": '{"format": 1}', "rooms__jsonl": "", "school__txt": "A school\n"}


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ({}, "keeping.no_backup"),
        ({**GOOD, "about__json": "[]"}, "keeping.no_backup"),
        ({**GOOD, "about__json": "{"}, "keeping.no_backup"),
        ({**GOOD, "about__json": '{"format": 2}'}, "keeping.newer"),
        ({**GOOD, "rooms__jsonl": "no json"}, "keeping.no_backup"),
        ({**GOOD, "rooms__jsonl": '{"room": "A"}'}, "keeping.no_backup"),
        ({**GOOD, "rooms__jsonl": "[1]"}, "keeping.no_backup"),
        (
            {**GOOD, "rooms__jsonl": '{"room": "A", "n": 2, "kind": "x", "body": {}}'},
            "keeping.no_backup",
        ),
        ({n: t for n, t in GOOD.items() if n != "school__txt"}, "keeping.no_backup"),
        ({**GOOD, "school__txt": ""}, "keeping.no_backup"),
    ],
)
def test_another_file_is_refused_with_a_sentence_and_changes_nothing(tmp_path, files, key):
    file, new = packed(tmp_path / "x.zip", **files), tmp_path / "new"
    with pytest.raises(NoBackup) as refused:
        restore(file, new)
    assert refused.value.args[0] == key
    assert say(key, **refused.value.args[1])
    assert not new.exists()


def test_what_is_no_zip_and_what_is_half_a_zip_are_refused(school, code, folder, tmp_path):
    file = tmp_path / "school.zip"
    backup(folder, school.store, file)
    whole = file.read_bytes()
    for body in (b"", b"a letter", whole[: len(whole) // 2], whole[:-30]):
        file.write_bytes(body)
        with pytest.raises(NoBackup):
            restore(file, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("flag_bits", 0x1, "is locked with a password"),
        ("compress_type", 99, "is not a backup of this kit"),
    ],
)
def test_a_backup_that_was_locked_or_packed_in_an_unknown_way_is_refused(
    school, folder, tmp_path, field, value, sentence
):
    file = tmp_path / "school.zip"
    backup(folder, school.store, file)
    with zipfile.ZipFile(file, "a") as packed:
        for one in packed.filelist:
            setattr(one, field, value)
        packed.comment = b"so that the list is written again"
    with pytest.raises(RuntimeError), zipfile.ZipFile(file) as packed:
        packed.read("about.json")
    refused = kit("restore", file, "--data", tmp_path / "new")
    assert refused.exit_code == 1 and sentence in refused.stderr
    assert not (tmp_path / "new").exists()


def test_a_backup_writes_nowhere_but_into_the_schools_own_folders(tmp_path):
    bad = {"library/../../evil__txt": "x", "../evil__txt": "x", "/evil__txt": "x"}
    bad |= dict.fromkeys(("serving__lock", "rooms__db", "library/a:b", "library\\..\\evil"), "x")
    restore(packed(tmp_path / "x.zip", **GOOD, **bad), tmp_path / "new")
    found = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert found <= {"x.zip", "school.txt", "rooms.db", "rooms.db-wal", "rooms.db-shm"}
    assert not (Path(tmp_path.anchor) / "evil.txt").exists()


def test_another_schools_backup_is_refused(school, tmp_path):
    file = tmp_path / "school.zip"
    backup(school.folder, school.store, file)
    School(tmp_path / "other", "Another school").stop()
    with pytest.raises(NoSchool):
        restore(file, tmp_path / "other")


def test_a_forgotten_room_leaves_no_byte_and_the_other_stays(school, code):
    other = school.open_room(WORKSHOP).code
    forget_room(school, code)
    body = everything(school.folder)
    assert [w for w in (SHOWN, OPEN, code) if w.encode() in body] == []
    assert school.store.rooms() == [other]
    with pytest.raises(KeyError):
        forget_room(school, code)


def test_a_forgotten_school_leaves_nothing_but_what_the_kit_did_not_write(school, code, folder):
    (folder / "library").mkdir()
    (folder / "library" / "contacts.toml").write_text('hr = "Ms Example"')
    (folder / "minutes.docx").write_text("ours")
    school.hold()
    assert forget_school(school) == ["minutes.docx"]
    assert everything(folder) == b"ours"


def test_forget_asks_first_and_needs_the_folder_for_itself(school, code, folder):
    data = ("--data", str(folder))
    assert kit("forget", code, *data).exit_code == 1  # nobody said yes
    for wrong in ((), (code, "--all")):
        assert "Say which room" in kit("forget", *wrong, *data, "--yes").stderr
    assert "There is no room ZZZZZZ" in kit("forget", "zzzzzz", *data, "--yes").stderr
    school.hold()
    assert "Another server already uses" in kit("forget", code, *data, "--yes").stderr
    assert school.store.rooms() == [code]
    school.stop()
    assert "is removed" in kit("forget", code, *data, "--yes").stdout
    assert SHOWN.encode() not in everything(folder)
    assert "is removed" in kit("forget", "--all", *data, "--yes").stdout
    assert not folder.exists()


def test_a_trusts_key_goes_into_its_own_backup_and_never_into_what_is_handed_over(
    school, code, folder, tmp_path
):
    """Who takes over a school is not the trust; a trust without its key can read no bundle."""
    known, _ = invite(folder, "Our Trust", SCHOOL, again=False)
    keep(folder, known)
    handed = kit("handover", "--to", str(tmp_path / "handed"), "--data", str(folder))
    assert "They stay in" in handed.stdout
    assert TRUST not in zipfile.ZipFile(tmp_path / "handed" / "school.zip").namelist()
    file, new = tmp_path / "whole.zip", tmp_path / "new"
    backed = kit("backup", "--to", str(file), "--data", str(folder))
    assert "private key is in it" in backed.stdout
    assert kit("restore", str(file), "--data", str(new)).exit_code == 0
    assert load(new) == known
    if sys.platform != "win32":
        modes = [path.stat().st_mode & 0o777 for path in (file, new / TRUST)]
        assert modes == [0o600, 0o600]


def of_a_trust(folder):
    """A folder that is a trust's alone, with a bundle in it."""
    known, _ = invite(folder, "Our Trust", SCHOOL, again=False)
    keep(folder, known)
    (folder / BUNDLES).mkdir()
    (folder / BUNDLES / "ours.json").write_text('{"bundle": 1}')
    return known


def test_a_folder_that_is_a_trusts_alone_is_backed_up_with_its_bundles_and_comes_back(tmp_path):
    folder, file, new = tmp_path / "trust", tmp_path / "trust.zip", tmp_path / "new"
    known = of_a_trust(folder)
    backed = kit("backup", "--to", file, "--data", folder)
    assert (backed.exit_code, backed.stdout.count("\n")) == (0, 2)
    assert "register and the bundles" in backed.stdout and "private key" in backed.stdout
    back = kit("restore", file, "--data", new)
    assert back.exit_code == 0 and "register and bundles are in" in back.stdout
    assert load(new) == known
    assert (new / BUNDLES / "ours.json").read_text() == '{"bundle": 1}'
    assert sorted(path.name for path in folder.iterdir()) == ["bundles", "trust.json"]


def test_a_trusts_backup_is_refused_in_the_folder_of_another_trust(tmp_path):
    folder, other, file = tmp_path / "trust", tmp_path / "other", tmp_path / "trust.zip"
    of_a_trust(folder)
    theirs, _ = invite(other, "Their Trust", SCHOOL, again=False)
    keep(other, theirs)
    kit("backup", "--to", file, "--data", folder)
    refused = kit("restore", file, "--data", other)
    assert refused.exit_code == 1 and "another trust" in refused.stderr
    assert load(other) == theirs and not (other / BUNDLES).exists()


def test_what_a_school_hands_over_holds_no_bundle_of_another_school(school, code, folder, tmp_path):
    of_a_trust(folder)
    kit("handover", "--to", tmp_path / "handed", "--data", folder)
    names = zipfile.ZipFile(tmp_path / "handed" / "school.zip").namelist()
    assert not [name for name in names if BUNDLES in name]


def test_where_no_trust_is_nothing_is_said_of_its_key(school, tmp_path):
    told = kit("backup", "--to", str(tmp_path / "school.zip"), "--data", str(school.folder))
    assert "private key" not in told.stdout


def test_a_school_that_is_handed_over_goes_on_elsewhere(school, code, tmp_path):
    to, new = tmp_path / "for the school", tmp_path / "theirs"
    done = kit("handover", "--to", str(to), "--data", str(school.folder))
    assert done.exit_code == 0 and "can go on from" in done.stdout
    assert len(list((to / code).iterdir())) == 6
    back = kit("restore", str(to / "school.zip"), "--data", str(new))
    assert f"Brought back: {code}." in back.stdout
    opened = kit("open", WORKSHOP, "--json", "--data", str(new)).stdout
    assert json.loads(opened)["school"] == SCHOOL


@pytest.mark.parametrize(
    "command", [("backup", "--to", "/nowhere/x.zip"), ("restore", "/nowhere/x.zip")]
)
def test_what_cannot_be_read_or_written_is_told(school, command):
    done = kit(*command, "--data", str(school.folder))
    assert done.exit_code == 1
    assert "/nowhere" in done.stderr and "Traceback" not in done.stderr


def test_a_backup_is_made_by_command(school, code, tmp_path):
    file = tmp_path / "b.zip"
    done = kit("backup", "--to", str(file), "--data", str(school.folder))
    assert f"1 room of {SCHOOL}" in done.stdout and file.is_file()

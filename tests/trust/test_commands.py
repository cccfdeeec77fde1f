"""One command on each side: the trust invites, the school hands on, the trust makes its picture."""

import json
import stat
from pathlib import Path

import pytest

from tests.command import kit
from tests.trust.made import kept
from workshop_kit.domain.bundle import PARTS
from workshop_kit.trust.register import FILE, load

ROOMS = {"AUDIT2": "workload_audit", "DATACC": "data_collection", "COMMSS": "communications"}


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A school's folder `school` with three rooms, and a trust's folder `trust` that invited it."""
    folder = tmp_path_factory.mktemp("both")
    for code, name in ROOMS.items():
        kept(folder / "school", name, code)
    done = invite(folder, "Hollin Bank", "--trust", "The Trust")
    assert done.exit_code == 0, done.output
    return folder


def invite(folder: Path, school: str, *options: str):
    to = folder / f"{school}.invitation.json"
    return kit("trust", "invite", school, "--to", to, "--data", folder / "trust", *options)


def hand_on(place: Path, *options: object, rooms: tuple[str, ...] = tuple(ROOMS)):
    given = ("--invitation", place / "Hollin Bank.invitation.json", "--data", place / "school")
    return kit("bundle", *rooms, *given, *options)


def test_a_school_hands_on_its_rooms_and_reads_them_first_as_a_page(place, tmp_path):
    done = hand_on(place, "--to", tmp_path / "ours.json")
    assert done.exit_code == 0, done.output
    assert all(f"  {part}: " in done.stdout for part in PARTS)
    assert "Nothing has been sent" in done.stdout
    page = (tmp_path / "ours.html").read_text("utf-8")
    assert "What we hand The Trust" in page and "Homework marks" in page
    body = json.loads((tmp_path / "ours.json").read_text("utf-8"))["bundle"]
    assert body["name"] == "" and "Hollin Bank" not in json.dumps(body)


def test_a_name_goes_only_by_consent_and_a_part_not_if_declined(place, tmp_path):
    to = ("--to", tmp_path / "ours.json")
    done = hand_on(place, *to, "--named", "--without", "survey", "--without", "ledger")
    assert "  survey: declined" in done.stdout and "name us as one of the schools" in done.stdout
    body = json.loads((tmp_path / "ours.json").read_text("utf-8"))["bundle"]
    assert (body["name"], body["declined"]) == ("Hollin Bank", ["survey", "ledger"])
    assert body["survey"] == body["ledger"] == [] != body["points"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--without", "answers"), "There is no part called answers. The parts are: turnout"),
        (("--to", "ours.zip"), "ours.zip should end in .json"),
        (("--invitation", "none.json"), "none.json cannot be read"),
        (("--data", "nobody"), "school"),
    ],
)
def test_what_stands_in_the_way_is_one_sentence(place, tmp_path, options, sentence, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = hand_on(place, "--to", "ours.json", *options)
    assert done.exit_code == 1 and sentence in done.stderr
    assert not list(tmp_path.glob("ours*"))


def test_without_an_invitation_there_is_no_bundle(place, tmp_path):
    done = kit("bundle", "AUDIT2", "--data", place / "school", "--to", tmp_path / "ours.json")
    assert done.exit_code == 1 and "needs the invitation file" in done.stderr
    assert not list(tmp_path.iterdir())


def test_an_unknown_room_is_told_with_those_that_are_there(place, tmp_path):
    done = hand_on(place, "--to", tmp_path / "ours.json", rooms=("QQQQQQ",))
    assert done.exit_code == 1 and "QQQQQQ" in done.stderr and "AUDIT2" in done.stderr


def test_an_invitation_of_another_school_is_refused(place, tmp_path):
    invite(place, "Elm Lane")
    given = ("--invitation", place / "Elm Lane.invitation.json", "--to", tmp_path / "ours.json")
    done = hand_on(place, *given)
    assert done.exit_code == 1
    assert "This invitation is for Elm Lane, and this folder belongs to Hollin Bank" in done.stderr


@pytest.mark.parametrize("name", ["trust", "trust_key", "school", "id", "key"])
def test_an_altered_invitation_is_refused(place, tmp_path, name):
    data = json.loads((place / "Hollin Bank.invitation.json").read_text("utf-8"))
    data["invitation"][name] += "x"
    altered = tmp_path / "altered.json"
    altered.write_text(json.dumps(data), "utf-8")
    done = hand_on(place, "--invitation", altered, "--to", tmp_path / "ours.json")
    assert done.exit_code == 1 and "altered.json" in done.stderr


@pytest.mark.parametrize(
    "data",
    [
        {"format": 1},
        {"format": 2},
        {"format": 1, "invitation": {}},
        {
            "format": 1,
            "invitation": dict.fromkeys(("trust", "trust_key", "school", "id", "key"), "x"),
        },
        {"format": 1, "invitation": "Hollin Bank", "signature": ""},
        [],
    ],
)
def test_what_is_no_invitation_is_refused(place, tmp_path, data):
    other = tmp_path / "other.json"
    other.write_text(json.dumps(data), "utf-8")
    done = hand_on(place, "--invitation", other, "--to", tmp_path / "ours.json")
    assert done.exit_code == 1 and "other.json" in done.stderr and "Traceback" not in done.output


def test_the_key_is_in_the_invitation_alone_and_for_its_owners_eyes(place):
    invitation = place / "Hollin Bank.invitation.json"
    key = json.loads(invitation.read_text("utf-8"))["invitation"]["key"]
    register = place / "trust" / FILE
    assert key not in register.read_text("utf-8")
    assert {stat.S_IMODE(path.stat().st_mode) for path in (invitation, register)} == {0o600}


@pytest.mark.parametrize(
    ("school", "options", "sentence"),
    [
        ("hollin bank", (), "Hollin Bank has its invitation"),
        ("Nobody", ("--again",), "Nobody has not been invited yet"),
        ("Hollin Bank", ("--again", "--trust", "Another"), "belongs to The Trust"),
        ("  ", (), "Give the school’s name"),
        ("S" * 500, (), "Give the school’s name"),
        ("Sch\x1b[2Jool", (), "Give the school’s name"),
    ],
)
def test_invitations_that_are_not_given(place, school, options, sentence):
    before = (place / "trust" / FILE).read_bytes()
    to = place / "refused.json"
    done = kit("trust", "invite", school, "--to", to, "--data", place / "trust", *options)
    assert done.exit_code == 1 and sentence in done.stderr
    assert (place / "trust" / FILE).read_bytes() == before and not to.exists()


def test_a_list_of_schools_gets_its_invitations_at_once_and_none_twice(tmp_path):
    (tmp_path / "schools.txt").write_text("Elm Lane\n\n  St  Olave’s \nElm Lane\n", "utf-8")
    given = ("trust", "invite-all", tmp_path / "schools.txt", "--to", tmp_path / "out")
    done = kit(*given, "--trust", "The Trust", "--data", tmp_path / "trust")
    assert done.exit_code == 0, done.output
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert files == ["elm_lane.json", "st_olave_s.json"]
    before = [(tmp_path / "out" / name).read_bytes() for name in files]
    done = kit(*given, "--data", tmp_path / "trust")
    assert done.exit_code == 0 and "Elm Lane has its invitation already" in done.stdout
    assert [(tmp_path / "out" / name).read_bytes() for name in files] == before
    assert [one.name for one in load(tmp_path / "trust").schools] == ["Elm Lane", "St Olave’s"]


@pytest.mark.parametrize("body", [None, b"\xff\xfeE\x00"])
def test_what_is_no_list_of_schools_is_refused(tmp_path, body):
    if body:
        (tmp_path / "schools.txt").write_bytes(body)
    given = ("--to", tmp_path / "out", "--trust", "T", "--data", tmp_path / "trust")
    done = kit("trust", "invite-all", tmp_path / "schools.txt", *given)
    assert done.exit_code == 1 and "schools.txt cannot be read as a list of schools" in done.stderr
    assert not (tmp_path / "trust").exists()


def test_an_invitation_is_never_written_over_another(place):
    before = (place / "Hollin Bank.invitation.json").read_bytes()
    to = ("--to", place / "Hollin Bank.invitation.json", "--data", place / "trust")
    done = kit("trust", "invite", "Ash Grove", *to)
    assert done.exit_code == 1 and "is there already" in done.stderr
    assert (place / "Hollin Bank.invitation.json").read_bytes() == before
    assert "Ash Grove" not in [one.name for one in load(place / "trust").schools]


def test_a_trust_says_its_name_the_first_time(tmp_path):
    done = invite(tmp_path, "Elm Lane")
    assert done.exit_code == 1 and "--trust" in done.stderr
    assert not (tmp_path / "trust").exists()


def test_a_new_invitation_makes_the_old_one_worthless(tmp_path):
    trust, bundles = tmp_path / "trust", tmp_path / "trust" / "bundles"
    kept(tmp_path / "school", "data_collection", "DATACC")
    invite(tmp_path, "Hollin Bank", "--trust", "The Trust")
    hand_on(tmp_path, "--to", bundles / "ours.json", rooms=("DATACC",))
    assert invite(tmp_path, "Hollin Bank", "--again").exit_code == 0
    done = kit("trust", "picture", bundles, "--to", tmp_path / "out", "--data", trust)
    assert done.exit_code == 1 and "was not made with that school’s invitation" in done.stderr
    assert not (tmp_path / "out").exists()

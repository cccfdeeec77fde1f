"""One command on each side: the trust invites, the school hands on, the trust makes its picture."""

import json
import stat
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from pypdf import PdfReader
from typer.testing import CliRunner

from tests.trust.made import PLAIN, Trust, kept, survey
from workshop_kit.commands import app
from workshop_kit.domain.bundle import PARTS
from workshop_kit.trust.register import FILE, keep, load

ROOMS = {"AUDIT2": "workload_audit", "DATACC": "data_collection", "COMMSS": "communications"}


def run(*command: object):
    return CliRunner().invoke(app, [*map(str, command)])


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
    return run("trust", "invite", school, "--to", to, "--data", folder / "trust", *options)


def hand_on(place: Path, *options: object, rooms: tuple[str, ...] = tuple(ROOMS)):
    given = ("--invitation", place / "Hollin Bank.invitation.json", "--data", place / "school")
    return run("bundle", *rooms, *given, *options)


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
    done = run("bundle", "AUDIT2", "--data", place / "school", "--to", tmp_path / "ours.json")
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
    done = run("trust", "invite", school, "--to", to, "--data", place / "trust", *options)
    assert done.exit_code == 1 and sentence in done.stderr
    assert (place / "trust" / FILE).read_bytes() == before and not to.exists()


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
    done = run("trust", "picture", bundles, "--to", tmp_path / "out", "--data", trust)
    assert done.exit_code == 1 and "was not made with that school’s invitation" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.fixture
def trust(tmp_path) -> Path:
    """A trust's folder with six schools that handed on bundles, one of which agreed to be named."""
    made = Trust(tmp_path / "bundles").invite(*"abcdef")
    for n, id in enumerate("abcdef"):
        hot = survey(("data_in", "", 10, 10 + n), ("data_in", "teachers", 5, 5))
        made.hand(id, replace(PLAIN, survey=hot, name="School a" if id == "a" else ""))
    keep(tmp_path, made.register)
    return tmp_path


def picture(trust: Path, *options: str):
    return run(
        "trust", "picture", trust / "bundles", "--to", trust / "out", "--data", trust, *options
    )


def test_one_picture_for_trustees_in_word_pdf_and_excel_with_the_same_figures(trust):
    done = picture(trust)
    assert done.exit_code == 0, done.output
    word = Document(str(trust / "out" / "trust-picture.docx"))
    cells = {c.text for t in word.tables for row in t.rows for c in row.cells}
    pages = PdfReader(trust / "out" / "trust-picture.pdf").pages
    assert "What our own demands cost" in pages[0].extract_text()
    assert "about 60 hours a year, in the 6 schools" in " ".join(pages[0].extract_text().split())
    book = openpyxl.load_workbook(BytesIO((trust / "out" / "trust-picture.xlsx").read_bytes()))
    assert book.sheetnames[1:3] == ["Demands", "Attainment"]
    row = next(r for r in book["Demands"].iter_rows(values_only=True) if r[0] == "Homework marks")
    assert row == ("Homework marks", "The trust", 6, 12, 60)
    assert {"Homework marks", "60", "4.0", "75", "Collecting data and typing it in"} <= cells


def test_a_school_is_named_only_where_it_agreed(trust):
    picture(trust, "--pages")
    for path in (trust / "out").glob("trust-picture.*"):
        if path.suffix == ".html":
            text = path.read_text("utf-8")
            assert "School a" in text
            assert [id for id in "bcdef" if f"School {id}" in text] == []


def test_each_school_has_a_page_with_itself_and_the_spread(trust):
    done = picture(trust, "--pages")
    pages = sorted((trust / "out" / "for-each-school").iterdir())
    assert len(pages) == 6 and str(pages[0]) in done.stdout
    text = pages[5].read_text("utf-8")
    assert "School f" in text and "For this school only" in text
    assert all(f"School {id}" not in text for id in "abcde")
    assert "<td>60</td>" in text.replace(' class="number"', "")


def test_blocks_are_kept_in_the_trusts_folder(trust):
    picture(trust)
    first = {one.id: one.block for one in load(trust).schools}
    assert sorted(first.values()) == [1, 1, 1, 2, 2, 2]
    picture(trust)
    assert {one.id: one.block for one in load(trust).schools} == first


def test_one_file_that_does_not_count_stops_the_picture_until_somebody_says_go_on(trust):
    before = (trust / FILE).read_bytes()
    (trust / "bundles" / "bad.json").write_text("{", "utf-8")
    done = picture(trust)
    assert done.exit_code == 1 and "bad.json is no bundle" in done.stderr
    assert not (trust / "out").exists() and (trust / FILE).read_bytes() == before
    done = picture(trust, "--leave-out")
    assert done.exit_code == 0 and "bad.json is no bundle" in done.stderr


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_picture_of_nothing_is_refused(trust, name):
    (trust / "empty").mkdir()
    done = run("trust", "picture", trust / name, "--to", trust / "out", "--data", trust)
    assert done.exit_code == 1 and name in done.stderr


def test_a_folder_that_is_no_trusts_is_refused(trust, tmp_path):
    to = ("--to", tmp_path / "out", "--data", tmp_path / "elsewhere")
    done = run("trust", "picture", trust / "bundles", *to)
    assert done.exit_code == 1 and "is not a trust’s folder yet" in done.stderr

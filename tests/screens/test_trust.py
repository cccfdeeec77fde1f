"""The trust's page: the picture on a press, what stands in the way, and files for trustees."""

import base64
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

import workshop_kit
from tests.hall import Served
from tests.screens.stage import Stage
from tests.trust.made import PLAIN, Trust
from workshop_kit.screens.trust import TrustPage
from workshop_kit.trust.keys import public_of
from workshop_kit.trust.register import FILE, keep, load


@pytest.fixture
def trust(tmp_path) -> Trust:
    """Three schools, each with its bundle of this year."""
    made = Trust(tmp_path / "bundles").invite(*"abc")
    for id in "abc":
        made.hand(id)
    return made


@pytest.fixture
def folder(trust, tmp_path, monkeypatch) -> Path:
    """The folder of that trust, in which a notebook is opened."""
    keep(tmp_path, trust.register)
    for name in ("library/workshops", "notebooks"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "notebooks")
    return tmp_path


@pytest.fixture
def page(stage: Stage, folder) -> TrustPage:
    return workshop_kit.trust_picture()


def test_opening_the_page_makes_no_picture(page, folder):
    before = (folder / FILE).read_bytes()
    assert (page.data["trust"], page.data["document"], page.data["files"]) == (
        "The Trust",
        None,
        [],
    )
    assert (folder / FILE).read_bytes() == before


def test_a_press_makes_the_picture_and_each_file_is_the_same_report(stage, page):
    assert stage.say(page, do="make")["what"] == "saved"
    document = page.data["document"]
    assert document["blocks"][0]["text"] == "What our own demands cost"
    assert len(page.data["files"]) == 4
    told = stage.say(page, do="file", name="trust-picture.xlsx")
    book = load_workbook(io.BytesIO(base64.b64decode(told["body"])))
    rows = list(book["Demands"].iter_rows(values_only=True))
    assert rows[-1] == ("Homework marks", "The trust", 3, 6, 30)
    assert told["name"] == "trust-picture.xlsx"


def test_what_does_not_count_is_listed_and_may_be_left_out(stage, page, folder):
    (folder / "bundles" / "bad.json").write_text("{", "utf-8")
    told = stage.say(page, do="make")
    assert "No picture was made yet" in told["problems"][0]["sentence"]
    assert "bad.json is no bundle" in page.data["refused"][0]["sentence"]
    assert page.data["document"] is None
    assert stage.say(page, do="make", leave_out=True)["what"] == "saved"
    assert page.data["document"] and len(page.data["refused"]) == 1


def test_a_folder_without_bundles_is_told(stage, page, folder):
    for path in (folder / "bundles").iterdir():
        path.unlink()
    stage.say(page, do="make")
    assert "holds no bundles" in page.data["refused"][0]["sentence"]


@pytest.mark.parametrize(
    "message",
    [{"do": "file", "name": "trust-picture.pdf"}, {"do": "file", "name": "../trust.json"}, {}],
)
def test_there_are_no_other_files_and_none_before_the_picture(stage, page, message):
    page.heard({**message, "id": 1})
    assert page.data["document"] is None


def test_outside_every_folder_it_says_so_and_does_nothing(stage, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = workshop_kit.trust_picture()
    assert (page.data["here"], page.data["trust"]) == (False, "")
    page.heard({"do": "make", "id": 1})
    page.heard({"do": "invite", "trust": "T", "schools": "Elm", "id": 2})
    assert page.data["document"] is None and not list(tmp_path.rglob(FILE))


def test_a_year_is_chosen_of_those_that_schools_handed_on(stage, trust, page):
    assert page.data["years"] == [(2026, "2026/27: from 3 of 3 schools")]
    for id in "ab":
        trust.hand(id, replace(PLAIN, year=2025, made_on="2026-03-01"))
    page = workshop_kit.trust_picture()
    assert [year for year, _ in page.data["years"]] == [2026, 2025]
    assert page.data["years"][1][1] == "2025/26: from 2 of 3 schools"
    assert stage.say(page, do="make", year=2025)["what"] == "saved"
    assert page.data["document"]["title"].endswith("2025/26")


@pytest.mark.parametrize("year", [1999, 9_999])
def test_a_year_of_which_nothing_is_there_is_told(stage, page, year):
    stage.say(page, do="make", year=year)
    assert page.data["refused"][0]["sentence"].startswith(f"No bundle of {year}/")


@pytest.mark.parametrize("year", ["2026", -1, True, None, 10**9, 2026.5])
def test_what_is_no_year_is_the_newest(stage, page, year):
    assert stage.say(page, do="make", year=year)["what"] == "saved"
    assert page.data["document"]["title"].endswith("2026/27")


def letters(told) -> dict[str, dict]:
    """The invitations in an archive that came back."""
    assert told["name"] == "invitations.zip"
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(told["body"]))) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


@pytest.fixture
def begun(stage, folder) -> TrustPage:
    """The page of a folder that is no trust's yet."""
    (folder / FILE).unlink()
    return workshop_kit.trust_picture()


def test_a_trust_begins_on_its_page_with_a_list_of_schools(stage, begun, folder):
    names = "Elm Lane\n\n  Oak   Road\nElm Lane\nelm-lane\n"
    found = letters(stage.say(begun, do="invite", trust="Our Trust", schools=names))
    assert sorted(found) == ["elm_lane-1.json", "elm_lane.json", "oak_road.json"]
    assert {one["invitation"]["trust"] for one in found.values()} == {"Our Trust"}
    assert [one.name for one in load(folder).schools] == ["Elm Lane", "Oak Road", "elm-lane"]
    assert begun.data["trust"] == "Our Trust" and "3 invitations" in begun.data["invited"][0]
    assert found["oak_road.json"]["invitation"]["key"] not in (folder / FILE).read_text("utf-8")


def test_a_school_that_has_its_invitation_gets_no_other_unless_it_lost_it(stage, page, folder):
    before = (folder / FILE).read_bytes()
    assert stage.say(page, do="invite", schools="school A")["what"] == "saved"
    assert "school A" in page.data["invited"][0]
    assert (folder / FILE).read_bytes() == before
    found = letters(stage.say(page, do="invite", schools="School a", again=True))
    assert list(found) == ["school_a.json"] and (folder / FILE).read_bytes() != before


@pytest.mark.parametrize(
    ("message", "field", "sentence"),
    [
        ({"schools": "Elm"}, "trust", "Say the trust’s name"),
        ({"trust": "T", "schools": " \n "}, "schools", "at least one school"),
        ({"trust": "T", "schools": "Elm\n" + "S" * 500}, "schools", "no school’s name"),
        ({"trust": "T", "schools": "Elm\nSch\x1b[2Jool"}, "schools", "no school’s name"),
        ({"trust": "T", "schools": "Elm", "again": True}, "schools", "Elm has not been invited"),
    ],
)
def test_a_list_that_is_wrong_anywhere_invites_nobody(
    stage, begun, folder, message, field, sentence
):
    (problem,) = stage.say(begun, do="invite", **message)["problems"]
    assert problem["field"] == field and sentence in problem["sentence"]
    assert not (folder / FILE).exists()


def test_files_that_schools_sent_are_taken_in_and_others_turned_away(stage, page, folder):
    files = sorted((folder / "bundles").iterdir())
    bodies = [path.read_bytes() for path in files]
    for path in files:
        path.unlink()
    sent = [["../a.json", packed(bodies[0])], ["again.json", packed(bodies[0])]]
    bad = [["b\x1b.json", packed(bodies[1][:-9])], ["c.json", "no base64"], ["d"], 5]
    assert stage.say(page, do="take", files=[*sent, *bad])["what"] == "saved"
    assert [path.name for path in (folder / "bundles").iterdir()] == ["a-2026.json"]
    assert page.data["years"] == [(2026, "2026/27: from 1 of 3 schools")]
    told = [one["sentence"] for one in page.data["turned_away"]]
    assert len(told) == 2 and told[0].startswith("b?.json is no bundle")


@pytest.mark.parametrize("files", [5, None, "a.json", {"a.json": ""}, True])
def test_what_is_no_list_of_files_is_refused_in_a_sentence(stage, page, folder, files):
    before = sorted((folder / "bundles").iterdir())
    (problem,) = stage.say(page, do="take", files=files)["problems"]
    assert "No file came" in problem["sentence"]
    assert sorted((folder / "bundles").iterdir()) == before


def test_more_files_than_one_message_may_hold_are_refused_in_a_sentence(stage, page):
    (problem,) = stage.say(page, do="take", files=[["a.json", ""]] * 301)["problems"]
    assert "at most 300 files" in problem["sentence"]


def test_a_bundle_that_replaces_another_is_told_and_after_a_picture_it_stays(stage, trust, page):
    newer = packed(trust.sealed("a", replace(PLAIN, made_on="2027-03-02")))
    stage.say(page, do="take", files=[["newer.json", newer]])
    (told,) = page.data["replaced"]
    assert "School a for 2026/27 is now the one made on 2 March 2027" in told
    assert stage.say(page, do="make")["what"] == "saved"
    stage.say(page, do="take", files=[["old.json", packed(trust.sealed("a"))]])
    (problem,) = page.data["turned_away"]
    assert "than an earlier picture was made of" in problem["sentence"]
    assert page.data["replaced"] == []
    assert stage.say(page, do="make")["what"] == "saved" and page.data["document"]


def test_names_that_are_one_here_are_told_without_a_word_of_the_command_line(stage, page):
    (problem,) = stage.say(page, do="invite", schools="Elm\nelm")["problems"]
    assert problem["field"] == "schools" and "--" not in problem["sentence"]
    assert "“Elm” and “elm” are one name here" in problem["sentence"]


def packed(body: bytes) -> str:
    return base64.b64encode(body).decode()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_the_report_can_be_read_on_any_width(served_trust, page_at, axe, width):
    page = page_at(width)
    page.goto(served_trust.start_link.replace("/?", "/tools/trust?"))
    page.get_by_role("button", name="Make the picture").click()
    page.get_by_text("What our own demands cost").wait_for()
    expect(page.get_by_role("rowheader", name="Homework marks")).to_have_count(1)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    with page.expect_download() as download:
        page.get_by_role("button", name="trust-picture.pdf").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.browser
def test_a_double_click_writes_one_archive_in_which_every_invitation_is_alive(
    served_trust, page_at
):
    page = page_at(1280)
    page.goto(served_trust.start_link.replace("/?", "/tools/trust?"))
    page.get_by_text("Invite more schools").click()
    page.locator("textarea[name=schools]").fill("Elm Lane\nOak Road\nAsh Hill")
    found = []
    page.on("download", lambda download: found.append(download))
    with page.expect_download():
        page.get_by_role("button", name="Write the invitations").dblclick()
    page.get_by_text("3 invitations are written").wait_for()
    page.get_by_role("button", name="Write the invitations").wait_for()
    page.wait_for_timeout(500)  # by then a second archive would have come
    expect(page.get_by_text("3 invitations are written")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text=re.compile(r"\S"))).to_have_count(0)
    assert len(found) == 1
    register = load(served_trust.folder)
    public = {one.id: one.public for one in register.schools}
    with zipfile.ZipFile(found[0].path()) as archive:
        letters = [json.loads(archive.read(name))["invitation"] for name in archive.namelist()]
    assert [public[one["id"]] for one in letters] == [public_of(one["key"]) for one in letters]


@pytest.fixture(scope="module")
def served_trust(tmp_path_factory) -> Iterator[Served]:
    """A server whose folder is also a trust's."""
    server = trust_server(tmp_path_factory.mktemp("trust"))
    yield server
    server.stop()


def trust_server(folder: Path) -> Served:
    """A server that runs, in a folder where three schools have handed in their bundles."""
    made = Trust(folder / "bundles").invite(*"abc")
    for id in "abc":
        made.hand(id)
    keep(folder, made.register)
    return Served(folder).start()

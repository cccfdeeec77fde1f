"""A survey brought in at the desk: promise first, matches looked at, nothing kept before."""

import base64
from pathlib import Path

import pytest

from tests.hall import Served
from tests.screens.stage import Stage
from workshop_kit import app, tools
from workshop_kit.domain.opening import Opening
from workshop_kit.school import School, claim
from workshop_kit.screens.survey_import import SurveyImport
from workshop_kit.store import Sqlite, StoreError

SAMPLES = Path(__file__).parent.parent.parent / "sample_data" / "imports"
FILE = (SAMPLES / "microsoft_forms_windows.csv").read_bytes()


@pytest.fixture
def school(tmp_path, monkeypatch):
    made = School(tmp_path / "school", "Bracken Lane (invented)")
    monkeypatch.setattr(app, "school", lambda: made)
    yield made
    made.stop()


@pytest.fixture
def page(stage: Stage, school) -> SurveyImport:
    return tools.import_survey()


def read(stage, page, body=FILE, promise="groups"):
    file = base64.b64encode(body).decode()
    return stage.say(page, do="read", promise=promise, file=file)


def asks(page):
    return [asked for _, asked in page.data["found"]["questions"]]


def keys(told):
    return [(one["field"], one["sentence"][:30]) for one in told["problems"]]


def everything(school):
    return b"".join(path.read_bytes() for path in school.folder.rglob("*") if path.is_file())


def test_the_promise_and_a_file_are_asked_for_first(stage, page):
    told = stage.say(page, do="read", file="")
    assert [field for field, _ in keys(told)] == ["promise", "file"]
    assert page.data["found"] is None


def test_what_was_read_is_shown_with_its_matches_and_nothing_is_kept(stage, page, school):
    before = everything(school)
    assert read(stage, page)["what"] == "saved"
    found = page.data["found"]
    assert "34 responses" in found["lines"][0] and "Completion time" in found["lines"][1]
    assert ["Marking and feedback on work", "marking"] in found["questions"]
    assert (found["held_on"], found["unsure"]) == ("2026-03-20", "")
    assert school.rooms() == [] and everything(school) == before


def test_the_page_hears_questions_and_never_an_answer(stage, page):
    read(stage, page)
    for sign in ("school.example", "colours", "Renée"):
        assert sign not in str(page.data)


def test_counts_are_kept_as_somebody_matched_them_and_the_survey_is_forgotten(stage, page, school):
    read(stage, page)
    chosen = ["-" if one == "trips" else one for one in asks(page)]
    told = stage.say(page, do="keep", asks=chosen, held_on="2026-03-18")
    assert told["what"] == "saved"
    (room,) = school.rooms()
    assert (room.phase, room.held_on, room.opening.promise) == ("ended", "2026-03-18", "groups")
    at = [item.id for item in room.result("around_pupils").items].index("trips")
    assert sum(room.result("around_pupils").counts[at]) == 0
    kept = page.data["kept"]
    assert room.code in kept["sentence"] and f"/{room.code}?as=plan&key=" in kept["plan"]
    again = stage.say(page, do="keep", asks=chosen, held_on="2026-03-18")
    assert "no longer at hand" in again["problems"][0]["sentence"]
    assert len(school.rooms()) == 1


def test_the_kind_of_school_is_asked_for_where_nobody_has_said_it(stage, page, school):
    read(stage, page)
    assert ["special", "Special school"] in page.data["found"]["settings"]
    about = {"asks": asks(page), "held_on": "2026-03-18"}
    assert stage.say(page, do="keep", setting="academy", **about)["problems"]
    assert stage.say(page, do="keep", setting="special", **about)["what"] == "saved"
    (room,) = school.rooms()
    assert room.opening.setting == "special"


def test_where_it_is_known_it_is_not_asked_again(stage, school):
    school.open_room("feedback_and_marking", Opening(setting="primary", terms="maintained"))
    page = tools.import_survey()
    read(stage, page)
    assert page.data["found"]["settings"] == []


@pytest.mark.parametrize(
    ("change", "day", "field"),
    [
        ({0: "golf"}, "2026-03-20", "asks-0"),
        ({0: "marking", 1: "marking"}, "2026-03-20", "asks-1"),
        ({}, "", "held_on"),
        ({}, "20/03/2026", "held_on"),
        ({}, "2999-01-01", "held_on"),
    ],
)
def test_what_is_wrong_stands_beside_its_question_and_nothing_is_kept(
    stage, page, school, change, day, field
):
    read(stage, page)
    given = ["-"] * len(asks(page))
    for n, asked in change.items():
        given[n] = asked
    told = stage.say(page, do="keep", asks=given, held_on=day)
    assert field in [one["field"] for one in told["problems"]]
    assert school.rooms() == []
    assert page.data["found"]


def test_a_question_with_another_scale_is_told_at_its_place(stage, page):
    rows = "".join(f"{n},1/2/2026,2/2/2026,low,10 hours\n" for n in range(5))
    read(stage, page, f"ID,Start time,Completion time,Pay,Marking\n{rows}".encode())
    told = stage.say(page, do="keep", asks=["-", "marking"], held_on="2026-02-01")
    assert keys(told) == [("asks-1", "The answers do not fit the aud")]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"Task,Answer\nMarking,Too much\n",
        b"PK\x03\x04 broken",
        b"\xd0\xcf\x11\xe0",
        b"\x00\x01",
    ],
)
def test_a_bad_file_is_a_sentence_at_the_file(stage, page, body):
    told = read(stage, page, body)
    assert [field for field, _ in keys(told)] == ["file"]
    assert page.data["found"] is None


@pytest.mark.parametrize(
    "message",
    [
        {"do": "keep", "asks": ["-"]},
        {"do": "keep", "asks": "marking"},
        {"do": "keep"},
        {"do": "read", "promise": ["groups"], "file": 7},
        {"do": "keep", "asks": [7] * 500, "held_on": {}},
    ],
)
def test_a_message_that_no_page_sends_keeps_nothing(stage, page, school, message):
    read(stage, page)
    assert stage.say(page, **message)["problems"]
    assert school.rooms() == []


def test_a_store_that_cannot_write_is_told_and_the_matches_stay(stage, page, monkeypatch):
    def full(*given):
        raise StoreError("store.failed")

    read(stage, page)
    monkeypatch.setattr(Sqlite, "fill", full)
    told = stage.say(page, do="keep", asks=asks(page), held_on="2026-03-20")
    assert "could not be kept" in told["problems"][0]["sentence"]
    assert page.data["found"]


def test_a_fault_of_the_kits_own_is_not_taken_for_a_full_disk(stage, page, monkeypatch):
    monkeypatch.setattr(Sqlite, "fill", lambda *given: 1 / 0)
    read(stage, page)
    with pytest.raises(ZeroDivisionError):
        stage.say(page, do="keep", asks=asks(page), held_on="2026-03-20")
    assert page.data["found"]


def test_representatives_and_who_has_no_school_are_told_where_it_goes(stage, tmp_path, monkeypatch):
    claim(tmp_path, "Members at Bracken Lane (invented)", True)
    theirs = School(tmp_path, "")
    for school in (theirs, None):
        monkeypatch.setattr(app, "school", lambda school=school: school)
        page = tools.import_survey()
        assert not page.data["here"]
        page.heard({"do": "read", "promise": "totals", "file": "", "id": 1})
        assert page.data["found"] is None
    theirs.stop()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_a_leader_brings_in_a_survey_by_hand(shared_hall: Served, page_at, axe, width):
    page = page_at(width)
    page.goto(shared_hall.start_link.replace("/?", "/tools/import?"))
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("link", name="Choose what staff were told").click()
    page.get_by_label("Totals, also by role group", exact=True).check()
    page.get_by_label("Choose the export").set_input_files(SAMPLES / "microsoft_forms.xlsx")
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("heading", name="Which question asks what").wait_for()
    axe(page)
    page.get_by_label("Marking and feedback on work").select_option(label="Nothing: leave it out")
    # One folder for both widths: nearly the same is taken again only of another year.
    page.get_by_label("Last day of the survey").fill("2026-03-03" if width == 360 else "2025-03-03")
    page.get_by_role("button", name="Keep the counts").click()
    page.get_by_text("Kept as room").wait_for()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.get_by_role("link", name="Its results and plan").click()
    page.get_by_text("34 devices answered").first.wait_for()

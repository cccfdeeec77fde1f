"""The trust's page: the picture on a press, what stands in the way, and files for trustees."""

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

import workshop_kit
from tests.hall import Served
from tests.screens.stage import Stage
from tests.trust.made import Trust
from workshop_kit.screens.trust import TrustPage
from workshop_kit.trust.register import FILE, keep


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """The folder of a trust of three schools, in which a notebook is opened."""
    made = Trust(tmp_path / "bundles").invite(*"abc")
    for id in "abc":
        made.hand(id)
    keep(tmp_path, made.register)
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


def test_elsewhere_it_says_how_a_trust_begins(stage, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = workshop_kit.trust_picture()
    assert page.data["trust"] == "" and "trust invite" in page.data["words"]["no_trust"]
    page.heard({"do": "make", "id": 1})
    assert page.data["document"] is None


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_the_report_can_be_read_on_any_width(served_trust, page_at, axe, width):
    page = page_at(width)
    page.goto(served_trust.start_link.replace("/?", "/tools/trust?"))
    page.get_by_role("button", name="Make the picture").click()
    page.get_by_text("What our own demands cost").wait_for()
    assert page.get_by_role("rowheader", name="Homework marks").count() == 1
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    with page.expect_download() as download:
        page.get_by_role("button", name="trust-picture.pdf").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


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

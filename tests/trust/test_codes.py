"""A trust's own list of names: the same file on both sides, and no school's word beside it."""

import json

import pytest

from tests.command import kit
from tests.trust.made import CODES, kept
from workshop_kit.content.trust_codes import FILE, with_trust_codes
from workshop_kit.domain.codes import OWN, places
from workshop_kit.domain.problem import Refused

PLACE = "data_collection.collections"


def listed(folder, *lines):
    (folder / FILE).parent.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text("\n".join(("place,name", *lines)) + "\n", "utf-8")
    return folder


def test_what_the_list_names_has_its_code_and_everything_else_stays_own(tmp_path):
    codes = with_trust_codes(CODES, listed(tmp_path, f"{PLACE},Flight paths", "job,Minibus driver"))
    assert codes.entry(PLACE, "flight PATHS") == "trust.flight_paths"
    assert codes.job("Minibus driver") == "trust.minibus_driver"
    assert codes.entry(PLACE, "Our secret list") == codes.job("Magician") == OWN
    assert codes.entries[f"{PLACE}.trust.flight_paths"] == "Flight paths"
    assert codes.entry(PLACE, "Homework marks") == CODES.entry(PLACE, "Homework marks") != OWN


def test_without_a_list_the_codes_are_the_common_ones(tmp_path):
    assert with_trust_codes(CODES, tmp_path) is CODES
    assert with_trust_codes(CODES, None) is CODES


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (("golf,Flight paths",), [2]),
        ((f"{PLACE},Good", f"{PLACE},***", "job," + "x" * 121), [3, 4]),
        (("data_collection.points,Year 14",), [2]),  # year groups are the same everywhere
    ],
)
def test_every_wrong_line_is_told_with_its_number(tmp_path, lines, wrong):
    with pytest.raises(Refused) as refused:
        with_trust_codes(CODES, listed(tmp_path, *lines))
    assert [problem.about["line"] for problem in refused.value.problems] == wrong


LONG = b"place,name\n" + "job,Prüfling\n".encode() * 10_000  # fewer letters than bytes


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"name,place\n", b"x" * 200_000, LONG])
def test_what_is_no_list_is_refused_with_a_sentence(tmp_path, body):
    (listed(tmp_path) / FILE).write_bytes(body)
    with pytest.raises(Refused) as refused:
        with_trust_codes(CODES, tmp_path)
    assert [problem.key for problem in refused.value.problems] == ["trust_codes.unread"]


def test_the_trust_writes_one_list_and_a_schools_bundle_marks_what_it_names(tmp_path):
    trust, school = tmp_path / "trust", tmp_path / "school"
    assert kit("trust", "codes", "--data", trust).exit_code == 0
    text = (trust / FILE).read_text("utf-8")
    assert text.splitlines() == ["place,name", *(f"{place}," for place in places(CODES))]
    assert "there already" in kit("trust", "codes", "--data", trust).stderr
    kept(school, "data_collection", "DATACC")
    invitation = tmp_path / "ours.json"
    kit("trust", "invite", "Hollin Bank", "--trust", "T", "--to", invitation, "--data", trust)
    given = ("--invitation", invitation, "--data", school, "--to", tmp_path / "bundle.json")
    before = handed(given, tmp_path)
    assert OWN in before
    listed(school, f"{PLACE},Pupils' details for the census")
    assert handed(given, tmp_path) - before == {"trust.pupils_details_for_the_census"}
    assert "details for the census" in (tmp_path / "bundle.html").read_text("utf-8")


def handed(given, folder):
    done = kit("bundle", "DATACC", *given)
    assert done.exit_code == 0, done.output
    body = json.loads((folder / "bundle.json").read_text("utf-8"))["bundle"]
    return {one["of"] for one in body["demands"] if one["page"] == PLACE}

"""Which question of a survey asks what: matched, corrected by somebody, and never guessed."""

from pathlib import Path

import pytest

from workshop_kit import load_workshop
from workshop_kit.domain.problem import Refused
from workshop_kit.importers.matching import answers, corrected, matched, written
from workshop_kit.importers.surveys import read_survey

SAMPLES = Path(__file__).parent.parent.parent / "sample_data" / "imports"
AUDIT = load_workshop("workload_audit")
HEAD = "ID,Start time,Completion time,Email,Name,Marking,Staff meetings\n"


def read(name):
    return read_survey((SAMPLES / name).read_bytes())


def survey(*rows, head=HEAD):
    return read_survey((head + "".join(f"{row}\n" for row in rows)).encode())


def test_an_answer_in_other_words_than_the_scale_is_never_guessed():
    found = survey("1,1/2/2026,1/2/2026,,,Four out of five,Not excessive")
    with pytest.raises(Refused) as refused:
        answers(found, matched(found, AUDIT), AUDIT)
    (problem,) = refused.value.problems
    assert (problem.key, problem.about["words"]) == ("survey.other_scale", "Four out of five")


def test_a_question_that_the_audit_does_not_ask_is_left_open():
    head = "ID,Start time,Completion time,Email,Name,How was the coffee?,Marking\n"
    found = survey("1,1/2/2026,1/2/2026,,,Cold,Not excessive", head=head)
    assert [match.asks for match in matched(found, AUDIT)] == ["", "marking"]


def test_a_question_that_stands_twice_is_matched_once_and_either_can_be_chosen():
    head = "ID,Start time,Completion time,Email,Name,Marking,Marking,Cover\n"
    found = survey("1,1/2/2026,1/2/2026,,,Not excessive,Never,Never", head=head)
    matches = matched(found, AUDIT)
    assert [match.asks for match in matches] == ["marking", "", "cover"]
    assert [m.asks for m in corrected(written(matches).encode(), found, AUDIT)] == [
        *("marking", "", "cover")
    ]
    other = b"question,asks\nMarking,-\nMarking,marking\nCover,-\n"
    assert [m.asks for m in corrected(other, found, AUDIT)] == ["", "marking", ""]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("between", [",", ";"])
def test_matches_are_read_as_any_spreadsheet_saves_them(code, between):
    head = "ID,Start time,Completion time,Email,Name,What’s “marking” like?\n"
    found = survey("1,1/2/2026,1/2/2026,,,Not excessive", head=head)
    rows = [["question", "asks"], ["What’s “marking” like?", "marking"]]
    body = "\n".join(between.join(row) for row in rows).encode(code)
    assert [match.asks for match in corrected(body, found, AUDIT)] == ["marking"]


def test_a_file_without_matches_is_no_file_of_matches():
    with pytest.raises(Refused) as refused:
        corrected(b"a,b\nc,d\n", read("google_forms.csv"), AUDIT)
    assert [problem.key for problem in refused.value.problems] == ["survey.no_matches"]


def test_matches_go_out_to_a_spreadsheet_and_come_back_corrected():
    found = read("google_forms.csv")
    text = written(matched(found, AUDIT))
    assert [m.asks for m in corrected(text.encode(), found, AUDIT)] == [
        m.asks for m in matched(found, AUDIT)
    ]
    changed = text.replace("Trips,trips", "Trips,-")
    assert "trips" not in [match.asks for match in corrected(changed.encode(), found, AUDIT)]


def test_everything_that_is_wrong_in_a_corrected_file_is_told_at_once():
    head = "ID,Start time,Completion time,Email,Name,Marking,Other,More,Missing\n"
    found = survey("1,1/2/2026,1/2/2026,,,a,b,c,d", head=head)
    with pytest.raises(Refused) as refused:
        corrected(b"question,asks\nMarking,golf\nOther,marking\nMore,marking\n", found, AUDIT)
    keys = {problem.key for problem in refused.value.problems}
    assert keys == {"survey.match_unknown", "survey.match_missing", "survey.match_twice"}


def test_a_question_that_begins_like_a_formula_stays_words_in_the_file_of_matches():
    head = "ID,Start time,Completion time,Email,Name,=HYPERLINK(1),Marking\n"
    found = survey("1,1/2/2026,1/2/2026,,,x,Not excessive", head=head)
    assert "'=HYPERLINK" in written(matched(found, AUDIT))

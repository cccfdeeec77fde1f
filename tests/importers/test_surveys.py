"""Surveys that a school already ran: known by their heads, matched, and nobody left in them."""

from pathlib import Path

import pytest

from workshop_kit import load_workshop
from workshop_kit.domain.problem import Refused
from workshop_kit.importers.matching import answers, corrected, matched, written
from workshop_kit.importers.surveys import read_survey
from workshop_kit.words import say

SAMPLES = Path(__file__).parent.parent.parent / "sample_data" / "imports"
AUDIT = load_workshop("workload_audit")
FILES = {
    "microsoft_forms.xlsx": ("Microsoft Forms", "2026-03-03", 0),
    "microsoft_forms_windows.csv": ("Microsoft Forms", "2026-03-20", 1),
    "google_forms.csv": ("Google Forms", "2026-03-15", 0),
    "limesurvey.csv": ("LimeSurvey", "2026-03-15", 0),
}
HEAD = "ID,Start time,Completion time,Email,Name,Marking,Staff meetings\n"


def read(name):
    return read_survey((SAMPLES / name).read_bytes())


def survey(*rows, head=HEAD):
    return read_survey((head + "".join(f"{row}\n" for row in rows)).encode())


@pytest.mark.parametrize("name", FILES)
def test_an_export_is_known_by_its_heads_and_every_question_finds_its_statement(name):
    found = read(name)
    program, last, doubles = FILES[name]
    assert (found.program, found.last, found.doubles) == (program, last, doubles)
    assert len(found.responses) == 34
    matches = matched(found, AUDIT)
    assert [match.question for match in matches if not match.asks] == []
    assert len(matches) == 36


def test_all_four_say_the_same_whichever_program_wrote_them():
    said = [answers(s, matched(s, AUDIT), AUDIT) for s in map(read, FILES)]
    tallies = [
        {
            id: AUDIT.activity(id).tally(given, AUDIT.activity(id).items)
            for id, given in one.by_activity.items()
        }
        for one in said
    ]
    assert all(tally == tallies[0] for tally in tallies)
    assert said[0].groups == {
        "Teachers": 20,
        "Teaching assistants": 8,
        "Leaders": 3,
        "Office and technical staff": 3,
    }


@pytest.mark.parametrize("name", FILES)
def test_no_name_address_moment_or_order_is_left(name):
    found = read(name)
    left = repr(found)
    for sign in ("school.example", "Renée", "192.0.2", "08:37", "@", "anonymous"):
        assert sign not in left
    assert list(found.responses) == sorted(found.responses, key=lambda one: sorted(one.items()))


def test_what_was_dropped_is_told_by_the_names_of_its_columns():
    assert "Email" in read("microsoft_forms.xlsx").dropped
    assert "ipaddr. IP-Adresse" in read("limesurvey.csv").dropped
    assert "startdate. Datum gestartet" in read("limesurvey.csv").dropped


@pytest.mark.parametrize(
    ("times", "last", "unsure"),
    [
        (("13/02/2026", "01/03/2026"), "2026-03-01", False),
        (("2/13/2026", "3/1/2026"), "2026-03-01", False),
        (("01/02/2026", "02/03/2026"), "2026-03-02", True),
        (("2026-02-13 09:00:00", "2026-03-01 10:00"), "2026-03-01", False),
        (("13.02.2026", "01.03.2026"), "2026-03-01", False),
        (("", ""), "", False),
        (("31/31/2026", "soon"), "", False),
    ],
)
def test_days_are_read_in_british_and_american_order_and_doubt_is_told(times, last, unsure):
    found = survey(*(f"{n},{t},{t},,,Not excessive," for n, t in enumerate(times)))
    assert (found.last, found.unsure) == (last, unsure)


def test_of_a_person_who_answered_twice_the_last_response_counts():
    rows = [
        "1,1/2/2026,1/2/2026,a@b.example,A,Not excessive,",
        "2,1/2/2026,1/2/2026,c@b.example,C,Not excessive,",
        "3,2/2/2026,2/2/2026,A@b.example,a,Regularly excessive,",
    ]
    found = survey(*rows)
    assert (len(found.responses), found.doubles) == (2, 1)
    assert sorted(one[0] for one in found.responses) == ["Not excessive", "Regularly excessive"]


def test_people_without_names_are_never_taken_for_one():
    rows = [f"{n},1/2/2026 9:0{n},1/2/2026 9:0{n},anonymous,,Not excessive," for n in range(5)]
    assert len(survey(*rows).responses) == 5


def test_a_row_that_was_sent_twice_in_the_same_moment_counts_once():
    row = ",1/2/2026 9:00:01,1/2/2026 9:04:07,anonymous,,Not excessive,"
    assert len(survey(f"1{row}", f"2{row}").responses) == 1


def test_a_row_without_any_answer_is_no_response_and_gaps_are_counted():
    found = survey("1,1/2/2026,1/2/2026,,,,", "2,1/2/2026,1/2/2026,,,Not excessive,")
    assert len(found.responses) == 1
    (one,) = found.responses
    assert one == {0: "Not excessive"}


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b"", "sheet.empty"),
        (b"Task,Answer\nMarking,Too much\n", "survey.unknown_heads"),
        (b"Name,Email\nA,a@b.example\n", "survey.unknown_heads"),
        (HEAD.encode(), "survey.unknown_heads"),
        ((HEAD + "1,1/2/2026,1/2/2026,a@b.example,A,,\n").encode(), "survey.empty"),
        (b"PK\x03\x04", "sheet.not_read"),
        (b"\xd0\xcf\x11\xe0", "sheet.old_office"),
    ],
)
def test_what_is_no_survey_is_refused_with_a_sentence(body, key):
    with pytest.raises(Refused) as refused:
        read_survey(body)
    assert [p.key for p in refused.value.problems] == [key]
    assert say(key, **refused.value.problems[0].about)


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


def test_matches_go_out_to_a_spreadsheet_and_come_back_corrected():
    found = read("google_forms.csv")
    text = written(matched(found, AUDIT))
    assert [m.asks for m in corrected(text, found, AUDIT)] == [
        m.asks for m in matched(found, AUDIT)
    ]
    changed = text.replace("Trips,trips", "Trips,-")
    assert "trips" not in [match.asks for match in corrected(changed, found, AUDIT)]


def test_everything_that_is_wrong_in_a_corrected_file_is_told_at_once():
    head = "ID,Start time,Completion time,Email,Name,Marking,Other,More,Missing\n"
    found = survey("1,1/2/2026,1/2/2026,,,a,b,c,d", head=head)
    with pytest.raises(Refused) as refused:
        corrected("question,asks\nMarking,golf\nOther,marking\nMore,marking\n", found, AUDIT)
    keys = {problem.key for problem in refused.value.problems}
    assert keys == {"survey.match_unknown", "survey.match_missing", "survey.match_twice"}


def test_a_question_that_begins_like_a_formula_stays_words_in_the_file_of_matches():
    head = "ID,Start time,Completion time,Email,Name,=HYPERLINK(1),Marking\n"
    found = survey("1,1/2/2026,1/2/2026,,,x,Not excessive", head=head)
    assert "'=HYPERLINK" in written(matched(found, AUDIT))

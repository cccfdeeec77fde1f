"""Surveys that a school already ran: known by their heads, matched, and nobody left in them."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from workshop_kit import load_workshop
from workshop_kit.domain.problem import Refused
from workshop_kit.importers.matching import answers, matched
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


@pytest.mark.parametrize("answered", ["16:00:01", "16:00"])
def test_colleagues_who_answer_alike_in_one_minute_are_several_people(answered):
    heads = ["Timestamp,Marking,Staff meetings\n", HEAD]
    rows = [
        f"1/2/2026 {answered},Not excessive,Not excessive",
        f"{{n}},1/2/2026,1/2/2026 {answered},,,x,",
    ]
    for head, row in zip(heads, rows, strict=True):
        assert len(survey(*(row.format(n=n) for n in range(12)), head=head).responses) == 12


def workbook(heads, rows, title=()):
    book = Workbook()
    for row in (*title, heads, *rows):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbooks_moments_are_no_days_on_which_all_are_one_person():
    heads = ["ID", "Start time", "Completion time", "Email", "Name", "Marking"]
    at = datetime(2026, 3, 2, 16)
    rows = [[n, at, at.replace(minute=n), "anonymous", None, "Not excessive"] for n in range(12)]
    assert len(read_survey(workbook(heads, rows)).responses) == 12


def test_a_title_above_the_heads_is_passed_over():
    rows = [[n, "1/2/2026", "1/2/2026", "Not excessive"] for n in range(5)]
    body = workbook(["ID", "Start time", "Completion time", "Marking"], rows, [["Our survey"]])
    assert (read_survey(body).program, len(read_survey(body).responses)) == ("Microsoft Forms", 5)


NAMED = "Response ID,Date submitted,Last page,Start language,Seed"
CODED = "id. Nro,submitdate. Pvm,lastpage. Sivu,startlanguage. Kieli,seed. Luku"


@pytest.mark.parametrize("names", [NAMED, CODED])
def test_one_address_of_a_whole_school_does_not_make_one_person_of_its_staff(names):
    head = f"{names},IP address,Referrer URL,How? [Marking],How? [Cover]\n"
    row = ",2026-03-02 17:00:00,3,en,99,192.0.2.1,https://school.example,Not excessive,Never"
    found = survey(*(f"{n}{row}" for n in range(20)), head=head)
    assert (found.program, len(found.responses), found.doubles) == ("LimeSurvey", 20, 0)
    assert found.questions == ("Marking", "Cover")


@pytest.mark.parametrize("word", ["nobody", "School name"])
def test_a_word_that_most_have_for_a_name_is_no_name(word):
    rows = [f"{n},1/2/2026,1/2/2026,{word},{word},Not excessive," for n in range(12)]
    assert len(survey(*rows).responses) == 12


@pytest.mark.parametrize(
    ("program", "heads"),
    [
        ("Microsoft Forms", "ID;Startzeit;Fertigstellungszeit;E-Mail;Name"),
        ("Microsoft Forms", "ID;Heure de début;Heure de fin;Adresse de messagerie;Nom"),
        ("Microsoft Forms", "Id.;Hora de inicio;Hora de finalización;Correo electrónico;Nombre"),
        ("Microsoft Forms", "ID;Amser dechrau;Amser cwblhau;E-bost;Enw"),
        ("Microsoft Forms", "ID;Alkamisaika;Lopetusaika;Sähköposti;Nimi"),
        ("Google Forms", "Stamp amser;Stamp amser;Stamp amser;Cyfeiriad e-bost;Enw"),
        ("Google Forms", "Horodateur;Horodateur;Horodateur;Adresse e-mail;Nom"),
        ("LimeSurvey", "id. ID;submitdate. x;startdate. Date de lancement;token. Code;x. Nom"),
    ],
)
def test_heads_in_other_languages_are_known_and_nobody_is_left(program, heads):
    rows = [f"{n};02/03/2026 09:0{n};02/03/2026 09:1{n};anonymous;;Not excessive" for n in range(6)]
    found = survey(*rows, head=f"{heads};Marking\n")
    assert (found.program, len(found.responses), found.questions[-1:]) == (program, 6, ("Marking",))
    assert {words for one in found.responses for words in one.values()} == {"Not excessive"}


def test_the_zip_in_which_google_forms_hands_out_its_table_is_opened():
    packed = BytesIO()
    with ZipFile(packed, "w") as one:
        one.write(SAMPLES / "google_forms.csv", "Survey (Responses) - Form Responses 1.csv")
    assert read_survey(packed.getvalue()) == read("google_forms.csv")


def test_names_and_addresses_of_those_who_answered_are_taken_out_of_comments():
    said = ["Ask Asha Patel", "asha.patel@b.example knows", "Patel says no", "patellar", "office"]
    said += [f"Comment {n}" for n in range(5)]
    row = "{n},1/2/2026 9:00,1/2/2026 9:0{n},{who},{name},Not excessive,{words}"
    people = {0: ("office@b.example", "Asha Patel"), 1: ("rowan.dene@b.example", "")}
    said[8] = "Rowan and the Office"
    rows = [
        row.format(
            n=n,
            words=words,
            who=people.get(n, ("anonymous", ""))[0],
            name=people.get(n, ("", ""))[1],
        )
        for n, words in enumerate(said)
    ]
    found = survey(*rows, head=HEAD.replace("Staff meetings", "Anything else"))
    words = {one[1] for one in found.responses}
    assert {"Ask […] […]", "[…] knows", "[…] says no", "patellar", "office"} < words
    assert "[…] and the Office" in words  # an address of an office is nobody's name
    assert found.hidden == 4


def test_a_row_without_any_answer_is_no_response_and_gaps_are_counted():
    found = survey("1,1/2/2026,1/2/2026,,,,", "2,1/2/2026,1/2/2026,,,Not excessive,")
    assert len(found.responses) == 1
    (one,) = found.responses
    assert one == {0: "Not excessive"}


def damaged() -> bytes:
    """A ZIP with one table, of which a byte was changed on its way."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as one:
        one.writestr("a.csv", "Timestamp,Marking\n1/2/2026,Not excessive\n")
    body = bytearray(packed.getvalue())
    body[body.index(b"a.csv") + len("a.csv")] = 0xFF
    return bytes(body)


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b"", "sheet.empty"),
        (b"Task,Answer\nMarking,Too much\n", "survey.unknown_heads"),
        (b"Name,Email\nA,a@b.example\n", "survey.unknown_heads"),
        (b"ID,Email,Born,Pay\n1,a@b.example,1/2/1980,low\n", "survey.unknown_heads"),
        (b"%PDF-1.7\n%\xe2\xe3\n", "survey.unknown_heads"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "sheet.not_table"),
        (HEAD.encode(), "survey.unknown_heads"),
        ((HEAD + "1,1/2/2026,1/2/2026,a@b.example,A,,\n").encode(), "survey.empty"),
        (b"PK\x03\x04", "sheet.not_read"),
        (damaged(), "sheet.not_excel"),
        (b"\xd0\xcf\x11\xe0", "sheet.old_office"),
    ],
)
def test_what_is_no_survey_is_refused_with_a_sentence(body, key):
    with pytest.raises(Refused) as refused:
        read_survey(body)
    assert [p.key for p in refused.value.problems] == [key]
    assert say(key, **refused.value.problems[0].about)

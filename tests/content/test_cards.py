"""The library's cards: every file of them is whole, and any workshop can show one by its id."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from workshop_kit.content import check_file, library_cards, load_workshop, read_workshop
from workshop_kit.content.shelf import card_files, read_cards
from workshop_kit.domain.workshop import Evidence

TODAY = date(2027, 1, 4)
FILES = card_files()
SURVEY = Path(__file__).parent / "good" / "survey.yaml"
CARD = """
- id: one_rule
  claim: Reports are written once a year.
  source: An invented rule
  date: 2024-03
  standing: statutory guidance
  checked: 2026-11-01
  out_of_date: 2027-08-31
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_file_of_cards_is_whole(path):
    assert check_file(path, TODAY) == []
    assert read_cards(path, TODAY)[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_binds_says_when_it_was_checked_and_until_when_that_holds(path):
    for card in read_cards(path, TODAY)[0]:
        assert len(card.claim.split()) <= 60, card.id
        if card.standing in ("law", "stpcd", "statutory guidance"):
            assert card.checked, card.id
            assert card.out_of_date > card.checked, card.id


def test_no_card_has_the_id_of_another():
    times = Counter(card.id for path in FILES for card in read_cards(path, TODAY)[0])
    assert [id for id, n in times.items() if n > 1] == []


def test_the_working_time_of_teachers_is_there():
    card = library_cards()["directed_time"]
    assert "1,265" in card.claim
    assert card.standing == "stpcd"
    assert (card.is_old("2026-08-31"), card.is_old("2026-09-01")) == (False, True)


def test_a_card_without_an_end_is_never_old():
    assert not Evidence("a", "A", "B", "2020", "kit").is_old("2999-01-01")


def shelved(tmp_path: Path, text: str, folder: str = "rules") -> Path:
    path = tmp_path / folder / "some.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def sentences(path: Path) -> list[str]:
    return [fault.sentence for fault in check_file(path, TODAY)]


@pytest.mark.parametrize("folder", ["rules", "evidence"])
def test_a_whole_card_has_no_faults(tmp_path, folder):
    assert sentences(shelved(tmp_path, CARD, folder)) == []


WRONG = {
    "no date": ("  date: 2024-03\n", "", "Add date: it is missing here"),
    "no source": ("  source: An invented rule\n", "", "Add source: it is missing here"),
    "no standing": ("  standing: statutory guidance\n", "", "Add standing: it is missing here"),
    "empty claim": ("Reports are written once a year.", "", "claim is empty. Write something"),
    "odd standing": ("statutory guidance", "rumour", "standing cannot be rumour. Use one of"),
    "odd id": ("one_rule", "One rule", "One rule cannot be an id. Begin with"),
    "odd field": ("checked", "cheked", "cheked means nothing here. Did you mean checked?"),
    "odd day": ("2027-08-31", "soon", "soon is not a day. Write one such as"),
    "odd date": ("2024-03", "March", "March is not a date. Write a year, a month"),
    "to write": ("An invented rule", "TO WRITE", "Write your own words for source"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_card_with_a_fault_is_told_and_left_out(tmp_path, name):
    old, new, sentence = WRONG[name]
    path = shelved(tmp_path, CARD.replace(old, new, 1))
    [said] = sentences(path)
    assert said.startswith(sentence)


def test_the_same_id_twice_is_told(tmp_path):
    [said] = sentences(shelved(tmp_path, CARD + CARD.lstrip("\n")))
    assert said == "one_rule is taken: it stands in line 2. Choose another id"


def test_the_whole_cards_of_a_file_are_kept_beside_the_others(tmp_path):
    other = CARD.replace("one_rule", "two").replace("  date: 2024-03\n", "")
    cards, found = read_cards(shelved(tmp_path, CARD + other.lstrip("\n")), TODAY)
    assert [card.id for card in cards] == ["one_rule"]
    assert len(found) == 1


@pytest.mark.parametrize("text", ["title: A workshop\n", "words\n", "", "- words\n", "- [a]\n"])
def test_what_is_no_list_of_cards_is_refused(tmp_path, text):
    assert len(sentences(shelved(tmp_path, text))) == 1


def test_an_id_that_the_file_does_not_define_is_found_in_the_library(tmp_path):
    text = SURVEY.read_text("utf-8")
    path = tmp_path / "survey.yaml"
    shown = "    id: page\n    evidence: [directed_time, ppa_time]\n"
    path.write_text(text.replace("    id: page\n", shown), "utf-8")
    assert check_file(path, TODAY) == []
    for workshop in (load_workshop(path), read_workshop(path.read_text("utf-8"), "survey")):
        cards = workshop.cards(workshop.activity("page"))
        assert [card.id for card in cards] == ["directed_time", "ppa_time"]
        assert cards[0] == library_cards()["directed_time"]


def test_a_statement_can_rest_on_a_card_of_the_library(tmp_path):
    path = tmp_path / "survey.yaml"
    text = SURVEY.read_text("utf-8")
    path.write_text(
        text.replace("      reports: one_card", "      letters: ppa_time\n      reports: one_card"),
        "utf-8",
    )
    workshop = load_workshop(path)
    assert workshop.card("ppa_time") == library_cards()["ppa_time"]
    assert workshop.card("one_card").standing == "law"
    assert workshop.card("nothing") is None


def test_a_files_own_card_goes_before_one_of_the_library(tmp_path):
    path = tmp_path / "survey.yaml"
    path.write_text(SURVEY.read_text("utf-8").replace("one_card", "ppa_time"), "utf-8")
    workshop = load_workshop(path)
    assert workshop.card("ppa_time").claim == "Reports are written once a year."
    assert len(workshop.evidence) == 1


def test_a_misspelt_id_is_told_with_the_one_that_was_meant(tmp_path):
    path = tmp_path / "survey.yaml"
    shown = "    id: page\n    evidence: [directed_tme]\n"
    path.write_text(SURVEY.read_text("utf-8").replace("    id: page\n", shown), "utf-8")
    assert sentences(path) == [
        "No evidence card has the id directed_tme. Did you mean directed_time? "
        "Add the card, or take the id out"
    ]


def test_an_open_room_whose_card_is_gone_from_the_library_goes_on():
    text = SURVEY.read_text("utf-8").replace(
        "    id: page\n", "    id: page\n    evidence: [gone]\n"
    )
    workshop = read_workshop(text, "survey")
    assert workshop.cards(workshop.activity("page")) == ()

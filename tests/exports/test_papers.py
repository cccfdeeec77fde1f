"""A paper as Word, PDF and web page: the words as typed, and pages that a head would send."""

import io
import json
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.command import kit
from tests.exports.afternoon import ADOPTED, ANSWERED, CONSULTED, TODAY, played, state_with
from tests.exports.kept_room import CODE, kept_room
from tests.exports.reading import READ, squeezed
from tests.exports.test_words import ARABIC, HOSTILE, clean
from workshop_kit import exports
from workshop_kit.content import load_paper, paper_paths
from workshop_kit.domain.document import Document
from workshop_kit.domain.known import known
from workshop_kit.domain.paper import Choices, fill
from workshop_kit.exports.record import word_of
from workshop_kit.school import School
from workshop_kit.words import say

FROM_PLAN = ("action_plan", "letter_to_head", "report_to_governors", "evaluation_checklist")


def body(name, kind, state):
    filled = fill(load_paper(paper_paths()[name]), known(state.school, TODAY, state, say))
    material = exports.Material(school=state.school, document=filled.document, today=TODAY)
    return exports.written(material, kind)


@pytest.mark.parametrize("kind", exports.PAPER_FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_of_staff_come_out_of_papers_as_they_were_typed(kind, text):
    state = state_with(clean(text))
    in_drawing_order = kind == "pdf" and text == ARABIC  # pypdf gives its words from left to right
    parts = text.split() if in_drawing_order else [clean(text)]
    for name in FROM_PLAN:
        found = squeezed(READ[kind](body(name, kind, state)))
        assert [part for part in parts if squeezed(part) not in found] == [], name


def test_a_paper_from_a_representatives_room_says_first_that_it_shows_feeling():
    state = played().state
    theirs = replace(state, workshop=replace(state.workshop, side="representatives"))
    first = squeezed(say("representatives.first"))
    for kind in exports.PAPER_FORMATS:
        found = squeezed(READ[kind](body("letter_to_head", kind, theirs)))
        assert first in found
        assert first not in squeezed(READ[kind](body("letter_to_head", kind, state)))


@pytest.mark.parametrize("school", ["", "Otter Lane"])
def test_a_page_s_foot_names_the_school_where_it_has_a_name_and_ends_in_no_comma(school):
    told = exports.Material(school=school, document=Document("Guide", "", "", ()), today=TODAY)
    made = exports.written(told, "pdf")
    foot = PdfReader(io.BytesIO(made)).pages[0].extract_text()
    assert ("Guide, Otter Lane" in foot) == bool(school)
    assert "Guide," not in foot or school


def test_the_parents_leaflet_is_one_page_also_with_four_adopted_actions():
    room = played()
    for n in range(4):
        told = {"what": "A long action " * 8, "pupils": "What pupils notice of it " * 4}
        room.complete(n, **told, **CONSULTED, **ANSWERED, **ADOPTED)
    read = PdfReader(io.BytesIO(body("parents_leaflet", "pdf", room.state)))
    assert len(read.pages) == 1


def test_a_short_paper_leaves_no_page_that_is_nearly_empty():
    """Set as loosely as a plan, these three end with a page of a few lines."""
    state = played().state
    for name in ("email_protocol", "marking_checklist", "staff_update"):
        assert len(PdfReader(io.BytesIO(body(name, "pdf", state))).pages) == 1, name


def test_a_paper_that_tells_of_the_plan_ends_with_its_check_word_and_a_policy_has_none(tmp_path):
    kept_room(tmp_path)
    place = School(tmp_path, "")
    state = place.told(CODE)
    letter, policy = (
        place.paper_material(name, state, Choices())[0].document.blocks
        for name in ("letter_to_head", "email_protocol")
    )
    place.stop()
    assert letter[-1].text.startswith(f"Check word: {word_of(state)}.")
    assert not any("Check word" in getattr(one, "text", "") for one in (*letter[:-1], *policy))


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    folder = tmp_path_factory.mktemp("school")
    data = ["--data", str(folder), "--school", "Marlow Road"]
    opened = kit("open", "feedback_and_marking", "--json", *data).stdout
    return folder, json.loads(opened)["code"]


def paper(school, tmp_path, *command):
    return kit("paper", *command, "--data", str(school[0]), "--to", str(tmp_path))


def test_the_command_lists_writes_fills_leaves_out_and_names_what_is_missing(school, tmp_path):
    assert "  letter_to_head: Letter to the headteacher" in paper(school, tmp_path).stdout
    wanted = ["--room", school[1].lower(), "--fill", "head=Ms Example = Head"]
    done = paper(school, tmp_path, "letter_to_head", *wanted, "--without", "making_data_work")
    assert done.exit_code == 0, done.stderr
    assert "  sender: who writes, and for whom" in done.stdout and "  head:" not in done.stdout
    words = READ["docx"]((tmp_path / "letter_to_head.docx").read_bytes())
    assert "Dear Ms Example = Head," in words and "Making data work" not in words
    assert {path.suffix for path in tmp_path.iterdir()} == {".docx", ".pdf", ".html"}


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["nothing"], "There is nothing called nothing"),
        (["letter_to_head", "--room", "ZZZZZZ"], "There is no room ZZZZZZ in this folder"),
        (["letter_to_head", "--fill", "hed=x"], "no gap hed of its own. Use one of: head, sender"),
        (["letter_to_head", "--fill", "head"], "Write what fills head after an equals sign"),
        (["letter_to_head", "--without", "x"], "No paragraph x can be left out of this paper"),
        (["who_to_talk_to", "--without", "x"], "Use one of: -"),
    ],
)
def test_what_the_command_cannot_do_is_told_and_nothing_is_written(
    school, tmp_path, command, sentence
):
    done = paper(school, tmp_path, *command)
    assert done.exit_code == 1
    assert sentence in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_schools_own_template_is_used_and_checked(school, tmp_path):
    own = school[0] / "library" / "letters" / "staff_update.md"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("---\ntitle: Our news\n---\nHeld on {held_on}.\n", "utf-8")
    assert paper(school, tmp_path, "staff_update", "--room", school[1]).exit_code == 0
    assert "Our news" in READ["html"]((tmp_path / "staff_update.html").read_bytes())
    own.write_text("---\ntitle: Our news\n---\nHeld on {held}.\n", "utf-8")
    done = paper(school, tmp_path / "none", "staff_update")
    assert done.exit_code == 1
    assert f"{own}:4:" in done.stderr and "held_on" in done.stderr
    assert kit("check", str(own)).exit_code == 1
    own.unlink()

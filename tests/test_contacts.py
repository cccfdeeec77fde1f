"""Who to talk to: the school fills one small file; phones, letters and papers follow it."""

import pytest

from tests.command import kit
from tests.hall import SCHOOL, Served
from tests.serving.asking import ask
from workshop_kit.domain.paper import Choices
from workshop_kit.school import School
from workshop_kit.school import contacts as kept

EMPTY = "not filled in by your school"
PAPER = "who_to_talk_to"


@pytest.fixture
def folder(tmp_path):
    School(tmp_path, SCHOOL).stop()
    return tmp_path


def fill(folder, words):
    path = kept.lay(folder, SCHOOL)
    path.write_text(words, encoding="utf-8")


def test_the_command_lays_the_file_once_and_says_what_is_empty(folder):
    told = kit("contacts", "--data", folder).stdout
    assert "contacts.toml" in told and "safeguarding_lead" in told.split("Not filled in yet")[1]
    path = kept.place(folder)
    path.write_text(path.read_text("utf-8").replace('neu = ""', 'neu = "Ms Example, room 4"'))
    again = kit("contacts", "--data", folder).stdout
    assert "neu" not in again.split("Not filled in yet")[1]
    assert "Ms Example" in path.read_text("utf-8")


@pytest.mark.parametrize("words", ["neu = Ms Example", 'neu = "a"\nneu = "b"', "[", "\x00"])
def test_a_broken_file_is_told_in_a_sentence_and_harms_no_page(folder, words):
    fill(folder, words)
    done = kit("contacts", "--data", folder)
    assert done.exit_code == 1 and "cannot be read" in done.stderr
    assert set(kept.labelled(folder)) == {(label, "") for label, _ in kept.labelled(folder)}


@pytest.mark.parametrize("said", ['""', '"   "', "5", "true", '["a"]', f'"{"a" * 4000}"'])
def test_what_is_no_name_is_not_shown(folder, said):
    fill(folder, f'neu = {said}\nhr = "The office"')
    found = kept.filled(folder)
    assert found["hr"] == "The office" and len(found.get("neu", "")) < 300


def test_papers_take_what_the_school_filled_in(folder, tmp_path):
    fill(folder, 'neu = "Ms Example, room 4"\nhead = "nobody"')
    school = School(folder, "")
    _, missing = school.paper(PAPER, "", tmp_path / "out", Choices())
    _, own = school.paper(PAPER, "", tmp_path / "out", Choices(("neu=Mr Other",)))
    _, letter = school.paper("letter_to_head", "", tmp_path / "out", Choices())
    school.stop()
    assert "neu" not in missing and "gmb" in missing
    assert "neu" not in own
    assert "head" in letter  # nobody is addressed as in a list of contacts


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    server = Served(tmp_path_factory.mktemp("school")).start()
    fill(server.folder, 'neu = "Ms <b>Example</b>"\nsafeguarding_lead = "Mx Example, 204"')
    yield server
    server.stop()


def test_the_page_has_every_line_and_says_which_are_empty(served):
    page = ask(f"http://hall.test:{served.port}/contacts")
    assert page.status == 200 and page.cookies == []
    assert "Mx Example, 204" in page.body and "Ms &lt;b&gt;Example" in page.body
    assert page.body.count(EMPTY) == len(kept.WHO) - 2
    fill(served.folder, 'neu = "Mr Other"')  # no restart is needed
    assert "Mr Other" in ask(f"http://hall.test:{served.port}/contacts").body


def test_every_phone_has_the_link_and_no_board_desk_or_plan(served):
    links = served.open()
    assert 'href="/contacts"' in ask(links["join"]).body
    for role in ("board", "desk", "plan"):
        entered = ask(links[role])
        cookie = entered.cookies[0].split(";")[0]
        page = ask(f"{links['join']}?as={role}", Cookie=cookie)
        assert page.status == 200 and "/contacts" not in page.body

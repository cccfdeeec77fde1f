"""Opening a room: what is asked, remembered and sent round; and whose folder it is."""

import asyncio
import json
import subprocess
import time
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.command import kit
from tests.days import FEELING, PULSE, add_workshops, rated
from tests.hall import KIT, SCHOOL, Served
from tests.serving.room_lines import go_to, join
from workshop_kit import entrance, exports
from workshop_kit.domain.opening import Opening, Promise
from workshop_kit.domain.problem import Refused
from workshop_kit.school import NoSchool, School, claim

LAST_TIME = """
title: Once more
purpose: See what was done.
minutes: 4
source: Made for a test.
jobs: [Teachers]
evidence: []
activities:
  - kind: recall
    id: last
    title: What we promised
    minutes: 2
    least: 1
    talk: 1
    question: Was it done?
  - kind: inform
    id: next
    title: What happens now
    minutes: 2
    least: 2
    talk: 1
    points: [Thank you.]
    question: What will you look for?
"""
PROPOSAL = {
    "kind": "stop",
    "law": "no",
    "what": "Stop stamping books",
    "lead": "a volunteer",
    "when": "from Monday",
    "minutes": {"Teachers": -20},
    "pupils": "nothing",
}
PRIVATE = PULSE.replace("manner: days", "manner: days\nprivate: true")
HEADS = "Teachers=24,Leaders=4,Office staff=7"


@pytest.fixture
def folder(tmp_path):
    """A school's folder with a workshop open for days, and one of representatives'."""
    texts = {"pulse": PULSE, "feeling": FEELING, "once_more": LAST_TIME}
    return add_workshops(tmp_path / "school", **texts)


def opened(folder, *options):
    return kit("open", "pulse", "--data", str(folder), "--school", SCHOOL, *options)


def test_a_room_for_days_is_printed_with_its_times_its_texts_and_what_is_shown_by_group(folder):
    times = ["--opens", "2031-11-24T08:00", "--until", "2031-11-28T16:00"]
    refused = opened(folder, *times)
    assert refused.exit_code == 1 and "within a year" in refused.stderr
    told = opened(folder, "--heads", HEADS).stdout
    assert "Shown by themselves: Office staff (7); Teachers (24)." not in told
    assert "Shown only together, because they are small: Leaders; Office staff (11 people)" in told
    link = next(line for line in told.splitlines() if "Phones join at" in line).split()[-1]
    invitation, reminder = told.split("To send round")[1:]
    for text in (invitation, reminder):
        assert link in text and "key=" not in text
    assert "until" in invitation and "Who sees what" in invitation
    assert "fewer than 5" in invitation


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://192.168.1.20:8866", True),
        ("http://school-laptop:8866", True),
        ("https://kit.local", True),
        ("https://workshop.school.org.uk", False),
        ("http://81.2.69.142:8866", False),
    ],
)
def test_a_link_that_opens_on_the_schools_network_alone_says_so_wherever_it_is_sent(
    folder, address, here
):
    school = School(folder, SCHOOL)
    school.settle(address)
    entered = entrance.open_room(school, "pulse", {}, time.time())
    school.stop()
    for _, text in entered.texts:
        assert ("only on the school’s Wi-Fi" in text) is here
        assert f"/{entered.links['code']}\n" in text


def test_an_opened_room_says_of_which_kind_of_school_and_terms_it_is(folder):
    told = opened(folder, "--setting", "nursery", "--terms", "academy_own").stdout
    assert "Opened for: Nursery. Terms: Academy with its own terms." in told
    assert "Opened for: Nursery." in opened(folder).stdout


def test_in_a_small_school_a_room_says_that_nothing_is_shown_by_group(folder):
    told = opened(folder, "--heads", "Teachers=4,Leaders=2").stdout
    assert "Nothing is shown by role group" in told


def test_representatives_plan_is_never_labelled_as_leaders(theirs):
    told = kit("open", "feeling", "--data", str(theirs)).stdout
    assert "Plan (representatives only)" in told and "Plan (leaders)" not in told
    code = School(theirs, "").rooms()[0].code
    told = kit("keys", code, "--data", str(theirs)).stdout
    assert "Plan (representatives only)" in told and "Plan (leaders)" not in told


def test_representatives_are_offered_the_papers_of_their_pack_and_their_own_alone(theirs, folder):
    own = theirs / "library" / "letters"
    own.mkdir(parents=True)
    (own / "ours.md").write_text("---\ntitle: Ours\nnotice: Ours.\n---\n\nWords.\n", "utf-8")
    place = School(theirs, "")
    assert set(place.paper_titles("secondary")) == {"jncc_item", "letter_to_head", "ours"}
    place.stop()
    school = School(folder, SCHOOL)
    assert "report_to_governors" in school.paper_titles("")
    school.stop()


def test_a_workshop_that_needs_some_people_opens_only_where_they_come(folder):
    path = folder / "library/workshops/pulse.yaml"
    path.write_text(f"{PULSE}\nfewest:\n  Teachers: 5\n", encoding="utf-8")
    for few in ([], ["--people", "Teachers=4"], ["--people", "Teachers"]):
        refused = opened(folder, *few)
        assert refused.exit_code == 1 and "Teachers" in refused.stderr
    assert "5 or more" in opened(folder, "--people", "Teachers=4").stderr
    assert opened(folder, "--people", "Teachers=5").exit_code == 0
    school = School(folder, "")
    assert len(school.rooms()) == 1
    school.stop()


@pytest.mark.parametrize("confirmed", [True, False])
def test_without_https_a_private_survey_opens_only_where_somebody_confirms_it(folder, confirmed):
    (folder / "library/workshops/pulse.yaml").write_text(PRIVATE, encoding="utf-8")
    done = opened(folder, *["--in-the-clear"] * confirmed)
    assert (done.exit_code == 0) is confirmed
    assert ("There is no HTTPS here" in done.stderr) is not confirmed
    school = School(folder, "")
    assert len(school.rooms()) == confirmed
    school.stop()


@pytest.mark.parametrize("confirmed", [True, False])
def test_without_https_open_questions_are_left_out_unless_somebody_confirms_them(folder, confirmed):
    told = opened(folder, *["--in-the-clear"] * confirmed).stdout
    assert ("Its open questions are left out" in told) is not confirmed
    assert asked(folder) == (["work", "words"] if confirmed else ["work"])


def test_with_https_nothing_has_to_be_confirmed(folder):
    School(folder, SCHOOL).stop()
    (folder / "address.txt").write_text("https://workshop.example.org\n")
    (folder / "library/workshops/pulse.yaml").write_text(PRIVATE, encoding="utf-8")
    assert opened(folder).exit_code == 0
    assert asked(folder) == ["work", "words"]


@pytest.mark.parametrize("said", ["yes", 1, "true", None, [True]])
def test_nothing_but_a_yes_is_a_confirmation(folder, said):
    school = School(folder, SCHOOL)
    (folder / "library/workshops/pulse.yaml").write_text(PRIVATE, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        entrance.open_room(school, "pulse", {"in_the_clear": said}, time.time())
    assert [problem.key for problem in refused.value.problems] == ["opening.in_the_clear"]
    assert school.rooms() == []
    school.stop()


def asked(folder):
    """What the one room of this folder asks on its phones."""
    school = School(folder, "")
    state = school.rooms()[0]
    school.stop()
    return [step.id for step in state.workshop.activities if state.takes(step.id)]


def test_everything_that_is_wrong_is_told_at_once_and_no_room_is_opened(folder):
    wrong = ["--setting", "castle", "--terms", "mine", "--until", "soon"]
    done = opened(folder, *wrong, "--heads", "Teachers=many,Cooks=2")
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 5 and "Traceback" not in done.stderr
    school = School(folder, "")
    assert school.rooms() == []
    school.stop()


@pytest.mark.parametrize(
    ("workshop", "option"),
    [
        ("structured_conversation", ("--heads", "Teachers=4")),
        ("act_on_the_audit", ("--until", "2031-11-24T08:00")),
    ],
)
def test_a_workshop_refuses_what_only_others_ask(folder, workshop, option):
    command = ["open", workshop, "--data", str(folder), "--school", SCHOOL]
    done = kit(*command, *option)
    assert done.exit_code == 1
    assert "Leave the" in done.stderr


def test_setting_and_terms_are_remembered_and_can_be_changed(folder):
    school = School(folder, SCHOOL)
    for said in ({"setting": "primary", "terms": "maintained"}, {}, {"terms": "academy_own"}):
        opening, problems = school.opening("feedback_and_marking", said, 0.0)
        assert problems == []
        assert school.open_room("feedback_and_marking", opening).opening.setting == "primary"
    school.stop()
    again = School(folder, "")
    assert again.known() == {"setting": "primary", "terms": "academy_own"}
    again.stop()


@pytest.mark.parametrize("words", ["", "[]", '{"setting": 1}', "\x00"])
def test_a_broken_memory_is_no_memory(folder, words):
    school = School(folder, SCHOOL)
    (folder / "opening.json").write_text(words)
    assert school.opening("feedback_and_marking", {}, 0.0) == (Opening(), [])
    school.stop()


def test_a_poster_has_the_link_on_one_page(folder, tmp_path):
    done = opened(folder, "--poster", str(tmp_path / "poster.pdf"), "--json")
    join_link = json.loads(done.stdout)["join"]
    (page,) = PdfReader(BytesIO((tmp_path / "poster.pdf").read_bytes())).pages
    text = page.extract_text()
    assert join_link.partition("://")[2] in text.replace("\n", "")
    assert "A short look" in text and "Planned: open until" in text
    assert "If the end is moved, it stands at this address." in " ".join(text.split())


def test_what_goes_out_before_is_written_for_a_room_that_is_open_already(folder, tmp_path):
    code = json.loads(opened(folder, "--json").stdout)["code"]
    done = kit("invite", code.lower(), "--data", str(folder), "--to", str(tmp_path))
    assert done.exit_code == 0 and "who facilitates, by name or role" in done.stdout
    names = {path.name.partition("-poster")[2] or path.suffix for path in tmp_path.iterdir()}
    assert names >= {f"-{code}.pdf", ".docx", ".pdf"}


def test_no_room_of_that_code_gets_no_invitation(folder, tmp_path):
    School(folder, SCHOOL).stop()
    done = kit("invite", "QQQQQQ", "--data", str(folder), "--to", str(tmp_path))
    assert done.exit_code == 1 and "QQQQQQ" in done.stderr


def test_a_day_of_several_workshops_has_one_invitation_with_its_times(folder, tmp_path):
    names = ("behaviour", "communications")
    how = ("--time", "half", "--begins", "13:00", "--data", str(folder), "--school", SCHOOL)
    done = kit("day", *names, *how, "--to", str(tmp_path))
    assert done.exit_code == 0, done.stderr
    (page,) = PdfReader(tmp_path / "staff_invitation.pdf").pages
    told = " ".join(page.extract_text().split())
    assert "13:00 Behaviour, 60 minutes •" in told and "A day of workshops" in told
    assert "Day [the day] When see the times above" in told  # only the day itself is left to write
    assert "the day" in done.stdout and "from when until when" not in done.stdout


def test_a_poster_that_cannot_be_written_is_told(folder, tmp_path):
    done = opened(folder, "--poster", str(tmp_path / "no" / "poster.pdf"))
    assert done.exit_code == 1
    assert "Cannot write to" in done.stderr and "Phones join at" in done.stdout


def promise(school, day=None):
    """A workshop held the day before, or on this day; the room put one action forward."""
    held = (day or date.today() - timedelta(days=1)).isoformat()
    room = school.room(school.open_room("feedback_and_marking", held_on=held).code)
    found = []
    room.start("propose", 0, found.extend)
    for number in ("1", "2", "3"):
        room.answer("propose", number, PROPOSAL, found.extend)
    room.close("propose", found.extend)
    room.choose(["propose-1"], found.extend)
    room.end(found.extend)
    assert found == [] and len(room.state.actions) == 1


def test_a_room_knows_what_its_own_school_promised(folder):
    school = School(folder, SCHOOL)
    assert school.open_room("once_more").opening.promised == ()
    promise(school)
    (known,) = school.open_room("once_more").opening.promised
    assert isinstance(known, Promise) and known.what == PROPOSAL["what"]
    school.stop()


def test_another_school_on_the_same_laptop_knows_nothing_of_it(folder, tmp_path):
    first = School(folder, SCHOOL)
    promise(first)
    first.stop()
    other = add_workshops(tmp_path / "other", once_more=LAST_TIME)
    seen = [told(Served(place).start()) for place in (folder, other)]
    assert PROPOSAL["what"] in seen[0]
    assert PROPOSAL["what"] not in seen[1] and "Nothing was promised or asked for" in seen[1]
    assert PROPOSAL["what"].encode() not in (other / "rooms.db").read_bytes()


def told(server):
    """All that a phone, a desk, a board and the start page of a new room show."""
    try:
        links = server.open("once_more")

        async def look():
            desk, phone, board = [await join(links[who]) for who in ("desk", "join", "board")]
            start = await join(server.start_link)
            await go_to(desk, "last")
            await phone.until(lambda: phone.data()["title"] == "What we promised")
            return json.dumps([page.models for page in (desk, phone, board, start)])

        return asyncio.run(look())
    finally:
        server.stop()


@pytest.fixture
def theirs(tmp_path):
    """A folder of representatives."""
    folder = tmp_path / "theirs"
    claim(folder, SCHOOL, representatives=True)
    return add_workshops(folder, pulse=PULSE, feeling=FEELING)


@pytest.mark.parametrize(
    ("place", "here", "not_here"), [("folder", "pulse", "feeling"), ("theirs", "feeling", "pulse")]
)
def test_each_side_has_its_own_workshops_whichever_way_one_comes_in(request, place, here, not_here):
    folder = request.getfixturevalue(place)
    school = School(folder, SCHOOL)
    assert here in school.workshops() and not_here not in school.workshops()
    with pytest.raises(KeyError):
        school.open_room(not_here)
    with pytest.raises(KeyError):
        school.opening(not_here, {}, 0.0)
    school.stop()
    for options in ([], ["--json"]):
        done = kit("open", not_here, "--data", str(folder), *options)
        assert done.exit_code == 1 and "There is no workshop called" in done.stderr
        assert not_here not in done.stderr.split("Known:")[1]
    served = Served(folder, *(["--representatives"] if place == "theirs" else []))
    assert on_start_page(served.start(), not_here) == (True, ["problems", "problems"])


def on_start_page(server, not_here):
    """Whether the start page hides a workshop, and what it answers where it is asked for."""
    try:

        async def look():
            start = await join(server.start_link)
            hidden = not_here not in json.dumps(start.models)
            asked = [{"do": do, "workshop": not_here, "opening": {}} for do in ("open", "preview")]
            return hidden, [(await start.ask(one))["what"] for one in asked]

        return asyncio.run(look())
    finally:
        server.stop()


def test_nobody_opens_a_folder_as_the_other_side(folder, theirs, tmp_path):
    School(folder, SCHOOL).stop()
    for options in (["--data", str(theirs)], ["--data", str(folder), "--representatives"]):
        command = [*KIT, "serve", "--json", "--port", "0", "--school", SCHOOL, *options]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert done.returncode == 1 and "Traceback" not in done.stderr
        assert "representatives" in done.stderr.lower()
    assert not (folder / "representatives.txt").exists()


def test_representatives_begin_with_a_folder_of_their_own(tmp_path):
    served = Served(tmp_path, "--representatives").start()
    served.stop()
    assert "not to the school" in (tmp_path / "representatives.txt").read_text(encoding="utf-8")
    school = School(tmp_path, SCHOOL)
    assert school.side == "representatives"
    school.stop()


@pytest.mark.parametrize("name", ["", "  "])
def test_a_folder_without_a_name_is_nobodys(tmp_path, name):
    with pytest.raises(NoSchool, match=r"serve\.no_school"):
        claim(tmp_path / "new", name, representatives=True)
    assert not (tmp_path / "new" / "representatives.txt").exists()


def test_what_representatives_find_says_that_it_is_no_ballot(theirs):
    school = School(theirs, SCHOOL)
    opened = school.open_room("feeling")
    school.keep_time(opened.opening.until)
    file = exports.file(school.told(opened.code), date.today().isoformat(), "json")
    told = json.loads(file.body)["document"]
    school.stop()
    words = "This shows feeling. It is not a ballot and cannot replace one."
    assert told["notice"] == words
    assert words in [block.get("text") for block in told["blocks"][:3]]
    served = Served(theirs, "--representatives").start()
    try:
        links = served.open("feeling")

        async def first_lines():
            phone, board, plan = [await join(links[who]) for who in ("join", "board", "plan")]
            return [phone.data()["first"], board.data()["first"], plan.data()["notice"]]

        assert asyncio.run(first_lines()) == [words] * 3
    finally:
        served.stop()


def test_representatives_results_need_ten(theirs):
    school = School(theirs, SCHOOL)
    room = school.room(school.open_room("feeling").code)
    for n in range(9):
        room.answer("work", str(n), rated("much", "fine"), lambda problems: None)
    room.seal(lambda problems: None)
    assert room.state.results["work"].withheld
    school.stop()

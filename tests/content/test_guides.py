"""Facilitator guides: one a workshop, with words for every activity, and the file's minutes."""

import re
from pathlib import Path

import pytest
import yaml

from workshop_kit.content import (
    Script,
    guide_document,
    guide_path,
    library,
    script,
)
from workshop_kit.content.guides import HEADING, PARTS
from workshop_kit.domain.activities import Activity
from workshop_kit.domain.timing import after_closing
from workshop_kit.words import say

NAMES = list(library())


def guide(name: str) -> Path:
    path = guide_path(name)
    assert path is not None
    return path


@pytest.mark.parametrize("name", NAMES)
def test_front_matter_headings_and_workshop_agree_in_minutes(name):
    text = guide(name).read_text("utf-8")
    workshop = library()[name]
    minutes = {activity.id: activity.minutes for activity in workshop.activities}
    front = yaml.safe_load(text.split("---")[1])
    assert front == {"workshop": name, "minutes": workshop.minutes, "activities": minutes}
    headings = re.findall(r"^## ([a-z_-]+): (.+) \((\d+) minutes?\)$", text, re.MULTILINE)
    assert headings == [(a.id, a.title, str(a.minutes)) for a in workshop.activities]


@pytest.mark.parametrize("name", NAMES)
def test_every_activity_has_its_words(name):
    for activity in library()[name].activities:
        found = script(guide(name), activity.id)
        assert found.say and found.do and found.prompts and found.late
        for words in (*found.say, *found.do, *found.prompts, *found.late):
            assert re.search(r"[.!?:]$", words)
            assert not re.search(r"[*_`#\[\]]", words)


@pytest.mark.parametrize("name", NAMES)
def test_what_to_do_runs_from_the_first_minute_to_the_last(name):
    for activity in library()[name].activities:
        times = [re.match(r"Minute (\d+): ", line) for line in script(guide(name), activity.id).do]
        minutes = [int(time[1]) for time in times if time]
        assert len(minutes) == len(times)
        assert minutes == sorted(minutes)
        assert minutes[0] == 0
        assert activity.minutes - 1 <= minutes[-1] <= activity.minutes


def test_signs_that_hide_or_reorder_are_taken_out_of_a_guide_as_of_what_a_phone_sends(tmp_path):
    path = tmp_path / "ours.md"
    hidden = "A\u202eB\x00\x1b[31mC\u200b\u009b"
    path.write_text(f"# T\u202e\n\n## one: One (5 minutes)\n\nSay:\n\n- {hidden}\n", "utf-8")
    assert script(path, "one").say == ("AB[31mC",)
    printed = guide_document(path, "", "")
    assert printed.title == "T" and "\u202e" not in str(printed.blocks)


HALLS = [name for name in NAMES if library()[name].manner == "hall"]
PRESS = re.compile(r"[Pp]ress (Close)|(?:[Pp]ress|then) (Phones down|Phones up again)")


def presses(name: str, step: str) -> list[tuple[int, str]]:
    """(minute, button) of what the guide closes, and of when phones go down and up."""
    found = []
    for line in script(guide(name), step).do:
        minute = int(line.removeprefix("Minute ").partition(":")[0])
        found += [(minute, one[1] or one[2]) for one in PRESS.finditer(line)]
    return found


def talked(name: str, step: Activity) -> int:
    """The minutes with phones down: from that press, or from closing, until they go up again."""
    talk, since = 0, None
    for minute, press in [*presses(name, step.id), (step.minutes, "Phones up again")]:
        if press != "Phones up again":
            since = minute if since is None else since
        elif since is not None:
            talk, since = talk + minute - since, None
    return talk


@pytest.mark.parametrize("name", HALLS)
def test_the_guide_closes_in_the_minute_in_which_the_board_has_none_left_to_answer(name):
    for step in library()[name].activities:
        closes = [minute for minute, press in presses(name, step.id) if press == "Close"]
        assert closes == [step.minutes - after_closing(step)] * step.asks, step.id


@pytest.mark.parametrize("name", HALLS)
def test_phones_are_down_in_the_guide_for_as_long_as_the_file_says_and_half_of_the_time(name):
    workshop = library()[name]
    talk = {step.id: talked(name, step) for step in workshop.activities}
    # Also where the file has no talk a minute is left to look at what came out.
    assert talk == {step.id: max(step.talk, after_closing(step)) for step in workshop.activities}
    assert 2 * sum(talk.values()) >= workshop.minutes


@pytest.mark.parametrize("name", HALLS)
def test_where_the_guide_names_the_next_part_it_has_the_name_on_the_button(name):
    for n, step in enumerate(library()[name].activities):
        acts = " ".join(script(guide(name), step.id).do)
        assert f"Press {'Next' if n else 'Start: ' + step.title}" in acts, step.id
        assert acts.count("Press Next: ") == acts.count(f"Press Next: {step.title}"), step.id


@pytest.mark.parametrize("name", HALLS)
def test_nobody_is_to_answer_on_a_phone_that_says_phones_down(name):
    for step in library()[name].activities:
        before = [press for _, press in presses(name, step.id)]
        before = before[: before.index("Close")] if "Close" in before else []
        assert before in ([], ["Phones down", "Phones up again"]), step.id


@pytest.mark.parametrize("name", HALLS)
def test_nothing_that_is_said_aloud_promises_all_the_minutes_that_a_late_start_would_cut(name):
    workshop = library()[name]
    whole = re.compile(
        rf"\b{workshop.minutes} minutes|\b(?:for an|this|the next) hour\b", re.IGNORECASE
    )
    for step in workshop.activities:
        shown = (*script(guide(name), step.id).say, step.title, getattr(step, "question", ""))
        said = " ".join((*shown, *getattr(step, "points", ())))
        assert not whole.search(said), step.id


TOGETHER = re.compile(
    r"(?:one|One) (?:phone|device)(?: a table)? (?:writes|types)|One types for each table"
)


@pytest.mark.parametrize("name", NAMES)
def test_one_phone_a_table_is_said_where_the_file_says_so_and_nowhere_else(name):
    for activity in library()[name].activities:
        found = script(guide(name), activity.id)
        said = " ".join((*found.say, *found.do))
        if activity.asks and activity.kind in ("gather", "record", "year", "propose"):
            together = TOGETHER.search(said) is not None
            assert together == (activity.by == "table"), (activity.id, said)


READ_FIRST = ("desk.show_texts", "desk.release")


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_names_the_presses_that_the_desk_asks_for_in_their_order(name):
    workshop = library()[name]
    if workshop.manner == "days":
        return  # nobody presses anything
    covers = workshop.manner == "hall"
    taken = {step.source for step in workshop.activities if step.kind == "vote"}
    for step in workshop.activities:
        read = covers and step.on_board and step.writing != "none"
        wanted = list(READ_FIRST) if read else []
        following = workshop.after(step.id)
        wanted += ["desk.choose_now"] if following and following.kind == "agree" else []
        wanted += ["desk.end", "desk.end_yes"] if step is workshop.activities[-1] else []
        acts = " ".join(script(guide(name), step.id).do)
        assert (re.search(r"[Pp]ress Close", acts) is not None) == step.asks, (step.id, acts)
        at = [acts.lower().find(say(key).lower()) for key in wanted]
        assert -1 not in at and at == sorted(at), (step.id, wanted, acts)
        added = say("desk.add_item", item="").split(":")[0]
        if step.kind == "sort" and step.id in taken:
            assert f"press {added} and its name" in acts, step.id


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_says_what_to_do_when_it_goes_wrong_and_afterwards(name):
    text = guide(name).read_text("utf-8")
    for heading in ("# Before the day", "## When the network fails", "# Afterwards"):
        assert f"\n{heading}\n" in text
    wrong = " ".join(re.findall(r"^## When (.+)$", text, re.MULTILINE))
    assert "one voice dominates" in wrong and re.search("angry|cries", wrong)
    for words in ("20 minutes", "onsultation", "JNCC", "conditions of service"):
        assert words in text


LED_BY_ANYBODY = [name for name in HALLS if name != "staff_side"]  # that one representatives lead


NEEDED_BEFORE = (
    *("who facilitates", "so that leaders|then leaders|then mentors and leaders|and leaders, can"),
    *("second person", "directed[- ]time", "who is told, and what", "network"),
)
NEEDED_AFTER = (
    *("held back -", "leaders want to know who wrote it", "also to those who", "asked apart"),
    *(r"the answer\.", "governors", r"has it really|when to ask again"),
)


def halves(name: str) -> tuple[str, str]:
    """What a guide says before the minutes and from there on, in small letters, on one line."""
    text = " ".join(guide(name).read_text("utf-8").lower().split())
    before, _, after = text.partition("# minute by minute")
    return before, after


@pytest.mark.parametrize("name", LED_BY_ANYBODY)
def test_who_never_ran_one_is_told_what_to_see_to_before_and_after_a_hall(name):
    before, after = halves(name)
    assert [words for words in NEEDED_BEFORE if not re.search(words, before)] == []
    assert [words for words in NEEDED_AFTER if not re.search(words, after)] == []
    assert f"kit.py print {name} --to" in before + after


@pytest.mark.parametrize("name", [name for name in LED_BY_ANYBODY if name != "close_the_day"])
def test_the_network_of_a_hall_is_tried_before_and_who_works_part_time_is_thought_of(name):
    before, _ = halves(name)
    for words in (
        "two phones",
        "keeps devices apart",
        "turn its sleep off",
        "poster and papers for staff",
        "part-time",
    ):
        assert words in before, words


def test_a_schools_own_guide_comes_first(tmp_path):
    assert guide_path("nothing_like_it", tmp_path) is None
    own = tmp_path / "guides" / "feedback_and_marking.md"
    assert guide_path("feedback_and_marking", tmp_path) == guide("feedback_and_marking")
    own.parent.mkdir()
    own.write_text("## welcome: Hello (2 minutes)\n\nSay:\n\nHello.\n", "utf-8")
    assert guide_path("feedback_and_marking", tmp_path) == own
    assert script(own, "welcome") == Script(say=("Hello.",))


def test_paragraphs_bullets_and_numbers_become_plain_lines(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "# Guide\n\n## one: One (1 minute)\n\nNot said.\n\nSay:\n\nA paragraph\nin two lines.\n\n"
        "- A **bold** bullet\n  with a [link](http://x.test)\n1. Number_one and `code`\n\nDo:\n"
        "* Press it.\n\n### Not a part\n\nMore to do.\n\n## two: Two (1 minute)\n\nSay:\n\nElse.\n"
        "\n# Afterwards\n\nSay:\n\nNothing.\n",
        "utf-8",
    )
    found = script(path, "one")
    assert found.say == (
        "A paragraph in two lines.",
        "A bold bullet with a link",
        "Number_one and code",
    )
    assert found.do == ("Press it.", "### Not a part", "More to do.")
    assert script(path, "two") == Script(say=("Else.",))


def test_no_guide_and_no_part_are_empty(tmp_path):
    assert script(None, "welcome") == Script()
    assert script(guide("feedback_and_marking"), "nothing") == Script()
    (tmp_path / "latin.md").write_bytes(b"## a: A (1 minute)\nSay:\ncaf\xe9\n")
    assert script(tmp_path / "latin.md", "a").say == ("caf\ufffd",)


def test_the_parts_are_those_of_a_script():
    assert set(PARTS.values()) == set(Script.__dataclass_fields__)
    assert HEADING.match("## purposes: What feedback is for (15 minutes)")

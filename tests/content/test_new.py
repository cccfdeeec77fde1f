"""A school's own workshop: four new files, and sentences about what is still to be written."""

import json

import pytest

from workshop_kit.content import (
    Taken,
    check_file,
    guide_path,
    library,
    load_workshop,
    new_workshop,
    script,
)
from workshop_kit.content.companions import guide_beside


@pytest.fixture
def files(tmp_path):
    return new_workshop("marking_in_maths", tmp_path)


def written(path):
    """Puts words wherever a new file waits for them."""
    path.write_text(path.read_text("utf-8").replace("TO WRITE", "Our"), "utf-8")


def test_four_files_of_one_stem_are_written_and_the_guide_is_found(files, tmp_path):
    assert [path.stem for path in files] == ["marking_in_maths"] * 4
    assert [path.suffix for path in files] == [".yaml", ".md", ".ipynb", ".jsonl"]
    assert guide_path("marking_in_maths", tmp_path) == files[1] == guide_beside(files[0])
    assert json.loads(files[2].read_text("utf-8"))["nbformat"] == 4


def test_all_that_is_still_to_be_written_is_named_with_its_line(files):
    faults = check_file(files[0])
    assert {fault.file for fault in faults} == set(files[:2])
    assert all("TO WRITE" in fault.sentence and fault.line for fault in faults)
    assert "title" in faults[0].sentence


def test_an_unfinished_workshop_is_not_offered_and_a_finished_one_is(files, tmp_path):
    assert "marking_in_maths" not in library(tmp_path)
    assert "feedback_and_marking" in library(tmp_path)
    written(files[0])
    written(files[1])
    assert check_file(files[0]) == []
    assert library(tmp_path)["marking_in_maths"].minutes == 60
    assert all(script(files[1], step.id).say for step in load_workshop(files[0]).activities)


def test_the_guide_keeps_step_with_the_workshop(files):
    written(files[0])
    written(files[1])
    text = files[1].read_text("utf-8").replace("Our what the ideas are about (15", "Ideas (14")
    files[1].write_text(text.replace("## vote: ", "## choose: "), "utf-8")
    sentences = [fault.sentence for fault in check_file(files[0])]
    assert any("no part for vote" in sentence for sentence in sentences)
    assert any("gives ideas 15 minutes" in sentence for sentence in sentences)
    files[1].unlink()
    assert ["no guide" in fault.sentence for fault in check_file(files[0])] == [True]


def kept(tmp_path, files, guide):
    """The faults of a finished workshop's guide, changed by `guide`, as (line, sentence)."""
    written(files[0])
    written(files[1])
    files[1].write_bytes(guide(files[1].read_text("utf-8")).encode("utf-8"))
    return [(fault.line, fault.sentence) for fault in check_file(files[0])]


PART = "## vote: Where to start (4 minutes)"


def moved(text):
    """A guide whose part for the vote stands behind the one that comes after it."""
    before, rest = text.split(PART)
    vote, propose = rest.split("## propose", 1)
    after, others = propose.split("## agree", 1)
    return f"{before}## propose{after}{PART}{vote}## agree{others}"


GUIDES = {
    "no words to say": (lambda t: t.replace(PART + "\n\nSay:", PART, 1), PART, "Write Say: alone"),
    "Say without its colon": (
        lambda t: t.replace(PART + "\n\nSay:", PART + "\n\nSay", 1),
        PART,
        "Write Say: alone",
    ),
    "nothing under Do": (lambda t: t.replace("Do:", "do:"), PART, "Write Do: alone"),
    "a part of no activity": (
        lambda t: t + "\n## votes: Dots (4 minutes)\n",
        "## votes",
        "called votes. Did you mean vote?",
    ),
    "a part twice": (
        lambda t: t + "\n" + PART + "\n",
        "(the last line)",
        "a part for vote already",
    ),
    "a heading of the wrong sort": (
        lambda t: t.replace(PART, "#" + PART),
        "###",
        "no part for vote",
    ),
    "another title than the workshop has": (
        lambda t: t.replace(PART, "## vote: Our dots (4 minutes)"),
        "## vote",
        "calls vote “Where to start”, and the guide “Our dots”",
    ),
    "parts in another order": (moved, PART, "has vote before propose"),
    "a minute after the end": (
        lambda t: t.replace("- Minute 18:", "- Minute 30:"),
        "- Minute 30",
        "this part has 18 minutes",
    ),
}


@pytest.mark.parametrize("case", GUIDES)
def test_what_the_desk_would_not_find_in_a_guide_is_said_with_its_line(files, tmp_path, case):
    change, where, says = GUIDES[case]
    found = kept(tmp_path, files, change)
    lines = files[1].read_text("utf-8").splitlines()
    starts = next((n for n, one in enumerate(lines, 1) if one.startswith(where)), len(lines))
    assert any(line == starts and says in sentence for line, sentence in found), found


def test_a_guide_that_is_not_saved_as_text_is_said_to_be_so(files):
    written(files[0])
    written(files[1])
    files[1].write_bytes(files[1].read_text("utf-8").encode("cp1252"))
    [fault] = check_file(files[0])
    assert fault.line and "UTF-8" in fault.sentence


def test_a_guide_may_be_named_where_its_workshop_is_checked(files):
    assert check_file(files[1]) == check_file(files[0]) != []


def test_a_guide_that_is_gone_is_written_anew_as_the_workshop_now_is(files, tmp_path):
    written(files[0])
    text = files[0].read_text("utf-8")
    longer = text.replace("minutes: 60", "minutes: 62").replace(
        "    minutes: 18", "    minutes: 20"
    )
    files[0].write_text(longer.replace("    talk: 12", "    talk: 14"), "utf-8")
    files[1].unlink()
    before = [path.read_bytes() for path in (files[0], *files[2:])]
    assert new_workshop("marking_in_maths", tmp_path) == [files[1]]
    assert "## tasks: How much work, how much help (20 minutes)" in files[1].read_text("utf-8")
    assert before == [path.read_bytes() for path in (files[0], *files[2:])]
    written(files[1])
    assert check_file(files[0]) == []


def test_a_guide_is_not_written_for_a_workshop_that_cannot_be_read(files, tmp_path):
    files[0].write_text("title: One: two", "utf-8")
    files[1].unlink()
    with pytest.raises(Taken, match="check_first"):
        new_workshop("marking_in_maths", tmp_path)
    assert not files[1].exists()


@pytest.mark.parametrize(
    ("given", "fit"),
    [
        ("Reports to parents", "reports_to_parents"),
        ("1st-Form", "st_form"),
        ("../", "marking_in_maths"),
    ],
)
def test_a_name_that_cannot_be_is_answered_with_one_that_can(given, fit, tmp_path):
    with pytest.raises(Taken) as refused:
        new_workshop(given, tmp_path)
    assert refused.value.args[1]["fit"] == fit


@pytest.mark.parametrize("name", ["Marking", "1st", "a b", "../up", "", "x" * 61, "marking.yaml"])
def test_a_name_that_cannot_be_a_files_is_refused(name, tmp_path):
    with pytest.raises(Taken):
        new_workshop(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["marking_in_maths", "feedback_and_marking"])
def test_nothing_that_is_there_is_written_over(files, name, tmp_path):
    before = files[0].read_text("utf-8")
    with pytest.raises(Taken):
        new_workshop(name, tmp_path)
    assert files[0].read_text("utf-8") == before

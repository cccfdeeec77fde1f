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

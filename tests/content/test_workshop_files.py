"""Workshop files: good ones are read as written, wrong ones refused with all their faults."""

import os
import time
from datetime import date
from pathlib import Path

import pytest
import yaml

from workshop_kit.content import (
    Fault,
    Faulty,
    check_file,
    clashes,
    left_out,
    library_paths,
    load_workshop,
    read_workshop,
    told,
)
from workshop_kit.content.faults import MOST_TOLD
from workshop_kit.content.spelling import SEARCHES
from workshop_kit.domain.activities.step import words
from workshop_kit.words import say

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").glob("*.yaml"))
GOOD = sorted((HERE / "good").glob("*.yaml"))
SHIPPED = list(library_paths().values())
SHORT = HERE / "good" / "short.yaml"
TODAY = date(2027, 1, 4)


def expected(path: Path) -> list[tuple[int, str]]:
    """(line, sentence) of the comments `# expect: 3: Sentence` at the top of a bad file."""
    lines = path.read_text("utf-8").splitlines()
    said = [line.removeprefix("# expect: ") for line in lines if line.startswith("# expect: ")]
    pairs = (line.split(": ", maxsplit=1) for line in said)
    return [(int(number), sentence) for number, sentence in pairs]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_wrong_file_is_refused_with_all_its_faults(path):
    faults = check_file(path, TODAY)
    assert [(fault.line, fault.sentence) for fault in faults] == expected(path)
    assert {fault.file for fault in faults} == {path}
    with pytest.raises(Faulty) as refused:
        load_workshop(path)
    assert list(refused.value.faults) == faults


@pytest.mark.parametrize("path", [*GOOD, *SHIPPED], ids=lambda path: path.stem)
def test_a_good_file_is_read(path):
    assert check_file(path, TODAY) == []
    assert load_workshop(path).name == path.stem


def test_there_are_more_bad_files_than_good_ones():
    assert len(BAD) > 10 * len(GOOD)


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1", b"{\\rtf1\\ansi title: One\\"]
)
def test_a_file_that_word_saved_is_called_so(tmp_path, raw):
    path = tmp_path / "of_word.yaml"
    path.write_bytes(raw)
    assert [str(fault) for fault in check_file(path)] == [f"{path}:1: {say('check.of_word')}"]


def test_old_and_windows_ends_of_lines_are_ends_of_lines(tmp_path):
    for name, end in (("windows", "\r\n"), ("old", "\r")):
        path = tmp_path / f"{name}.yaml"
        text = SHORT.read_text("utf-8").replace("jobs:", "# A note\njobs:")
        path.write_bytes(text.replace("\n", end).encode("utf-8"))
        assert check_file(path, TODAY) == []
        assert load_workshop(path).title == "A short workshop"


def test_words_stay_words():
    workshop = load_workshop(HERE / "good" / "words_stay_words.yaml")
    assert (workshop.title, workshop.purpose, workshop.source) == ("yes", "9:30", "2016-03-26")
    assert workshop.jobs == ("no", "on", "007")
    [only] = workshop.activities
    assert only.title == "null"
    assert only.question == "Ratio 2:1? {yes} & 100% 'quoted' # not a comment"
    assert only.prompts == ("Ünïcödé, ½, 👩🏽‍🏫 and فارسی",)


def test_a_bom_and_windows_line_ends_change_nothing(tmp_path):
    path = tmp_path / "short.yaml"
    raw = SHORT.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + raw)
    assert load_workshop(path) == load_workshop(SHORT)


def only_fault(path: Path) -> tuple[int, str]:
    [fault] = check_file(path, TODAY)
    return fault.line, fault.sentence


BYTES = {
    "empty": (b"", (1, say("check.empty"))),
    "blank": (b" \n\n", (1, say("check.empty"))),
    "latin": (b"title: yes\npurpose: caf\xe9\n", (2, say("check.not_utf8"))),
    "utf_16": ("title: yes\n".encode("utf-16"), (1, say("check.not_utf8"))),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", (1, say("check.not_utf8"))),
    "nul": (b"title: a\npurpose: b\x00\n", (2, say("check.control"))),
    "huge": (b"# " + b"x" * 100_000, (0, say("check.too_large", most=100))),
}


def test_a_file_of_thousands_of_unknown_names_is_told_soon_and_with_its_first_faults_only(tmp_path):
    path = tmp_path / "many.yaml"
    path.write_text("title: big\n" + "\n".join(f"minute{n}: v" for n in range(5_500)), "utf-8")
    begun = time.process_time()
    faults = check_file(path, TODAY)
    assert time.process_time() - begun < 10
    assert len(faults) > 5_500
    assert sum("Did you mean" in fault.sentence for fault in faults) <= SEARCHES
    lines = told(faults)
    assert len(lines) == MOST_TOLD + 1
    assert lines[-1] == f"{path}: and {len(faults) - MOST_TOLD} more. Mend those above first"
    assert told(faults[:MOST_TOLD]) == [str(fault) for fault in faults[:MOST_TOLD]]


# As YAML writes them in words between quotation marks: they harm only once they are read.
HIDING = {
    "half a sign": "\\ud800",
    "nothing": "\\0",
    "escape": "\\e[31m",
    "turned round": "\\u202e",
    "bell": "\\a",
    "old csi": "\\u009b31m",
    "no width": "\\u200b",
}


@pytest.mark.parametrize("sign", HIDING.values(), ids=HIDING)
def test_words_of_a_file_are_cleaned_like_those_of_a_phone(tmp_path, sign):
    text = SHORT.read_text("utf-8").replace("title: A short workshop", f'title: "A{sign} b"')
    read = read_workshop(text, "short")
    said = yaml.safe_load(f'"A{sign} b"') if "ud800" not in sign else "A\ud800 b"
    assert read.title == words(said, "title", 99, "")[0]
    path = tmp_path / "short.yaml"
    path.write_text(text, "utf-8")
    assert load_workshop(path).title == read.title


def test_a_name_of_nothing_but_hiding_signs_is_a_field_left_empty(tmp_path):
    path = tmp_path / "short.yaml"
    text = SHORT.read_text("utf-8")
    path.write_text(text.replace("title: A short workshop", 'title: "\\u202e\\0"'), "utf-8")
    [fault] = check_file(path, TODAY)
    assert fault.sentence == say("check.left_empty", field="title")


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_workshop_are_refused(tmp_path, name):
    raw, fault = BYTES[name]
    path = tmp_path / f"{name}.yaml"
    path.write_bytes(raw)
    assert only_fault(path) == fault


def test_a_path_that_is_no_file_is_refused(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "notes.docx").write_bytes(b"PK")
    assert only_fault(tmp_path / "nothing.yaml") == (0, say("check.missing_file"))
    assert only_fault(tmp_path / "folder.yaml") == (0, say("check.folder"))
    assert only_fault(tmp_path) == (0, say("check.folder"))
    assert only_fault(tmp_path / "notes.docx") == (0, say("check.ending", ending=".yaml"))
    assert only_fault(Path("a\0b.yaml")) == (0, say("check.missing_file"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    assert only_fault(tmp_path / "pipe.yaml") == (0, say("check.not_a_file"))


@pytest.mark.parametrize("stem", ["Marking", "2nd", "marking in maths", "a-b", "märking"])
def test_the_name_of_the_file_has_to_be_one_that_an_address_can_hold(tmp_path, stem):
    path = tmp_path / f"{stem}.yaml"
    path.write_bytes(SHORT.read_bytes())
    assert only_fault(path) == (0, say("check.file_name", name=stem))


def test_a_fault_is_printed_with_its_place():
    assert str(Fault(Path("a.yaml"), 3, "Do this")) == "a.yaml:3: Do this"
    assert str(Fault(Path("a.yaml"), 0, "Do this")) == "a.yaml: Do this"


def test_a_date_may_be_up_to_a_year_ahead(tmp_path):
    path = tmp_path / "short.yaml"
    path.write_text(SHORT.read_text("utf-8").replace("2016-03", "2027-06"), "utf-8")
    assert check_file(path, date(2027, 1, 1)) == []
    assert [fault.line for fault in check_file(path, date(2025, 1, 1))] == [10]


def test_a_schools_own_workshops_stand_beside_the_shipped_ones(tmp_path):
    folder = tmp_path / "library" / "workshops"
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_bytes(SHORT.read_bytes())
    (folder / "feedback_and_marking.yaml").write_bytes(SHORT.read_bytes())
    paths = library_paths(tmp_path)
    assert paths["ours"] == folder / "ours.yaml"
    assert paths["feedback_and_marking"] == library_paths()["feedback_and_marking"]
    [clash] = clashes(tmp_path)
    assert clash == Fault(folder / "feedback_and_marking.yaml", 0, say("check.name_clash"))
    assert clashes(None) == []
    assert library_paths(tmp_path / "nowhere") == library_paths()


def test_own_files_that_cannot_be_used_are_told_with_all_that_check_says(tmp_path):
    folder = tmp_path / "library" / "workshops"
    folder.mkdir(parents=True)
    assert left_out(tmp_path) == left_out(None) == {}
    text = library_paths()["feedback_and_marking"].read_text("utf-8")
    for name, own in (("ours", text), ("bad", "title: x"), ("feedback_and_marking", text)):
        (folder / f"{name}.yaml").write_text(own, "utf-8")
    bad, clash = folder / "bad.yaml", folder / "feedback_and_marking.yaml"
    assert left_out(tmp_path) == {clash: clashes(tmp_path), bad: check_file(bad)}
    bad.write_text(text, "utf-8")
    assert list(left_out(tmp_path)) == [clash]

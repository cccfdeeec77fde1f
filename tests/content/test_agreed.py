"""What a school wrote down as agreed: read whole, refused with sentences, known to a new room."""

from datetime import date
from pathlib import Path

import pytest

from workshop_kit.content import check_file, load_agreed
from workshop_kit.domain.agreed import Agreed
from workshop_kit.school import School

TODAY = date(2027, 1, 4)
GOOD = """\
- practice: Two data points a year
  date: 2026-01-15
  source: Minutes of the joint committee
- practice: No messages after six
  date: 2025
  source: Staff handbook
  note: Emergencies are telephoned
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "library" / "agreed.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_what_is_written_down_is_read(tmp_path):
    assert load_agreed(tmp_path) == ()
    path = written(tmp_path, GOOD)
    assert check_file(path, TODAY) == []
    assert load_agreed(tmp_path) == (
        Agreed(
            "agreed-1", "Two data points a year", "2026-01-15", "Minutes of the joint committee"
        ),
        Agreed(
            *("agreed-2", "No messages after six", "2025", "Staff handbook"),
            note="Emergencies are telephoned",
        ),
    )


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("practice: A\n", 1, "is a list"),
        ("- A\n", 1, "needs lines with a name"),
        ("- date: 2026\n  source: S\n", 1, "practice"),
        ("- practice: A\n  source: S\n", 1, "date"),
        ("- practice: A\n  date: 2026\n", 1, "source"),
        ("- practise: A\n  date: 2026\n  source: S\n", 1, "practise means nothing here"),
        ("- practice: A\n  date: last year\n  source: S\n", 2, "last year"),
        ("- practice: A\n  date: 2031\n  source: S\n", 2, "2031"),
        ("- practice:\n  date: 2026\n  source: S\n", 1, "practice"),
        ("- practice: [A]\n  date: 2026\n  source: S\n", 1, "needs words"),
        (f"- practice: {'A' * 281}\n  date: 2026\n  source: S\n", 1, "280"),
        ("- practice: A\n  practice: B\n  date: 2026\n  source: S\n", 2, "practice"),
        ("- practice: *A\n", 1, ""),
        ("", 1, ""),
        (GOOD * 31, 1, "60"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line_and_loses_nothing_else(
    tmp_path, text, line, part
):
    path = written(tmp_path, text)
    faults = check_file(path, TODAY)
    assert any(fault.line == line and part in fault.sentence for fault in faults), faults
    assert all(one.practice and one.source for one in load_agreed(tmp_path))


def test_a_faulty_entry_leaves_the_whole_ones(tmp_path):
    written(tmp_path, "- practice: A\n  date: never\n  source: S\n" + GOOD)
    assert [one.practice for one in load_agreed(tmp_path)] == [
        "Two data points a year",
        "No messages after six",
    ]


def test_a_new_room_is_told_what_is_agreed(tmp_path):
    written(tmp_path, GOOD)
    school = School(tmp_path, "Marlow Road")
    room = school.room(school.open_room("feedback_and_marking").code)
    assert room
    assert [one.practice for one in room.state.opening.agreed] == [
        "Two data points a year",
        "No messages after six",
    ]
    school.stop()

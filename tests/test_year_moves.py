"""Moves that flatten a year: few, allowed, and never to somebody's cost in a full week."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.command import kit
from workshop_kit import year_moves
from workshop_kit.content.shelf import LIBRARY
from workshop_kit.domain.calendar import moved, pinches
from workshop_kit.domain.problem import Refused
from workshop_kit.importers.calendars import read_calendar
from workshop_kit.words import say
from workshop_kit.year_moves import MOST_MOVES
from workshop_kit.yearly import Calendars, bank_holidays

SAMPLE = Path(__file__).parent.parent / "sample_data" / "calendars" / "bracken_hill.ics"


@pytest.fixture(scope="module")
def sample():
    return Calendars([SAMPLE.read_bytes()], None)


@pytest.fixture(scope="module")
def moves(sample):
    return sample.proposed()


def test_the_fullest_week_of_the_sample_is_that_of_mocks_reports_and_parents_evenings(sample):
    year = sample.year(sample.entries)
    assert year.weeks[pinches(year)[0].week] == date(2027, 2, 1)


def test_few_moves_take_work_out_of_the_fullest_weeks(sample, moves):
    before = sample.year(sample.entries)
    after = sample.year(moved(sample.entries, {move.entry.id: move.by for move in moves}))
    assert 0 < len(moves) <= MOST_MOVES
    for group in before.groups:
        assert max(after.load[group]) < max(before.load[group])


def test_what_cannot_move_stays_and_nothing_lands_on_a_day_off(sample, moves):
    year = sample.year(sample.entries)
    for move in moves:
        known = sample.weights.known(move.entry)
        assert not known.fixed
        gone = moved([move.entry], {move.entry.id: move.by})[0]
        assert gone.first not in year.days_off
        assert abs(move.to - move.week) <= 3


def test_a_year_without_a_full_week_is_left_alone():
    one = b"Date,Event\n2027-02-03,Year 7 trip\n2027-05-05,Year 8 trip\n"
    assert Calendars([one], None).proposed() == ()


def test_two_files_make_one_year_and_keep_their_entries_apart(sample):
    other = b"Date,Event\n2027-02-03,Year 7 reports\n"
    both = Calendars([SAMPLE.read_bytes(), other], None)
    assert len(both.entries) == len(sample.entries) + 1
    assert len({entry.id for entry in both.entries}) == len(both.entries)
    first, second = both.written({})
    assert first == SAMPLE.read_bytes()
    assert read_calendar(second).entries[0].title == "Year 7 reports"


def test_each_of_several_calendars_is_a_file_of_its_own_that_stays_as_it_was():
    bodies = [SAMPLE.read_bytes().replace(b"UID:", b"UID:%d-" % n) for n in range(3)]
    name, packed = Calendars(bodies, None).handed({}, ["Staff.ics", "../Staff.ics", ""])
    with ZipFile(BytesIO(packed)) as found:
        assert found.namelist() == [
            "our-year-1-Staff.ics",
            "our-year-2-Staff.ics",
            "our-year-3-calendar.ics",
        ]
        assert [found.read(one) for one in found.namelist()] == bodies
    assert name == "our-year.zip"


def test_the_command_writes_one_file_for_each_calendar(tmp_path):
    other = tmp_path / "parents.csv"
    other.write_text("Date,Event\n2027-02-03,Year 7 reports\n")
    told = kit("year", SAMPLE, other, "--to", tmp_path / "out", "--data", tmp_path)
    made = [tmp_path / "out" / f"our-year-{one}.ics" for one in ("1-bracken_hill", "2-parents")]
    assert told.exit_code == 0 and all(f"{path}" in told.stdout for path in made)
    assert made[0].read_bytes() == SAMPLE.read_bytes()
    assert len(read_calendar(made[1].read_bytes()).entries) == 1


@pytest.mark.parametrize(("kept", "stays"), [("[]", False), ('["data", "reports"]', True)])
def test_a_data_drop_stays_before_the_reports_of_its_year_group(tmp_path, kept, stays):
    (tmp_path / "library").mkdir()
    own = f"in_order = {kept}\n" + (LIBRARY / "year.toml").read_text("utf-8").replace(
        'in_order = ["data", "reports"]', ""
    )
    (tmp_path / "library" / "year.toml").write_text(own, "utf-8")
    lines = ["2027-01-04,Spring term begins", "2027-03-26,Spring term ends"]
    lines += ["2027-02-01,Year 9 data drop", "2027-02-03,Year 9 reports"]
    lines += ["2027-02-02,GCSE speaking tests", "2027-02-12,GCSE listening tests"]
    found = Calendars(["\n".join(["Date,Event", *lines]).encode()], tmp_path)
    by = {move.entry.id: move.by for move in found.proposed()}
    days = {entry.title: entry.first for entry in moved(found.entries, by)}
    assert by
    assert (days["Year 9 data drop"] < days["Year 9 reports"]) is stays


def test_of_very_many_entries_moves_are_still_found_in_time():
    lines = [
        f"{date(2026, 10, 5) + timedelta(days=n % 5)},Year {7 + n % 7} mocks {n}"
        for n in range(2000)
    ]
    lines += ["2026-09-02,Autumn term begins", "2027-07-20,Summer term ends"]
    found = Calendars(["\n".join(["Date,Event", *lines]).encode()], None)
    assert 0 < len(found.proposed()) <= MOST_MOVES


def test_a_search_that_found_nothing_in_its_time_says_so_and_not_that_there_is_no_move(
    sample, monkeypatch
):
    monkeypatch.setattr(year_moves, "SECONDS", 0.0)
    with pytest.raises(Refused) as refused:
        sample.proposed()
    (problem,) = refused.value.problems
    assert say(problem.key, **problem.about).startswith("No move was found in the time")


def test_what_stands_in_two_calendars_counts_once_is_said_moves_in_both_and_is_read_again(sample):
    other = b"Date,Event\n2027-02-05,year 9 reports to parents\n2027-02-03,Year 7 trip\n"
    both = Calendars([SAMPLE.read_bytes(), other], None)
    assert len(both.entries) == len(sample.entries) + 1
    (told,) = both.problems
    assert say(told.key, **told.about).endswith("once: year 9 reports to parents, 5 February 2027")
    entry = next(e for e in both.entries if e.title.startswith("Year 9 rep") and e.first.month == 2)
    again = Calendars(both.written({entry.id: 2}), None)
    assert len(again.entries) == len(both.entries)
    assert not [
        e
        for e in again.entries
        if e.title.casefold() == "year 9 reports to parents" and e.first == entry.first
    ]


def test_bank_holidays_are_englands():
    assert date(2027, 3, 29) in bank_holidays([2027])
    assert date(2027, 1, 4) not in bank_holidays([2027])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("groups = [", "year.weights_unread"),
        ("groups = []", "year.weights_shape"),
        ('in_order = "data"\ngroups = ["All"]\n[kinds]', "year.weights_shape"),
        (
            'groups = ["All"]\n[kinds.a]\nlabel="a"\nwords = ["a"]\nload = [1, 2]',
            "year.weights_kind",
        ),
        ('groups = ["All"]\n[kinds.a]\nlabel="a"\nwords = ["a"]\nload = [99]', "year.weights_kind"),
        ('groups = ["All"]\n[kinds.a]\nwords = ["a"]\nload = [1]', "year.weights_kind"),
        ('groups = ["All"]\n[kinds.a]\nlabel="a"\nwords = "a"', "year.weights_kind"),
    ],
)
def test_a_schools_own_weights_are_used_or_refused_with_a_sentence(tmp_path, text, key):
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "year.toml").write_text(text)
    with pytest.raises(Refused) as refused:
        Calendars([SAMPLE.read_bytes()], tmp_path)
    assert {problem.key for problem in refused.value.problems} == {key}


def test_a_schools_own_weights_change_what_is_full(tmp_path):
    (tmp_path / "library").mkdir()
    own = 'groups = ["All"]\n[kinds.a]\nlabel="trips"\nwords = ["trip"]\nload = [3]\n'
    (tmp_path / "library" / "year.toml").write_text(own)
    found = Calendars([SAMPLE.read_bytes()], tmp_path)
    assert found.year(found.entries).groups == ("All",)
    assert sum(found.year(found.entries).load["All"]) == 6


def test_a_calendar_in_utf_16_is_written_as_the_calendar_that_it_is():
    text = SAMPLE.read_text("utf-8").replace("BEGIN:VEVENT", "BEGIN:VEVENT\r\nX-OWN:kept", 1)
    wide = Calendars([text.encode("utf-16")], None)
    entry = next(e for e in wide.entries if e.title == "Year 9 reports to parents")
    (out,) = wide.written({entry.id: 2})
    assert b"X-OWN:kept" in out
    again = Calendars([out], None)
    assert len(again.entries) == len(wide.entries)
    gone = {e.first for e in again.entries if e.title == entry.title}
    assert moved([entry], {entry.id: 2})[0].first in gone

"""What staff said of their meetings is taken over only where enough of them said it."""

from dataclasses import replace

import pytest

from tests.sample import Afternoon
from workshop_kit.domain.disclosure import disclose, minimum_of
from workshop_kit.domain.meetings_said import last_heard
from workshop_kit.domain.results import Entry, from_json, to_json


@pytest.fixture(scope="module")
def room():
    return Afternoon("communications", 60).play()


def with_rows(room, *rows):
    """The room in which the same meeting was written in these (name, minutes, devices)."""
    listed = tuple(
        Entry(f"m-{n}", name, ("", "", str(minutes), "9", "38"), count)
        for n, (name, minutes, count) in enumerate(rows)
    )
    results = {**room.results, "meetings": replace(room.results["meetings"], rows=listed)}
    return last_heard([replace(room, results=results)])


def written(room, *devices):
    """The room in which each of these devices wrote these (name, minutes)."""
    step = room.workshop.activity("meetings")
    fields = {id: next(iter(f.choices), 9) for id, f in step.fields.items()}
    said = [[{**fields, "name": name, "minutes": n} for name, n in own] for own in devices]
    told = disclose(step.tally(said, ()), minimum_of(room.workshop, step))
    return replace(room, results={**room.results, "meetings": told})


def test_of_two_rooms_of_one_day_the_one_that_was_sealed_last_is_heard(room):
    early, late = replace(room, code="ZZZZZZ", ended=1.0), replace(room, code="BBBBBB", ended=2.0)
    assert last_heard([late, early]).room.code == last_heard([early, late]).room.code == "BBBBBB"


def test_what_two_tables_named_is_there_with_its_figures_and_how_people_sorted_it(room):
    staff = next(one for one in last_heard([room]).said if one.name == "Staff meeting")
    assert (staff.name, staff.answers, staff.minutes, staff.people) == (
        *("Staff meeting", 2),
        *((60,), (26,)),
    )
    assert dict(staff.sorted)["Shorten"] == 13


def test_one_device_that_wrote_a_meeting_several_times_is_one_device(room):
    mine = [("Mine", 17 + n) for n in range(room.workshop.activity("meetings").most)]
    heard = last_heard([written(room, mine, [("Other", 5)])])
    assert heard.said == () and heard.rare == 2


def test_two_tables_with_other_figures_for_one_meeting_are_two_and_both_figures_are_said(room):
    [said] = last_heard([written(room, [("Briefing", 15)], [("BRIEFING", 25)])]).said
    assert (said.answers, said.minutes) == (2, (15, 25))


def test_where_a_table_wrote_it_twice_and_a_second_once_they_are_two(room):
    told = written(room, [("Briefing", 10), ("Briefing", 20)], [("Briefing", 15)])
    [said] = last_heard([told]).said
    assert (said.answers, said.minutes) == (2, (10, 15, 20))


def test_of_what_is_held_back_in_part_nobody_knows_who_wrote_the_rest(room):
    told = written(room, [("Briefing", 10), ("Briefing", 20)], [("Briefing", 15)])
    one = next(row.id for row in told.results["meetings"].rows if row.values[2] == "15")
    heard = last_heard([replace(told, held={one: "name"})])
    assert heard.said == () and heard.rare == 1


def test_how_many_wrote_of_a_name_is_kept_only_where_no_row_says_it(room):
    told = written(room, [("Briefing", 15), ("Alone", 5)], [("Briefing", 15)], [("Bulletin", 5)])
    rows = to_json(told.results["meetings"])["rows"]
    assert [row for row in rows if "devices" in row] == []
    told = written(room, [("Briefing", 15)], [("Briefing", 25)]).results["meetings"]
    assert [row["devices"] for row in to_json(told)["rows"]] == [2, 2]
    assert from_json(to_json(told)) == told


def test_no_number_tells_of_few_nor_which_entries_are_of_one_device(room):
    """Of three answers: what two devices wrote, or four with one of them twice, looks as three."""
    room = replace(room, workshop=replace(room.workshop, minimum=12))  # twelve are three tables
    a, b, c, d = ([("Briefing", n)] for n in (10, 20, 30, 40))
    for devices, kept in (
        ([a, b, [("Else", 1)]], []),
        ([a, b, c], [3, 3, 3]),
        ([a, b, c, d], [3, 3, 3, 3]),
        ([a, b, c + d], [3, 3, 3, 3]),
    ):
        rows = to_json(written(room, *devices).results["meetings"])["rows"]
        assert [row["devices"] for row in rows if "devices" in row] == kept


def test_two_devices_that_wrote_the_same_are_two_however_the_name_is_written(room):
    [said] = with_rows(room, ("Briefing", 15, 2), ("BRIEFING", 25, 1)).said
    assert (said.answers, said.minutes) == (2, (15, 25))


def test_more_rows_than_one_device_can_write_are_of_more_than_one(room):
    most = room.workshop.activity("meetings").most
    assert with_rows(room, *(("Briefing", n, 1) for n in range(1, most + 1))).said == ()
    [said] = with_rows(room, *(("Briefing", n, 1) for n in range(1, most + 2))).said
    assert said.answers == 2


def test_what_a_single_table_wrote_is_counted_and_never_told(room):
    heard = last_heard([room])
    assert heard.rare == 11
    alone = {row.name for row in room.result("meetings").rows if row.name.startswith("Group")}
    assert alone == {"Group chat"} and not alone & {one.name for one in heard.said}


def test_what_the_desk_holds_back_and_what_is_withheld_stays_back(room):
    staff = next(r.id for r in room.result("meetings").rows if r.name == "Staff meeting")
    held = last_heard([replace(room, held={**room.held, staff: "name"})])
    assert "Staff meeting" not in [one.name for one in held.said]
    few = replace(room.results["meetings"], withheld=True, rows=())
    assert last_heard([replace(room, results={**room.results, "meetings": few})]) is None


def test_a_school_that_asked_for_more_answers_sees_less(room):
    raised = replace(room.workshop, minimum=12)  # twelve people are three tables
    assert last_heard([replace(room, workshop=raised)]).said == ()


def test_the_newest_room_is_heard_and_other_workshops_count_no_meetings(room):
    old = replace(room, code="OLD", held_on="2025-01-04")
    assert last_heard([old, room]).room.code == "ROOM"
    assert last_heard([Afternoon("data_collection", 40).play()]) is None
    assert last_heard([]) is None

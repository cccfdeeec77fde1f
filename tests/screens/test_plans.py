"""The page of all plans: due this week above, then what came of each action."""

import json
import os
import subprocess
import sys

import pytest

from tests.exports.afternoon import ANSWERED, CONSULTED, HELD_ON
from tests.reviewed import after, ended_room, followed, said
from workshop_kit.domain.initiatives import Initiative
from workshop_kit.domain.meetings import Meeting
from workshop_kit.domain.review import Asked
from workshop_kit.domain.sealing import sealed
from workshop_kit.screens.plans import Followed, PlansPage


def page(*rooms, today, school="Elm Park"):
    return PlansPage(Followed(school, [room.state for room in rooms]), today, None).data


def test_what_is_due_this_week_stands_above_what_waits_for_longer():
    data = page(followed("One"), today=after(2, 3))
    (due,) = data["due"]
    assert due.startswith("18 January 2027: has it stopped after 2 weeks? One.")
    assert data["waiting"] == []
    data = page(followed("One"), today=after(3, 3))
    assert (data["due"], len(data["waiting"])) == ([], 1)


def test_the_end_of_a_trial_is_called_so_and_no_number_of_weeks():
    room = followed("One")
    room.complete(0, kind="trial", review=after(11))
    (coming,) = page(room, today=after(10))["coming"][:1]
    (due,) = page(room, today=after(11))["due"]
    assert coming == due
    assert due.startswith("22 March 2027: has it stopped at the end of the trial? One.")


def test_what_came_of_each_action_stands_with_it():
    room = followed("One", "Two")
    action = room.state.actions[0].id
    room.add("reviewed", **sealed(room.state, Asked(2, action), said((3, 3, 9))))
    (plan,) = page(room, today=after(2))["plans"]
    first, second = plan["actions"]
    assert first["what"] == "1. One" and "Not: 9. Of 15" in json.dumps(first["said"])
    assert second["lines"][-1] == (
        "After 2 weeks (18 January 2027): "
        "no word yet, neither of who leads it nor of those affected"
    )
    assert second["said"] == []


def test_of_what_was_refused_no_dates_are_to_come():
    room = followed("One", "Two", waiting=1)
    room.complete(1, **{**CONSULTED, **ANSWERED, "answer": "not_now"})
    first, second = page(room, today=after(2))["plans"][0]["actions"]
    assert second["state"] == "Answered: not now"
    assert ["Ask on" in json.dumps(one["lines"]) for one in (first, second)] == [True, False]
    assert "Not adopted yet" not in json.dumps(second["lines"])


def added(review):
    return Initiative("Reading logs", "the trust", {"Teachers": 20}, "2027-01-04", review=review)


def test_what_was_added_is_looked_at_again_on_its_day_between_the_actions():
    one = followed("One")
    reviews = [added(day) for day in (after(2, 1), after(3), after(30), "")]
    of = Followed("Elm Park", [one.state], (), reviews)
    data = PlansPage(of, after(2, 1), None).data
    assert ["One" in line or "Reading logs" in line for line in data["due"]] == [True, True]
    assert data["due"][1].startswith("19 January 2027: look again at what was added. Reading logs")
    assert data["coming"][0].startswith("25 January 2027") and "One" in data["coming"][1]


def test_what_was_added_waits_until_somebody_looks_at_it_again():
    of = Followed("Elm Park", (), (), [added(day) for day in (after(2), after(30), "")])
    data = PlansPage(of, after(9), None).data
    assert data["due"] == []
    (line,) = data["waiting"]
    assert line.startswith("18 January 2027: look again at what was added. Reading logs")


def test_what_was_added_says_in_its_table_that_nobody_accepted_it_yet():
    data = PlansPage(Followed("Elm Park", (), (), [added("")]), after(1), None).data
    (table,) = data["ledger"]
    assert table["rows"] == [["Teachers", "–", "about 20 minutes, not yet accepted"]]


def briefing(decision="stop", since=HELD_ON):
    return Meeting("Briefing", "meeting", 15, 38, {"Teachers": 60}, decision, since=since)


def test_a_job_is_spelled_alike_in_the_tables_of_meetings_and_of_what_was_added():
    held = Meeting("Briefing", "meeting", 15, 38, {"TEACHERS": 60}, "stop")
    data = PlansPage(Followed("Elm Park", (), [held], [added("")]), after(1), None).data
    assert [table["rows"][0][0] for table in data["ledger"]] == ["TEACHERS", "TEACHERS"]


@pytest.mark.parametrize("weeks", [2, 6, 12])
def test_a_meeting_that_was_to_stop_is_asked_about_after_two_six_and_twelve_weeks(weeks):
    of = Followed("Elm Park", (), [briefing(), briefing("keep"), briefing(since="")])
    data = PlansPage(of, after(weeks, 3), None).data
    (due,) = data["due"]
    assert f"after {weeks} weeks? Briefing: “Stop it”" in due
    assert PlansPage(of, after(weeks, 7), None).data["due"] == []
    assert due in PlansPage(of, after(weeks, -20), None).data["coming"]


def test_after_twelve_weeks_a_meeting_is_not_asked_about_again():
    data = PlansPage(Followed("Elm Park", (), [briefing()]), after(13), None).data
    assert data["due"] == data["coming"] == data["waiting"] == []


def test_actions_of_two_plans_that_take_a_post_together_are_named():
    def held(name, minutes):
        room = followed(name)
        room.complete(0, minutes={"Office staff": -minutes})
        return room

    filing, post = held("Filing", 500), held("Post", 450)
    (line,) = page(filing, post, today=after(2))["posts"]
    assert "Office staff" in line and "“Filing”" in line and "“Post”" in line and "950" in line
    assert page(filing, held("Phones", 300), today=after(2))["posts"] == []


def test_without_plans_and_without_a_school_it_says_what_it_needs():
    assert page(today=after(0))["none"].startswith("No workshop has ended")
    assert page(today=after(0), school="")["none"].startswith("There is no school’s folder")


def test_in_a_notebook_inside_the_schools_folder_it_reads_that_school(tmp_path):
    folder = tmp_path / "school"
    ended_room(folder, "Stop the second report")
    (folder / "notebooks").mkdir()
    code = "from workshop_kit import plans; print(plans().data['plans'])"
    for place in (folder, folder / "notebooks"):
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=place, capture_output=True, text=True, env=os.environ
        )
        assert "Stop the second report" in done.stdout, done.stderr
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"

"""Directed time: totals to the minute, and each mistake that schools commonly make is found."""

from dataclasses import replace
from datetime import date

import pytest

from workshop_kit.content import library_cards, rule_years
from workshop_kit.domain.directed_time import (
    DOES_NOT_FIT,
    EVENTS,
    WORTH_A_LOOK,
    Finding,
    Known,
    Post,
    Said,
    Situation,
    Term,
    check_post,
    draft,
    findings,
    make_budget,
    reckon,
    school_year,
    with_meetings,
    year_of,
)
from workshop_kit.domain.meetings import Meeting, cost, of_person
from workshop_kit.words import say

YEARS = rule_years()
NOW = YEARS["2026/27"]
# Everything said, nothing to find: 6 h x 190 + 38 h + 6 h 20 + 7 h 30 + 30 h + 20 h = 1,241:50.
GOOD = {
    "name": "Year 4 teacher",
    "start": "8.30",
    "end": "3.30 pm",
    "lunch": "60",
    "breaks": "15",
    "pupils_start": "8.40",
    "pupils_end": "15:20",
    "teaching": "22:55",
    "ppa": "2:20",
    "school_week": "25:15",
    "registration": "10",
    "assemblies": "60",
    "duties": "75",
    "meetings": "38",
    "meetings_length": "60",
    "meetings_on": "Tuesday",
    "briefings": "38",
    "briefings_length": "10",
    "parents": "3",
    "parents_length": "2:30",
    "inset": "5",
    "inset_length": "6 h",
    "contingency": "20",
}
# 0.6 of it on three days: 6 h x 114 + 23 h + 3 h 50 + 5 h + 18 h + 12 h = 745:50 of 759.
PART = {
    "name": "Year 2 teacher",
    "share": "60%",
    "weekdays": "Mon to Wed",
    "teaching": "13:45",
    "ppa": "1:24",
    "assemblies": "36",
    "duties": "45",
    "meetings": "23",
    "briefings": "23",
    "parents": "2",
    "inset": "3",
    "contingency": "12",
}


def made(**words: str) -> Post:
    post, problems = check_post({**GOOD, **words})
    assert post, [(one.field, one.key) for one in problems]
    return post


def found(*posts: Post, rules=NOW) -> dict[str, Finding]:
    told = [reckon(post, rules) for post in posts]
    return {one.what: one for one in findings(told, Situation("maintained", rules))}


def hours(text: str) -> int:
    whole, minutes = text.split(":")
    return int(whole) * 60 + int(minutes)


def test_a_year_adds_up_to_the_minute():
    told = reckon(made(), NOW)
    assert told.total == hours("1241:50")
    assert told.limit == hours("1265:00")
    assert told.left == hours("23:10")
    assert sum(told.parts.values()) == told.total
    assert told.parts["teaching"] == hours("22:55") * 38
    assert told.rest == 25


def test_the_budget_of_the_worked_check_comes_to_1228_hours():
    words = {"name": "A", "start": "8.30", "end": "15.30", "lunch": "1 h"}
    words |= {"meetings": "38", "meetings_length": "60", "parents": "8", "parents_length": "2h30"}
    post, _ = check_post({**words, "inset": "5", "inset_length": "6h"})
    assert post
    told = reckon(post, NOW)
    assert (told.total, told.left) == (hours("1228:00"), hours("37:00"))


def test_a_part_time_post_has_its_share_of_the_limit_and_of_the_days():
    told = reckon(made(**PART), NOW)
    assert (told.total, told.limit, told.left) == tuple(map(hours, ("745:50", "759:00", "13:10")))
    assert reckon(made(share="0.7"), NOW).limit == hours("885:30")
    assert reckon(made(share="0.5"), NOW).limit == hours("632:30")
    assert reckon(made(share="1/3"), NOW).limit == hours("421:40")


def test_a_limit_that_is_no_whole_minute_is_rounded_down():
    assert reckon(made(share="0.333"), NOW).limit == int(75900 * 0.333)


def test_the_year_of_the_jubilee_has_six_and_a_half_hours_less():
    told = reckon(made(), YEARS["2021/22"])
    assert told.limit == hours("1258:30")
    assert told.total == hours("1241:50") - hours("6:00")  # one day with pupils less


def test_2022_23_has_194_days_and_what_changed_later_is_said():
    rules = YEARS["2022/23"]
    assert (rules.days, rules.teaching, rules.minutes) == (194, 189, hours("1258:30"))
    later = found(made(contingency="37"), rules=rules)["changed"]
    assert later.kind == WORTH_A_LOOK
    assert later.about == {"on": "2023-03-30", "hours": "1,252:00", "days": 193}
    assert "changed" not in found(made(), rules=rules)


def test_a_year_that_is_not_known_is_said_and_nothing_is_compared():
    known = Known(YEARS, library_cards(), "2026-11-22")
    budget = make_budget([made(contingency="200")], [], Said("maintained", "2035/36"), known)
    assert budget.told[0].limit is None
    assert budget.told[0].total == hours("1421:50")
    assert DOES_NOT_FIT not in {one.kind for one in budget.found}
    notes = budget.notes(say)
    assert notes[0].startswith("The rules of 2035/36 are not known to this kit")
    assert "The last year that is known is 2025/26" in notes[0]


def test_rules_that_were_checked_long_ago_are_said_to_be_old():
    old = YEARS["2024/25"]
    assert not old.is_old("2027-11-22")
    assert old.is_old("2027-11-23")
    known = Known(YEARS, {}, "2027-11-23")
    said = make_budget([], [], Said("maintained", "2024/25"), known).notes(say)[0]
    assert "22 November 2026" in said and "too long ago" in said


def test_a_year_whose_document_is_not_known_says_whose_figures_it_has():
    assert NOW.is_old("2026-06-01")
    last = YEARS[NOW.figures_of]
    assert not last.figures_of
    assert (NOW.minutes, NOW.days, NOW.paragraphs) == (last.minutes, last.days, last.paragraphs)
    known = Known(YEARS, {}, "2026-11-22")
    said = make_budget([], [], Said("maintained", "2026/27"), known).notes(say)[0]
    assert "document of 2026/27 is not known to this kit" in said
    assert "2025/26, the last year that is known" in said


def test_a_post_that_fits_has_no_findings():
    assert found(made()) == {}
    assert found(made(**PART)) == {}


# Each common mistake: what is said of the post, what is found, whether it is against a rule.
MISTAKES = {
    "the limit is taken for a target": ({"contingency": "43:00"}, "target", WORTH_A_LOOK),
    "the limit is passed": ({"contingency": "44:00"}, "over", DOES_NOT_FIT),
    "lunch is counted": ({"lunch": "0"}, "lunch", DOES_NOT_FIT),
    "duties stand in lunch": ({"lunch_duties": "20"}, "lunch_duties", DOES_NOT_FIT),
    "lunch is short": ({"lunch": "20"}, "short_lunch", WORTH_A_LOOK),
    "the week is over 48 hours": ({"start": "7:00", "end": "18:30"}, "weekly", WORTH_A_LOOK),
    "before school is forgotten": ({"start": "8.40"}, "before_and_after", WORTH_A_LOOK),
    "after school is forgotten": ({"end": "15.20"}, "before_and_after", WORTH_A_LOOK),
    "time is trapped": ({"teaching": "20:00"}, "trapped", WORTH_A_LOOK),
    "briefings are forgotten": ({"briefings": "", "briefings_length": ""}, "unsaid", WORTH_A_LOOK),
    "duties are forgotten": ({"duties": ""}, "unsaid", WORTH_A_LOOK),
    "PPA is counted twice": ({"teaching": "25:15"}, "ppa_twice", WORTH_A_LOOK),
    "PPA is too little": ({"ppa": "2:17"}, "ppa", DOES_NOT_FIT),
    "the share has another base": ({**PART, "share": "0.5"}, "share", WORTH_A_LOOK),
    "a meeting is on a day off": ({**PART, "meetings_on": "Thu"}, "day_off", DOES_NOT_FIT),
    "voluntary clubs": (
        {"clubs": "10", "clubs_length": "60", "clubs_directed": "no"},
        "clubs_left_out",
        WORTH_A_LOOK,
    ),
    "clubs nobody asked about": ({"clubs": "10", "clubs_length": "60"}, "clubs", WORTH_A_LOOK),
    "no contingency": ({"contingency": ""}, "contingency", WORTH_A_LOOK),
    "added and nothing removed": ({"added": "2", "added_length": "90"}, "added", WORTH_A_LOOK),
    "applied to leadership": ({"role": "Deputy head"}, "leadership", DOES_NOT_FIT),
    "too many days": ({"days": "191"}, "days", DOES_NOT_FIT),
    "too many training days": ({"inset": "6"}, "inset", DOES_NOT_FIT),
    "INSET and twilights": (
        {"twilights": "3", "twilights_length": "2 h"},
        "twilights",
        WORTH_A_LOOK,
    ),
    "a responsibility without time": ({"role": "TLR"}, "no_leadership_time", DOES_NOT_FIT),
    "an early career without time": ({"role": "ECT 1"}, "ect", DOES_NOT_FIT),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_common_mistake_is_found(mistake):
    words, what, kind = MISTAKES[mistake]
    one = found(made(**words))[what]
    assert one.kind == kind
    if kind == DOES_NOT_FIT:
        assert library_cards()[one.rule].source


def test_one_budget_for_posts_that_differ_is_found():
    assert "one_budget" in found(made(), made(role="ECT 1"))
    assert "one_budget" not in found(made(), made(name="Year 5 teacher"))
    assert "one_budget" not in found(made(), made(**PART))


def test_only_what_was_added_without_return_is_found():
    about = found(made(added="2", added_length="90", removed="1"))["added"].about
    assert about == {"added": "3:00", "removed": "1:00"}
    assert "added" not in found(made(added="2", added_length="90", removed="3"))


def test_voluntary_clubs_are_left_out_of_the_total():
    clubs = {"clubs": "10", "clubs_length": "60"}
    assert reckon(made(**clubs, clubs_directed="no"), NOW).total == hours("1241:50")
    assert reckon(made(**clubs, clubs_directed="yes"), NOW).total == hours("1251:50")


def test_an_early_career_timetable_is_lighter_by_its_percentage_beside_ppa():
    light = {"role": "ECT 1", "teaching": "20:37"}
    assert "ect" in found(made(**light, ect="2:17"))
    assert "ect" not in found(made(**light, ect="2:18"))
    assert "ect" not in found(made(role="ECT 2", teaching="21:46", ect="1:09"))


@pytest.mark.parametrize("terms", ["maintained", "academy_stpcd", "academy_own", "not_sure"])
def test_a_finding_says_its_rule_paragraph_year_and_whether_it_binds_here(terms):
    known = Known(YEARS, library_cards(), "2026-11-22")
    budget = make_budget([made(ppa="1:00")], [], Said(terms, "2026/27"), known)
    [one] = [one for one in budget.findings(say) if "10%" in one["what"]]
    assert "paragraph 52.5, 2025/26" in one["rule"]  # the year whose figures they are
    assert say(f"binding.{terms}") in one["rule"]
    assert "Add PPA" in one["mend"]


def test_every_finding_has_its_words():
    for words, _, _ in MISTAKES.values():
        budget = make_budget(
            [made(**words)],
            [],
            Said("not_sure", "2026/27"),
            Known(YEARS, library_cards(), "2027-01-01"),
        )
        assert all("{" not in "".join(one.values()) for one in budget.findings(say))


def test_what_meetings_cost_changes_the_total_by_the_same_minutes():
    before = with_meetings(made(), {"Briefing": 15 * 38, "Staff meeting": 60 * 38})
    after = with_meetings(made(), {"Staff meeting": 60 * 38})
    told = reckon(before, NOW)
    assert told.total - reckon(after, NOW).total == 570
    assert told.parts["cost"] == 75 * 38
    assert "meetings" not in told.parts and "briefings" not in told.parts
    assert "unsaid" not in found(before)
    with pytest.raises(ValueError):
        with_meetings(made(), {"Briefing": -1})


def test_stopping_a_meeting_on_the_list_changes_directed_time_by_its_minutes():
    briefing = Meeting("Briefing", "meeting", 15, 38, {"Teachers": 60})
    assert cost(briefing).now == 570 * 60
    stopped = replace(briefing, decision="stop")
    totals = [
        reckon(with_meetings(made(), of_person("Teachers", [one])), NOW).total
        for one in (briefing, stopped)
    ]
    assert totals[0] - totals[1] == 15 * 38


def test_named_parts_that_are_more_than_the_day_count_and_are_told():
    post = made(teaching="28:00", ppa="2:48", end="15:00")
    told = reckon(post, NOW)
    assert told.rest < 0
    assert told.parts["teaching"] == hours("28:00") * 38
    assert found(post)["too_full"].about == {"week": "7:38"}


TERMS = [Term(date(2026, 9, 2), date(2026, 10, 23)), Term(date(2026, 11, 2), date(2026, 12, 18))]


def test_each_event_gets_its_slots_in_the_terms():
    slots = draft([made(meetings="14"), made(**{**PART, "name": "Other"})], TERMS)
    days = [day for term in TERMS for day in (term.first, term.last)]
    assert len([s for s in slots if s.event == "meetings"]) == 23
    assert all(days[0] <= s.on <= days[1] or days[2] <= s.on <= days[3] for s in slots)
    assert all(s.on.isoweekday() <= 5 for s in slots)
    assert slots == sorted(slots, key=lambda slot: (slot.on, slot.start))


def test_meetings_stand_on_their_day_after_school_and_briefings_before_it():
    slots = draft([made(meetings="14", briefings="10")], TERMS)
    meetings = [s for s in slots if s.event == "meetings"]
    assert {s.start for s in meetings} == {15 * 60 + 30}
    assert sum(s.on.isoweekday() == 2 for s in meetings) >= 12  # but where the term begins later
    assert {s.start for s in slots if s.event == "briefings"} == {8 * 60 + 20}


def test_no_two_events_of_an_afternoon_share_a_day_and_training_days_have_none():
    slots = draft([made(meetings="14", parents="6", briefings="10")], TERMS)
    late = [s.on for s in slots if s.event in ("meetings", "parents")]
    training = {s.on for s in slots if s.event == "inset"}
    assert len(late) == len(set(late))
    assert training == {TERMS[0].first, TERMS[1].first, *training} and len(training) == 5
    assert not training & {s.on for s in slots if s.event != "inset"}


def test_without_terms_there_is_no_draft_and_voluntary_clubs_get_no_slot():
    assert draft([made()], []) == []
    clubs = made(clubs="10", clubs_length="60", clubs_directed="no")
    assert "clubs" not in {s.event for s in draft([clubs], TERMS)}


def test_a_part_time_post_stands_on_its_own_days_and_never_more_often_than_said():
    part = made(name="Mon to Wed", share="0.6", weekdays="Mon to Wed", meetings="8", inset="3")
    other = made(name="Thu, Fri", share="0.4", weekdays="Thu, Fri", meetings="14")
    slots = draft([made(meetings="14", briefings="10"), part, other], TERMS)
    own = [s for s in slots if "Mon to Wed" in s.posts]
    assert {s.on.isoweekday() for s in own} <= {1, 2, 3}
    assert len([s for s in own if s.event == "meetings"]) == 8
    assert len([s for s in own if s.event == "inset"]) <= 3
    assert {s.on.isoweekday() for s in slots if "Thu, Fri" in s.posts} <= {4, 5}
    assert len([s for s in slots if s.event == "meetings"]) == 14


def test_the_events_of_one_part_time_post_alone_are_laid_out_on_its_days():
    post = made(weekdays="Mon to Wed", share="0.6", parents="3", inset="3")
    slots = draft([post], TERMS)
    assert {s.on.isoweekday() for s in slots} <= {1, 2, 3}
    assert len([s for s in slots if s.event == "parents"]) == 3


@pytest.mark.parametrize("event", EVENTS)
def test_any_event_may_be_more_than_the_term_has_days(event):
    post = made(**{event: "300", f"{event}_length": "10", "clubs_directed": "yes"})
    assert draft([post], TERMS[:1])


@pytest.mark.parametrize(
    ("given", "year"),
    [
        ("2026/27", "2026/27"),
        ("2026-27", "2026/27"),
        ("2026/2027", "2026/27"),
        (" 1999/00", "1999/00"),
    ],
)
def test_a_school_year_is_read(given, year):
    assert school_year(given) == year


@pytest.mark.parametrize("given", ["", "2026", "26/27", "2026/28", "2026/7", "next", "2026/27/28"])
def test_what_is_no_school_year_is_none(given):
    assert school_year(given) == ""


def test_a_school_year_begins_in_september():
    assert (year_of("2026-08-31"), year_of("2026-09-01")) == ("2025/26", "2026/27")

"""Entries: what is counted, what the kit finds among them, and what is said about it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.made import ANSWERS, FIELDS, RECORD
from workshop_kit.domain.activities.record import Field
from workshop_kit.domain.disclosure import disclose, shown_result, written
from workshop_kit.domain.document import Paragraph
from workshop_kit.domain.report.records import (
    entries_table,
    found,
    hours,
    open_table,
    ranked,
    records_blocks,
)
from workshop_kit.domain.results import Records, from_json, to_json
from workshop_kit.words import say

ROOMS = st.lists(ANSWERS["record"], min_size=3, max_size=6)


def entry(name, **other):
    return {"name": name, "asked_by": "law", "minutes": 10, "times": 3, "where": ""} | other


def records(*answers) -> Records:
    return RECORD.tally([RECORD.check(raw, ())[0] for raw in answers], ())


@given(ROOMS, st.randoms(use_true_random=False))
def test_entries_leave_no_trace_of_who_came_first(answers, chance):
    mixed = [chance.sample(one, len(one)) for one in chance.sample(answers, len(answers))]
    assert records(*mixed) == records(*answers)


@given(ROOMS)
def test_entries_survive_json(answers):
    result = disclose(records(*answers))
    assert from_json(to_json(result)) == result


def test_a_device_that_writes_the_same_twice_counts_once():
    result = records([entry("Logs"), entry("Logs")], [entry("Logs")], [entry("Logs", minutes=20)])
    assert [(row.name, row.values[1], row.count) for row in result.rows] == [
        ("Logs", "10", 2),
        ("Logs", "20", 1),
    ]


def test_hours_are_minutes_times_the_times_and_unknown_where_one_is_left_out():
    fields = {**FIELDS, "times": replace(FIELDS["times"], needed=False)}
    step = replace(RECORD, fields=fields)
    given = [step.check([entry("Logs"), entry("Meals", times="")], ())]
    assert given[0][1] == []
    result = step.tally([value for value, _ in given], ())
    assert {row.name: row.year for row in result.rows} == {"Logs": 30, "Meals": 0}


def test_a_finding_names_the_field_that_shows_it():
    result = records(
        [entry("Ages", where="Here", minutes=61)], [entry("ages", where="There", asked_by="nobody")]
    )
    assert [row.why for row in result.rows] == [
        (("over", 1), ("twice", 3)),
        (("unused", 0), ("twice", 3)),
    ]


def test_the_same_place_in_other_letters_is_one_place():
    result = records([entry("Ages", where="here")], [entry("Ages", where="Here")])
    assert [row.why for row in result.rows] == [(), ()]


def test_what_was_found_is_said_in_sentences_kept_twice_first():
    result = records(
        [entry("Logs", asked_by="nobody", minutes=90), entry("Ages", where="A sheet")],
        [entry("ages", where="Here"), entry("logs", minutes=70)],
    )
    assert found(result, say) == (
        "Kept twice: Ages. Where is it kept: A sheet, Here.",
        "Could stop: Logs. Who asks for it: Nobody.",
        "More than 60: Logs. Minutes a time: 90, 70.",
    )


def test_a_place_that_is_held_back_is_not_said_to_be_another_place():
    result = records([entry("Ages", where="Here")], [entry("Ages", where="With Mrs Smith")])
    held = frozenset(row.id for row in result.rows if "Smith" in "".join(row.values))
    shown = shown_result(result, held)
    assert [row.values[3] for row in shown.rows] == ["Here"]
    assert found(shown, say) == ()


@given(ROOMS, st.data())
def test_the_desk_can_hold_back_every_entry_and_then_nothing_says_its_words(answers, data):
    result = disclose(records(*answers))
    ids = [text.id for text in written(result)]
    rows = [row.id for row in result.rows]
    assert [id for id in ids if ":" not in id] == rows
    held = frozenset(data.draw(st.lists(st.sampled_from(ids), unique=True)))
    shown = shown_result(result, held)
    assert not held & {row.id for row in shown.rows}
    assert len(shown.rows) == len({*rows} - held)
    words = [text.words for text in written(result) if text.id in held and ":" in text.id]
    both = [*zip((row for row in result.rows if row.id not in held), shown.rows, strict=True)]
    gone = [w for a, b in both for w, now in zip(a.values, b.values, strict=True) if w != now]
    assert len(gone) <= len(words) and {*gone} <= {*words}
    left = {row.name.casefold() for row in shown.rows}
    assert {item.text.casefold() for item in RECORD.leading(shown, 50)} == left


def test_the_desk_reads_words_and_no_numbers():
    name, box = written(records([entry("Logs", where="Here")]))
    assert (name.words, box.words, box.item) == ("Logs · The law", "Here", name.id)


def test_blank_words_do_not_fill_a_field_that_is_needed():
    fields = {"where": Field(label="Where is it kept?")}
    step = replace(RECORD, fields=fields, hours=(), stop_if={})
    problems = step.check([{"name": "Logs", "where": " \u200d"}], ())[1]
    assert [(p.key, p.field) for p in problems] == [("record.no_field", "1-where")]


def test_a_card_left_empty_between_two_others_keeps_their_places():
    empty = dict.fromkeys(entry(""), "")
    assert RECORD.check([entry("Logs"), empty, entry("Meals")], ())[1] == []
    problems = RECORD.check([entry("Logs"), empty, entry("Meals", asked_by="")], ())[1]
    assert [problem.field for problem in problems] == ["3-asked_by"]


@given(ROOMS)
def test_what_stands_out_comes_first_and_one_name_stands_together(answers):
    rows = ranked(records(*answers))
    names = [row.name.casefold() for row in rows]
    assert all(name not in names[names.index(name) + names.count(name) :] for name in names)
    marked = [any(row.why for row in rows if row.name.casefold() == name) for name in names]
    assert marked == sorted(marked, reverse=True)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "–"), (29, "under 1"), (30, "1"), (89, "1"), (34_200, "570"), (75_000, "1,250")],
)
def test_hours_are_rounded(minutes, words):
    assert hours(minutes, say) == words


def test_the_table_has_a_column_a_field_while_the_page_is_wide_enough():
    result = records([entry("Ages", where="Here"), entry("Logs", asked_by="nobody", minutes=61)])
    table = entries_table(result, RECORD, say)
    assert table.head[:5] == ("Collection", *(field.label for field in FIELDS.values()))
    assert table.rows[0] == ("Logs", "Nobody", "61", "3", "–", "3", "1", "could stop, high number")


def test_on_a_page_that_is_too_narrow_the_fields_share_a_column():
    many = {f"f{n}": Field(label=f"Something rather long {n}?", most=90, over=9) for n in range(7)}
    step = replace(RECORD, fields=many, hours=("f0",), stop_if={}, twice="")
    result = step.tally([[{"name": "Logs", **dict.fromkeys(many, 60)}]] * 2, ())
    assert not open_table(result, step, say).fits
    table = entries_table(result, step, say)
    assert table.fits
    assert table.head == ("Collection", "Details", "Hours a year, about")
    [(name, details, year)] = table.rows
    assert (name, year) == ("Logs (high number)", "1")
    assert details.endswith("Something rather long 6: 60; Written by: 2")


def test_where_nothing_is_looked_for_nothing_is_said_of_it():
    plain = {"minutes": Field(label="Minutes a time", most=600), "times": FIELDS["times"]}
    step = replace(RECORD, fields=plain, stop_if={}, twice="", hours=())
    result = step.tally([[{"name": "Meals", "minutes": 9, "times": 1}]] * 3, ())
    [table] = records_blocks(result, step, say)
    assert table.caption == "Everything that was written, from A to Z"
    assert table.head == ("Collection", "Minutes a time", "Times a year", "Written by")
    assert len(table.rows[0]) == len(table.head)


def test_what_was_looked_for_and_not_found_is_said():
    first, table = records_blocks(records([entry("Logs")]), RECORD, say)
    assert first == Paragraph(say("report.records.none_found"))
    assert table.head[-1] == "What stands out"


def test_without_an_entry_there_is_only_a_sentence():
    assert records_blocks(Records(3), RECORD, say) == [Paragraph(say("report.voices.no_words"))]

"""Hours as people write them are read; what could mean two things is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_kit.domain.directed_time import check_post
from workshop_kit.domain.directed_time.hours import Unclear, clock, read_clock, read_length, written
from workshop_kit.domain.directed_time.weekdays import read_weekday, read_weekdays
from workshop_kit.words import sentences

HALF_PAST_EIGHT = ["8.30", "8:30", "8h30", "8.30am", "8.30 a.m.", "08:30", "0830", "8:30 AM", "8.3"]


@pytest.mark.parametrize("text", HALF_PAST_EIGHT)
def test_half_past_eight_is_read_however_it_is_written(text):
    assert read_clock(text) == 510


@pytest.mark.parametrize("text", ["3.20", "3:20pm", "15:20", "15h20", "1520", "3.20 p.m.", "3.2"])
def test_twenty_past_three_is_in_the_afternoon(text):
    assert read_clock(text) == 920


def test_noon_and_whole_hours_are_read():
    assert [read_clock(text) for text in ("noon", "12", "8", "8am", "12.15am", "12.15pm")] == [
        *(720, 720, 480, 480, 15, 735)
    ]
    assert read_clock("06:30") == 390


@pytest.mark.parametrize(
    "text", ["8.5", "8.7", "8:5", "8.75", "25:00", "13pm", "half eight", "8-30", "-8"]
)
def test_a_time_that_is_none_or_two_is_asked(text):
    with pytest.raises(Unclear) as unclear:
        read_clock(text)
    assert unclear.value.key in sentences()


@pytest.mark.parametrize(
    "text", ["1:30", "1h30", "1 h 30 min", "90 min", "90m", "1.5 h", "1.5 hours", "1.30"]
)
@pytest.mark.parametrize("unit", ["minutes", "hours"])
def test_an_hour_and_a_half_is_read_however_it_is_written(text, unit):
    assert read_length(text, unit) == 90


def test_a_bare_number_is_of_its_unit():
    assert read_length("90", "minutes") == 90
    assert read_length("22", "hours") == 1320
    assert read_length("0", "minutes") == 0
    assert read_length("22.75", "hours") == 1365
    assert read_length("2.0", "hours") == 120


@pytest.mark.parametrize(
    "text", ["1.5", "22.5", "22.25", "22.50", "1.333", "one hour", "1:75", "1:5", "-5"]
)
@pytest.mark.parametrize("unit", ["minutes", "hours"])
def test_a_length_that_is_none_or_two_is_asked(text, unit):
    with pytest.raises(Unclear) as unclear:
        read_length(text, unit)
    assert unclear.value.key in sentences()


def test_two_where_minutes_are_asked_may_be_hours():
    with pytest.raises(Unclear, match="minutes_or_hours"):
        read_length("2", "minutes")
    assert read_length("2 min", "minutes") == 2


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon, Tue, Wed", (1, 2, 3)),
        ("Mon to Wed", (1, 2, 3)),
        ("monday-friday", (1, 2, 3, 4, 5)),
        ("Tu Th", (2, 4)),
        ("Thurs & Fri", (4, 5)),
        ("M, W, F", (1, 3, 5)),
        ("Mondays and Tuesdays", (1, 2)),
    ],
)
def test_days_of_the_week_are_read(text, days):
    assert read_weekdays(text) == days


@pytest.mark.parametrize("text", ["T", "Sunday", "1-3", "every day", ",", "Fri to Mon"])
def test_what_names_no_days_is_asked(text):
    with pytest.raises(Unclear):
        read_weekdays(text)


def test_one_day_is_one():
    assert read_weekday("Tue") == 2
    with pytest.raises(Unclear):
        read_weekday("Tue, Wed")


def test_minutes_are_written_as_hours():
    assert [written(n) for n in (75900, 0, -70, 5)] == ["1,265:00", "0:00", "−1:10", "0:05"]
    assert clock(510) == "08:30"


WRONG = {
    "no name": ({"name": ""}, "name"),
    "a name that never ends": ({"name": "x" * 81}, "name"),
    "no lunch": ({"lunch": None}, "lunch"),
    "the end before the start": ({"end": "8:00"}, "end"),
    "pupils who leave before they come": (
        {"pupils_start": "9", "pupils_end": "8:40"},
        "pupils_end",
    ),
    "a lunch as long as the day": ({"end": "9:20", "lunch": "60"}, "lunch"),
    "meetings without a length": ({"meetings": "38"}, "meetings_length"),
    "a length without a number": ({"parents_length": "150"}, "parents"),
    "half a meeting": ({"meetings": "1.5", "meetings_length": "60"}, "meetings"),
    "a thousand meetings": ({"meetings": "1000", "meetings_length": "60"}, "meetings"),
    "more teaching than a week has": ({"teaching": "60"}, "teaching"),
    "a share that may be percent": ({"share": "60"}, "share"),
    "a share of nothing": ({"share": "0"}, "share"),
    "a share by nought": ({"share": "1/0"}, "share"),
    "more than a post": ({"share": "120%"}, "share"),
    "an odd kind of post": ({"role": "wizard"}, "role"),
    "perhaps": ({"clubs_directed": "perhaps"}, "clubs_directed"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_beside_its_field_in_a_sentence(name):
    words, field = WRONG[name]
    post, problems = check_post(
        {"name": "A", "start": "8:30", "end": "15:30", "lunch": "60", **words}
    )
    assert post is None
    assert [one.field for one in problems] == [field]
    assert sentences()[problems[0].key].format(**problems[0].about)


def test_all_that_is_wrong_is_told_at_once():
    _, problems = check_post({"start": "8.5", "share": "60", "meetings": "x"})
    assert {one.field for one in problems} == {"name", "start", "end", "lunch", "share", "meetings"}


@given(
    st.dictionaries(
        st.sampled_from(["name", "start", "end", "lunch", "share", "meetings", "weekdays", "ppa"]),
        st.text(max_size=12),
    )
)
def test_any_words_are_read_or_told(words):
    post, problems = check_post(words)
    assert (post is None) == bool(problems)
    for one in problems:
        assert sentences()[one.key].format(**one.about)

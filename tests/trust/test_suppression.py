"""No subtraction of any pictures, of any years, tells less than three schools.

Every school's numbers are made so that a sum says which schools are in it. The attacker has all
shown numbers of all pictures, and may add and subtract them as often as they like.
"""

import random
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from tests.trust.made import PLAIN, Trust, survey
from workshop_kit.domain.bundle import Bundle, Point
from workshop_kit.domain.ledger import Minutes
from workshop_kit.trust import tables
from workshop_kit.trust.blocks import FEWEST
from workshop_kit.trust.picture import Picture

SCHOOLS = [f"{n:02x}" for n in range(12)]
LEAST = 5  # people in a group
BASE = 3  # how often a school can be in a sum at most, and one more


def marked(n: int, year: int, chance: random.Random) -> Bundle:
    """A bundle whose every number is a power of its own; some numbers are not handed on."""
    own = LEAST * BASE**n
    setting = "primary" if n < 7 else "secondary" if n < 11 else "special"
    rows = [("data_in", "", 0, 2 * own)]
    rows += [("data_in", g, 0, own) for g in ("teachers", "leaders") if chance.random() < 0.8]
    drop = [p for p in ("points", "demands", "actions", "ledger") if chance.random() < 0.15]
    line = replace(PLAIN.ledger[0], saved=Minutes(own, own))
    whole = replace(
        PLAIN,
        year=year,
        made_on=f"{year + 1}-03-01",
        setting=setting,
        survey=survey(*rows) if chance.random() < 0.9 else (),
        points=(Point("year_1", own, None),),
        demands=(replace(PLAIN.demands[0], minutes=own),),
        actions=(replace(PLAIN.actions[0], n=own),),
        ledger=(line,),
    )
    return replace(whole, declined=tuple(drop), **dict.fromkeys(drop, ()))


NUMBERS = {
    "points": ["now"],
    "demands": ["minutes"],
    "actions": ["actions", "agreed", "done", "stopped"],
    "times": ["saved_low", "net_high"],
    "hot_spots": ["hot", "spoke"],
    "years": ["hot", "spoke"],
}
BEFORE = {"years": ["hot_before", "spoke_before"]}


def shown(picture: Picture) -> list[tuple[int, int]]:
    """(year, number) of every sum in the picture."""
    found = []
    for year, told in ((picture.year, NUMBERS), (picture.year - 1, BEFORE)):
        for name, columns in told.items():
            frame = getattr(picture, name)
            found += [(year, int(n)) for column in columns for n in frame[column] if n]
    return found


def decoded(year: int, number: int) -> np.ndarray:
    """How often each school's number of this year is in the sum."""
    vector = np.zeros((2, len(SCHOOLS)))
    rest = number // LEAST
    for n in range(len(SCHOOLS)):
        vector[year - 2025, n] = rest % BASE
        rest //= BASE
    return vector.ravel()


def pictures(folder, seed: int) -> list[Picture]:
    """Pictures of a trust over two years: schools come, hand on, decline, fall away, come back."""
    chance = random.Random(seed)
    trust = Trust(folder).invite(*SCHOOLS)
    made, bundles = [], {}
    for year in (2025, 2026):
        for _ in range(4):
            present = [n for n in range(len(SCHOOLS)) if chance.random() < 0.75]
            for path in folder.glob("*.json"):
                path.unlink()
            # In the second year some of the first year's bundles still lie there, or come late.
            late = [n for n in range(len(SCHOOLS)) if year == 2026 and chance.random() < 0.8]
            for key in [(n, year) for n in present] + [(n, 2025) for n in late]:
                bundles[key] = bundles.get(key) or marked(*key, chance)
                trust.hand(SCHOOLS[key[0]], bundles[key])
            made.append(trust.picture())
    return made


def found_small(made: list[Picture]) -> list[tuple[int, ...]]:
    """Fewer than three schools of whom some sum of multiples of shown numbers tells something.

    The shown sums span a space. A small set is found if a vector in it lies in that set alone.
    """
    vectors = {decoded(year, n).tobytes() for one in made for year, n in shown(one)}
    space = np.array([np.frombuffer(one) for one in vectors]).reshape(len(vectors), -1)
    rank = np.linalg.matrix_rank(space)
    found = []
    for size in range(1, FEWEST):
        for schools in combinations(range(len(SCHOOLS)), size):
            columns = [y * len(SCHOOLS) + n for y in range(2) for n in schools]
            if np.linalg.matrix_rank(np.delete(space, columns, axis=1)) < rank:
                found.append(schools)
    return found


def test_the_marks_can_be_read(tmp_path):
    made = pictures(tmp_path, 0)
    sums = {decoded(year, n).tobytes() for one in made for year, n in shown(one)}
    assert len(sums) >= 4
    assert all(np.frombuffer(one).astype(bool).sum() >= FEWEST for one in sums)


def test_some_pictures_set_the_years_side_by_side_with_the_same_schools_in_both(tmp_path):
    made = [one for seed in range(3) for one in pictures(tmp_path / f"{seed}", seed)]
    rows = [row for one in made for row in one.years.itertuples()]
    assert rows
    for row in rows:
        then, now = decoded(2025, row.spoke_before)[:12], decoded(2026, row.spoke)[12:]
        assert list(then.astype(bool)) == list(now.astype(bool))
        assert then.astype(bool).sum() == row.schools >= FEWEST


@pytest.fixture(scope="module", params=range(8))
def eight(request, tmp_path_factory) -> list[Picture]:
    """Eight pictures of one trust."""
    return pictures(tmp_path_factory.mktemp("trust"), request.param)


def test_no_sums_and_differences_of_all_pictures_tell_of_fewer_than_three_schools(eight):
    assert found_small(eight) == []


def test_between_any_two_numbers_there_is_nobody_or_a_whole_group(eight):
    numbers = [pair for one in eight for pair in shown(one)]
    for (_, one), (_, other) in combinations(set(numbers), 2):
        assert abs(one - other) == 0 or abs(one - other) >= LEAST


def test_without_blocks_the_same_attack_finds_single_schools(tmp_path, monkeypatch):
    def naive(self, frame, by):
        placed = frame.merge(self.schools[["school", "block", "setting"]], on="school")
        enough = placed.groupby(["setting", *by])["school"].transform("nunique") >= FEWEST
        return placed[(placed["block"] > 0) & enough].copy()

    monkeypatch.setattr(tables.Tables, "_whole", naive)
    assert any(found_small(pictures(tmp_path / str(seed), seed)) for seed in range(3))


def test_two_schools_make_no_picture_and_a_third_makes_one(tmp_path):
    trust = Trust(tmp_path).invite("a", "b", "c")
    trust.hand("a")
    trust.hand("b")
    made = trust.picture()
    assert (made.waiting, len(made.hot_spots), len(made.demands), len(made.points)) == (2, 0, 0, 0)
    trust.hand("c")
    made = trust.picture()
    assert made.waiting == 0 and set(made.hot_spots["schools"]) == {3}
    assert made.hot_spots.set_index("group").loc["teachers", "spoke"] == 30


def test_a_school_that_comes_later_waits_for_two_more(tmp_path):
    trust = Trust(tmp_path).invite("a", "b", "c", "d", "e", "f")
    for id in "abcd":
        trust.hand(id)
    assert set(trust.picture().hot_spots["schools"]) == {4}
    trust.hand("e")
    assert set(trust.picture().hot_spots["schools"]) == {4}
    trust.hand("f")
    made = trust.picture()
    assert made.waiting == 2 and set(made.hot_spots["schools"]) == {4}


def test_where_one_school_of_a_block_declines_a_part_the_others_do_not_stand_alone(tmp_path):
    trust = Trust(tmp_path).invite("a", "b", "c")
    for id in "ab":
        trust.hand(id)
    trust.hand("c", replace(PLAIN, points=(), ledger=(), declined=("points", "ledger")))
    made = trust.picture()
    assert (len(made.points), len(made.times), len(made.actions)) == (0, 0, 1)


def test_settings_with_too_few_schools_are_counted_together(tmp_path):
    trust = Trust(tmp_path).invite(*"abcdef")
    for id, setting in zip(
        "abcdef", ["primary"] * 3 + ["secondary"] * 2 + ["special"], strict=True
    ):
        trust.hand(id, replace(PLAIN, setting=setting))
    assert set(trust.picture().actions["setting"]) == {"primary", "mixed"}


def test_quartiles_are_of_six_schools_at_least_and_in_steps_of_five(tmp_path):
    trust = Trust(tmp_path).invite(*"abcdef")
    for n, id in enumerate("abcde"):
        trust.hand(id, replace(PLAIN, survey=survey(("data_in", "", 10, 10 + n))))
    assert trust.picture().hot_spots["middle"].isna().all()
    trust = Trust(tmp_path / "six").invite(*"abcdef")
    for n, id in enumerate("abcdef"):
        trust.hand(id, replace(PLAIN, survey=survey(("data_in", "", 10, 10 + n))))
    spread = trust.picture().hot_spots.iloc[0]
    assert [spread["low"], spread["middle"], spread["high"]] == [55, 55, 60]


def test_what_only_one_or_two_schools_have_is_not_named(tmp_path):
    """A collection or a job that few have says which schools they are."""
    trust = Trust(tmp_path).invite(*"abc")
    rare = replace(PLAIN.demands[0], of="predicted_grades", minutes=240)
    job = replace(PLAIN.ledger[0], job="technicians", saved=Minutes(240, 240))
    for n, id in enumerate("abc"):
        more = {"demands": (*PLAIN.demands, rare), "ledger": (*PLAIN.ledger, job)}
        trust.hand(id, replace(PLAIN, **(more if n < 2 else {})))
    made = trust.picture()
    minutes = {row.of: row.minutes for row in made.demands.itertuples()}
    assert minutes == {"homework_marks": 3 * 600, "own": 2 * 240}
    assert set(made.times["job"]) == {"teachers", "own"}
    assert set(made.times["schools"]) == set(made.demands["schools"]) == {3}


def test_what_three_schools_have_is_named(tmp_path):
    trust = Trust(tmp_path).invite(*"abc")
    for id in "abc":
        trust.hand(id)
    assert list(trust.picture().demands["of"]) == ["homework_marks"]

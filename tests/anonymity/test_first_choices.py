"""A vote by role group shows what each group put first, and from that nobody's own dots follow."""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from tests.anonymity.days import CODE, GROUPS, OPENING, Desk, quick_folder
from tests.anonymity.test_disclosure_attack import SCHOOL, ways
from tests.domain.made import MADE, RATE, TIMES
from workshop_kit.domain import groups
from workshop_kit.domain.activities import Vote
from workshop_kit.domain.disclosure import disclose
from workshop_kit.domain.groups import first_choices, merged
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.results import Counts, First, Group, Item, from_json, to_json
from workshop_kit.domain.sealing import sealed
from workshop_kit.domain.story import Event, State, tell
from workshop_kit.store import Sqlite

VOTE = Vote(kind="vote", id="vote", question="Which?", take="rate", **TIMES)
WORKSHOP = replace(MADE, activities=(RATE, VOTE), groups=tuple(SCHOOL))
ITEMS = RATE.items[:6]
IDS = [item.id for item in ITEMS]
KINDS = ((1, 0), (0, 1), (2, 0), (1, 1), (0, 2))  # the ways to give one or two dots to two items
SETS = ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2))


def opened(heads: dict[str, int], **about: Any) -> State:
    opening = Opening(heads=heads, **about)
    body = {"held_on": "2027-01-04", "keys": {}, "opening": opening.to_json()}
    return tell(State("ROOM", "A school", WORKSHOP), [Event(1, "opened", body)])


def voted(chance: random.Random, heads: dict[str, int], least: int = 5) -> list[dict[str, Any]]:
    """One answer for each person, with all three dots; a tenth name no group."""
    found = []
    for own, people in heads.items():
        name = merged(heads, least)[own]
        lean = [chance.random() ** 3 for _ in IDS]
        for _ in range(people):
            given: dict[str, int] = defaultdict(int)
            for id in chance.choices(IDS, lean, k=3):
                given[id] += 1
            group = "" if chance.random() < 0.1 else name
            found.append({"given": dict(given), "group": group} if group else dict(given))
    return found


def result_of(state: State, answers: list[dict[str, Any]]) -> dict[str, Any]:
    return json.loads(json.dumps(sealed(state, VOTE, answers)))["result"]


def dots_of(result: dict[str, Any], group: str, n: int, sign: int) -> float:
    """The least (sign 1) or minus the most (-1) dots of a group that the picture allows."""
    firsts = {one["name"]: one for one in result["firsts"]}
    names = [*firsts, ""]  # all others together have one row
    at = {
        (name, i): k for k, (name, i) in enumerate((g, i) for g in names for i in range(len(IDS)))
    }
    equal, sums, most, people = [], [], [], result["answered"]
    for i in range(len(IDS)):
        equal.append([float(item == i) for _, item in at])
    for name, first in firsts.items():
        best = [IDS.index(id) for id in first["items"]]
        people -= first["answered"]
        for i in range(len(IDS)):
            row = np.zeros(len(at))
            row[at[name, i]], row[at[name, best[0]]] = 1, -1
            if i != best[0]:
                sums.append(row)
                most.append(0 if i in best else -1)
    size = {**{name: one["answered"] for name, one in firsts.items()}, "": people}
    wanted = np.zeros(len(at))
    wanted[at[group, n]] = sign
    for name in names:
        equal.append([float(g == name) for g, _ in at])
    values = [row[0] for row in result["counts"]] + [3 * size[name] for name in names]
    found = linprog(wanted, sums or None, most or None, equal, values, method="highs")
    assert found.success, found.message
    return float(found.fun)


@pytest.mark.parametrize("seed", range(4))
def test_in_a_school_of_40_no_groups_dots_for_any_item_follow(seed):
    answers = voted(random.Random(seed), SCHOOL)
    result = result_of(opened(SCHOOL), answers)
    assert [one["name"] for one in result["firsts"]]
    assert result["by_group"] == []
    for name in [one["name"] for one in result["firsts"]]:
        for n in range(len(IDS)):
            if result["counts"][n][0] > 1:
                low, high = (sign * dots_of(result, name, n, sign) for sign in (1, -1))
                assert high - low > 0.5, (name, IDS[n])


def picture(rows: tuple[tuple[int, ...], ...], minimum: int) -> tuple[Counts, Counts]:
    """What a toy room shows, and what it counts, in which so many of A, B and none gave each."""
    sums = [
        tuple(sum(n * kind[i] for n, kind in zip(row, KINDS, strict=True)) for i in (0, 1))
        for row in rows
    ]
    by = tuple(
        Group(name, sum(row), tuple((n,) for n in dots))
        for name, row, dots in zip("AB", rows, sums, strict=False)
        if any(row)
    )
    whole = tuple((sum(dots[i] for dots in sums),) for i in (0, 1))
    people = sum(map(sum, rows))
    counts = Counts(people, (Item("x", "X"), Item("y", "Y")), ("dots",), whole, by_group=by)
    return first_choices(counts, minimum), counts


def one_vote(schools: list[Any], some: tuple[int, ...]) -> bool:
    """Whether everybody in `some` groups gave the same dots in every one of the schools."""
    kinds = {k for rows in schools for g in some for k in range(len(KINDS)) if rows[g][k]}
    return len(kinds) == 1


def proven(people: int, minimum: int) -> tuple[int, list[Any]]:
    """How many pictures there are, and in which a group's every vote is known, not from totals."""
    alike, totals = defaultdict(list), defaultdict(list)
    for placed in ways(people, 3 * len(KINDS)):
        rows = (placed[:5], placed[5:10], placed[10:])
        shown, _ = picture(rows, minimum)
        alike[shown].append(rows)
        totals[shown.counts].append(rows)
    found = [
        (shown, some)
        for shown, schools in alike.items()
        for some in SETS
        if one_vote(schools, some) and not one_vote(totals[shown.counts], some)
    ]
    return sum(bool(shown.firsts) for shown in alike), found


def test_who_tries_every_possible_room_proves_nobodys_dots():
    """Six people, two groups and none, five ways to vote: 38,760 rooms, shown from two a group."""
    pictures, found = proven(6, 2)
    assert pictures > 1000
    assert found == []


def test_the_same_proof_succeeds_where_a_group_that_votes_alike_is_shown(monkeypatch):
    monkeypatch.setattr(groups, "_alike", lambda people, dots: False)
    assert len(proven(6, 2)[1]) > 10


ANSWER = st.tuples(
    st.dictionaries(st.sampled_from(IDS), st.integers(1, 3), min_size=1), st.sampled_from(GROUPS)
)


@given(st.lists(ANSWER, max_size=40), st.sampled_from([3, 5, 9]))
def test_only_the_first_choice_of_five_or_more_is_in_what_is_kept(answers, minimum):
    tally = VOTE.tally([{"given": dots, "group": group} for dots, group in answers], ITEMS)
    shown = disclose(tally, minimum)
    assert shown.by_group == () == shown.silent
    least = max(5, minimum)
    rest = shown.answered - sum(one.answered for one in shown.firsts)
    assert not shown.firsts or rest == 0 or rest >= least
    for one in shown.firsts:
        own = {group.name: group for group in tally.by_group}[one.name]
        assert one.answered == own.answered >= least
        best = max(own.counts)
        assert one.items == tuple(i for i, n in zip(IDS, own.counts, strict=True) if n == best)
    assert from_json(json.loads(json.dumps(to_json(shown)))) == shown


def ten(*firsts: str) -> list[dict[str, Any]]:
    """Ten teachers who do not vote alike, and five leaders of whom `firsts` give two dots."""
    teachers = [{"given": {IDS[n % 3]: 2, IDS[0]: 1}, "group": "Teachers"} for n in range(10)]
    return [*teachers, *({"given": {id: 2}, "group": "Leaders"} for id in firsts)]


def test_equals_are_all_named_and_four_of_a_group_are_not():
    five = disclose(VOTE.tally(ten(IDS[4], IDS[4], IDS[5], IDS[5], IDS[3]), ITEMS))
    assert five.firsts[0] == First("Leaders", 5, (IDS[4], IDS[5]))
    four = disclose(VOTE.tally(ten(IDS[4], IDS[4], IDS[5], IDS[5]), ITEMS))
    assert four.firsts == ()  # the ten are everybody but four


def test_a_group_that_may_have_voted_alike_is_not_shown():
    alike = disclose(VOTE.tally(ten(*[IDS[4]] * 5), ITEMS))
    assert alike.firsts == ()  # and the ten are not, for these five would be the rest


def test_a_room_that_was_told_no_heads_takes_no_group_and_keeps_no_byte_of_one():
    plain, asked = opened({}), opened(SCHOOL)
    items = plain.items(VOTE)
    dots = {items[0].id: 2}
    assert plain.check(VOTE, {"given": dots, "group": ""}) == (dots, [])
    assert asked.check(VOTE, {"given": dots, "group": ""}) == (dots, [])
    _, problems = plain.check(VOTE, {"given": dots, "group": "Teachers"})
    assert [problem.key for problem in problems] == ["rate.no_group"]
    value, problems = asked.check(VOTE, {"given": dots, "group": "Teachers"})
    assert (value, problems) == ({"given": dots, "group": "Teachers"}, [])
    body = result_of(plain, [dots] * 7)
    assert "firsts" not in body and body["by_group"] == []


def test_who_writes_for_a_table_or_is_late_has_no_group():
    table = replace(VOTE, by="table")
    state = opened(SCHOOL)
    raw = {"given": {state.items(VOTE)[0].id: 1}, "group": "Teachers"}
    for step, where in ((table, state), (VOTE, replace(state, late=1.0))):
        assert [p.key for p in where.check(step, raw)[1]] == ["rate.no_group"]


@pytest.mark.parametrize("group", ["Site", "teachers", 7, None, ["Teachers"], "x" * 9000])
def test_no_group_but_those_that_were_merged_before_is_taken(group):
    state = opened(SCHOOL)
    raw = {"given": {state.items(VOTE)[0].id: 1}, "group": group}
    assert [problem.key for problem in state.check(VOTE, raw)[1]] == ["rate.no_group"]


def test_once_a_vote_is_closed_no_file_holds_a_group_with_its_dots():
    with quick_folder() as folder:
        workshop = replace(WORKSHOP, groups=GROUPS)
        desk = Desk(Sqlite(folder / "rooms.db"), folder, workshop, OPENING)
        desk.do(desk.room.start, "vote", 1.0)
        ids = [item.id for item in desk.room.state.items(VOTE)]
        own = {n: {ids[n % 3]: 2, ids[3]: 1} for n in range(30)}
        group = {n: "Leaders" if n < 7 else "Teachers" for n in own}
        desk.answers("vote", {n: {"given": own[n], "group": group[n]} for n in own})
        assert b'"given"' in b"".join(_files(folder))
        desk.do(desk.room.close, "vote")
        (result,) = [body["result"] for _, kind, body in desk.store.after(CODE) if kind == "closed"]
        assert [one["name"] for one in result["firsts"]] == ["Leaders", "Teachers"]
        assert {*chain.from_iterable(result["firsts"])} == {"name", "answered", "items"}
        assert b'"given"' not in b"".join(_files(folder))


def _files(folder: Any) -> Iterator[bytes]:
    yield from (path.read_bytes() for path in folder.glob("rooms.db*"))

"""No answer of few people follows from what the kit shows, to whom all pictures are known.

Everything that a screen, a file or a filter can draw stands in the event that closed the page;
here linear programming is set on those events, and on small pages every possible school is tried.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, combinations_with_replacement, pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.anonymity.attacker import NOBODY, Page, recovered
from tests.domain.made import MADE
from workshop_kit.domain.activities import Agree
from workshop_kit.domain.activities.place import NOT_MINE
from workshop_kit.domain.activities.rate import Rate
from workshop_kit.domain.activities.sort import Sort
from workshop_kit.domain.disclosure import disclose, minimum_of
from workshop_kit.domain.groups import merged
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.opening_check import check_opening
from workshop_kit.domain.results import Counts, Group, Item, to_json
from workshop_kit.domain.sealing import sealed
from workshop_kit.domain.story import Event, State, tell
from workshop_kit.exports import file
from workshop_kit.room import Room
from workshop_kit.screens.outcome import results
from workshop_kit.store import Sqlite, WritesAtOnce
from workshop_kit.words import say

PAGES = 6
SCALE = {"fine": "Fine", "some": "Some", "much": "Much"}
SCHOOL = {"Teachers": 22, "Leaders": 4, "Office staff": 5, "Teaching assistants": 6, "Site": 3}
TRUST = {"Teachers": 900, "Leaders": 60, "Office": 41, "Assistants": 700, "Site": 12, "Midday": 250}
TRUST |= {"Technicians": 7, "Cover": 9, "Pastoral": 15, "Nurses": 6}


def page_of(n: int) -> Rate:
    statements = {f"p{n}s{k}": f"Statement {k}" for k in range(5)}
    times: dict[str, Any] = {"minutes": 2, "least": 1, "talk": 0, "question": "How much?"}
    return Rate(kind="rate", id=f"page{n}", title="P", statements=statements, scale=SCALE, **times)


WORKSHOP = replace(
    MADE, activities=tuple(map(page_of, range(PAGES))), manner="days", groups=tuple(SCHOOL)
)


def opened(heads: dict[str, int], minimum: int = 0) -> State:
    opening = Opening(heads=heads, opens=1.0, until=2.0, minimum=minimum)
    body = {"held_on": "2027-01-04", "keys": {}, "opening": opening.to_json()}
    return tell(State("ROOM", "A school", WORKSHOP), [Event(1, "opened", body)])


def microdata(
    heads: dict[str, int], chance: random.Random, minimum: int = 5
) -> Iterator[dict[str, Any]]:
    """One person after another: {group, and an option for each statement they answered}."""
    names = merged(heads, minimum)
    for own, people in heads.items():
        lean = {step.id: chance.random() for step in WORKSHOP.activities}
        job = {step.id: chance.random() for step in WORKSHOP.activities}
        for _ in range(people):
            group = NOBODY if chance.random() < 0.1 else names.get(own, NOBODY)
            given = {}
            for step in WORKSHOP.activities:
                for statement in step.statements:
                    if chance.random() < 0.9:
                        mine = chance.random() < 0.3 + 0.7 * job[step.id]
                        hot = chance.random() < lean[step.id]
                        given[statement] = (
                            ("much" if hot else chance.choice(list(SCALE))) if mine else NOT_MINE
                        )
            yield {"group": group, "given": given, "skips": chance.random() < 0.2}


def answers_to(step: Rate, people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for person in people:
        given = {id: o for id, o in person["given"].items() if id in step.statements}
        if given and not person["skips"]:
            found.append({"given": given, "group": person["group"]})
    return found


def kit(state: State, step: Rate, answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The result of a page as it lies in the event that closed it."""
    return json.loads(json.dumps(sealed(state, step, answers)))["result"]


def naive(state: State, step: Rate, answers: list[dict[str, Any]]) -> dict[str, Any]:
    """What most survey tools do: small groups are left out, and nothing else."""
    whole = step.tally(answers, step.items)
    large = tuple(group for group in whole.by_group if group.answered >= 5)
    return json.loads(json.dumps(to_json(replace(whole, by_group=large))))


def truth(step: Rate, people: list[dict[str, Any]], groups: list[str]) -> dict[str, Any]:
    there = [one for one in people if not one["skips"]]
    return {
        id: {
            group: [
                sum(one["given"].get(id) == option for one in there if one["group"] == group)
                for option in step.options
            ]
            for group in groups
        }
        for id in step.statements
    }


def attacked(heads: dict[str, int], seed: int, picture=kit, minimum=0) -> tuple[int, list[Any]]:
    """How many sets of few people there were, and what follows about them."""
    least = max(5, minimum)
    people = list(microdata(heads, random.Random(seed), least))
    state = opened(heads, minimum)
    together = Counter()
    for own, name in merged(heads, least).items():
        together[name] += heads[own]
    tried, found = 0, []
    for step in state.workshop.activities:
        result = picture(state, step, answers_to(step, people))
        page = Page(result, together, least)
        true = truth(step, people, page.groups)
        tried += sum(len(list(page.few(n, true))) for n in range(len(step.statements)))
        found += recovered(page, true)
    return tried, found


@pytest.mark.parametrize("seed", range(4))
def test_nothing_of_few_people_follows_in_a_school_of_40(seed):
    tried, found = attacked(SCHOOL, seed)
    assert tried > 50
    assert found == []


def test_nothing_of_few_people_follows_among_2000_rows():
    tried, found = attacked(TRUST, 1)
    assert tried > 50
    assert found == []


def test_nothing_follows_where_the_school_asked_for_a_higher_minimum():
    tried, found = attacked(SCHOOL, 2, minimum=9)
    assert tried > 50
    assert found == []


def test_the_same_attack_succeeds_where_small_groups_are_only_left_out():
    found = [one for seed in range(4) for one in attacked(SCHOOL, seed, naive)[1]]
    assert len(found) > 10


def ways(people: int, places: int) -> Iterator[tuple[int, ...]]:
    """Every way to put so many people into so many places."""
    for bars in combinations(range(people + places - 1), places - 1):
        edges = (-1, *bars, people + places - 1)
        yield tuple(b - a - 1 for a, b in pairwise(edges))


def test_who_knows_the_rules_and_tries_every_possible_school_finds_no_answer_of_few():
    """Eleven people, two groups and none, two options and "not my job": 75,582 schools.

    To a second item all say the same: on a page of one item "not my job" allows no groups.
    """
    groups, items = ("A", "B", NOBODY), (Item("i", "I"), Item("j", "J"))
    alike = defaultdict(list)
    for placed in ways(11, 9):
        rows = (placed[:3], placed[3:6], placed[6:])
        by = tuple(
            Group(g, sum(r), (r, (sum(r), 0, 0)))
            for g, r in zip(groups, rows, strict=True)
            if g and any(r)
        )
        whole = tuple(map(sum, zip(*rows, strict=True)))
        options = ("much", "calm", NOT_MINE)
        counts = Counts(11, items, options, (whole, (11, 0, 0)), by_job=True, by_group=by)
        alike[disclose(counts, 5, groups[:2])].append(rows)
    assert len(alike) > 1000
    assert [one for picture, schools in alike.items() for one in told(picture, schools)] == []


def told(picture: Counts, schools: list[Any]) -> Iterator[Any]:
    """Whose options are the same in all schools of one picture, though the rest chose both."""
    rest = [picture.counts[0][o] - sum(g.counts[0][o] for g in picture.by_group) for o in (0, 1)]
    for some in ((0,), (1,), (2,), (0, 1), (0, 2), (1, 2)):
        chosen = {tuple(sum(rows[g][o] for g in some) for o in (0, 1)) for rows in schools}
        few = any(0 < sum(one) < 5 for one in chosen)
        if len(chosen) == 1 and few and (all(rest) or picture.hidden):
            yield some, chosen, picture


def told_of_four(step: Any, items: tuple[Item, ...], given: list[Any]) -> Iterator[Any]:
    """(picture, item, what all rooms of four phones with that picture count for it)."""
    alike = defaultdict(set)
    for room in combinations_with_replacement(given, 4):
        counts = step.tally(room, items)
        alike[disclose(counts)].add(counts.counts)
    for picture, rooms in alike.items():
        for n, item in enumerate(items):
            yield picture, item, {rows[n] for rows in rooms}


def test_who_tries_every_room_of_four_phones_learns_no_answer_to_what_few_answered():
    """Two entries to sort, either may be passed over: 3,060 rooms, told apart by their picture."""
    step = Sort(id="s", kind="sort", title="S", minutes=1, least=1, talk=0, question="?", take="x")
    items = (Item("i", "I"), Item("j", "J"))
    each = [None, "keep", "stop", NOT_MINE]
    given = [dict(zip("ij", pair, strict=True)) for pair in product(each, each) if any(pair)]
    for picture, item, told in told_of_four(step, items, given):
        few = any(0 < sum(row) < 3 for row in told)
        assert not few or item.id in picture.hidden
        assert len(told) > 1 or not few, (picture, told)


def test_who_tries_every_agreement_of_four_phones_learns_no_step_and_no_reason_of_few():
    """Two actions, four answers to each, some with a reason: 3,876 rooms."""
    step = Agree(
        id="a", kind="agree", title="A", minutes=1, least=1, talk=0, question="?", take="x"
    )
    items = (Item("i", "I"), Item("j", "J"))
    said = [("yes", ""), ("worry", "Time"), ("cannot", "Law"), (NOT_MINE, "")]
    each = [{"step": step, "reason": reason} for step, reason in said]
    given = [dict(zip("ij", pair, strict=True)) for pair in product(each, each)]
    for picture, item, told in told_of_four(step, items, given):
        assert item.id not in picture.hidden or len(told) > 1, (picture, told)


def test_every_picture_is_drawn_from_the_events_alone_and_later_answers_change_none():
    store = Sqlite(":memory:")
    opening = Opening(heads=SCHOOL, opens=1.0, until=2.0)
    body = {"held_on": "2027-01-04", "keys": {}, "opening": opening.to_json()}
    store.append("ROOM", "opened", body)
    room = Room(State("ROOM", "A school", WORKSHOP), store, WritesAtOnce(store))
    problems: list[Any] = []
    room.run(problems.append)
    for n, person in enumerate(microdata(SCHOOL, random.Random(3))):
        for step in WORKSHOP.activities:
            for answer in answers_to(step, [person]):
                room.answer(step.id, f"number {n}", answer, problems.append)
    room.seal(problems.append)
    assert problems == [[]] * len(problems)
    room.answer("page0", "late", {"given": {"p0s0": "much"}, "group": ""}, problems.append)
    room.close("page0", problems.append)
    assert [p.key for wrong in problems[-2:] for p in wrong] == ["answer.too_late", "desk.too_late"]

    events = [Event(*row) for row in store.after("ROOM")]
    again = tell(State("ROOM", "A school", WORKSHOP), events)
    assert [store.answered("ROOM", step.id) for step in WORKSHOP.activities] == [set()] * PAGES
    twice = tell(again, [Event(again.n + 1, "closed", events[-2].body | {"result": {}})])
    for state in (again, replace(twice, n=again.n)):
        assert results(state) == results(room.state)
        plan = [file(one, "2027-01-05", "json").body for one in (state, room.state)]
        assert plan[0] == plan[1]


@given(st.integers(0, 100), st.sampled_from(["hall", "days"]), st.sampled_from(["alone", "table"]))
def test_a_minimum_is_raised_and_never_lowered(wanted, manner, by):
    step = replace(page_of(0), by=by)
    own = minimum_of(replace(WORKSHOP, manner=manner), step)
    raised = minimum_of(replace(WORKSHOP, manner=manner, minimum=wanted), step)
    assert raised >= own
    assert by == "table" or raised == max(own, wanted)


@pytest.mark.parametrize("given", [1, 2, -5, 101, "many", 4.5, [7], True])
def test_a_minimum_that_is_none_is_refused_with_a_sentence(given):
    opening, problems = check_opening({"minimum": given}, WORKSHOP, 0.0, {})
    assert [problem.key for problem in problems] == ["opening.not_minimum"]
    assert opening.minimum == 0
    assert say(problems[0].key, **problems[0].about)


def test_what_was_raised_at_opening_holds_until_the_end():
    state = opened(SCHOOL, 9)
    ran = tell(state, [Event(2, "ran", {})])
    asked = microdata(SCHOOL, random.Random(5))
    step = WORKSHOP.activities[0]
    few = answers_to(step, list(asked))[:8]
    body = sealed(ran, step, few)
    assert body["result"]["withheld"]
    for after in (ran, tell(ran, [Event(3, "closed", body), Event(4, "ended", {})])):
        assert minimum_of(after.workshop, step) == 9
        assert all(len(name.split(", ")) > 1 or SCHOOL[name] >= 9 for name in after.groups_asked)


def test_no_two_groups_overlap_and_none_is_shown_that_was_not_asked():
    names = merged(SCHOOL)
    state = opened(SCHOOL)
    assert set(names) == set(SCHOOL)
    parts = [part for name in state.groups_asked for part in name.split(", ")]
    assert sorted(parts) == sorted(SCHOOL)
    _, problems = state.check(WORKSHOP.activities[0], {"given": {"p0s0": "much"}, "group": "Site"})
    assert [problem.key for problem in problems] == ["rate.no_group"]

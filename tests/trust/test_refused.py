"""A bundle that is not exactly what an invited school signed is refused, with one sentence."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.trust.made import LINE, PLAIN, TODAY, Trust, survey
from workshop_kit.domain.bundle import Held, Page, Row
from workshop_kit.domain.ledger import Minutes
from workshop_kit.domain.problem import Refused
from workshop_kit.trust.envelope import PURPOSE
from workshop_kit.trust.keys import new_key, sign
from workshop_kit.trust.reading import MOST
from workshop_kit.words import say


@pytest.fixture
def trust(tmp_path) -> Trust:
    return Trust(tmp_path / "bundles").invite("a1", "b2")


def refused(trust: Trust) -> list[tuple[str, str]]:
    """(key, sentence) of all that was refused."""
    return [(p.key, say(p.key, **p.about)) for p in trust.collect().refused]


def put(trust: Trust, body: bytes, name: str = "one.json") -> None:
    trust.folder.mkdir(exist_ok=True)
    (trust.folder / name).write_bytes(body)


def changed(trust: Trust, change: Callable[[dict[str, Any]], None], again: bool = False) -> bytes:
    """A school's file with something changed in it; signed `again` with the school's own key."""
    data = json.loads(trust.sealed("a1"))
    change(data)
    if again:
        data["signature"] = sign(trust.keys["a1"], PURPOSE, data["bundle"])
    return json.dumps(data).encode()


def test_what_a_school_signed_counts(trust):
    trust.hand("a1")
    found = trust.collect()
    assert [one.school.id for one in found.handed] == ["a1"] and found.refused == ()


def test_the_layout_of_the_file_is_not_its_content(trust):
    data = json.loads(trust.sealed("a1"))
    put(trust, json.dumps(data, indent=8, sort_keys=True).encode())
    assert refused(trust) == []


def deep() -> bytes:
    return b'{"format": 1, "bundle": ' + b"[" * 200_000 + b"]" * 200_000 + b', "signature": ""}'


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b"", "other"),
        (b"\x00\xff" * 50, "other"),
        (b"PK\x03\x04", "other"),
        (b"<html></html>", "other"),
        (b"[]", "other"),
        (b'"bundle"', "other"),
        (b"null", "other"),
        (b"{}", "other"),
        (b'{"format": "1"}', "other"),
        (b'{"format": true}', "other"),
        (b'{"format": 1.0}', "other"),
        (b'{"format": null}', "other"),
        (b'{"format": 2}', "newer"),
        (b'{"format": 99999999999999999999}', "newer"),
        (b'{"format": 0}', "older"),
        (b'{"format": -1}', "older"),
        (b'{"format": 1}', "other"),
        (b'{"format": 1, "format": 1}', "other"),
        (b'{"format": 1, "bundle": {}, "signature": ""}', "other_trust"),
        (b'{"format": 1, "bundle": [], "signature": ""}', "other"),
        (b'{"format": 1, "bundle": {"trust": NaN}, "signature": ""}', "other"),
        (b'{"format": 1, "bundle": {"trust": 1e999}, "signature": ""}', "other_trust"),
        (b'{"format": 1, "bundle": {"trust": ' + b"9" * 5000 + b'}, "signature": ""}', "other"),
        (deep(), "other"),
        (b" " * (MOST + 1), "too_large"),
    ],
)
def test_what_is_no_bundle_of_this_format_is_refused(trust, body, key):
    put(trust, body)
    ((found, sentence),) = refused(trust)
    assert found == f"trust_file.{key}" and sentence.startswith("one.json")


def test_a_file_of_100_mb_is_never_read_whole(trust):
    trust.hand("b2")
    with (trust.folder / "huge.json").open("wb") as file:
        file.truncate(100_000_000)
    assert [key for key, _ in refused(trust)] == ["trust_file.too_large"]
    assert len(trust.collect().handed) == 1


@pytest.mark.parametrize("part", range(1, 20))
def test_a_truncated_file_is_refused(trust, part):
    body = trust.sealed("a1")
    put(trust, body[: len(body) * part // 20])
    assert [key for key, _ in refused(trust)] == ["trust_file.other"]


def every_value(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if not isinstance(value, dict | list):
        return [place]
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    return [found for name, part in inside for found in every_value(part, (*place, name))]


def test_not_one_value_can_be_altered(trust):
    whole = json.loads(trust.sealed("a1"))
    places = every_value(whole["bundle"])
    assert len(places) > 30
    for place in places:
        data = json.loads(json.dumps(whole))
        at = data["bundle"]
        for name in place[:-1]:
            at = at[name]
        old = at[place[-1]]
        at[place[-1]] = old + 1 if type(old) is int else "x"
        put(trust, json.dumps(data).encode())
        ((key, _),) = refused(trust)
        expected = {"trust": "other_trust", "school": "unknown"}.get(place[0], "changed")
        assert key == f"trust_file.{expected}", place


def test_nothing_can_be_added_or_left_out_even_with_a_signature(trust):
    def add(data):
        data["bundle"]["notes"] = "free text"

    def leave(data):
        del data["bundle"]["points"]

    def inside(data):
        data["bundle"]["survey"][0]["rows"][0]["name"] = "A. Teacher"

    for change in (add, leave, inside):
        put(trust, changed(trust, change))
        assert refused(trust)[0][0] == "trust_file.changed"
        put(trust, changed(trust, change, again=True))
        assert refused(trust)[0][0] == "trust_file.no_bundle"
    put(trust, changed(trust, lambda data: data.update(extra=1)))
    assert refused(trust)[0][0] == "trust_file.other"


@pytest.mark.parametrize(
    "signature", ["", "x", "====", None, 1, [], {}, "A" * 88, "é" * 88, "A" * 100_000]
)
def test_a_signature_that_is_none_is_refused(trust, signature):
    put(trust, changed(trust, lambda data: data.update(signature=signature)))
    assert [key for key, _ in refused(trust)] == ["trust_file.changed"]


def test_signatures_swapped_between_two_schools_are_refused(trust):
    one, other = (json.loads(trust.sealed(id)) for id in ("a1", "b2"))
    one["signature"], other["signature"] = other["signature"], one["signature"]
    put(trust, json.dumps(one).encode())
    put(trust, json.dumps(other).encode(), "two.json")
    assert [key for key, _ in refused(trust)] == ["trust_file.changed"] * 2


def test_another_key_or_another_school_is_refused(trust):
    put(trust, trust.sealed("a1", key=new_key()))
    put(trust, trust.sealed("a1", key=trust.keys["b2"]), "two.json")
    put(trust, trust.sealed("c3"), "who.json")
    keys = [key for key, _ in refused(trust)]
    assert keys == ["trust_file.changed", "trust_file.changed", "trust_file.unknown"]


def test_a_signature_for_something_else_does_not_count(trust):
    def sign_otherwise(data):
        data["signature"] = sign(trust.keys["a1"], "invitation 1", data["bundle"])

    put(trust, changed(trust, sign_otherwise))
    assert [key for key, _ in refused(trust)] == ["trust_file.changed"]


def test_a_bundle_for_another_trust_is_refused(trust, tmp_path):
    other = Trust(tmp_path / "other").invite("a1")
    other.keys = trust.keys
    put(trust, other.sealed("a1"))
    assert [key for key, _ in refused(trust)] == ["trust_file.other_trust"]


def test_of_two_bundles_of_one_school_and_year_neither_counts(trust):
    trust.hand("a1")
    trust.hand("a1", replace(PLAIN, points=()), "again.json")
    trust.hand("b2")
    found = trust.collect()
    assert [one.school.id for one in found.handed] == ["b2"]
    assert [p.key for p in found.refused] == ["trust_file.twice"] * 2
    assert "School a1 for 2026/27" in refused(trust)[0][1]


def test_the_same_file_twice_counts_as_twice(trust):
    trust.hand("a1")
    trust.hand("a1", name="copy.json")
    assert [key for key, _ in refused(trust)] == ["trust_file.twice"] * 2


def test_two_years_of_one_school_are_two_bundles_and_the_newer_is_shown(trust):
    trust.hand("a1")
    for year in (2025, 2024):
        trust.hand("a1", replace(PLAIN, year=year, made_on=f"{year + 1}-03-01"))
    found = trust.collect()
    assert (found.year, len(found.handed), len(found.before), found.older) == (2026, 1, 1, 1)


def test_once_shown_a_bundle_cannot_be_exchanged_for_another(trust):
    trust.invite("c3")
    for id in ("a1", "b2", "c3"):
        trust.hand(id)
    trust.picture()
    trust.hand("a1", replace(PLAIN, survey=survey(("data_in", "", 11, 10))))
    ((key, sentence),) = refused(trust)
    assert key == "trust_file.another" and "School a1" in sentence
    trust.hand("a1")
    assert refused(trust) == []


SMALL = [
    survey(("data_in", "", 2, 2)),
    survey(("data_in", "", 10, 10), ("data_in", "leaders", 1, 2)),
    survey(("data_in", "", 10, 10), ("data_in", "teachers", 8, 8)),  # four are left
    survey(("data_in", "", 10, 10), ("data_in", "teachers", 5, 5), ("data_in", "leaders", 5, 1)),
    survey(("data_in", "", 5, 5), ("data_in", "teachers", 10, 5)),
    survey(("data_in", "teachers", 5, 5)),
]


@pytest.mark.parametrize("pages", SMALL)
def test_no_school_can_hand_on_a_small_group_or_what_is_left_beside_the_others(trust, pages):
    trust.hand("a1", replace(PLAIN, survey=pages))
    assert [key for key, _ in refused(trust)] == ["trust_file.small_group"]


WRONG = {
    "year before": {"year": 1999},
    "year to come": {"year": 2030},
    "no day": {"made_on": "tomorrow"},
    "another writing of a day": {"made_on": "20270301"},
    "a number below nought": {"turnout": (Held("workload_audit", TODAY, -5, 20),)},
    "a number beyond sense": {"ledger": (replace(LINE, saved=Minutes(0, 10**12)),)},
    "a sentence for a code": {"turnout": (Held("Mr Smith is never there", TODAY, 20, 20),)},
    "markup for a code": {"turnout": (Held("<script>", TODAY, 20, 20),)},
    "a path for a code": {"turnout": (Held("..\\..\\x", TODAY, 20, 20),)},
    "a line of the terminal": {"name": "School\x1b[31m"},
    "a name without end": {"name": "S" * 5000},
    "a part declined and handed on": {"declined": ("points",)},
    "an entry twice": {"ledger": (LINE, LINE)},
    "a task twice": {"survey": survey(("data_in", "", 10, 10), ("data_in", "", 10, 10))},
    "more than there can be": {"turnout": (Held("workload_audit", TODAY, 20, 20),) * 5_000},
}


@pytest.mark.parametrize("about", WRONG)
def test_what_no_kit_writes_is_refused_even_with_a_signature(trust, about):
    trust.hand("a1", replace(PLAIN, **WRONG[about]))
    assert [key for key, _ in refused(trust)] == ["trust_file.no_bundle"]


def test_counts_that_do_not_fit_their_scale_are_refused(trust):
    row = Row("data_in", "", (10, 10))
    trust.hand("a1", replace(PLAIN, survey=(Page("workload_audit.data", ("a", "b", "c"), (row,)),)))
    assert len(refused(trust)) == 1


@pytest.mark.parametrize("value", [True, 1.5, "5", None, [], 2**70])
def test_a_number_is_a_whole_number(trust, value):
    def change(data):
        data["bundle"]["actions"][0]["n"] = value

    put(trust, changed(trust, change, again=True))
    assert [key for key, _ in refused(trust)] == ["trust_file.no_bundle"]


@pytest.mark.parametrize("id", ["../../etc/passwd", "a1/../b2", "", "a1\x00", None, 5, ["a1"]])
def test_a_school_whose_id_is_a_trick_is_simply_not_known(trust, id):
    put(trust, changed(trust, lambda data: data["bundle"].update(school=id)))
    assert [key for key, _ in refused(trust)] == ["trust_file.unknown"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_the_name_of_a_file_cannot_speak_to_the_terminal(trust):
    put(trust, b"{}", "a\x1b[2J\nAll is well.json")
    ((_, sentence),) = refused(trust)
    assert sentence.isprintable()


def test_what_is_no_json_file_is_left_alone(trust):
    trust.hand("a1")
    put(trust, b"<p>The school's page</p>", "a1.html")
    (trust.folder / "folder.json").mkdir()
    assert [key for key, _ in refused(trust)] == ["trust_file.unread"]


@pytest.mark.parametrize("name", ["none", "empty"])
def test_a_folder_without_bundles_is_told(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match=r"trust\.no_"):
        Trust(tmp_path / name).collect()


def test_a_code_that_this_kit_does_not_know_counts_as_a_schools_own(tmp_path):
    trust = Trust(tmp_path).invite("a1", "b2", "c3")
    own = replace(
        PLAIN,
        demands=(replace(PLAIN.demands[0], of="moon_phases"),),
        points=(replace(PLAIN.points[0], year_group="year_99"),),
        survey=(*survey(("moon", "", 10, 10)), Page("moon.walk", ("a", "b"), ())),
    )
    for id in trust.keys:
        trust.hand(id, own)
    made = trust.picture()
    assert list(made.demands["of"]) == ["own"]
    assert len(made.points) == len(made.hot_spots) == 0


def test_a_trusts_own_folder_is_checked_too(tmp_path):
    from workshop_kit.trust.register import FILE, load  # noqa: PLC0415

    for body in ("", "{}", "[]", '{"name": "T", "key": "x", "schools": []}'):
        (tmp_path / FILE).write_text(body)
        with pytest.raises(Refused, match=r"trust\.broken"):
            load(Path(tmp_path))

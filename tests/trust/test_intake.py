"""What a trust's folder takes in: one bundle of a school and year, and never another than shown."""

import time
from dataclasses import replace

import pytest

from tests.trust.made import PLAIN, Trust
from workshop_kit import trustwide
from workshop_kit.domain.bundle import year_of
from workshop_kit.domain.problem import Refused
from workshop_kit.trust.reading import Taken
from workshop_kit.trust.register import BUNDLES, keep, load
from workshop_kit.trustwide import MOST_AT_ONCE, picture_of, take_in

NEWER = replace(PLAIN, made_on="2027-03-02", points=())


@pytest.fixture
def trust(tmp_path, monkeypatch) -> Trust:
    """Three schools; the day is one of the school year 2026/27."""
    made = Trust(tmp_path / BUNDLES).invite(*"abc")
    keep(tmp_path, made.register)
    monkeypatch.setattr(trustwide, "this_year", lambda: 2026)
    return made


def took(trust, *bodies: bytes):
    return take_in(trust.folder.parent, [(f"{n}.json", body) for n, body in enumerate(bodies)])


def held(trust) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in trust.folder.iterdir()}


def shown(trust) -> None:
    """A picture is made of what is in the folder."""
    picture_of(trust.folder.parent, trust.folder)


def test_the_bundle_that_a_picture_was_made_of_stays(trust):
    took(trust, *(trust.sealed(id) for id in "abc"))
    shown(trust)
    before = held(trust)
    taken = took(trust, trust.sealed("a", NEWER))
    (problem,) = taken.refused
    assert problem.key == "trust_file.stays" and problem.about["school"] == "School a"
    assert held(trust) == before and taken.replaced == ()
    shown(trust)


def test_also_where_that_file_is_gone_and_it_alone_may_come_back(trust):
    took(trust, *(trust.sealed(id) for id in "abc"))
    shown(trust)
    (trust.folder / "a-2026.json").unlink()
    assert took(trust, trust.sealed("a", NEWER)).refused[0].key == "trust_file.stays"
    assert took(trust, trust.sealed("a")) == Taken((), ())
    shown(trust)


def test_before_a_picture_one_replaces_the_other_and_it_is_said(trust):
    took(trust, trust.sealed("a"), trust.sealed("b"))
    taken = took(trust, trust.sealed("a", NEWER))
    assert taken.refused == () and len(taken.replaced) == 1
    for part in ("School a", "2026/27", "2 March 2027", "1 March 2027"):
        assert part in taken.replaced[0]
    assert held(trust)["a-2026.json"] == trust.sealed("a", NEWER)


def test_the_same_bundle_again_replaces_nothing(trust):
    took(trust, trust.sealed("a"))
    assert took(trust, trust.sealed("a")) == Taken((), ())


def test_two_files_of_one_name_are_two_files(trust):
    files = [("bundle.json", trust.sealed(id)) for id in "ab"]
    assert take_in(trust.folder.parent, files).refused == ()
    assert set(held(trust)) == {"a-2026.json", "b-2026.json"}


def test_a_bundle_of_a_year_that_has_not_begun_is_turned_away(trust):
    early = replace(PLAIN, year=2029, made_on="2030-01-01")
    (problem,) = took(trust, trust.sealed("a", early)).refused
    assert problem.key == "trust_file.too_early" and problem.about["file"] == "0.json"
    assert held(trust) == {}


def test_more_files_than_one_message_may_hold_are_refused_whole(trust):
    with pytest.raises(Refused, match=r"trust_page\.many_files"):
        take_in(trust.folder.parent, [("a.json", trust.sealed("a"))] * (MOST_AT_ONCE + 1))
    assert not trust.folder.exists()


def test_in_a_folder_that_is_no_trusts_nothing_is_made(tmp_path):
    with pytest.raises(Refused, match=r"trust\.none_here"):
        take_in(tmp_path, [("a.json", b"{}")])
    assert not list(tmp_path.iterdir())


def test_the_year_is_that_of_today():
    assert trustwide.this_year() == year_of(time.strftime("%Y-%m-%d"))


def test_many_files_into_a_large_trust_read_its_register_once(trust, monkeypatch):
    read = []
    monkeypatch.setattr(trustwide, "load", lambda folder: read.append(folder) or load(folder))
    took(trust, *[trust.sealed("a")] * 50)
    assert len(read) <= 2

"""Killed at a random moment of a vote, ten times: what phones saw as saved is what counts."""

import asyncio

import pytest
from tornado.httpclient import AsyncHTTPClient

from workshop_kit.bench.kills import Voter, killed_votes
from workshop_kit.bench.servers.hall import Hall
from workshop_kit.line import Line

PHONES, KILLS = 100, 10


@pytest.mark.slow
def test_a_hundred_phones_find_in_the_result_what_they_saw_saved_ten_times():
    AsyncHTTPClient.configure(None, max_clients=2 * PHONES)
    with Hall() as hall:
        assert asyncio.run(killed_votes(hall, PHONES, KILLS)) == [0] * KILLS


def voter(*saved: str, sent: str = "") -> Voter:
    return Voter("phone 1", Line(), list(saved), sent)


@pytest.mark.parametrize(
    ("saved", "sent", "said"),
    [
        (["a of phone 1"], "", {}),
        (["a of phone 1", "b of phone 1"], "", {"a of phone 1": False}),
        (["a of phone 1"], "", {"a of phone 1": False, "b of phone 1": False}),
        (["a of phone 1"], "", {"a of phone 1": True}),
        ([], "", {"a of phone 1": False}),
        (["a of phone 1"], "b of phone 1", {}),
    ],
)
def test_what_is_lost_old_doubled_or_never_saved_does_not_agree(saved, sent, said):
    assert not voter(*saved, sent=sent).agrees({**said, "c of phone 11": False})


def test_an_answer_cut_on_its_way_counts_or_the_one_before_it():
    one = voter("a of phone 1", sent="b of phone 1")
    assert one.agrees({"a of phone 1": False}) and one.agrees({"b of phone 1": False})
    assert voter("a of phone 1", "b of phone 1").agrees({"b of phone 1": False})

"""A join code is not found by trying, and nobody who mistypes in good faith is locked out."""

import secrets
from string import ascii_uppercase

from tests.hall import running
from tests.serving.asking import ask, send
from workshop_kit.domain.slips import LENGTH, SIGNS
from workshop_kit.serving.guesses import Guesses, network
from workshop_kit.serving.limits import (
    ADDRESSES,
    EVERYWHERE,
    ONE_ADDRESS,
    SLIPS_EVERYWHERE,
    SLIPS_ONE_ADDRESS,
)
from workshop_kit.words import say

# So slow that no pause of a busy machine lets another code through.
SLOW_TO_FORGET = "import workshop_kit.serving.limits as m; m.ONE_ADDRESS = m.Misses(40, 1e-4)"
FEW_TRIES = "import workshop_kit.serving.limits as m; m.SLIPS_ONE_ADDRESS = m.Misses(3, 1e-4)"


def test_a_school_of_600_behind_one_address_may_mistype_twice_each_within_five_minutes():
    guesses = Guesses()
    for n in range(1200):
        now = n / 4
        assert not guesses.tired("203.0.113.7", now)
        guesses.miss("203.0.113.7", now)


def test_who_tries_on_is_held_up_until_time_has_passed_and_others_are_not():
    guesses = Guesses()
    for _ in range(ONE_ADDRESS.at_once):
        guesses.miss("203.0.113.7", 0.0)
    assert guesses.tired("203.0.113.7", 0.1)
    assert not guesses.tired("203.0.113.8", 0.1)
    assert not guesses.tired("203.0.113.7", 1.0)


def test_many_addresses_together_are_held_up_too_and_fill_no_memory():
    guesses = Guesses()
    for n in range(3 * ADDRESSES):
        guesses.miss(f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}", 0.0)
    assert guesses.tired("203.0.113.9", 0.1)
    assert len(guesses._each) <= ADDRESSES
    tried = EVERYWHERE.a_second * 86_400 * 7
    assert tried / len(SIGNS) ** 6 < 0.3  # a week of trying without a pause, against one open room


def test_trying_for_a_week_from_everywhere_hardly_finds_one_slip_of_600():
    tried = SLIPS_EVERYWHERE.at_once + SLIPS_EVERYWHERE.a_second * 86_400 * 7
    assert tried * 600 / len(SIGNS) ** LENGTH < 0.03
    assert SLIPS_ONE_ADDRESS.at_once >= 600  # a school behind one address may mistype once each


def test_one_device_has_one_address_however_many_it_takes():
    assert network("2001:db8::1") == network("2001:db8::ffff:1")
    assert network("2001:db8::1") != network("2001:db8:0:1::1")
    assert network("192.0.2.1") != network("192.0.2.2")
    assert network("no address") == ""


def test_a_number_is_known_only_in_the_room_it_was_made_for_and_by_the_process_that_made_it():
    guesses = Guesses()
    number = guesses.new_number("BKTRNW")
    assert guesses.knows(number, "bktrnw")
    assert not guesses.knows(number, "BKTRNX")
    assert not Guesses().knows(number, "BKTRNW")
    for odd in ("", "x", "é" * 48, number[:-1], number[:32] + "0" * 16):
        assert not guesses.knows(odd, "BKTRNW")


def test_a_hall_goes_on_while_somebody_tries_codes(tmp_path):
    with running(tmp_path, before=SLOW_TO_FORGET) as hall:
        links = hall.open()
        base = links["join"].rpartition("/")[0]
        phone = ask(links["join"]).cookies[0].split(";")[0]
        desk = ask(links["desk"]).cookies[0].split(";")[0]
        told = {ask(f"{base}/{_code()}").status for _ in range(30)}
        told |= {ask(f"{base}/?code={_code()}").status for _ in range(10)}
        assert told == {404}
        for way in ("", "/live", "/plain"):
            held = ask(f"{base}/{_code()}{way}")
            assert held.status == 429 and held.headers["retry-after"] == "30"
            assert "Too many codes that do not exist were tried" in held.body
        assert ask(links["join"]).status == 429  # whoever is new waits, or guessing would go on
        assert ask(links["join"], Cookie=phone).status == 200
        assert ask(f"{links['join']}?as=desk", Cookie=desk).status == 200
        assert ask(f"{base}/").status == 200
        assert "429" not in hall.log() and "127.0.0.1" not in hall.log()


def _code() -> str:
    return "".join(secrets.choice(ascii_uppercase) for _ in range(6))


def test_who_tries_one_slip_after_the_other_is_held_up_even_with_the_right_one(tmp_path):
    with running(tmp_path, before=FEW_TRIES) as hall:
        links = hall.open("feedback_and_marking", "--slips")
        first, second = hall.kit("slips", links["code"], "--people", "2").stdout.split("\n")[:2]
        link = links["join"] + "/slip"
        voice = send(link, {"slip": first}).cookies[0].split(";")[0]
        tries = [send(link, {"slip": slip}) for slip in ("BCDF GHJK", first, "nonsense", "BCDF")]
        assert all(say("slips.too_many") not in one.body for one in tries)
        held = send(link, {"slip": second})
        assert held.status == 422 and say("slips.too_many") in held.body
        assert ask(links["join"], Cookie=voice).status == 200  # who is in goes on

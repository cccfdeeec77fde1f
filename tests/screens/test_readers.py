"""Who has a plain page counts as joined, by the cookie they have anyway, and only for a while."""

import asyncio

import pytest

from tests.hall import running
from tests.plain import Sheet
from tests.serving.asking import ask, send
from tests.serving.room_lines import answer, form, go_to, join
from workshop_kit.serving.guesses import Guesses
from workshop_kit.serving.limits import PLAIN_EVERYWHERE, PLAIN_ONE_ADDRESS
from workshop_kit.serving.lines import Lines
from workshop_kit.serving.readers import STAY, Readers

HERE = "203.0.113.7"
SHORT_STAY = """
import workshop_kit.serving.readers as r, workshop_kit.serving.server as s
r.STAY, s.EVERY = 4, 200
"""


def number(n: int) -> str:
    """A number as the server gives them."""
    return f"{n:048x}"


@pytest.fixture
def lines():
    return Lines()


@pytest.fixture
def readers(lines):
    return Readers(lines)


def look(stage, readers, n, now=0.0, address=HERE):
    readers.look(stage.room, number(n), address, now)


def test_three_phones_and_two_plain_pages_are_five(stage, readers):
    board, desk = stage.board(), stage.desk()
    phones = [stage.phone(number(n)) for n in range(3)]
    for n in (3, 4):
        look(stage, readers, n)
    assert board.data["joined"] == desk.data["joined"] == "5 joined"
    stage.go("purposes")
    stage.say(phones[0].shown, do="answer", value=["Reports"])
    stage.room.answer("purposes", number(3), ["Data drops"], lambda problems: None)
    told = [one.data["answered"] for one in (board, desk, phones[1])]
    assert told == ["2 of 5 have answered"] * 3


def test_who_looks_again_or_has_both_pages_is_one(stage, readers):
    desk = stage.desk()
    phone = stage.phone(number(1))
    for now in range(40):
        look(stage, readers, 1, now)
    assert desk.data["joined"] == "1 joined"
    phone.close()
    assert desk.data["joined"] == "1 joined"  # the plain page may still be there
    readers.tidy(40 + STAY)
    assert desk.data["joined"] == "Nobody has joined yet"


def test_who_has_not_looked_for_a_while_counts_no_longer_and_is_forgotten(stage, readers, lines):
    desk = stage.desk()
    look(stage, readers, 1, 0.0)
    look(stage, readers, 2, 100.0)
    look(stage, readers, 1, 200.0)
    readers.tidy(100.0 + STAY - 1)
    assert desk.data["joined"] == "2 joined"
    readers.tidy(100.0 + STAY)
    assert desk.data["joined"] == "1 joined"
    readers.tidy(200.0 + STAY)
    assert desk.data["joined"] == "Nobody has joined yet"
    assert (readers._rooms, lines._open) == ({}, {})


def test_a_device_that_is_handed_over_does_not_count_twice(stage, readers):
    desk = stage.desk()
    look(stage, readers, 1)
    readers.leave("ROOM", number(1))
    look(stage, readers, 2)
    assert desk.data["joined"] == "1 joined"
    for unknown in (("ROOM", number(1)), ("ROOM", ""), ("ELSEWH", number(2))):
        readers.leave(*unknown)
    assert desk.data["joined"] == "1 joined"


def test_nothing_of_anybody_is_left_once_the_room_has_ended(stage, readers, lines):
    look(stage, readers, 1)
    look(stage, readers, 2)
    stage.room.end(lambda problems: None)
    assert (readers._rooms, lines._open, stage.room.joined) == ({}, {}, 0)
    assert number(1) not in str(vars(stage.room))
    look(stage, readers, 3)  # who reads what came out
    assert (readers._rooms, stage.room.joined) == ({}, 0)


def test_nothing_is_left_where_a_room_goes_to_another_server(stage, readers, lines):
    look(stage, readers, 1)
    lines.cut("ROOM")
    assert (readers._rooms, lines._open, stage.room.joined) == ({}, {}, 0)


@pytest.mark.parametrize("odd", ["", "1", "g" * 48, "A" * 48, "é" * 48, "a" * 49, "a" * 9000])
def test_what_is_no_number_of_ours_counts_nobody_and_fills_no_memory(stage, readers, odd):
    readers.look(stage.room, odd, HERE, 0.0)
    assert (readers._rooms, stage.room.joined) == ({}, 0)


def test_a_number_that_the_server_gave_counts(stage, readers):
    readers.look(stage.room, Guesses().new_number("ROOM"), HERE, 0.0)
    assert stage.room.joined == 1


def test_one_address_counts_no_more_than_a_staff_and_others_not_at_all_the_less(stage, readers):
    for n in range(10_000):
        look(stage, readers, n)
    assert stage.room.joined == PLAIN_ONE_ADDRESS.at_once
    look(stage, readers, 20_000, address="203.0.113.8")
    look(stage, readers, 3, STAY / 2)  # who is counted stays so
    assert stage.room.joined == PLAIN_ONE_ADDRESS.at_once + 1
    readers.tidy(STAY)
    assert stage.room.joined == 1


def test_many_addresses_together_are_bounded_for_as_long_as_they_go_on(stage, readers):
    tried = 3000
    for n in range(tried):
        look(stage, readers, n, n * STAY / tried, f"10.0.{n >> 8}.{n & 255}")
    most = PLAIN_EVERYWHERE.at_once + PLAIN_EVERYWHERE.a_second * STAY
    assert stage.room.joined <= most + 1 < tried


async def joined(links, told):
    """Wait until the board and the desk say this."""
    for screen in ("board", "desk"):
        page = await join(links[screen])
        await page.until(lambda: page.data()["joined"] == told)  # noqa: B023
        page.leave()


def plain(links):
    """A browser without a script at the join link, that follows to the plain page; its cookie."""
    cookie = ask(links["join"]).cookies[0].split(";")[0]
    assert ask(f"{links['join']}/plain", Cookie=cookie).status == 200
    return cookie


def test_in_a_served_room_phones_and_plain_pages_are_counted_together(shared_hall):
    links = shared_hall.open()

    async def play():
        phones = [await join(links["join"]) for _ in range(3)]
        cookies = [plain(links), plain(links)]
        plain_too = dict([cookies[0].split("=")])
        phones.append(await join(links["join"], plain_too))
        await joined(links, "5 joined")
        desk = await join(links["desk"])
        await go_to(desk, "purposes")
        await form(phones[0], "purposes")
        assert (await answer(phones[0], ["Reports"]))["what"] == "saved"
        page = ask(f"{links['join']}/plain", Cookie=cookies[1])
        sent = {**Sheet(page.body).sent, "idea-1": "Data drops"}
        assert send(f"{links['join']}/plain", sent, Cookie=cookies[1]).status == 303
        board = await join(links["board"])
        await board.until(lambda: board.data()["answered"] == "2 of 5 have answered")
        ask(f"{links['join']}/next", "POST", Cookie=cookies[1])
        await board.until(lambda: board.data()["answered"] == "2 of 4 have answered")
        return [cookie.split("=")[1] for cookie in cookies]

    numbers = asyncio.run(play())
    kept = b"".join(path.read_bytes() for path in shared_hall.folder.iterdir() if path.is_file())
    assert not [n for n in numbers if n.encode() in kept]
    assert "127.0.0.1" not in shared_hall.log()


def test_who_asks_without_a_cookie_or_from_another_site_counts_nobody(shared_hall):
    links = shared_hall.open()
    cookie = ask(links["join"]).cookies[0].split(";")[0]
    for _ in range(30):
        assert ask(f"{links['join']}/plain").status == 200
        assert send(f"{links['join']}/plain", {":activity": "purposes"}).status == 422
    send(f"{links['join']}/plain", {}, Cookie=cookie, Origin="http://evil.test")
    asyncio.run(joined(links, "Nobody has joined yet"))


def test_a_served_plain_page_that_asks_no_more_is_counted_no_more(tmp_path):
    with running(tmp_path, before=SHORT_STAY) as hall:
        asyncio.run(_come_and_gone(hall.open()))


async def _come_and_gone(links):
    board = await join(links["board"])
    plain(links)
    for told in ("1 joined", "Nobody has joined yet"):
        await board.until(lambda: board.data()["joined"] == told)  # noqa: B023
    board.leave()

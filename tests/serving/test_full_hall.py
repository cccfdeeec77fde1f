"""A full hall: who comes next is told what to do, who steers gets in, who leaves makes room."""

import asyncio
import sys
import time
from types import SimpleNamespace

import pytest

from tests.hall import Served, local
from tests.serving.asking import ask
from tests.serving.room_lines import answer, form, go_to, join
from workshop_kit.line import Line, LineCut
from workshop_kit.serving import limits
from workshop_kit.serving.seats import Seats

PLACES = 3
QUICK = "from workshop_kit.serving import live\nlive.PING = 1"  # for a test that waits for it


@pytest.fixture
def small(tmp_path):
    """A server with three places, whose pages have a second to answer a ping."""
    server = Served(tmp_path, "--phones", str(PLACES), before=QUICK).start()
    yield server
    server.stop()
    assert "fault" not in server.log()


async def until_free(link: str, cookies: dict[str, str] | None = None, seconds: float = 60) -> Line:
    """Knock until there is a place."""
    end = time.monotonic() + seconds
    while True:
        try:
            return await join(link, cookies)
        except LineCut:
            assert time.monotonic() < end
            await asyncio.sleep(0.1)


def test_the_next_phone_gets_a_page_that_says_what_to_do(small):
    async def play(links):
        phones = [await join(links["join"]) for _ in range(PLACES)]
        refused = await asyncio.to_thread(ask, links["join"])
        assert refused.status == 503
        assert refused.headers["retry-after"] == "30"
        assert refused.cookies == []
        told = ("no more phones can join", "Answer together", "load this page again", "Look again")
        for words in told:
            assert words in refused.body
        phones[0].leave()
        (await until_free(links["join"])).leave()

    asyncio.run(play(small.open()))


def test_the_line_refuses_who_has_loaded_the_page_in_time(small):
    async def play(links):
        late = Line()
        await late.join(local(links["join"]))
        late.leave()
        for _ in range(PLACES):
            await until_free(links["join"])
        with pytest.raises(LineCut, match="503"):
            await late.open()

    asyncio.run(play(small.open()))


def test_desk_board_and_plan_get_in_where_no_phone_does(small):
    async def play(links):
        for _ in range(PLACES):
            await join(links["join"])
        for role in ("desk", "board", "plan", "desk"):
            line = await join(links[role])
            assert line.data()["kind"] == role
        start = await join(small.start_link)
        assert start.data()["kind"] == "start"

    asyncio.run(play(small.open()))


def test_a_phone_that_comes_back_takes_its_own_place_and_keeps_its_answer(small):
    async def play(links):
        desk = await join(links["desk"])
        phones = [await join(links["join"]) for _ in range(PLACES)]
        await go_to(desk, "purposes")
        await form(phones[0], "purposes")
        await answer(phones[0], ["mine"])
        again = await join(links["join"], phones[0].cookies)
        assert (await form(again, "purposes"))["own"] == ["mine"]
        await phones[0].until_cut()
        assert ask_status(links, phones[1]) == 200

    asyncio.run(play(small.open()))


def deaf(phone: Line) -> None:
    """Reads nothing from now on, answers no ping: out of battery, or out of the hall."""
    stream = phone._socket.protocol.stream
    stream.io_loop.remove_handler(stream.fileno())


def ask_status(links: dict[str, str], phone: Line) -> int:
    return ask(links["join"], Cookie=f"phone={phone.cookies['phone']}").status


def test_a_phone_that_died_without_a_word_gives_its_place_back(small):
    async def play(links):
        for _ in range(PLACES):
            phone = await join(links["join"])
            deaf(phone)
        await until_free(links["join"])

    asyncio.run(play(small.open()))
    # A page asks and answers within PING seconds; tornado takes five more to close the line.
    assert 2 * limits.PING + 5 <= 60


@pytest.mark.parametrize("pages", [1, 2, 7])
def test_one_phone_fills_no_hall(pages):
    closed: list[int] = []
    seats = Seats(places=50)
    leaves = [lambda n=n: closed.append(n) for n in range(pages)]
    for leave in leaves:
        seats.take("a phone", leave)
        while closed and leaves[closed[-1]] in seats._pages["a phone"]:
            seats.give_back("a phone", leaves[closed[-1]])
    assert seats.taken <= limits.PAGES
    assert closed == list(range(pages - seats.taken))
    assert seats.free("another")


def test_a_place_is_given_back_once():
    seats = Seats(places=1)
    leave = lambda: None  # noqa: E731
    seats.take("a", leave)
    assert not seats.free("b")
    seats.give_back("a", leave)
    seats.give_back("a", leave)
    assert seats.taken == 0 and seats.free("b") and seats._pages == {}


class Files(SimpleNamespace):
    """Stands for the module resource: a computer that grants at most `grants` open files."""

    RLIMIT_NOFILE, RLIM_INFINITY = 7, -1

    def getrlimit(self, what: int) -> tuple[int, int]:
        return self.soft, self.hard

    def setrlimit(self, what: int, wanted: tuple[int, int]) -> None:
        if wanted[0] > self.grants:
            raise ValueError("current limit exceeds maximum limit")
        self.soft = wanted[0]


@pytest.mark.parametrize(
    ("soft", "hard", "grants", "files"),
    [
        (1024, 1048576, 1048576, 65536),
        (256, -1, 10240, 10240),  # a Mac
        (1024, 4096, 4096, 4096),
        (1024, 4096, 512, 1024),
        (-1, -1, 10240, 65536),
        (100000, 200000, 200000, 100000),
    ],
)
def test_the_limit_of_open_files_is_raised_as_far_as_the_computer_grants(soft, hard, grants, files):
    assert limits.raised(Files(soft=soft, hard=hard, grants=grants)) == files


def test_a_hall_of_six_hundred_needs_no_more_than_two_thousand_files():
    assert limits.within(600, 2048).phones == 600


@pytest.mark.parametrize("files", [64, 256, 1024])
def test_where_files_are_few_fewer_phones_fit_and_all_within_them(files):
    room = limits.within(600, files)
    assert room.phones > 0
    assert room.phones + room.waiting < files


def test_on_windows_a_hall_is_full_at_450_and_all_sockets_are_within_512(monkeypatch):
    monkeypatch.setattr(limits.sys, "platform", "win32")
    room = limits.room_for(600)
    assert (room.phones, room.files) == (450, 512)
    assert room.phones + room.waiting + 20 < 512  # 20: key holders' pages and the server's own
    assert limits.room_for(30).phones == 30


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is another there")
def test_a_server_with_room_for_fewer_says_so(tmp_path):
    few = "import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (300, 300))"
    server = Served(tmp_path, before=few).start()
    server.stop()
    assert "hold 300 connections at once: 150 phones can join" in server.log()

"""Who leaves leaves nothing: no session, widget or comm of a closed page is alive."""

import asyncio
import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving.room_lines import answer, form, go_to, join
from workshop_kit.bench.servers import hall as served
from workshop_kit.bench.servers.process import python
from workshop_kit.line import Line

PROGRAM = Path(__file__).with_name("counted_hall.py")
ACTIVITIES = (
    ("purposes", ["An idea"]),
    ("impact", {"written_comments": [4, 1]}),
    ("sort", {"written_comments": "stop"}),
)
SOON = 5  # seconds: a beat may still be on its way, and a cut line is noticed a little later
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGUSR1"),
]


@pytest.fixture
def hall(monkeypatch: pytest.MonkeyPatch) -> Iterator[served.Hall]:
    monkeypatch.setattr(served, "KIT", python(str(PROGRAM)))
    with served.Hall() as hall:
        yield hall


def alive(hall: served.Hall) -> dict[str, int]:
    """How many of each kind the server's collector knows."""
    hall.process.popen.send_signal(signal.SIGUSR1)
    return dict(json.loads(hall.process.line()))


def alive_soon(hall: served.Hall, wanted: dict[str, int]) -> dict[str, int]:
    """The same once it is `wanted`, or as it stays."""
    end = time.monotonic() + SOON
    while (found := alive(hall)) != wanted and time.monotonic() < end:
        time.sleep(0.5)
    return found


async def come_and_go(hall: served.Hall, people: int) -> dict[str, int]:
    """Everybody joins, does three activities and leaves; what is alive while they are there."""
    links = await hall.room()
    pages = [await join(links[role]) for role in ("desk", "board", "plan")]
    phones = await asyncio.gather(*(join(links["join"]) for _ in range(people)))
    for activity, value in ACTIVITIES:
        await go_to(pages[0], activity)
        for phone in phones:
            await form(phone, activity)
            assert (await answer(phone, "nonsense"))["what"] == "problems"
            assert (await answer(phone, value))["what"] == "saved"
    there = alive(hall)
    for line in (*pages, *phones[::2]):
        line.leave()
    for phone in phones[1::2]:
        cut(phone)
    await asyncio.sleep(0.5)  # what says goodbye has to be sent
    return there


def cut(phone: Line) -> None:
    """The phone is gone, without a word."""
    assert phone._socket
    phone._socket.protocol.stream.close()


def test_nothing_of_a_closed_page_is_alive(hall):
    nothing = alive(hall)
    assert set(nothing.values()) == {0}
    there = asyncio.run(come_and_go(hall, 6))
    assert there["Session"] == there["LiveHandler"] == 9
    assert there["Part"] == there["SessionComm"] == 18
    assert alive_soon(hall, nothing) == nothing

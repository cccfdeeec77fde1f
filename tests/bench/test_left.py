"""Who leaves leaves nothing: no session, widget or comm of a closed page is alive."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hall import Served, free_port
from tests.serving.room_lines import answer, form, go_to, join

PROGRAM = Path(__file__).with_name("counted_hall.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGUSR1")


class Counted(Served):
    """The test's own program in place of `serve`."""

    def start(self) -> "Counted":
        self.port = free_port()
        command = [sys.executable, str(PROGRAM), str(self.folder), str(self.port)]
        with (self.folder / "server.log").open("a") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        assert self.process.stdout and self.process.stdout.readline(), self.log()
        return self

    def alive(self) -> dict[str, int]:
        """How many of each kind the server's collector knows."""
        assert self.process and self.process.stdout
        self.process.send_signal(signal.SIGUSR1)
        return dict(json.loads(self.process.stdout.readline()))


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Counted]:
    server = Counted(tmp_path).start()
    yield server
    server.stop()


async def _come_and_go(hall: Counted, people: int) -> dict[str, int]:
    """Everybody joins, does three activities and leaves; what is alive while they are there."""
    links = hall.open()
    desk, board = await join(links["desk"]), await join(links["board"])
    phones = await asyncio.gather(*(join(links["join"]) for _ in range(people)))
    for activity, value in (
        ("purposes", ["An idea"]),
        ("impact", {"written_comments": [4, 1]}),
        ("sort", {"written_comments": "stop"}),
    ):
        await go_to(desk, activity)
        for phone in phones:
            await form(phone, activity)
            assert (await answer(phone, value))["what"] == "saved"
    there = hall.alive()
    for line in (desk, board, *phones):
        line.leave()
    await asyncio.sleep(1)
    return there


def test_nothing_of_a_closed_page_is_alive(hall):
    nothing = hall.alive()
    assert set(nothing.values()) == {0}
    there = asyncio.run(_come_and_go(hall, 5))
    assert there["Session"] == 7
    assert there["Part"] == there["SessionComm"] == 14
    assert hall.alive() == nothing

"""While somebody does their worst, an honest phone is answered and the memory is bounded."""

import asyncio
import contextlib
import json
import secrets
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import psutil
import pytest

from tests.hall import Served
from tests.serving.room_lines import answer, close, form, go_to, join
from workshop_kit import content
from workshop_kit.domain.state import State
from workshop_kit.line import Line
from workshop_kit.store import Sqlite

PATIENCE = 10.0  # seconds after which a page takes its answer for lost and sends it again
MEGABYTES = 60  # that the server may grow under an attack


@dataclass
class Target:
    """What an attacker knows: the address, the room's code, a phone's cookie."""

    served: Served
    links: dict[str, str]
    cookie: str
    over: threading.Event = field(default_factory=threading.Event)

    def line(self) -> socket.socket:
        """A connection."""
        return socket.create_connection(("127.0.0.1", self.served.port), timeout=5)

    def live(self, receives: int = 0) -> socket.socket:
        """An open websocket of a phone, by hand."""
        line = self.line()
        if receives:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
        origin = f"127.0.0.1:{self.served.port}"
        head = {
            "Host": origin,
            "Origin": f"http://{origin}",
            "Cookie": self.cookie,
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        }
        told = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        line.sendall(f"GET /{self.links['code']}/live HTTP/1.1\r\n{told}\r\n".encode())
        assert b"101" in line.recv(200)
        return line


def frame(text: bytes, length: int | None = None) -> bytes:
    """A masked text frame; `length` is what it claims to have."""
    head = struct.pack(">BBQ", 0x81, 0xFF, len(text) if length is None else length)
    return head + b"\0\0\0\0" + text


def message(comm_id: object) -> bytes:
    data = {"method": "custom", "content": {"do": "answer", "value": ["x"], "id": 1}}
    content = {"comm_id": comm_id, "data": data}
    return frame(json.dumps({"msg_type": "comm_msg", "content": content}).encode())


def ten_megabytes(target: Target) -> None:
    """Messages of 10 MB: claimed at once, and sent in full."""
    while not target.over.is_set():
        with target.live() as line:
            line.sendall(frame(b"x" * 10_000_000))


def claimed_only(target: Target) -> None:
    """Frames that claim to be huge, or nearly fill what is allowed, and never end."""
    lines = []
    while not target.over.is_set():
        lines.append(target.live())
        lines[-1].sendall(frame(b"x" * 60_000, 64_000 if len(lines) % 2 else 2**62))
        time.sleep(0.02)


def chatter(target: Target) -> None:
    """As many messages as the line takes, and again."""
    many = frame(b'{"msg_type":"ping"}') * 1000
    while not target.over.is_set():
        with target.live() as line:
            for _ in range(50):
                line.sendall(many)


def unknown_comms(target: Target) -> None:
    """Messages to comms that do not exist, of all types."""
    while not target.over.is_set():
        with target.live() as line:
            for id in ("999", None, 7, {"a": 1}, ["1"], "x" * 50_000, "IPY_MODEL_1"):
                line.sendall(message(id) * 5)
                time.sleep(0.02)


def unfinished(target: Target) -> None:
    """Connections that never say what they want, thousands of them."""
    lines = [target.line() for _ in range(300)]
    while not target.over.is_set():
        lines.append(target.line())
        lines[-1].send(b"GET / HTTP/1.1\r\nX: y")
        with contextlib.suppress(OSError):
            lines[-200].send(b"z")
        time.sleep(0.0005)


def pipelined(target: Target) -> None:
    """Thousands of requests in one breath, of which no answer is read."""
    ask = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 2000
    lines = []
    while not target.over.is_set():
        lines.append(target.line())
        lines[-1].settimeout(0.05)
        lines[-1].sendall(ask)
        time.sleep(0.005)


def requests(target: Target) -> None:
    """Two hundred connections, each asking for a page again as soon as it has one."""
    ask = f"GET /{target.links['code']} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()

    async def one() -> None:
        reads, writes = await asyncio.open_connection("127.0.0.1", target.served.port)
        while not target.over.is_set():
            writes.write(ask)
            await asyncio.wait_for(reads.readuntil(b"</html>"), 2)

    async def many() -> None:
        await asyncio.gather(*(one() for _ in range(200)), return_exceptions=True)

    asyncio.run(many())


def headers(target: Target) -> None:
    """Huge headers and cookies."""
    while not target.over.is_set():
        with target.line() as line:
            line.sendall(b"GET / HTTP/1.1\r\nCookie: " + secrets.token_bytes(16).hex().encode())
            line.sendall(b"x" * 5_000_000)


ATTACKS = [
    *(
        ten_megabytes,
        claimed_only,
        chatter,
        unknown_comms,
        unfinished,
        pipelined,
        requests,
        headers,
    ),
]


def undergone(attack: Callable[[Target], None], target: Target) -> None:
    """Attack again and again: being cut off is what an attacker expects."""
    while not target.over.is_set():
        with contextlib.suppress(OSError, AssertionError):
            attack(target)


async def answering(phone: Line, seconds: float) -> list[float]:
    """The seconds that each answer of this phone took to be saved: six answers or more."""
    waits: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end or len(waits) < 6:
        begun = time.monotonic()
        assert (await answer(phone, [f"idea {len(waits)}"]))["what"] == "saved"
        waits.append(time.monotonic() - begun)
        await asyncio.sleep(0.1)
    return waits


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("attacked")).start()
    yield served
    served.stop()


@pytest.fixture(scope="module")
def links(hall: Served) -> dict[str, str]:
    return hall.open()


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_an_honest_phone_is_answered_and_memory_is_bounded(hall, links, attack):
    process = psutil.Process(hall.process.pid)

    async def play() -> tuple[list[float], float]:
        desk, phone, other = [await join(links[role]) for role in ("desk", "join", "join")]
        await go_to(desk, "purposes")
        await form(phone, "purposes")
        before = process.memory_info().rss
        target = Target(hall, links, f"phone={other.cookies['phone']}")
        attacker = threading.Thread(target=undergone, args=(attack, target))
        attacker.start()
        try:
            waits = await answering(phone, 4)
            late = await join(links["join"])  # and who comes only now gets in
            assert (await form(late, "purposes"))["own"] is None
            return waits, (process.memory_info().rss - before) / 1e6
        finally:
            target.over.set()
            await asyncio.to_thread(attacker.join)

    waits, grown = asyncio.run(play())
    assert max(waits) < PATIENCE
    assert grown < MEGABYTES
    assert hall.log() == ""


def test_a_board_that_takes_nothing_is_closed_before_it_fills_the_memory(served):
    links = served.open()
    process = psutil.Process(served.process.pid)

    async def play() -> None:
        desk, board = await join(links["desk"]), await join(links["board"])
        await go_to(desk, "purposes")
        say_much(served, links["code"], 540)
        await close(desk)
        await desk.until(lambda: len(desk.shown()["data"].get("texts") or ()) > 500)
        place = deafened(board)
        before = process.memory_info().rss
        for text in [one["id"] for one in desk.shown()["data"]["texts"]][:80]:
            hold = {"do": "hold", "activity": "purposes", "text": text, "reason": "person"}
            assert (await desk.ask(hold, inner=True))["what"] == "saved"
            await asyncio.sleep(0.05)  # or the desk itself is cut off as a flood
        assert place not in {line.raddr.port for line in process.net_connections() if line.raddr}
        assert (process.memory_info().rss - before) / 1e6 < 30

    asyncio.run(play())


def say_much(served: Served, code: str, phones: int) -> None:
    """Keep a long idea of so many phones."""
    store = Sqlite(served.folder / "rooms.db")
    ideas = [f"{n} {'x' * 270}" for n in range(phones)]
    store.put([(code, "purposes", secrets.token_bytes(32), [idea]) for idea in ideas])
    store.stop()


def deafened(line: Line) -> int:
    """Let this page read nothing any more; returns its port."""
    stream = line._socket.protocol.stream
    stream.io_loop.remove_handler(stream.fileno())
    return int(stream.socket.getsockname()[1])


@pytest.mark.parametrize("workshop", content.library(None).values(), ids=lambda one: one.name)
def test_an_answer_of_thousands_of_entries_is_refused_at_once_and_not_entry_by_entry(workshop):
    """One of 60 KB took a vote a second, in which no other phone was answered."""
    state = State("BKTRNW", "A school", workshop)
    many = {str(n): "x" for n in range(5000)}
    for step in filter(lambda step: step.asks, workshop.activities):
        for raw in (many, {"given": many, "group": ""}, [many], list(many), {"events": [many]}):
            _, problems = state.check(step, raw)
            assert 0 < len(problems) < 20, (step.kind, len(problems))

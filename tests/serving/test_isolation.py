"""One page never sees another's widgets, whatever it asks for; without sessions it would."""

import asyncio
import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hall import Served, local
from tests.serving.room_lines import answer, form, go_to, join, press
from workshop_kit.line import Line, LineCut

MARK = "the heron on the roof"
PACE = 0.06  # seconds: slow enough not to be cut off as a flood
# As if the widgets of all pages lived in one place, as they do in ipywidgets' own registry:
# that of whoever came first.
ONE_PLACE = """
from workshop_kit.serving import session
first = []
def call(self, work):
    first.append(self)
    token = session._current.set(first[0])
    try:
        return work()
    finally:
        session._current.reset(token)
session.Session.call = call
"""
NO_SESSIONS = """
from workshop_kit.serving import session
session.Session.call = lambda self, work: work()
"""


class Tapped(Line):
    """An open page that keeps all that its socket brings."""

    def __init__(self) -> None:
        super().__init__()
        self.brought: list[str] = []

    def _hear(self, kind: str, content: dict[str, Any]) -> None:
        self.brought.append(json.dumps([kind, content], ensure_ascii=False))
        super()._hear(kind, content)

    def saw(self, words: str) -> bool:
        """Whether `words` ever came through the socket."""
        return any(words in text for text in self.brought)


def attack(own: str, stolen: list[str]) -> Iterator[dict[str, Any]]:
    """All that a page may send to read other pages' widgets: `own` is its root, `stolen` ids."""
    yield opened("f" * 32, "jupyter.widget.control", {})
    yield told("f" * 32, {"method": "request_states"})
    yield {"msg_type": "comm_info_request", "content": {"target_name": "jupyter.widget"}}
    for id in stolen:
        refs = [f"IPY_MODEL_{id}", f"anywidget:{id}"]
        yield told(id, {"method": "request_state"})
        yield told(id, {"method": "request_states"})
        yield opened(id, "jupyter.widget", {"state": {}})
        for ref in refs:
            for trait in ("data", "shown", "key", "session", "_esm", "_css"):
                state = {trait: {"value": ref} if trait == "data" else ref}
                yield told(own, {"method": "update", "state": state, "buffer_paths": []})
            yield told(ref, {"method": "request_state"})
            yield told(own, {"method": "custom", "content": {"do": "answer", "value": [ref]}})
            yield told(own, {"method": "custom", "content": {"do": ref, "id": 1, "value": ref}})
        yield {"msg_type": "display_data", "content": {"data": {"model_id": id}}}


def opened(id: str, target: str, data: dict[str, Any]) -> dict[str, Any]:
    content = {"comm_id": id, "target_name": target, "data": data}
    return {"msg_type": "comm_open", "content": content}


def told(id: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"msg_type": "comm_msg", "content": {"comm_id": id, "data": data}}


async def answered(served: Served) -> tuple[dict[str, str], dict[str, str]]:
    """A room in which phone A has answered with MARK; its links and A's cookies."""
    links = served.open()
    desk, phone = await join(links["desk"]), await join(links["join"])
    await go_to(desk, "purposes")
    await form(phone, "purposes")
    assert (await answer(phone, [MARK]))["what"] == "saved"
    desk.leave()
    phone.leave()
    return links, phone.cookies


async def attacked(links: dict[str, str], cookies: dict[str, str]) -> dict[str, Tapped]:
    """B attacks what A's page shows while the desk moves on; the lines tell what each was sent."""
    lines = {name: Tapped() for name in ("desk", "b", "a")}
    lines["a"].cookies = dict(cookies)
    for name, line in lines.items():
        await line.join(local(links["desk" if name == "desk" else "join"]))
    with contextlib.suppress(LineCut):  # who takes sessions away may get no further
        await asyncio.gather(attacking(lines["b"], lines["a"]), moving(lines["desk"]))
    for line in lines.values():
        line.leave()
    return lines


async def attacking(b: Tapped, a: Tapped) -> None:
    for message in attack(b.root, sorted({*a.models, a.root, "3"})):
        await b.write(message)
        await asyncio.sleep(PACE)


async def moving(desk: Tapped) -> None:
    """The desk steers on to what comes after the question that A answered."""
    for on in (True, False):
        await asyncio.wait_for(desk.ask({"do": "talk", "on": on, "activity": "purposes"}), 5)
        await asyncio.sleep(10 * PACE)
    for _ in range(2):
        await press(desk)
        await asyncio.sleep(10 * PACE)


def test_no_message_of_a_page_brings_another_pages_words_to_it_or_to_the_desk(served):
    async def play() -> dict[str, Tapped]:
        return await attacked(*await answered(served))

    lines = asyncio.run(play())
    assert lines["a"].saw(MARK)
    assert not lines["b"].saw(MARK)
    assert not lines["desk"].saw(MARK)
    assert lines["b"].data()["title"] == lines["desk"].data()["title"] != "purposes"


def attacked_without(tmp_path: Path, before: str) -> dict[str, Tapped]:
    """The same attack on a server in which the code `before` took sessions away."""
    server = Served(tmp_path).start()
    links, cookies = asyncio.run(answered(server))
    server.stop()
    server.before = before
    server.start()
    try:
        return asyncio.run(attacked(links, cookies))
    finally:
        server.stop()


def test_with_all_widgets_in_one_place_the_same_attack_brings_them_to_the_desk(tmp_path):
    lines = attacked_without(tmp_path, ONE_PLACE)
    assert lines["desk"].saw(MARK)


def test_without_session_call_no_page_opens_at_all(tmp_path):
    with pytest.raises(LineCut):
        attacked_without(tmp_path, NO_SESSIONS)

"""Who holds the desk, and both desks, learns nobody's words where too few people spoke."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from tests.hall import local
from tests.serving.room_lines import answer, close, form, go_to, join
from tests.serving.test_isolation import Tapped
from workshop_kit.screens.desk_commands import COMMANDS

MARK = "the heron on the roof"
AT = "purposes"
PACE = 0.06  # seconds: slow enough not to be cut off as a flood


def commands(id: str) -> Iterator[dict[str, Any]]:
    """Every command that a desk knows, with what might bring words up; those that go on are left.

    `id` is that of a text, as a desk may guess it.
    """
    about = {"activity": AT, "text": id, "texts": [id], "item": id, "to": "agree", "again": True}
    for do in COMMANDS.keys() - {"close", "start", "pass", "end"}:
        for on in (True, False):
            more = {"on": on, "by": 1, "minutes": 1, "reason": "person" if on else ""}
            yield {"do": do, **about, **more, "name": "All", "new": on, "proposals": [id]}
    yield {"do": "look"}


async def tried(desk: Tapped, n: int) -> None:
    """All of them, of the text that the n-th to speak may have said."""
    for command in commands(f"{AT}-{n}"):
        data = {"method": "custom", "content": {**command, "id": 1}}
        message = {"msg_type": "comm_msg", "content": {"comm_id": desk.root, "data": data}}
        await desk.write(message)
        await asyncio.sleep(PACE)


async def tapped(link: str) -> Tapped:
    line = Tapped()
    await line.join(local(link))
    return line


async def attacked(links: dict[str, str], people: int) -> list[Tapped]:
    """Two desks and a board try everything before and after closing; what each was sent."""
    lines = [await tapped(links[name]) for name in ("desk", "desk", "board")]
    await go_to(lines[0], AT)
    phones = [await join(links["join"]) for _ in range(people)]
    for n, phone in enumerate(phones):
        await form(phone, AT)
        assert (await answer(phone, [f"{MARK} {n}"]))["what"] == "saved"
    await tried(lines[0], 1)
    assert not any(line.saw(MARK) for line in lines)
    assert lines[1].data()["activity"] == AT  # an answer keeps the room where it is
    await close(lines[0])
    await asyncio.gather(tried(lines[0], 1), tried(lines[1], 2))
    lines += [await tapped(links[name]) for name in ("desk", "plan")]
    for line in (*lines, *phones):
        line.leave()
    return lines


@pytest.mark.parametrize(("people", "told"), [(2, False), (3, True)])
def test_no_command_of_two_desks_brings_words_of_fewer_than_three_people(shared_hall, people, told):
    """Of three, the desk has them after closing: else this attack would prove nothing."""
    lines = asyncio.run(attacked(shared_hall.open(), people))
    assert any(line.saw(MARK) for line in lines) is told

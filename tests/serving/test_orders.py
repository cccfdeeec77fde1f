"""A desk without a browser: as quick as it can be it is never refused; what is stale always is."""

import asyncio

import pytest

from tests.serving.room_lines import go_to, join, press
from workshop_kit.orders import Refused, order


def test_a_desk_that_presses_at_once_goes_through_a_whole_room_and_is_never_refused(shared_hall):
    links = shared_hall.open()

    async def play() -> list[str]:
        desk, pressed = await join(links["desk"]), list[str]()
        while (primary := desk.data()["primary"]) is not None:
            pressed.append(primary["do"])
            await press(desk)
        desk.leave()
        return pressed

    pressed = asyncio.run(play())
    assert pressed[0] == "start" and pressed[-1] == "end"
    assert "pass" in pressed  # nobody answered, so some parts ask nothing: each is passed at once


def test_a_button_that_is_gone_is_refused_with_its_problem(shared_hall):
    links = shared_hall.open()

    async def play() -> None:
        desk = await join(links["desk"])
        stale = desk.data()["primary"]
        await go_to(desk, "purposes")
        with pytest.raises(Refused, match="too late"):
            await order(desk, {"do": stale["do"], "activity": stale["activity"]})
        desk.leave()

    asyncio.run(play())

"""Every workshop through the real server: phones and desk without a browser, to its plan."""

import asyncio

import pytest

from tests.sample import SAMPLES
from tests.serving.playing import PHONES, answered, go, links, steered
from tests.serving.room_lines import form, join
from workshop_kit.content import library
from workshop_kit.sample import Sample

WORKSHOPS = library()
STEERED = [name for name, one in WORKSHOPS.items() if one.manner != "days" and one.side == "all"]
STEERED.remove("feedback_and_marking")  # `try` plays it in tests/test_try.py
DAYS = [name for name, one in WORKSHOPS.items() if one.manner == "days"]


@pytest.mark.parametrize("name", STEERED)
def test_a_steered_workshop_is_played_to_its_plan(shared_hall, name):
    count, plan = asyncio.run(steered(name, links(shared_hall, name)))
    kinds = {step.id: step.kind for step in WORKSHOPS[name].activities}
    assert count and sum(count.values()) > 0
    proposed = any(n for step, n in count.items() if kinds[step] == "propose")
    assert plan["actions"] or not proposed


async def through(n: int, name: str, at: dict[str, str]) -> None:
    """Phone n answers every part that its sample answers."""
    sample, phone = Sample(SAMPLES / f"{name}.jsonl"), await join(at["join"])
    for step in WORKSHOPS[name].activities:
        if step.asks:
            await go(phone, step.id)
            await form(phone, step.id)
            await answered(n, phone, sample)
    phone.leave()


async def sealed(name: str, at: dict[str, str]) -> str:
    """What the desk counts once phones have gone through every part and it was closed."""
    desk = await join(at["desk"])
    await asyncio.gather(*(through(n, name, at) for n in range(1, PHONES + 1)))
    await desk.ask({"do": "seal"})
    await desk.until(lambda: desk.data()["phase"] == "ended")
    told = str(desk.data()["count"])
    desk.leave()
    return told


@pytest.mark.parametrize("name", DAYS)
def test_a_workshop_that_is_open_for_days_is_answered_and_closed(shared_hall, name):
    told = asyncio.run(sealed(name, links(shared_hall, name)))
    assert told.startswith(f"{PHONES} of ")

"""Every workshop through the real server: phones and desk without a browser, to its plan."""

import asyncio
from typing import Any

import pytest

from tests.hall import Served
from tests.sample import SAMPLES
from tests.serving.room_lines import answer, form, join, press
from workshop_kit.content import library_paths, load_workshop
from workshop_kit.line import Line
from workshop_kit.sample import Sample

WORKSHOPS = {name: load_workshop(path) for name, path in library_paths().items()}
STEERED = [name for name, one in WORKSHOPS.items() if one.manner != "days" and one.side == "all"]
STEERED.remove("feedback_and_marking")  # `try` plays it in tests/test_try.py
DAYS = [name for name, one in WORKSHOPS.items() if one.manner == "days"]
PHONES = 7


def links(hall: Served, name: str) -> dict[str, str]:
    """A room of this workshop, opened as its sample says."""
    opening = Sample(SAMPLES / f"{name}.jsonl").opening
    heads = ", ".join(f"{group}={n}" for group, n in opening.heads.items())
    said = {"--setting": opening.setting, "--terms": opening.terms, "--heads": heads}
    options = [word for option, value in said.items() if value for word in (option, value)]
    return hall.open(name, "--in-the-clear", *options)


async def answered(n: int, phone: Line, sample: Sample) -> bool:
    """Whether phone n sent what its sample has for the page at hand; what it sends is saved."""
    shown = phone.shown()["data"]
    value = sample.answer(n, shown) if "own" in shown else None
    if value is None:
        return False
    reply = await answer(phone, value)
    assert reply["what"] == "saved", (shown["activity"], n, reply)
    return True


async def followed(n: int, phone: Line, step: str, sample: Sample) -> bool:
    """As `answered`, once the phone has followed the desk to this step."""
    await phone.until(lambda: phone.data()["step"] == step)
    return await answered(n, phone, sample)


async def steered(name: str, at: dict[str, str]) -> tuple[dict[str, int], dict[str, Any]]:
    """How many answered each step, and what the plan's page draws at the end."""
    sample, count = Sample(SAMPLES / f"{name}.jsonl"), dict[str, int]()
    desk = await join(at["desk"])
    people = range(1, min(PHONES, sample.people) + 1)
    phones = await asyncio.gather(*(join(at["join"]) for _ in people))
    while (primary := desk.data()["primary"]) is not None:
        if primary["do"] == "close":
            pairs = zip(people, phones, strict=True)
            sent = (followed(n, phone, desk.data()["step"], sample) for n, phone in pairs)
            count[primary["activity"]] = sum(await asyncio.gather(*sent))
        await press(desk)
    plan = await join(at["plan"])
    drawn = plan.shown()["data"]
    for line in (desk, plan, *phones):
        line.leave()
    return count, drawn


@pytest.mark.parametrize("name", STEERED)
def test_a_steered_workshop_is_played_to_its_plan(shared_hall, name):
    count, plan = asyncio.run(steered(name, links(shared_hall, name)))
    kinds = {step.id: step.kind for step in WORKSHOPS[name].activities}
    assert count and sum(count.values()) > 0
    proposed = any(n for step, n in count.items() if kinds[step] == "propose")
    assert plan["actions"] or not proposed


async def go(phone: Line, activity: str) -> None:
    """To another part; nothing is replied."""
    told = {"method": "custom", "content": {"do": "go", "activity": activity}}
    await phone.write({"msg_type": "comm_msg", "content": {"comm_id": phone.root, "data": told}})


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

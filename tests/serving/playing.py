"""A workshop's sample played through the hall: phones without a browser, and a desk that steers."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

from tests.hall import Served
from tests.sample import SAMPLES
from tests.serving.room_lines import answer, join, press
from workshop_kit.content import library
from workshop_kit.line import Line
from workshop_kit.sample import Sample

PHONES = 7


def links(hall: Served, name: str) -> dict[str, str]:
    """A room of this workshop, opened as its sample says."""
    opening = Sample(SAMPLES / f"{name}.jsonl").opening
    if opening.carried:  # from rooms before it that are invented, too
        return dict(json.loads(hall.kit("open-sample", name, "--json").stdout))
    heads = ", ".join(f"{group}={n}" for group, n in opening.heads.items())
    people = ", ".join(f"{group}={n}" for group, n in library()[name].fewest.items())
    said = {"--setting": opening.setting, "--terms": opening.terms}
    said = {**said, "--heads": heads, "--people": people}
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


async def go(phone: Line, activity: str) -> None:
    """To another part; nothing is replied."""
    told = {"method": "custom", "content": {"do": "go", "activity": activity}}
    await phone.write({"msg_type": "comm_msg", "content": {"comm_id": phone.root, "data": told}})


def chosen(desk: Line, sample: Sample) -> list[str]:
    """The proposals that the sample's desk puts to the room; [] while none are to be chosen."""
    if desk.data()["primary"]["do"] != "choose":
        return []
    wanted = [what for row in sample.steps("choose") for what in row["what"]]
    shown = desk.shown()["data"]["choice"]["proposals"]
    return [one["id"] for one in shown if one["what"] in wanted]


async def moments(desk: Line, phones: Sequence[Line], sample: Sample) -> AsyncIterator[list[bool]]:
    """Press the desk's one button to the end; what is asked, all phones answer first.

    Two sorts of moments: before an activity is closed, whether each phone answered; and [], after
    each press.
    """
    while (primary := desk.data()["primary"]) is not None:
        if primary["do"] == "close":
            step, numbered = desk.data()["step"], enumerate(phones, start=1)
            yield await asyncio.gather(*(followed(n, one, step, sample) for n, one in numbered))
        await press(desk, chosen(desk, sample))
        yield []


async def steered(name: str, at: dict[str, str]) -> tuple[dict[str, int], dict[str, Any]]:
    """How many answered each step, and what the plan's page draws at the end."""
    sample, count = Sample(SAMPLES / f"{name}.jsonl"), dict[str, int]()
    desk = await join(at["desk"])
    people = min(PHONES, sample.people)
    phones = await asyncio.gather(*(join(at["join"]) for _ in range(people)))
    async for done in moments(desk, phones, sample):
        if done:
            count[desk.data()["activity"]] = sum(done)
    plan = await join(at["plan"])
    drawn = plan.shown()["data"]
    for line in (desk, plan, *phones):
        line.leave()
    return count, drawn

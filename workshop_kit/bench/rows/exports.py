"""The plan of a whole day as files: what answers feel of it right after a start, and how long."""

import asyncio
import random
import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from ...line import Line
from ...sample import SAMPLES, Sample
from ..crowd import (
    answer,
    enter,
    enter_together,
    follow,
    lead,
    leave,
    p95,
    press,
    type_together,
)
from ..servers.hall import WORKSHOP, Hall
from ..servers.process import printed
from ..sizes import Sizes

BEGINS = {"docx": b"PK", "pdf": b"%PDF-", "json": b"{"}
TAKEN = ("docx", "pdf")
ACTIONS = 20
PEOPLE = 24  # who make the plan
DAY = 6  # times the minutes: a room takes on three actions an hour
AGAIN = 2.0  # seconds until a phone changes its answer
PATIENCE = 300.0  # seconds for the last file


class NotWhole(Exception):
    """Raised where a file did not come whole, or the plan is not what was to be measured."""


async def exports(sizes: Sizes) -> dict[str, list[float]]:
    """p95 of answers while so many full exports, asked for together, are made; run once."""
    with Hall() as hall:
        plan = await _decided(hall)
        await hall.restart()  # so that the first file after a start is among them
        holder = await enter(plan["plan"])
        links = await hall.room()
        desk = await lead(links["desk"])
        phones = await type_together(links["join"], sizes.writing)
        files = asyncio.gather(*(_file(plan, holder, kind) for kind in TAKEN * sizes.exports))
        waits = await asyncio.gather(*(_answering(phone, files) for phone in phones))
        await files
        leave([desk, holder, *phones])
    return {"answer_during_exports_p95_ms": [p95([w for some in waits for w in some]) * 1000]}


async def files(sizes: Sizes) -> dict[str, list[float]]:
    """Seconds in which a warm process writes the plan in every format, one after the other."""
    with Hall() as hall, TemporaryDirectory() as folder:
        plan = await _decided(hall)
        holder = await enter(plan["plan"])
        path = Path(folder) / "plan.json"
        path.write_bytes(await _file(plan, holder, "json"))
        leave([holder])
        return {"files_seconds": await printed("files.py", path, sizes.runs)}


async def _answering(phone: Line, files: "asyncio.Future[Any]") -> list[float]:
    """The seconds that each answer of this phone took while the files were made."""
    waits: list[float] = []
    await asyncio.sleep(random.uniform(0, AGAIN))
    while not (waits and files.done()):
        waits.append(await answer(phone, [f"Idea {random.random()}"]))
        await asyncio.sleep(random.uniform(0, 2 * AGAIN))
    return waits


async def _file(plan: dict[str, str], holder: Line, kind: str) -> bytes:
    cookie = "; ".join(f"{name}={value}" for name, value in holder.cookies.items())
    address = f"{plan['join']}/plan.{kind}"
    request = HTTPRequest(address, headers={"Cookie": cookie}, request_timeout=PATIENCE)
    body = (await AsyncHTTPClient().fetch(request)).body
    if not body.startswith(BEGINS[kind]):
        raise NotWhole(kind)
    return body


async def _decided(hall: Hall) -> dict[str, str]:
    """A room that went through all its activities and took on the actions; its links."""
    links = await hall.room(hall.keeps(f"{WORKSHOP}_all_day", _all_day))
    desk = await enter(links["desk"])
    phones = await enter_together(links["join"], PEOPLE)
    while (primary := desk.data()["primary"]) is not None:
        if primary["do"] == "close":
            await _answered(desk, phones)
        await press(desk)
    leave([desk, *phones])
    holder = await enter(links["plan"])
    found = len(holder.shown()["data"]["actions"])
    holder.leave()
    if found != ACTIONS:
        raise NotWhole(f"{found} actions")
    return links


def _all_day(text: str) -> str:
    """The library's workshop with the time that so many actions need, and room for them."""
    longer = re.sub(r"(minutes|least|talk): (\d+)", lambda m: f"{m[1]}: {int(m[2]) * DAY}", text)
    return re.sub(r"(take: (?:vote|propose)\n +most:) \d+", rf"\1 {ACTIONS}", longer)


async def _answered(desk: Line, phones: Sequence[Line]) -> None:
    """Every phone answers what is asked, as the sample's phones do."""
    sample, activity = Sample(SAMPLES / f"{WORKSHOP}.jsonl"), desk.data()["activity"]

    async def one(n: int, phone: Line) -> None:
        await follow(phone, activity)
        form = phone.shown()["data"]
        if "own" not in form:
            return  # nothing is asked
        value = _proposal(n) if form["kind"] == "propose" else sample.answer(n, form)
        if value is not None:
            await answer(phone, value)

    await asyncio.gather(*(one(n, phone) for n, phone in enumerate(phones, start=1)))


def _proposal(n: int) -> dict[str, Any]:
    return {
        "kind": "trial",
        "what": f"Action {n}: {'a sentence that a plan has to hold ' * 4}".strip(),
        "lead": "a volunteer",
        "when": "from Monday",
        "pupils": "They get feedback sooner",
        "minutes": {"Teachers": -20, "Office staff": 5},
    }

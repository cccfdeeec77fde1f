"""A small room played from another computer: a desk and six phones that know only addresses.

Run as a program with the desk's link and the join link; prints what the room decided as JSON.
"""

import asyncio
import json
import sys

from workshop_kit.line import Line
from workshop_kit.orders import press
from workshop_kit.sample import SAMPLES, Sample

PEOPLE = 6


async def play(desk_link: str, join_link: str) -> dict[str, object]:
    """From the first page to the end."""
    sample = Sample(SAMPLES / "feedback_and_marking.jsonl")
    desk, phones = Line(), [Line() for _ in range(PEOPLE)]
    await desk.join(desk_link)
    await asyncio.gather(*(phone.join(join_link) for phone in phones))
    saved = 0
    while (primary := desk.data()["primary"]) is not None:
        if primary["do"] == "close":
            saved += sum(await asyncio.gather(*(_answer(p, n, sample) for n, p in every(phones))))
        await press(desk)
    actions = [one["what"] for one in desk.shown()["data"]["proposals"]]
    for line in (desk, *phones):
        line.leave()
    return {"saved": saved, "actions": actions}


def every(phones: list[Line]) -> list[tuple[int, Line]]:
    """The phones with their numbers."""
    return list(enumerate(phones, start=1))


async def _answer(phone: Line, n: int, sample: Sample) -> int:
    await asyncio.sleep(0.1)
    form = phone.shown()["data"]
    answer = sample.answer(n, form) if "own" in form else None
    if answer is None:
        return 0
    reply = await phone.ask({"do": "answer", "value": answer}, inner=True)
    return int(reply["what"] == "saved")


if __name__ == "__main__":
    print(json.dumps(asyncio.run(play(*sys.argv[1:3]))))

"""One answer: from a phone to the durable store and "saved" back."""

import statistics

from ..crowd import answer, enter_together, lead, leave
from ..servers.hall import Hall
from ..sizes import Sizes


async def answer_alone(sizes: Sizes) -> dict[str, list[float]]:
    """The median of many answers, one after the other, while the room's other phones listen."""
    medians = []
    with Hall() as hall:
        for _ in range(sizes.runs):
            links = await hall.room()
            desk = await lead(links["desk"])
            phones = await enter_together(links["join"], sizes.phones)
            some = phones[: sizes.answers]
            seconds = [await answer(phone, [f"Idea {n}"]) for n, phone in enumerate(some)]
            medians.append(statistics.median(seconds) * 1000)
            leave([desk, *phones])
    return {"answer_ms": medians}

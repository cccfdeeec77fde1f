"""What adoption asks for holds however fast a plan's page, or two of them, send changes."""

import asyncio
import json
from datetime import date, timedelta

from tests.exports.afternoon import ADOPTED, ANSWERED, CONSULTED, SECOND_SITTING
from tests.hall import running
from tests.reviewed import ended_room
from tests.serving.room_lines import join

TODAY = date.today().isoformat()
LATER = (date.today() + timedelta(days=1)).isoformat()
DATES = {"consulted_on": TODAY, "answered_on": TODAY, "review": LATER, "minutes": {}}
READY = {**CONSULTED, **ANSWERED, **SECOND_SITTING, **DATES}
ADOPTION = {**ADOPTED, "adopted_on": TODAY}
RIVALS = ({"measure": ""}, {"answer": ""}, {"minutes": {"Office staff": 60}})


async def raced(link: str) -> list[tuple[str, str]]:
    """What each action's adoption, and a rival sent from a second page at once, are told."""
    page = await join(link)
    other = await join(link, dict(page.cookies))
    told = []
    for action, rival in zip(page.shown()["data"]["actions"], RIVALS, strict=True):
        about = {"do": "complete", "action": action["id"]}
        assert (await page.ask({**about, "value": READY}, inner=True))["what"] == "saved"
        both = await asyncio.gather(
            page.ask({**about, "value": ADOPTION}, inner=True),
            other.ask({**about, "value": rival}, inner=True),
        )
        told.append(tuple(one["what"] for one in both))
    page.leave()
    other.leave()
    return told


def test_of_two_changes_at_once_the_one_that_would_undo_an_adoption_is_refused(tmp_path):
    code = ended_room(tmp_path, "One", "Two", "Three", adopted=False)
    with running(tmp_path) as served:
        link = json.loads(served.kit("keys", code, "--json").stdout)["plan"]
        assert asyncio.run(raced(link)) == [("saved", "problems")] * len(RIVALS)

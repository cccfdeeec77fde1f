"""The tools' pages: for whoever may open rooms in this school, and for nobody else."""

import asyncio

import pytest

from tests.hall import Served, local
from tests.serving.asking import ask
from workshop_kit.line import Line
from workshop_kit.screens.tools import TOOLS


@pytest.fixture(scope="module")
def base(shared_hall: Served) -> str:
    return f"http://hall.test:{shared_hall.port}"


@pytest.fixture(scope="module")
def cookie(shared_hall: Served) -> str:
    key = ask(shared_hall.start_link).cookies[0].split(";")[0]
    assert key.startswith("start=")
    return key


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_is_refused_without_the_servers_key_and_with_a_rooms(base, shared_hall, tool):
    assert ask(f"{base}/tools/{tool}").status == 403
    links = shared_hall.open()
    desk = ask(links["desk"]).cookies[0].split(";")[0]
    assert ask(f"{base}/tools/{tool}", Cookie=desk).status == 403
    assert ask(f"{base}/tools/{tool}?key=guess").status == 403
    assert ask(f"{base}/tools/{tool}/live", Cookie=desk).status == 403


@pytest.mark.parametrize("tool", TOOLS)
def test_the_servers_key_opens_a_tool(base, cookie, tool):
    answer = ask(f"{base}/tools/{tool}", Cookie=cookie)
    assert answer.status == 200
    assert "Loading the page" in answer.body and "Loading the workshop" not in answer.body

    async def open_it() -> dict:
        page = Line({"start": cookie.removeprefix("start=")})
        await page.join(local(f"{base}/tools/{tool}"))
        data = page.data()
        page.leave()
        return data

    data = asyncio.run(open_it())
    assert data["title"]
    assert data["full"]


@pytest.mark.parametrize("path", ["none", "Evidence.ipynb", "..%2fstart", "feedback_and_marking"])
def test_what_is_no_tool_is_not_found(base, cookie, path):
    assert ask(f"{base}/tools/{path}", Cookie=cookie).status == 404
    assert ask(f"{base}/tools/{path}/live", Cookie=cookie).status in (403, 404)


def test_the_start_page_leads_to_every_tool(base, cookie):
    async def tools() -> list[str]:
        page = Line({"start": cookie.removeprefix("start=")})
        await page.join(local(f"{base}/"))
        listed = [href for _, href, _ in page.data()["tools"]]
        page.leave()
        return listed

    assert asyncio.run(tools()) == ["/week", *(f"/tools/{name}" for name in TOOLS)]

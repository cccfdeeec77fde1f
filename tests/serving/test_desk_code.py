"""The desk's own link as a square code: for who steers already, and in nothing that is kept."""

import asyncio
from io import BytesIO

import pytest
import segno

from tests.serving.asking import ask
from tests.serving.room_lines import join
from tests.serving.test_keys import cookie_of, renewed


@pytest.fixture
def links(shared_hall):
    return shared_hall.open()


def code_of(links, **headers):
    return ask(f"{links['join']}/desk.svg", **headers)


def test_who_steers_gets_the_desk_s_link_as_a_picture_that_nobody_keeps(links):
    given = code_of(links, Cookie=cookie_of(links["desk"]))
    expected = BytesIO()
    code = segno.make(links["desk"], error="m")
    code.save(expected, kind="svg", scale=4, border=2, light="#ffffff")
    assert (given.status, given.body) == (200, expected.getvalue().decode())
    assert given.headers["cache-control"] == "no-store"
    assert given.headers["content-type"] == "image/svg+xml"
    assert ask(links["desk"]).status == 303  # what was scanned opens the desk


@pytest.mark.parametrize("role", ["board", "plan", "join"])
def test_nobody_else_gets_it(links, role):
    cookie = cookie_of(links[role])
    key = cookie.partition("=")[2]
    for given in (cookie, f"desk={key}", "desk=", "desk=x"):
        refused = code_of(links, Cookie=given)
        assert refused.status == 403 and "<svg" not in refused.body


def test_an_old_key_makes_no_code(links, shared_hall):
    old = cookie_of(links["desk"])
    renewed(shared_hall, links)
    assert code_of(links, Cookie=old).status == 403


def test_the_desk_s_page_and_messages_hold_no_key(links):
    async def seen():
        desk = await join(links["desk"])
        told = repr((desk.data(), desk.shown()))
        desk.leave()
        return told

    told = asyncio.run(seen())
    assert f"/{links['code']}/desk.svg" in told
    assert links["desk"].partition("key=")[2] not in told

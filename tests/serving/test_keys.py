"""Keys of the private pages: renewed while the server runs; what is known of them afterwards."""

import asyncio
import json

import pytest

from tests.hall import Served
from tests.serving.asking import ask
from tests.serving.room_lines import go_to, join, press
from workshop_kit.line import LineCut
from workshop_kit.school import School


@pytest.fixture
def links(shared_hall):
    return shared_hall.open()


def renewed(hall: Served, links: dict[str, str]) -> dict[str, str]:
    return json.loads(hall.kit("keys", links["code"].lower(), "--json").stdout)


def cookie_of(link: str) -> str:
    return ask(link).cookies[0].split(";")[0]


@pytest.mark.parametrize("role", ["desk", "board", "plan"])
def test_renewed_links_open_and_the_old_ones_and_their_cookies_do_not(links, shared_hall, role):
    old = cookie_of(links[role])
    new = renewed(shared_hall, links)
    assert new["join"] == links["join"] and new[role] != links[role]
    assert ask(links[role]).status == 403
    assert ask(f"{links['join']}?as={role}", Cookie=old).status == 403
    assert ask(f"{links['join']}?as={role}", Cookie=cookie_of(new[role])).status == 200


def test_a_page_opened_with_an_old_key_is_closed_and_the_room_goes_on(links, shared_hall):
    asyncio.run(_taken_over(links, shared_hall))


async def _taken_over(links, hall):
    thief, phone = await join(links["desk"]), await join(links["join"])
    await go_to(thief, "purposes")
    new = renewed(hall, links)
    desk = await join(new["desk"])  # who enters makes the server look
    await thief.until_cut()
    with pytest.raises(LineCut):
        await thief.open()
    assert desk.data()["activity"] == "purposes"
    await press(desk)
    await phone.until(lambda: phone.shown()["data"]["kind"] == "picture")
    for line in (desk, phone):
        line.leave()


def test_a_private_link_ends_in_letters_and_digits_alone_so_that_no_mail_program_cuts_it(links):
    keys = [link.rpartition("=")[2] for name, link in links.items() if "key=" in str(link)]
    assert len(keys) >= 3
    assert all(key.isascii() and key.isalnum() and len(key) >= 22 for key in keys)


def test_what_is_kept_of_a_key_is_its_hash(links, shared_hall):
    new = renewed(shared_hall, links)
    files = [path.read_bytes() for path in shared_hall.folder.rglob("*") if path.is_file()]
    for link in (*links.values(), *new.values()):
        key = link.partition("key=")[2]
        assert not key or not any(key.encode() in file for file in files)


def test_a_room_tells_what_a_command_added_between_two_of_its_own_events(tmp_path):
    school = School(tmp_path, "Elm Park (invented)")
    code = school.open_room("feedback_and_marking").code
    room = school.room(code)
    School(tmp_path, "").renew_keys(code)
    room.end(lambda problems: None)
    told = school.told(code)
    assert room.state.keys == told.keys and room.state.n == told.n == 3
    assert room.state.phase == "ended"
    school.stop()


def test_an_unknown_room_has_no_keys_to_renew(tmp_path):
    with pytest.raises(KeyError):
        School(tmp_path, "Elm Park (invented)").renew_keys("ZZZZZZ")


@pytest.mark.parametrize("role", ["desk", "plan"])
def test_who_comes_to_a_private_page_from_another_room_reads_whose_link_it_needs(
    links, shared_hall, role
):
    other = shared_hall.open()
    shut = ask(f"{other['join']}?as={role}", Cookie=cookie_of(links[role]))
    assert shut.status == 403
    assert f"(code {other['code']})" in shut.body and "its own private link" in shut.body

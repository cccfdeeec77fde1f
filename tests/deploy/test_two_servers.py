"""Two servers, nginx and PostgreSQL: what is said to be saved outlives the server that said it."""

import asyncio
import http.client
import json
import os
import re
import socket
import ssl
import time
from collections.abc import Iterator

import pytest

from tests.deploy.site import Site, site
from tests.hall import Served
from tests.postgresql import Database
from workshop_kit.bench.crowd import ASKED, enter, lead, leave, press, type_together
from workshop_kit.bench.kills import Voter
from workshop_kit.school import School
from workshop_kit.serving.limits import ONE_ADDRESS

KEY = "a-key-of-the-start-page_by-chance"
ROOMS, PHONES = 3, 100
BACK = 60.0  # seconds; how many they are is the bench's question


@pytest.fixture(scope="module")
def two(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    os.environ["WORKSHOP_KIT_START_KEY"] = KEY
    with site(tmp_path_factory.mktemp("site"), database) as one:
        yield one
    del os.environ["WORKSHOP_KIT_START_KEY"]


def secure(two: Site, method: str, path: str, **headers: str) -> http.client.HTTPResponse:
    """What nginx answers by HTTPS, as somebody with that certificate asks."""
    trusted = ssl.create_default_context(cafile=str(two.chain))
    line = http.client.HTTPSConnection("localhost", two.tls, context=trusted, timeout=20)
    line.request(method, path, headers={name.replace("_", "-"): v for name, v in headers.items()})
    return line.getresponse()


def plain(two: Site, method: str, path: str, **headers: str) -> http.client.HTTPResponse:
    """What nginx answers without HTTPS."""
    line = http.client.HTTPConnection("127.0.0.1", two.port, timeout=20)
    line.request(method, path, headers={name.replace("_", "-"): v for name, v in headers.items()})
    return line.getresponse()


def test_a_phone_that_comes_by_https_to_nginx_keeps_its_number_to_https(two):
    code = two.one.open()["code"]
    cookie = secure(two, "GET", f"/{code}").headers["Set-Cookie"]
    assert "; Secure" in cookie and "HttpOnly" in cookie and f"Path=/{code}" in cookie


def test_a_form_of_this_very_site_is_taken_behind_https_and_another_sites_refused(two):
    code, own = two.one.open()["code"], f"https://localhost:{two.tls}"
    for origin, status in ((own, 200), ("https://elsewhere.test", 403), (two.address, 403)):
        assert secure(two, "POST", f"/{code}/plain", Origin=origin).status in {status, 422}


def test_a_name_that_is_not_this_sites_is_refused_by_the_server_behind_nginx(two):
    assert secure(two, "GET", "/", Host="elsewhere.test").status == 421


@pytest.mark.parametrize("port", ["tls", "port"])
def test_what_a_visitor_says_of_its_own_name_or_line_changes_no_page(two, port):
    """The words that a proxy would set are nothing but words when a visitor brings them."""
    code = two.one.open()["code"]
    told = {
        **dict.fromkeys(("X_Forwarded_Host", "X_Original_Host", "Forwarded"), "host=evil.test"),
        "X_Forwarded_Proto": "https",
        "X_Scheme": "https",
        "X_Forwarded_Port": "99",
    }
    how = secure if port == "tls" else plain
    got, honest = how(two, "GET", f"/{code}", **told), how(two, "GET", f"/{code}")
    assert got.read() == honest.read() and got.status == 200
    for name in ("Content-Security-Policy", "Location"):
        assert got.headers[name] == honest.headers[name] and "evil" not in f"{got.headers[name]}"
    assert ("Secure" in got.headers["Set-Cookie"]) is (port == "tls")


def test_who_names_another_site_or_two_is_refused_also_beside_the_right_one(two):
    own = f"127.0.0.1:{two.port}"
    two_names = (["evil.test", own], [own, "evil.test"])
    for hosts in (*two_names, [f"{own}@evil.test"], [f"evil.test#{own}"], []):
        lines = "".join(f"Host: {host}\r\n" for host in hosts)
        with socket.create_connection(("127.0.0.1", two.port), timeout=5) as line:
            line.sendall(f"GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
            reply = http.client.HTTPResponse(line)
            reply.begin()
            assert reply.status in (400, 421), hosts


def test_who_guesses_codes_is_held_up_whatever_address_it_claims_each_time(two):
    line = http.client.HTTPConnection("127.0.0.1", two.port, timeout=20)
    told, begun = [], time.monotonic()
    for n in range(2 * ONE_ADDRESS.at_once):
        claims = dict.fromkeys(
            ("X-Forwarded-For", "X-Real-Ip", "Client-Ip"), f"203.0.113.{n % 250}"
        )
        line.request("GET", "/QQQQQQ", headers=claims)
        reply = line.getresponse()
        reply.read()
        told.append(reply.status)
    line.close()
    forgiven = ONE_ADDRESS.a_second * (time.monotonic() - begun)
    assert told[0] == 404 and 429 in told  # by the address it claims it could go on
    assert told.count(404) <= ONE_ADDRESS.at_once + forgiven


def test_the_start_page_has_one_key_for_all_servers_and_a_room_opened_there_is_found(two):
    start = f"{two.address}/?key={KEY}"
    assert two.one.start_link == two.other.start_link == start

    async def play() -> None:
        page = await enter(start)
        wish = {"do": "open", "workshop": "feedback_and_marking", "opening": {}}
        assert (await page.ask(wish))["what"] == "saved"
        told = json.dumps(page.data()["opened"]["links"])
        join = re.search(rf'{two.address}/[A-Z]{{6}}(?=")', told)
        assert join
        leave([page, await enter(join[0])])

    asyncio.run(play())


def test_every_script_of_a_page_is_found_whichever_server_nginx_asks_first(two):
    links = two.one.open()

    async def play() -> list[str]:
        desk, phone = await enter(links["desk"]), await enter(links["join"])
        states = [*desk.models.values(), *phone.models.values()]
        leave([desk, phone])
        return [state[part] for state in states for part in ("_esm", "_css") if state.get(part)]

    found = asyncio.run(play())
    assert found and {two.status(address) for address in found} == {200}


def test_neither_key_nor_code_nor_address_stands_in_nginxs_logs(two):
    links = two.one.open()
    two.status(f"/{links['code']}?as=desk&key=wrong")
    logs = [*two.folder.glob("*.log"), *two.folder.glob("logs/*")]
    written = "".join(path.read_text("utf-8") for path in logs)
    assert links["code"] not in written and "127.0.0.1" not in written


def opened(two: Site) -> dict[str, tuple[dict[str, str], Served]]:
    """Three rooms and where nginx leads to each: not all to the same server."""
    found: dict[str, tuple[dict[str, str], Served]] = {}
    while len(found) < ROOMS or len({server for _, server in found.values()}) < 2:
        links = two.one.open()
        code = links["code"]
        assert two.status(f"/{code}") == 200
        (server,) = two.at(code)
        found[code] = (links, server)
        if len(found) > ROOMS:
            del found[next(iter(found))]
    return found


def texts(two: Site, code: str) -> dict[str, bool]:
    """What the result says, each text with whether it was said more than once."""
    school = School(two.one.folder, "")
    result = school.told(code).results[ASKED]
    school.stop()
    return {text.words: text.count > 1 for text in result.texts}


def test_a_server_killed_in_the_middle_of_a_vote_loses_nothing_that_was_saved(two):
    rooms = opened(two)
    killed = next(iter(rooms.values()))[1]
    survivor = two.other if killed is two.one else two.one

    async def play() -> None:
        desks = [await lead(links["desk"]) for links, _ in rooms.values()]
        crowds = [await type_together(links["join"], PHONES) for links, _ in rooms.values()]
        voters = [
            [Voter(f"phone {n}", line) for n, line in enumerate(lines, 1)] for lines in crowds
        ]
        votes = asyncio.gather(*(voter.vote() for room in voters for voter in room))
        await asyncio.sleep(0.7)
        begun = time.monotonic()
        killed.kill()
        await votes
        places = zip(voters, rooms.values(), strict=True)
        moved = [one for room, (_, at) in places if at is killed for one in room]
        await asyncio.gather(*(voter.return_() for voter in moved))
        assert time.monotonic() - begun < BACK
        assert all(voter.back for voter in moved)
        for code in rooms:
            assert two.at(code) == [survivor]
        leave([*desks, *(line for lines in crowds for line in lines)])
        for links, _ in rooms.values():
            await press(await enter(links["desk"]))
        for room, code in zip(voters, rooms, strict=True):
            said = texts(two, code)
            assert len(said) == PHONES
            assert [one.name for one in room if not one.agrees(said)] == []

    asyncio.run(play())
    killed.start()
    for code in rooms:
        assert two.at(code) == [survivor]

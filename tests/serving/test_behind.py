"""Behind a proxy: whose word on the visitor is believed, and what the settings may be."""

import asyncio
import json

import pytest
from tornado.httpclient import AsyncHTTPClient
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from workshop_kit.serving.behind import KEY, NotBehind, behind
from workshop_kit.serving.connections import Connections

CLAIMED = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}
GOOD = "k" * 24


class WhoHandler(RequestHandler):
    """Says what the server believes of a visitor."""

    def get(self) -> None:
        self.write({"ip": self.request.remote_ip, "line": self.request.protocol})


def believed(proxies: set[str], *claims: dict[str, str]) -> list[dict[str, str]]:
    async def ask() -> list[dict[str, str]]:
        server = Connections(Application([("/", WhoHandler)]))
        server.bound(10, b"")
        server.proxies = proxies
        (socket,) = bind_sockets(0, "127.0.0.1")
        server.add_sockets([socket])
        address = f"http://127.0.0.1:{socket.getsockname()[1]}/"
        found = [await AsyncHTTPClient().fetch(address, headers=claim) for claim in claims]
        server.stop()
        return [json.loads(one.body) for one in found]

    return asyncio.run(ask())


def test_what_a_proxy_of_ours_says_of_a_visitor_is_believed_for_that_request_alone():
    first, second = believed({"127.0.0.1"}, CLAIMED, {})
    assert first == {"ip": "203.0.113.7", "line": "https"}
    assert second == {"ip": "127.0.0.1", "line": "http"}


@pytest.mark.parametrize("proxies", [set(), {"10.0.0.1"}])
def test_what_anybody_else_says_is_not_heard(proxies):
    for name in ("X-Real-Ip", "X-Scheme"):
        (found,) = believed(proxies, {**CLAIMED, name: "203.0.113.8"})
        assert found == {"ip": "127.0.0.1", "line": "http"}


def test_of_a_chain_of_addresses_the_one_that_the_proxy_saw_counts():
    (found,) = believed({"127.0.0.1"}, {"X-Forwarded-For": "198.51.100.1, 203.0.113.7"})
    assert found["ip"] == "203.0.113.7"


def test_a_server_behind_proxies_of_its_own_computer_is_reached_from_there_alone():
    assert behind([], "", {}).listens_at == "0.0.0.0"
    assert behind(["127.0.0.1", "::1"], "", {}).listens_at == "127.0.0.1"
    assert behind(["127.0.0.1", "10.0.0.1"], "", {}).listens_at == "0.0.0.0"


def test_the_address_that_phones_open_brings_its_name():
    found = behind([], "https://workshop.school.example/", {KEY: GOOD})
    assert (found.address, found.names) == (
        "https://workshop.school.example",
        ("workshop.school.example",),
    )
    assert found.key == GOOD and behind([], "", {}).names == ()


@pytest.mark.parametrize(
    ("proxies", "address", "key", "wrong"),
    [
        (["nginx"], "", "", "serve.no_proxy"),
        (["10.0.0.0/8"], "", "", "serve.no_proxy"),
        ([], "workshop.school.example", "", "serve.no_address"),
        ([], "ftp://workshop.school.example", "", "serve.no_address"),
        ([], "https://", "", "serve.no_address"),
        ([], "https://workshop.school.example/room", "", "serve.no_address"),
        ([], "https://workshop.school.example?key=1", "", "serve.no_address"),
        ([], "", "too-short", "serve.short_key"),
        ([], "", "with spaces, which no cookie takes", "serve.short_key"),
    ],
)
def test_a_setting_of_no_use_is_refused_in_a_sentence(proxies, address, key, wrong):
    with pytest.raises(NotBehind) as refused:
        behind(proxies, address, {KEY: key})
    assert refused.value.args[0] == wrong

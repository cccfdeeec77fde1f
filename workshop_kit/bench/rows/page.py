"""A phone's first load: requests, bytes on the wire, and other hosts, counted by a relay."""

import re
from urllib.parse import urljoin

from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from ..crowd import enter, lead
from ..relay import Relay
from ..servers.hall import Hall
from ..sizes import Sizes

LOADS = re.compile(
    r"""<(?:script|img|link|iframe|source)\b[^>]*?\b(?:src|href)=["']?([^"'\s>]+)"""
    r"""|url\(["']?([^"')]+)|@import\s+["']([^"']+)"""
    r"""|\b(?:import|from)\s*\(?\s*["']([^"']+)["']"""
)
FOREIGN = re.compile(r"""["'(=\s](?:https?|wss?):(//[\w.-]+\.[\w.:-]+)""")
NAMESPACE = "//www.w3.org"  # a name in SVG, never asked


async def page(sizes: Sizes) -> dict[str, list[float]]:
    """What comes from the server until a phone that never was here can type."""
    with Hall() as hall:
        links = await hall.room()
        desk = await lead(links["desk"])
        html = await text_at(links["join"])  # beside the relay: only to see what it names
        async with Relay(hall.port) as relay:
            texts = [html, *await _load(relay.through(links["join"]), html)]
        desk.leave()
    hosts = {host for text in texts for host in FOREIGN.findall(text)} - {NAMESPACE}
    return {
        "page_requests": [relay.requests],
        "page_bytes": [relay.received],
        "page_other_hosts": [len(hosts)],
    }


async def _load(link: str, html: str) -> list[str]:
    """Open the page, then load all that it and its parts name; the texts of that."""
    phone = await enter(link)
    parts = {str(state[name]) for state in phone.models.values() for name in ("_esm", "_css")}
    waiting, texts = _named(html) | parts, dict[str, str]()
    while waiting:
        address = waiting.pop()
        if address.startswith("/") and address not in texts:
            texts[address] = await text_at(urljoin(link, address))
            waiting |= _named(texts[address])
    phone.leave()
    return list(texts.values())


def _named(text: str) -> set[str]:
    """The addresses that a page, a script or a style sheet makes the browser load."""
    return {address for found in LOADS.findall(text) for address in found if address}


async def text_at(address: str) -> str:
    """What is at an address, unpacked."""
    request = HTTPRequest(address, decompress_response=True)
    return (await AsyncHTTPClient().fetch(request)).body.decode()

"""Single requests, as a program without a browser sends them, odd ones too."""

import http.client
import socket
from urllib.parse import urlencode, urlsplit

from tests.hall import Served, local


class Answer:
    """What came back; header names in small letters."""

    def __init__(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status = status
        self.headers = {name.lower(): value for name, value in headers}
        self.cookies = [value for name, value in headers if name.lower() == "set-cookie"]
        self.bytes = body
        self.body = body.decode(errors="replace")


def ask(link: str, method: str = "GET", **headers: str) -> Answer:
    """One request, no redirect followed; `Host_` stands for the Host header."""
    parts = urlsplit(local(link))
    line = http.client.HTTPConnection(parts.netloc, timeout=170)
    sent = {name.rstrip("_").replace("_", "-"): value for name, value in headers.items()}
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    line.request(method, target or "/", headers=sent)
    reply = line.getresponse()
    answer = Answer(reply.status, reply.getheaders(), reply.read())
    line.close()
    return answer


def send(link: str, fields: dict[str, str], **headers: str) -> Answer:
    """A form as a browser sends it."""
    parts = urlsplit(local(link))
    line = http.client.HTTPConnection(parts.netloc, timeout=170)
    sent = {name.rstrip("_").replace("_", "-"): value for name, value in headers.items()}
    form = {"Content-Type": "application/x-www-form-urlencoded", **sent}
    line.request("POST", parts.path, urlencode(fields), form)
    reply = line.getresponse()
    answer = Answer(reply.status, reply.getheaders(), reply.read())
    line.close()
    return answer


def raw(served: Served, request: bytes) -> Answer:
    """Whatever bytes, and what comes back until the server closes or falls silent."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=5) as line:
        line.sendall(request)
        reply = http.client.HTTPResponse(line)
        reply.begin()
        return Answer(reply.status, reply.getheaders(), reply.read())

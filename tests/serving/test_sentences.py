"""Whatever a browser or a stranger asks, what comes back is the kit's page with a sentence."""

import socket

import pytest

from tests.hall import Served
from tests.serving.asking import Answer, ask, raw

LOST = "There is no page at this address"
NOT_READ = "cannot read what this browser asked"
TOO_LARGE = "sends more than the workshop takes"
ELSEWHERE = "This is not an address of the workshop"


@pytest.fixture(scope="module")
def links(shared_hall: Served) -> dict[str, str]:
    return shared_hall.open()


def is_page_with(answer: Answer, sentence: str) -> None:
    assert sentence in answer.body, answer.body
    assert 'role="alert"' in answer.body and "<h1>" in answer.body
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["server"] == "workshop-kit"
    assert "Traceback" not in answer.body and "tornado" not in answer.body.lower()


ODD_PATHS = [
    *("/x", "//", "/./", "/../../etc/passwd", "/%2e%2e%2fkit.py", "/..%5c..%5ckit.py"),
    *("/{}%2Flive", "/{}/live/", "/{}%00", "/%00", "/%", "/%zz", "/{}/plan", "/{}/../{}"),
    *("/{};x=1", "/{}.json", "/s/0000000000000000.js", "/s/../kit.py", "/" + "a" * 3000),
    *("/BKTRN", "/BKTRNWX", "/%F0%9F%98%80", "/voila/render/start.ipynb", "/favicon.ico"),
]


@pytest.mark.parametrize("path", ODD_PATHS, ids=lambda path: path[:40])
def test_an_odd_address_is_told_to_be_none(links, shared_hall, path):
    head = f"GET {path.replace('{}', links['code'])} HTTP/1.1\r\nHost: hall.test\r\n\r\n"
    answer = raw(shared_hall, head.encode())
    assert answer.status == 404
    is_page_with(answer, LOST)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
@pytest.mark.parametrize("path", ["/", "/{}", "/{}/live", "/{}/plan.pdf", "/nowhere"])
def test_pages_only_answer_reading(links, shared_hall, method, path):
    place = path.replace("{}", links["code"])
    answer = raw(shared_hall, f"{method} {place} HTTP/1.1\r\nHost: hall.test\r\n\r\n".encode())
    assert answer.status in (403, 404, 405)
    is_page_with(answer, "There is a problem")


@pytest.mark.parametrize(
    ("request_line", "headers"),
    [
        ("GET /{} HTTP/1.1", ""),  # no Host
        ("GET /{} HTTP/1.1", "Host: hall.test\r\nHost: evil.example\r\n"),
        ("GET /{} HTTP/1.1", "Host: a b\r\n"),
        ("GET /{} HTTP/1.1", "Host: hall.test\r\nno colon here\r\n"),
        ("GET /{} HTTP/1.1", "Host: hall.test\r\nContent-Length: -1\r\n"),
        ("GET /{} HTTP/1.1", "Host: hall.test\r\nContent-Length: 104857600\r\n"),
        ("GET /{} HTTP/1.1", "Host: hall.test\r\nTransfer-Encoding: odd\r\n"),
        ("GET /{} HTTP/9", "Host: hall.test\r\n"),
        ("nonsense", "Host: hall.test\r\n"),
        ("GET /{}?as=%ff HTTP/1.1", "Host: hall.test\r\n"),
        ("GET /?code=%ff HTTP/1.1", "Host: hall.test\r\n"),
    ],
)
def test_what_is_no_proper_request_gets_a_page_too(links, shared_hall, request_line, headers):
    head = f"{request_line.replace('{}', links['code'])}\r\n{headers}\r\n"
    answer = raw(shared_hall, head.encode())
    assert answer.status == 400
    is_page_with(answer, NOT_READ)


@pytest.mark.parametrize("host", ["evil.example", "hall.test.evil", "x", "[::1"])
@pytest.mark.parametrize("path", ["/", "/{}", "/{}/live", "/nowhere", "/s/0000000000000000.js"])
def test_who_came_by_another_name_is_told_the_way_and_nothing_else(links, shared_hall, host, path):
    place = path.replace("{}", links["code"])
    answer = raw(shared_hall, f"GET {place} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    assert answer.status == 421
    assert answer.cookies == []
    is_page_with(answer, ELSEWHERE)


@pytest.mark.parametrize("size", [17_000, 30_000])
@pytest.mark.parametrize("header", ["Cookie", "Accept-Language", "X-Anything"])
def test_a_browser_that_carries_too_much_is_told_so(links, header, size):
    answer = ask(links["join"], **{header.replace("-", "_"): "x" * size})
    assert answer.status == 431
    is_page_with(answer, TOO_LARGE)


def test_a_thousand_cookies_are_no_key(links):
    many = "; ".join(f"desk{n}=x" for n in range(1000))
    assert ask(f"{links['join']}?as=desk", Cookie=many).status == 403


@pytest.mark.parametrize("size", [70_000, 5_000_000])
def test_an_endless_header_is_cut_off(shared_hall, size):
    with socket.create_connection(("127.0.0.1", shared_hall.port), timeout=5) as line:
        try:
            line.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * size)
            assert line.recv(10) == b""
        except ConnectionError:
            pass


@pytest.mark.parametrize("upgrade", ["", "Upgrade: h2c\r\n", "Upgrade: websocket\r\n"])
def test_a_line_asked_for_as_a_page_or_from_elsewhere_is_refused_in_a_page(
    links, shared_hall, upgrade
):
    cookie = ask(links["join"]).cookies[0].split(";")[0]
    head = f"GET /{links['code']}/live HTTP/1.1\r\nHost: hall.test\r\nCookie: {cookie}\r\n{upgrade}"
    answer = raw(shared_hall, f"{head}\r\n".encode())
    assert answer.status in (400, 403)
    is_page_with(answer, "There is a problem")


def test_the_log_stays_empty_under_all_this(shared_hall):
    assert shared_hall.log() == ""

"""What nobody reaches, whatever they hold: Jupyter's own places, and a room that has ended."""

import asyncio

import pytest

from tests.plain import Sheet
from tests.serving.asking import ask, send
from tests.serving.room_lines import answer, form, go_to, join, press

JUPYTER = [
    *("/tree", "/lab", "/login", "/logout", "/metrics", "/static/x.js", "/nbextensions/x.js"),
    *("/api", "/api/status", "/api/me", "/api/sessions", "/api/kernels", "/api/kernelspecs"),
    *("/api/kernels/1/channels", "/api/kernels/1/restart", "/api/config/notebook"),
    *("/api/contents", "/api/contents/start.ipynb", "/api/contents/..%2f..%2frooms.db"),
    *("/api/terminals", "/terminals/websocket/1", "/terminals/1", "/nbconvert/html/x.ipynb"),
    *("/voila", "/voila/render/start.ipynb", "/voila/files/rooms.db", "/voila/execution/1"),
    *("/files/rooms.db", "/view/start.ipynb", "/lsp/ws/x", "/proxy/22", "/rooms.db"),
    *("/feedback_and_marking.ipynb", "/voila/templates/lab/static/x.js", "/favicon.ico"),
]


@pytest.fixture(scope="module")
def links(shared_hall):
    return shared_hall.open()


@pytest.fixture(scope="module")
def keys(links, shared_hall):
    """Every cookie that this server gives to anybody, in one header."""
    entered = [ask(links[role]) for role in ("desk", "board", "plan")]
    cookies = [*entered, ask(shared_hall.start_link), ask(links["join"])]
    return "; ".join(one.cookies[0].split(";")[0] for one in cookies)


@pytest.mark.parametrize("path", JUPYTER)
def test_no_place_of_jupyters_is_there_even_for_who_holds_every_key(links, keys, path):
    base = links["join"].rpartition("/")[0]
    told = {ask(base + path).status, ask(base + path, Cookie=keys).status}
    told.add(ask(base + path, Cookie=keys, Upgrade="websocket", Connection="Upgrade").status)
    assert told == {404}
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert ask(base + path, method, Cookie=keys).status in (403, 405)


@pytest.mark.parametrize(
    "asked",
    [
        *("voila-template=lab", "template=lab", "voila-theme=dark", "kernel_name=python3"),
        *("notebook=start.ipynb", "as=admin", "as=start", "as=../desk", "token=x"),
    ],
)
def test_no_parameter_chooses_another_page_template_or_notebook(links, asked):
    plain, odd = ask(links["join"]), ask(f"{links['join']}?{asked}")
    assert odd.status in (200, 403)
    assert odd.status == 403 or odd.body == plain.body


def test_no_cookie_goes_with_another_sites_request_or_is_read_by_a_script(links, shared_hall):
    given = [ask(links[role]) for role in ("join", "desk", "board", "plan")]
    for one in (*given, ask(shared_hall.start_link), ask(f"{links['join']}/plain")):
        assert one.cookies
        for cookie in one.cookies:
            assert "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_every_page_may_load_and_send_to_this_server_alone(links, keys):
    for way in ("", "/plain", "/slip", "/next", "?as=desk", "?as=board", "?as=plan"):
        policy = ask(links["join"] + way, Cookie=keys).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "form-action 'self'" in policy
        assert "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert "ws://127.0.0.1" in policy


def test_no_key_is_asked_for_or_given_in_any_page(links, keys, shared_hall):
    secret = [link.partition("key=")[2] for link in (*links.values(), shared_hall.start_link)]
    for way in ("", "/plain", "?as=desk", "?as=board", "?as=plan"):
        body = ask(links["join"] + way, Cookie=keys).body
        assert not any(key and key in body for key in secret)


def test_a_code_ends_with_its_room(shared_hall):
    asyncio.run(_ended(shared_hall, shared_hall.open()))


async def _ended(hall, links):
    desk, phone = await join(links["desk"]), await join(links["join"])
    await go_to(desk, "purposes")
    await form(phone, "purposes")
    assert (await answer(phone, ["Before the end"]))["what"] == "saved"
    told = {"do": "answer", "value": ["After the end"]}
    await _to_the_end(desk)
    await phone.until(lambda: phone.data()["phase"] == "ended")
    page = await asyncio.to_thread(ask, f"{links['join']}/plain")
    cookie = page.cookies[0].split(";")[0]
    assert not Sheet(page.body).sent
    fields = {":activity": "purposes", "idea-1": "After the end"}
    late = await asyncio.to_thread(send, f"{links['join']}/plain", fields, Cookie=cookie)
    assert late.status == 422
    await phone.write(_message(phone, told))
    for line in (desk, phone):
        line.leave()
    assert b"After the end" not in (hall.folder / "rooms.db").read_bytes()


async def _to_the_end(desk):
    while desk.data()["phase"] != "ended":
        await press(desk)


def _message(phone, content):
    target = str(phone.models[phone.root]["shown"]).removeprefix("anywidget:")
    data = {"method": "custom", "content": {**content, "id": 99}}
    return {"msg_type": "comm_msg", "content": {"comm_id": target, "data": data}}

"""Who gets in where, as a program without a browser sees it."""

import asyncio
import http.client
import re
from urllib.parse import urlsplit

import pytest

from tests.hall import Served, local
from tests.serving.asking import Answer, ask
from workshop_kit.school import School
from workshop_kit.serving import doors
from workshop_kit.serving.page import Page
from workshop_kit.serving.seats import Seats


@pytest.fixture(scope="module")
def links(shared_hall: Served) -> dict[str, str]:
    return shared_hall.open()


def test_a_phone_gets_the_page_and_a_number_in_a_cookie(links):
    answer = ask(links["join"])
    assert answer.status == 200
    assert len(answer.cookies) == 1
    assert answer.cookies[0].startswith("phone=")
    assert "HttpOnly" in answer.cookies[0] and f"Path=/{links['code']}" in answer.cookies[0]


def test_a_phone_that_has_a_number_keeps_it(links):
    assert ask(links["join"], Cookie="phone=1234").cookies == []


def test_the_page_is_the_same_bytes_for_everybody_but_for_a_phones_foot_and_plain_page(links):
    desk = _entered(links["desk"])
    phones = {ask(links["join"]).body, ask(links["join"]).body}
    assert len(phones) == 1
    whole, foot = phones.pop(), '\n<footer class="wk-foot">'  # which only a phone has
    plain = whole.partition(foot)[0] + whole.partition("</footer>")[2]
    plain = re.sub(r"\n<noscript><meta .*", "", plain)
    assert re.sub(r'\n<link rel="stylesheet".*', "", desk.body) == plain


def test_a_code_may_be_typed_in_small_letters(links):
    answer = ask(links["join"].replace(links["code"], links["code"].lower()))
    assert (answer.status, answer.headers["location"]) == (303, f"/{links['code']}")


@pytest.mark.parametrize("path", ["/ZZZZZZ", "/zzzzzz"])
def test_an_unknown_code_is_told_in_a_sentence_with_the_code_still_there(links, path):
    answer = ask(_base(links) + path)
    assert answer.status == 404
    assert "There is no workshop with this code" in answer.body
    assert f'value="{path[1:]}"' in answer.body


def test_a_code_typed_at_the_front_leads_to_its_room(links):
    typed = " ".join(links["code"].lower()).replace(" ", "%20")
    answer = ask(f"{_base(links)}/?code={typed}")
    assert (answer.status, answer.headers["location"]) == (303, f"/{links['code']}")


@pytest.mark.parametrize("typed", ["%3Cscript%3Ealert(1)%3C/script%3E", "ZZZZZZ", "%22onload=%22"])
def test_a_wrong_code_is_shown_as_typed_and_never_as_markup(links, typed):
    answer = ask(f"{_base(links)}/?code={typed}")
    assert answer.status == 404
    assert "There is no workshop with this code" in answer.body
    assert "<script>" not in answer.body and '"onload' not in answer.body


def test_no_code_at_all_is_told(links):
    assert "Enter the workshop code" in ask(f"{_base(links)}/?code=").body


@pytest.mark.parametrize("role", ["desk", "board", "plan"])
def test_a_private_link_is_exchanged_for_a_cookie_and_the_address_cleaned(links, role):
    answer = ask(links[role])
    assert (answer.status, answer.headers["location"]) == (303, f"/{links['code']}?as={role}")
    assert answer.cookies[0].startswith(f"{role}=") and "HttpOnly" in answer.cookies[0]
    assert _entered(links[role]).status == 200


@pytest.mark.parametrize("role", ["desk", "board", "plan"])
def test_without_its_key_a_private_page_says_that_it_needs_one(links, role):
    answer = ask(f"{links['join']}?as={role}")
    assert answer.status == 403
    assert "private link" in answer.body


@pytest.mark.parametrize("key", ["x", "%C3%A9", "a" * 5000])
def test_a_wrong_key_is_refused_in_a_sentence(links, key):
    answer = ask(f"{links['join']}?as=desk&key={key}")
    assert (answer.status, answer.cookies) == (403, [])
    assert "does not fit" in answer.body


def test_the_key_of_one_screen_opens_no_other(links):
    key = links["board"].split("key=")[1]
    assert ask(f"{links['join']}?as=desk&key={key}").status == 403
    assert ask(f"{links['join']}?as=desk", Cookie=f"desk={key}").status == 403


def test_the_key_of_one_room_opens_no_other(links, shared_hall):
    other = shared_hall.open()
    key = links["desk"].split("key=")[1]
    assert ask(f"{other['join']}?as=desk&key={key}").status == 403


def test_the_start_page_is_for_the_servers_own_key(links, shared_hall):
    assert "Join your workshop" in ask(_base(links) + "/").body
    entered = ask(shared_hall.start_link)
    assert (entered.status, entered.headers["location"]) == (303, "/")
    cookie = entered.cookies[0].split(";")[0]
    assert "Join your workshop" not in ask(_base(links) + "/", Cookie=cookie).body
    assert ask(f"{_base(links)}/?key=wrong").status == 403


@pytest.mark.parametrize(
    "path",
    [
        *("/voila/tree", "/voila/render/start.ipynb", "/voila/files/start.ipynb", "/tree"),
        *("/api/kernels", "/api/contents", "/api/terminals", "/voila/api/contents/", "/login"),
        *("/start.ipynb", "/../kit.py", "/voila/templates/lab/static/x.js", "/metrics"),
    ],
)
def test_visitors_reach_nothing_but_their_page(links, path):
    answer = ask(_base(links) + path)
    assert answer.status == 404
    assert "There is no page at this address" in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_only_answer_reading(links, method):
    assert ask(links["join"], method).status in (403, 405)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1", "a b"])
def test_a_host_that_is_not_ours_is_refused(links, host):
    answer = ask(links["join"], Host_=host)
    assert answer.status in (400, 421)
    assert answer.cookies == []


def test_every_answer_carries_the_headers_that_keep_a_browser_to_this_server(links):
    for path in ("", "/?code=ZZZZZZ", "/nowhere", f"/{links['code']}", "/s/0123456789abcdef.js"):
        headers = ask(_base(links) + path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx", "html", "ics", "json"])
def test_the_plan_as_a_file_needs_the_plans_key(links, kind):
    assert ask(f"{links['join']}/plan.{kind}").status == 403
    cookie = ask(links["plan"]).cookies[0].split(";")[0]
    answer = ask(f"{links['join']}/plan.exe", Cookie=cookie)
    assert answer.status == 404


def test_the_log_holds_no_key_no_code_and_no_address(links, shared_hall):
    ask(links["desk"])
    for link in links.values():
        assert link.split("key=")[-1] not in shared_hall.log()
    assert "127.0.0.1" not in shared_hall.log()


def _base(links: dict[str, str]) -> str:
    return links["join"].rsplit("/", 1)[0]


def _entered(link: str) -> Answer:
    first = ask(link)
    cookie = first.cookies[0].split(";")[0]
    return ask(link.split("&key=")[0], Cookie=cookie)


def test_a_lower_case_private_link_keeps_its_role_and_key(links):
    answer = ask(links["desk"].replace(links["code"], links["code"].lower()))
    assert answer.status == 303
    assert answer.headers["location"] == "/" + links["desk"].rsplit("/", 1)[1]


def test_a_large_body_is_cut_off_and_a_broken_address_logs_no_key(links, shared_hall):
    key = links["desk"].split("key=")[1]
    parts = urlsplit(local(links["join"]))
    line = http.client.HTTPConnection(parts.netloc, timeout=10)
    line.putrequest("POST", "/")
    line.putheader("Content-Length", "104857600")
    line.endheaders()
    assert line.getresponse().status in (400, 413)
    line.close()
    ask(f"{links['join']}?as=desk&key={key}&as=%ff")
    assert key not in shared_hall.log()


def test_a_hall_that_scans_all_at_once_has_its_page_made_once_and_a_failed_one_again(
    tmp_path, monkeypatch
):
    made = []

    async def make_page(renderer, words):
        made.append(renderer)
        await asyncio.sleep(0)
        if len(made) == 1:
            raise OSError("the disk was busy")
        return Page(b"", b"", fonts=False)

    monkeypatch.setattr(doors, "make_page", make_page)
    school = School(tmp_path, "Elm Park")
    code = school.open_room("feedback_and_marking").code
    hall = doors.Doors(school, "key", {}, Seats(600))
    hall.renderer = str

    async def scan():
        return await asyncio.gather(
            *(hall.page(code, "phone") for _ in range(30)), return_exceptions=True
        )

    async def twice():
        return await scan(), await scan()

    failed, whole = asyncio.run(twice())
    assert {type(one) for one in failed} == {OSError} and {type(one) for one in whole} == {Page}
    assert len(made) == 2
    school.stop()

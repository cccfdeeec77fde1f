"""Every page but a phone's is set in Atkinson Hyperlegible, which this server brings along."""

import gzip
import re

import pytest
from playwright.sync_api import Page, expect

from tests.hall import Served
from tests.journey.hands import settled
from tests.serving.asking import Answer, ask

DRAWN_WITH = """async (page) => {
  await document.fonts.ready;
  const loaded = Array.from(document.fonts).filter((one) => one.status === "loaded");
  return Array.from(new Set(loaded.map((one) => one.family.replace(/"/g, "")))).join();
}"""


@pytest.fixture(scope="module")
def links(shared_hall: Served) -> dict[str, str]:
    return shared_hall.open()


def entered(link: str) -> Answer:
    """The page behind a link with a key."""
    cookie = ask(link).cookies[0].split(";")[0]
    return ask(link.split("key=")[0].rstrip("&?"), Cookie=cookie)


def style(page: Answer, link: str) -> Answer:
    """The style sheet that a page's head names."""
    found = re.search(r'<link rel="stylesheet" href="(/s/[0-9a-f]{16}\.css)"', page.body)
    assert found
    return ask(base(link) + found[1])


def base(link: str) -> str:
    return link.rsplit("/", 1)[0]


def fonts(links: dict[str, str]) -> list[str]:
    """The addresses of all fonts of a board's page."""
    sheet = style(entered(links["board"]), links["board"])
    return [base(links["join"]) + path for path in re.findall(r"url\(([^)]*)\)", sheet.body)]


@pytest.mark.parametrize("role", ["board", "desk", "plan"])
def test_a_rooms_wide_pages_name_the_typeface_and_may_load_it(links, role):
    page = entered(links[role])
    assert "font-src 'self'" in page.headers["content-security-policy"]
    assert "font-display:swap" in style(page, links[role]).body


@pytest.mark.parametrize("tool", ["", "/tools/trust", "/tools/year"])
def test_the_start_page_and_the_tools_name_it_too(shared_hall, tool):
    start = shared_hall.start_link
    cookie = ask(start).cookies[0].split(";")[0]
    page = ask(base(start) + (tool or "/"), Cookie=cookie)
    assert "font-src 'self'" in page.headers["content-security-policy"]
    assert 'font-family:"Atkinson Hyperlegible"' in style(page, start).body


def test_every_font_comes_from_this_server_with_its_type_and_is_kept_for_a_year(links):
    addresses = fonts(links)
    assert len(addresses) == 4
    for address in addresses:
        plain, packed = ask(address), ask(address, Accept_Encoding="gzip")
        assert plain.bytes.startswith(b"\x00\x01\x00\x00")  # a TrueType file
        assert gzip.decompress(packed.bytes) == plain.bytes
        assert plain.headers["content-type"] == "font/ttf"
        assert plain.headers["x-content-type-options"] == "nosniff"
        assert "max-age=31536000, immutable" in plain.headers["cache-control"]
        assert len(packed.bytes) < 31_000


@pytest.mark.parametrize(
    "name", ["0" * 16 + ".ttf", "AtkinsonHyperlegible-Regular.ttf", "../a.ttf"]
)
def test_no_other_file_can_be_asked_for_in_this_way(links, name):
    assert ask(f"{base(links['join'])}/s/{name}").status == 404


@pytest.mark.parametrize("path", ["", "/plain", "/slip", "/next"])
def test_a_phones_pages_name_no_font_and_may_load_none(links, path):
    page = ask(links["join"] + path)
    assert "font-src" not in page.headers["content-security-policy"]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "print, (min-width" not in page.body


def asked(page: Page) -> list[str]:
    """What the page asks for from now on."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


@pytest.mark.parametrize(("width", "family"), [(1280, "Atkinson Hyperlegible"), (360, "")])
def test_a_desk_is_drawn_with_it_and_on_a_small_screen_with_the_systems_font(
    links, page_at, width, family
):
    desk = page_at(width)
    requests = asked(desk)
    desk.goto(links["desk"])
    expect(desk.get_by_role("heading").first).to_be_visible()
    settled(desk)
    assert desk.evaluate(DRAWN_WITH) == family
    assert any(address.endswith(".ttf") for address in requests) == bool(family)


def test_a_phones_page_asks_for_little_and_never_for_a_font_on_a_wide_screen_either(links, page_at):
    phone = page_at(1280)
    requests = asked(phone)
    phone.goto(links["join"])
    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    settled(phone)
    assert phone.evaluate(DRAWN_WITH) == ""
    assert [address for address in requests if address.endswith(".ttf")] == []
    assert len(requests) <= 6


def test_a_board_whose_font_comes_late_is_fitted_again(links, page_at):
    held, board = [], page_at(1280)
    board.route("**/*.ttf", lambda route: held.append(route))
    with board.expect_request("**/*.ttf"):
        board.goto(links["board"])
    expect(board.get_by_text("Scan").first).to_be_visible()
    board.wait_for_timeout(300)  # by then it has been fitted without its font
    board.locator(".wk-picture").evaluate("(box) => (box.style.fontSize = '9em')")
    board.route("**/*.ttf", lambda route: route.continue_())  # what is asked for from now on
    for route in held:
        route.continue_()
    expect(board.locator(".wk-picture")).not_to_have_attribute("style", re.compile("9em"))

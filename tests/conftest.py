"""Fixtures for every test: a browser, pages that may ask this machine only, and axe."""

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import playwrights_browser, present_browser

pytest_plugins = ["tests.hall", "tests.postgresql", "tests.accessibility.examine"]
PATIENCE = 60_000  # milliseconds: how fast is the bench's question; a busy machine is no fault
expect.set_options(timeout=PATIENCE)
# The same examples each time, however slow: no run is red by chance. `--hypothesis-profile=others`
# looks for others.
others = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("others", others)
settings.register_profile("same", others, derandomize=True)
settings.load_profile("same")

THIS_MACHINE = {"hall.test", "localhost", "127.0.0.1", ""}  # no host: data, blob and about
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP hall.test 127.0.0.1",
]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With `-m browser` only files that name one: to read all takes each worker half a minute."""
    is_test = collection_path.name.startswith("test_") and collection_path.suffix == ".py"
    wanted = config.getoption("markexpr") != "browser" or not is_test
    return None if wanted or names_a_browser(collection_path) else True


@cache
def names_a_browser(path: Path) -> bool:
    return bool(re.search(r"\b(page_at|browser)\b", path.read_text("utf-8")))


@pytest.hookimpl(tryfirst=True)  # before -m chooses among them
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: once Playwright has begun, no test can run a loop of its own.

    Files whose tests may take longest come first: one at the end would be waited for alone.
    """
    longest: dict[Path, float] = {}
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
            assert names_a_browser(item.path), f"`-m browser` would not find {item.nodeid}"
        longest[item.path] = max(may_take(item), longest.get(item.path, 0))
    items.sort(
        key=lambda item: (item.get_closest_marker("browser") is not None, -longest[item.path])
    )


def may_take(item: pytest.Item) -> float:
    """The seconds that are allowed to it by a marker of its own; 0 without one."""
    allowed = item.get_closest_marker("timeout")
    usual = float(item.config.getini("timeout"))
    return float(allowed.args[0]) if allowed else usual if item.get_closest_marker("slow") else 0


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium, Chrome or Edge for all tests; hall.test is this machine."""
    path = present_browser() or playwrights_browser()
    if not path:
        pytest.fail("There is no browser. Run: python3 kit.py test")
    as_root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *as_root])
        yield chromium
        chromium.close()


class Pages:
    """Opens pages, each in a profile of its own, and keeps what they did that no page may do."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def __call__(self, width: int, allow: str = "") -> Page:
        """A new page; console errors that match the pattern `allow` are expected."""
        is_phone = width < 600
        context = self.browser.new_context(
            viewport={"width": width, "height": 780 if is_phone else 800},
            device_scale_factor=2 if is_phone else 1,
            has_touch=is_phone,
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        self.watch(context, re.compile(allow) if allow else None)
        return context.new_page()

    def watch(self, context: BrowserContext, allow: re.Pattern[str] | None) -> None:
        def fault(kind: str, text: str) -> None:
            if not (allow and allow.search(text)):
                self.faults.append(f"{kind}: {text}")

        def asked(address: str) -> None:
            if urlsplit(address).hostname not in THIS_MACHINE | {None}:
                self.faults.append(f"asked another host: {address}")

        def said(message) -> None:
            if message.type == "error":
                fault("console", f"{message.text} ({message.location['url']})")

        context.on("request", lambda request: asked(request.url))
        context.on("page", lambda page: page.on("websocket", lambda socket: asked(socket.url)))
        context.on("console", said)
        context.on("weberror", lambda error: fault("error", str(error.error)))


@pytest.fixture
def page_at(browser: Browser) -> Iterator[Pages]:
    """`page_at(360)` is a page 360 px wide in a new profile. Fails if any page did wrong."""
    pages = Pages(browser)
    yield pages
    for context in pages.contexts:
        context.close()
    assert not pages.faults, "The pages did what none may:\n" + "\n".join(pages.faults)


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails if the page has a serious or critical fault against WCAG."""
    return fail_on_barriers


def fail_on_barriers(page: Page) -> None:
    violations = Axe().run(page).response["violations"]
    told = [tell(v) for v in violations if v["impact"] in ("serious", "critical")]
    assert not told, f"Barriers at {page.url}, {page.viewport_size}:\n" + "\n".join(told)


def tell(violation: dict) -> str:
    """Which rule is broken, and where: one line for each element."""
    places = [
        f"    {' '.join(map(str, n['target']))}  {n['html'][:120]}" for n in violation["nodes"]
    ]
    title = f"  {violation['impact']}: {violation['help']} ({violation['id']})"
    return "\n".join([title, *places])

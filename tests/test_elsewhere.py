"""The same notebook under JupyterLab and stock Voila: an ordinary kernel, no option of ours."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility.examine import WCAG, violations
from tests.conftest import PATIENCE, tell
from tests.hall import free_port
from tests.journey import hands

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
IDEA = "Say it in the lesson, not in the margin"


@contextmanager
def running(program: list[str], ready: str) -> Iterator[str]:
    """The program on a free port; yields its address once `ready` answers there."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", *program, "--no-browser", f"--port={port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(address + ready, process)
        yield address
    finally:
        process.terminate()
        process.wait(60)


def wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        assert process.poll() is None, "it ended before it was ready"
        try:
            urlopen(address, timeout=5).close()
            return
        except OSError:
            try:
                process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
    pytest.fail(f"{address} did not answer")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with no way out: stock Voila's template asks a host that a hall does not reach."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route(lambda address: "127.0.0.1" not in address, lambda route: route.abort())
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def practise(page: Page) -> None:
    """Go on to the first question, answer it, see it kept, and read it back from the kernel."""
    bar = page.locator(".wk-practice button")
    for label in hands.TO_THE_IDEAS:
        expect(bar).to_contain_text(label, timeout=120_000)
        bar.click()
    page.locator(".wk textarea").first.fill(IDEA)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    bar.click()
    expect(page.locator(".wk textarea")).to_have_count(0)
    expect(bar).to_contain_text("Show what was written")
    bar.click()
    expect(page.locator(".wk").get_by_text(IDEA).first).to_be_visible()
    assert [tell(one) for one in violations(page, WCAG, ".wk")] == []


@pytest.mark.timeout(400)
def test_a_question_is_answered_in_jupyterlab_and_read_back(page):
    root = ["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    program = ["jupyter", "lab", str(NOTEBOOKS), "--IdentityProvider.token=once", *root]
    with running(program, "/api") as address:
        page.goto(f"{address}/lab/tree/feedback_and_marking.ipynb?token=once")
        # Run before the kernel is there, JupyterLab would ask which one to take.
        page.get_by_text("(ipykernel) | Idle").wait_for(timeout=120_000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        practise(page)


@pytest.mark.timeout(400)
def test_a_question_is_answered_under_stock_voila_and_read_back(page):
    with running(["voila", str(NOTEBOOKS)], "/") as address:
        page.goto(f"{address}/voila/render/feedback_and_marking.ipynb", timeout=120_000)
        practise(page)

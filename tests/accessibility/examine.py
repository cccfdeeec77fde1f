"""A page in the state it is in, examined against WCAG 2.2 AA as far as a machine can."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.conftest import tell

CHECKS = (Path(__file__).parent / "examine.js").read_text("utf-8")
NARROW, HALF, WIDE = 320, 640, 1280  # CSS px; a window of 1280 has 320 of them at 400% zoom
THUMB, POINTER = 44, 24  # CSS pixels that a target has at least: on a phone, elsewhere
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WCAG = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
ALL = {**WCAG, "runOnly": {"type": "tag", "values": [*TAGS, "best-practice"]}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""  # WCAG 1.4.12
LARGE = "html { font-size: 200% !important; }"  # WCAG 1.4.4


class Examiner:
    """Examines pages in many states; `faults` are sentences with the state they were met in.

    What is drawn the same way as in an earlier state is examined again: states differ.
    """

    def __init__(self) -> None:
        self.faults: list[str] = []

    def __call__(self, state: str, page: Page, least: int = POINTER) -> None:
        """Everything, at both widths; targets are at least so many px where it is narrow."""
        prepare(page)
        size = page.viewport_size or {"width": WIDE, "height": 800}
        self.wide(page, WIDE)
        self.at_width(f"{state}, {WIDE} px", page, POINTER)
        self.wide(page, HALF)
        self.stretched(f"{state}, text at 200%", page, LARGE)
        self.wide(page, NARROW)
        self.at_width(f"{state}, {NARROW} px", page, least)
        self.stretched(f"{state}, text spacing", page, SPACED)
        self.coloured(state, page)
        page.set_viewport_size(size)

    def wide(self, page: Page, width: int) -> None:
        """The page at this width, once all is drawn that follows from it."""
        page.set_viewport_size({"width": width, "height": 800})
        ask(page, "settle")

    def at_width(self, state: str, page: Page, least: int) -> None:
        self.found(state, [tell(one) for one in violations(page, ALL)])
        for name in ("sideways", "clipped", "overlapping", "broken", "outline", "motion"):
            self.found(state, ask(page, name))
        self.found(state, ask(page, "targets", least))

    def stretched(self, state: str, page: Page, rules: str) -> None:
        """With rules that a reader's own browser adds."""
        ask(page, "dress", rules)
        ask(page, "settle")
        for check in ("sideways", "clipped", "overlapping"):
            self.found(state, ask(page, check))
        ask(page, "dress", "")

    def coloured(self, state: str, page: Page) -> None:
        """Dark, and with the few colours that a system forces."""
        page.emulate_media(color_scheme="dark")
        ask(page, "settle")
        self.found(f"{state}, dark", [tell(one) for one in violations(page, CONTRAST)])
        page.emulate_media(color_scheme="light", forced_colors="active")
        ask(page, "settle")
        for name in ("shapes", "buttons", "told_apart"):
            self.found(f"{state}, forced colours", ask(page, name))
        page.emulate_media(forced_colors="none")

    def found(self, state: str, told: list[str]) -> None:
        self.faults += [f"{state}: {one}" for one in told]

    def conclude(self) -> None:
        """Fails with everything that was found."""
        assert not self.faults, f"{len(self.faults)} barriers:\n" + "\n".join(self.faults)


@pytest.fixture
def examine() -> Iterator[Examiner]:
    """`examine(state, page)` notes what is wrong; all of it fails the test at its end."""
    examiner = Examiner()
    yield examiner
    examiner.conclude()


def prepare(page: Page) -> None:
    if page.evaluate("window.examine === undefined"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(CHECKS)


def violations(page: Page, options: dict[str, Any], within: str = "html") -> list[dict[str, Any]]:
    """What axe has against this part of the page as it is now."""
    prepare(page)
    run = "([within, options]) => axe.run(within, options)"
    return list(page.evaluate(run, [within, options])["violations"])


def ask(page: Page, check: str, *about: Any) -> list[str]:
    """What one check of examine.js has against the page as it is now."""
    return list(page.evaluate("([check, about]) => examine[check](...about)", [check, about]))

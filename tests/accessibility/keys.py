"""A person who has a keyboard only: every stop of the focus is looked at on the way."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

SCRIPT = (Path(__file__).parent / "focus.js").read_text("utf-8")
MOST = 200  # stops on one page
OPENED = 6  # cards of a form: no kind takes more
SENDS = ("Send", "Send again", "Send and go on")

Stop = dict[str, Any]


class Keys:
    """Presses keys on a page; `faults` is what was wrong where the focus was."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []

    def focused(self) -> Stop | None:
        """What has the focus, None for nothing."""
        if self.page.evaluate("window.keys === undefined"):
            self.page.evaluate(SCRIPT)
        return self.page.evaluate("keys.focused()")

    def tab(self, key: str = "Tab") -> Stop | None:
        """One stop on, and what is wrong with it noted."""
        self.page.keyboard.press(key)
        stop = self.focused()
        self.faults += [one for one in (stop or {}).get("faults", []) if one not in self.faults]
        return stop

    def to(self, name: str, key: str = "Tab") -> Stop:
        """On to the stop whose name begins with these words."""
        for _ in range(MOST):
            stop = self.tab(key)
            if stop and stop["name"].startswith(name):
                return stop
        raise AssertionError(f"no key leads to {name!r}")

    def press(self, name: str, key: str = "Enter") -> None:
        """On to the button or link of this name, and press it."""
        self.to(name)
        self.page.keyboard.press(key)

    def walk(self) -> list[Stop]:
        """From the top through every stop until the page is left: nothing keeps the focus."""
        self.page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
        stops: list[Stop] = []
        for _ in range(MOST):
            stop = self.tab()
            if stop is None or (stops and stop["at"] == stops[0]["at"]):
                return stops
            stops.append(stop)
        raise AssertionError("the focus never leaves the page")

    def fill(self) -> None:
        """Any form: a choice for each group, words for each box, then Send."""
        opened = 0
        for _ in range(MOST):
            stop = self.tab()
            if stop and stop["name"] in SENDS:
                self.page.keyboard.press("Enter")
                return
            opened += bool(stop and stop["kind"] == "summary")
            if stop and (stop["kind"] != "summary" or opened <= OPENED):
                self.answer(stop)
        raise AssertionError("no key leads to the button that sends")

    def answer(self, stop: Stop) -> None:
        """What a hand would do at this stop."""
        keys = self.page.keyboard
        if not stop["chosen"]:
            keys.press("Space")
        elif stop["kind"] == "select-one" and not stop["value"]:
            keys.press("ArrowDown")
        elif stop["kind"] in ("text", "textarea") and not stop["value"]:
            keys.type("10" if stop["numeric"] else "A thought of ours")
        elif (stop["kind"] == "summary" and not stop["open"]) or stop["name"].startswith("Give a"):
            keys.press("Enter")

    def conclude(self) -> None:
        """Fails with every stop that could not be seen."""
        assert not self.faults, "\n".join(self.faults)


def saved(page: Page) -> None:
    """The answer is on disk, and the page says so."""
    expect(page.get_by_role("status").filter(has_text="Saved.").first).to_be_visible()

"""What people do on their pages, in the words that stand there."""

import re
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

from workshop_kit.words import say

SETTLED = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const links = () => Array.from(document.querySelectorAll("link[rel=stylesheet]"));
  while (links().some((one) => !one.sheet)) await frame();
  await document.fonts.ready;
  const places = () => Array.from(document.querySelectorAll("body, body *"), (one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [x, y, width, height].join();
  }).join(";");
  for (let before = "", same = 0; same < 2; ) {
    await frame();
    const now = places();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}"""
IDEAS = ["Say it in the lesson", "Show what good looks like", "<b>Ask the class</b> & “listen”"]
# The desk's presses until the first activity that asks, where nothing was promised before.
TO_THE_IDEAS = (
    "Start: Welcome",
    "Next: What we promised last time",
    "Go on: nothing was promised yet",
    "Next: What feedback is for",
)
REASON = "Science needs the pictures for safety records"
ACTION = "No photos as proof of feedback"


def press(desk: Page, label: str) -> None:
    """The desk's button that begins with these words; waits until the room has moved on."""
    button = desk.get_by_role("button", name=re.compile(f"^{re.escape(label)}")).first
    before = button.inner_text()
    desk.wait_for_timeout(800)  # a second press in the same moment is told so, and does nothing
    button.click()
    expect(desk.get_by_role("button", name=before, exact=True)).to_have_count(0)


def reload(page: Page) -> None:
    """Load the page again as somebody would who first looks whether their words are kept."""
    witness = witnessed(page)
    page.reload()
    witness.close()


def witnessed(page: Page) -> Page:
    """A second page of the same origin that has seen what this one put into its storage.

    Chromium may lose what was put there in the moment before the page is left: as long as the
    witness is open, nothing is.
    """
    witness = page.context.new_page()
    witness.goto(page.url if page.url.startswith("file:") else urljoin(page.url, "/contacts"))
    kept = page.evaluate("JSON.stringify(Object.entries(localStorage).sort())")
    same = "kept => JSON.stringify(Object.entries(localStorage).sort()) === kept"
    witness.wait_for_function(same, arg=kept)
    return witness


def settled(page: Page) -> None:
    """Wait until style sheets and fonts are there, and nothing moves that follows from them."""
    page.evaluate(SETTLED)


def send(phone: Page) -> None:
    """Press Send and see that it is saved."""
    phone.get_by_role("button", name=re.compile("^Send")).click()
    expect(phone.get_by_text("Saved.")).to_be_visible()


def write_idea(phone: Page, words: str) -> None:
    phone.get_by_role("textbox", name="Your idea").fill(words)
    send(phone)


def place_first_task(phone: Page, work: str, help: str) -> None:
    phone.locator("details.wk-task summary").first.click()
    choose(phone.get_by_role("group", name="How much work is it?").first, work)
    choose(phone.get_by_role("group", name="How much does it help pupils?").first, help)
    send(phone)


def sort_first(phone: Page, column: str) -> None:
    choose(phone.locator("fieldset").first, column)
    send(phone)


def spend_dots(phone: Page) -> None:
    """All three on the first: what is voted on depends on what the room placed and sorted."""
    give = phone.get_by_role("button", name=re.compile("^Give a dot")).first
    for _ in range(3):
        give.click()
    expect(give).to_be_disabled()
    send(phone)


def propose(phone: Page, what: str, office: bool) -> None:
    """All five fields; with `office` it adds to the office's work."""
    choose(phone.get_by_role("group", name="What kind of change is it?"), "Stop it")
    phone.get_by_label("What stops or changes?").fill(what)
    phone.get_by_text(say("propose_form.later")).click()
    phone.get_by_label("Who could lead it?").fill("a volunteer from English")
    phone.get_by_label("From when, or until when as a trial?").fill("from Monday")
    phone.get_by_label("Job").nth(0).select_option("Teachers")
    phone.get_by_label("Minutes a week").nth(0).fill("20")
    if office:
        phone.get_by_role("button", name=say("propose_form.more")).click()
        phone.get_by_label("Job").nth(1).select_option("Office staff")
        phone.get_by_role("combobox", name="Change").nth(1).select_option("adds")
        phone.get_by_label("Minutes a week").nth(1).fill("5")
    choose(phone.get_by_role("group", name="Does a law or contract ask for this task?"), "No")
    phone.get_by_label("What does it change for pupils?").fill("They get feedback sooner")
    send(phone)


def agree(phone: Page, step: str, reason: str = "") -> None:
    choose(phone.locator("fieldset").first, step)
    if reason:
        phone.get_by_role("textbox").first.fill(reason)
    send(phone)


def choose(group, label: str) -> None:
    """A native radio by its label."""
    group.get_by_role("radio", name=label, exact=True).check()

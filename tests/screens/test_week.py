"""The week: kept in the browser, usable without a server, and nothing of it is ever sent."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.hall import Served
from tests.journey.hands import reload
from workshop_kit.domain.work_week import DRIVERS, read_weeks
from workshop_kit.tools import week, week_file


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("week") / "my-week.html"
    path.write_text(week_file(), encoding="utf-8")
    return path


def enter(page: Page, label: str, hours: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(hours)
    field.blur()


def test_every_driver_but_teaching_leads_to_a_card_and_a_person():
    advice = week({"headteacher": "Sam Example"})["advice"]
    assert set(advice) == set(DRIVERS) - {"teaching"}
    assert all(one["card"]["source"] and one["person"] for one in advice.values())
    assert "Sam Example" in advice["data"]["person"]


def test_only_one_series_is_compared_with_and_each_figure_has_year_and_source():
    figures = week({})["figures"]
    assert all("Working lives" in source and hours > 30 for _, hours, _, source in figures)
    assert len({name for name, *_ in figures}) == len(figures)


def test_the_page_ends_no_script_by_words_of_a_card(file):
    whole = file.read_text(encoding="utf-8")
    assert whole.count("</script>") == 1


def test_a_week_is_kept_over_a_reload_and_adds_up_in_the_file(file, page_at, axe, tmp_path):
    page = page_at(360)
    page.goto(file.as_uri())
    enter(page, "Teaching", "5")
    enter(page, "Planning and preparing", "1:15")
    enter(page, "Administration", "45m")
    page.get_by_role("button", name="15 minutes more: Administration").click()
    page.get_by_label("Hardly").check()
    expect(page.get_by_text("7 h 15 in all")).to_be_visible()
    expect(page.get_by_text("Most beside teaching: Planning and preparing, 1 h 15")).to_be_visible()
    axe(page)
    reload(page)
    expect(page.get_by_label("Teaching", exact=True)).to_have_value("5:00")
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep as a file").click()
    download.value.save_as(tmp_path / "kept.json")
    (read,), problems = read_weeks(json.loads((tmp_path / "kept.json").read_text("utf-8")))
    assert (read.total, read.balance, problems) == (435, 2, [])
    other = page_at(1280)
    other.goto(file.as_uri())
    expect(other.get_by_text("Nothing is written for this week yet.")).to_be_visible()
    other.get_by_label("Open a file that was kept").set_input_files(tmp_path / "kept.json")
    expect(other.get_by_text("7 h 15 in all")).to_be_visible()
    axe(other)


def two_tabs(file, page_at) -> tuple[Page, Page]:
    """Two that hear of each other: on a busy machine Chromium now and then begins a page deaf."""
    for _ in range(5):
        tabs = (first := page_at(360)), first.context.new_page()
        for tab in tabs:
            tab.add_init_script("addEventListener('storage', ({ key }) => (window.heard = key))")
            tab.goto(file.as_uri())
        with suppress(TimeoutError):
            for tab, other in (tabs, reversed(tabs)):
                tab.evaluate("localStorage.setItem('call', Math.random())")
                other.wait_for_function("window.heard === 'call'", timeout=10_000)
            return tabs
    raise AssertionError("five times no page heard of the other")


def test_two_tabs_of_one_browser_keep_what_either_of_them_wrote(file, page_at):
    page, other = two_tabs(file, page_at)
    enter(page, "Teaching", "5")
    expect(other.get_by_label("Teaching", exact=True)).to_have_value("5:00")
    enter(other, "Administration", "1")
    expect(page.get_by_text("6 h in all")).to_be_visible()
    reload(page)
    expect(page.get_by_text("6 h in all")).to_be_visible()


def test_a_file_brings_its_days_and_takes_away_none_that_only_this_browser_has(
    file, page_at, tmp_path
):
    page = page_at(360)
    page.clock.set_fixed_time("2026-11-20T18:00:00")
    page.goto(file.as_uri())
    enter(page, "Teaching", "5")
    expect(page.get_by_text("5 h in all")).to_be_visible()
    kept = {"begins": "2026-11-16", "days": {"2026-11-17": {"teaching": 120}}, "balance": 2}
    (tmp_path / "phone.json").write_text(json.dumps({"format": 1, "weeks": [kept]}))
    junk = [
        {"begins": "2026-11-16", "days": {"2026-11-25": {"teaching": 60}}, "balance": 0},
        {"begins": "2026-11-16", "days": {"2026-11-18": {"made up": 60}}, "balance": 0},
        {"begins": "2026-11-16", "days": {"2026-11-18": {"teaching": 60}}, "balance": "<b>"},
        {"begins": "2026-11-17", "days": {}, "balance": 0},
    ]
    for n, weeks in enumerate((*([one] for one in junk), [kept, kept], {}, None)):
        (tmp_path / f"junk{n}.json").write_text(json.dumps({"format": 1, "weeks": weeks}))
        page.get_by_label("Open a file that was kept").set_input_files(tmp_path / f"junk{n}.json")
        expect(page.get_by_text(f"junk{n}.json")).to_be_visible()
        expect(page.get_by_text("This is no file that the page wrote.")).to_be_visible()
        expect(page.get_by_text("5 h in all")).to_be_visible()
    page.get_by_label("Open a file that was kept").set_input_files(tmp_path / "phone.json")
    expect(page.get_by_text("7 h in all")).to_be_visible()
    expect(page.get_by_label("Teaching", exact=True)).to_have_value("5:00")
    expect(page.get_by_label("Hardly")).to_be_checked()


@pytest.mark.parametrize("typed", ["1.30", "25:00", "two", "-1", "1:75", "24.5", "<b>", "9" * 50])
def test_hours_that_can_be_read_in_two_ways_or_none_are_refused_beside_the_field(
    file, page_at, typed
):
    page = page_at(360)
    page.goto(file.as_uri())
    enter(page, "Data and reports", typed)
    expect(page.locator(".wk-driver .wk-error:visible")).to_have_count(1)
    expect(page.get_by_text("Nothing is written for this week yet.")).to_be_visible()


def test_the_hall_hands_the_same_page_to_everybody_and_hears_nothing_of_it(
    shared_hall: Served, page_at, tmp_path
):
    page = page_at(360)
    sent = []
    page.on("request", lambda request: sent.append((request.method, request.url)))
    page.goto(f"http://hall.test:{shared_hall.port}/week")
    enter(page, "Teaching", "5")
    expect(page.get_by_text("5 h in all")).to_be_visible()
    assert {method for method, _ in sent} == {"GET"}
    assert len(sent) == 3 and page.context.cookies() == []
    broken = tmp_path / "broken.json"
    broken.write_text('{"weeks": [{"begins": "2026-11-17", "days": {}}]}')
    page.get_by_label("Open a file that was kept").set_input_files(broken)
    expect(page.get_by_text("This is no file that the page wrote.")).to_be_visible()
    expect(page.get_by_text("5 h in all")).to_be_visible()


KEY = "workshop-kit-week"


def opened_with(page, file, stored, then=""):
    """The page in a browser in which `stored` lies already.

    Laid there before the page's own script runs: what is written just before a reload may be lost.
    """
    page.clock.set_fixed_time("2026-11-20T18:00:00")
    page.add_init_script(f"localStorage.setItem('{KEY}', {json.dumps(stored)}); {then}")
    page.goto(file.as_uri())


def test_one_unknown_entry_takes_neither_its_day_nor_its_week_along(file, page_at):
    days = {
        "2026-11-20": {"teaching": 300, "made up": 60, "data": -5},
        "2026-11-19": {"teaching": 60},
        "2026-11-30": {"teaching": 60},
        "2026-11-18": "junk",
    }
    weeks = [None, 7, {"begins": "2026-11-16", "days": days, "balance": "<b>"}, {"begins": "x"}]
    page = page_at(360)
    opened_with(page, file, json.dumps({"format": 1, "weeks": weeks}))
    expect(page.get_by_text("6 h in all")).to_be_visible()
    enter(page, "Administration", "1")
    expect(page.get_by_text("7 h in all")).to_be_visible()
    kept = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))["weeks"]
    assert [(one["begins"], sorted(one["days"])) for one in kept] == [
        ("2026-11-16", ["2026-11-19", "2026-11-20"])
    ]


@pytest.mark.parametrize("junk", ["{{", "7", "null", '{"weeks": 7}', "[]", '"weeks"'])
def test_what_cannot_be_read_at_all_stays_until_somebody_writes(file, page_at, junk):
    page = page_at(360)
    opened_with(page, file, junk)
    expect(page.get_by_text("Nothing is written for this week yet.")).to_be_visible()
    expect(page.get_by_text("This browser keeps nothing")).to_have_count(0)
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == junk
    enter(page, "Teaching", "5")
    expect(page.get_by_text("Kept in this browser.")).to_be_visible()


def test_a_full_browser_says_that_it_is_full_and_shows_what_it_has(file, page_at):
    kept = {"begins": "2026-11-16", "days": {"2026-11-17": {"teaching": 120}}, "balance": 0}
    page = page_at(360)
    full = "Storage.prototype.setItem = () => { throw new Error('full') }"
    opened_with(page, file, json.dumps({"format": 1, "weeks": [kept]}), then=full)
    expect(page.get_by_text("This browser has no room left")).to_be_visible()
    expect(page.get_by_text("2 h in all")).to_be_visible()


def test_another_tab_takes_away_nothing_that_is_being_typed(file, page_at):
    page, other = two_tabs(file, page_at)
    typing = page.get_by_label("Teaching", exact=True)
    typing.press_sequentially("4:1")
    enter(other, "Administration", "1")
    other.get_by_label("Hardly").check()
    expect(page.get_by_label("Administration", exact=True)).to_have_value("1:00")
    expect(page.get_by_label("Hardly")).to_be_checked()
    typing.press_sequentially("5")
    typing.blur()
    expect(page.get_by_text("5 h 15 in all")).to_be_visible()
    expect(other.get_by_label("Teaching", exact=True)).to_have_value("4:15")
    other.evaluate("localStorage.clear()")
    expect(page.get_by_text("Nothing is written for this week yet.")).to_be_visible()
    expect(typing).to_have_value("")


def test_a_page_that_back_brings_up_again_shows_what_was_written_meanwhile(file, page_at):
    page = page_at(360)
    page.goto(file.as_uri())
    enter(page, "Teaching", "5")
    expect(page.get_by_text("5 h in all")).to_be_visible()
    page.evaluate(
        f"localStorage.setItem('{KEY}', localStorage.getItem('{KEY}').replace('300', '60'))"
    )
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_text("1 h in all")).to_be_visible()
    expect(page.get_by_label("Teaching", exact=True)).to_have_value("1:00")

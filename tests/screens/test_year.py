"""The year: events on the phone, the strip with its fullest weeks, and moves tried in the room."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journey.hands import reload, settled
from tests.screens.own_rooms import ENTRIES, answers, close, go, opened
from tests.screens.stage import Stage, drawn

MARK = "Zebrafinken"


@pytest.fixture
def room(stage) -> Stage:
    made = Stage(ENTRIES)
    made.replies = stage.replies
    made.go("year")
    return made


def event(name="Reports", week=16, **other):
    rest = {"group": "Teachers", "weight": "heavy", "fixed": False, "why": ""}
    return {"name": name, "week": week, **rest} | other


def fixed(name="Mock exams", week=16, why="The board sets them"):
    return event(name, week, fixed=True, why=why)


def events(room: Stage) -> None:
    room.answers(
        [event(), fixed()], [event(), event("Census", 5, group="Office staff")], [event("Fair", 38)]
    )
    room.close()


def test_every_week_is_offered_under_its_half_term(room):
    data = room.phone().shown.data
    terms = [title for title, _ in data["weeks"]]
    assert (len(terms), terms[2]) == (6, "Spring 1")
    weeks = [pair for _, inside in data["weeks"] for pair in inside]
    assert [int(n) for n, _ in weeks] == list(range(1, 40))
    assert weeks[15] == ["16", "Spring 1, week 2"]
    assert data["groups"] == ["Teachers", "Leaders", "Office staff"]


def test_what_cannot_move_has_to_say_why(room):
    said = room.say(room.phone().shown, do="answer", value=[fixed(why=" "), event(week="")])
    assert said["problems"] == [
        {"field": "1-why", "sentence": "Enter why it cannot move"},
        {"field": "2-week", "sentence": "Choose the week in which it falls"},
    ]


def test_the_board_draws_the_year_and_says_it_in_sentences_and_a_table(room):
    board = room.board()
    events(room)
    data = board.shown.data
    [strip] = data["strips"]
    loads = dict(strip["groups"])
    assert (loads["Teachers"][15], loads["Office staff"][4], strip["most"]) == (6, 3, 6)
    assert sum(long for _, long in strip["terms"]) == len(loads["Leaders"]) == 39
    assert strip["pinch"] == [16]
    assert strip["found"] == ["Spring 1, week 2: Mock exams, Reports."]
    assert data["fixed"]["lines"] == ["Mock exams (Spring 1, week 2): The board sets them"]
    assert ["Spring 1, week 2", "Mock exams, Reports", "6", "0", "0"] in data["tables"][0]["rows"]
    assert len(data["tables"][1]["rows"]) == 4


def test_an_event_is_held_back_at_the_desk_like_any_words(room):
    board, phone, desk = room.board(), room.phone(), room.desk()
    room.answers([event(), fixed(why=MARK)], [event()], [event()])
    room.close()
    [listed] = [text for text in desk.shown.data["texts"] if MARK in text["words"]]
    room.say(desk.shown, do="hold", activity="year", text=listed["id"], reason="person")
    assert MARK not in drawn(board, phone)
    assert board.shown.data["strips"][0]["pinch"] == []
    assert board.shown.data["held"].startswith("1 text is held back")


def test_moves_are_asked_for_with_the_week_now(room):
    phone = room.phone()
    events(room)
    room.go("moves")
    items = {one["text"]: (one["now"], one["week"]) for one in phone.shown.data["items"]}
    assert items == {
        "Reports": (16, "Spring 1, week 2"),
        "Census": (5, "Autumn 1, week 5"),
        "Fair": (38, "Summer 2, week 6"),
    }


def test_the_board_shows_the_year_before_and_after_and_how_many_want_it(room):
    board = room.board()
    events(room)
    room.go("moves")
    ids = {item.text: item.id for item in room.room.state.items(room.room.state.activity)}
    wishes = [{ids["Reports"]: 18, ids["Fair"]: "stay"}, {ids["Reports"]: 18}]
    room.answers(*wishes, {ids["Reports"]: "stay"})
    room.close()
    data = board.shown.data
    now, then = data["strips"]
    assert (now["title"], then["title"]) == (
        "The year now",
        "The year if each event goes where most want it",
    )
    assert now["most"] == then["most"] == 6  # the same colour is the same load
    assert (now["pinch"], then["pinch"]) == ([16], [])
    assert now["found"] == []  # the step before has said it
    assert then["found"] == ["No two events fall into one week."]
    rows = {row[0]: row[1:] for row in data["rows"]["rows"]}
    assert rows["Reports"] == [
        "Spring 1, week 2",
        "1",
        "Spring 1, week 4 (2)",
        "Spring 1, week 4",
    ]
    assert rows["Fair"][1:] == ["too few: not shown", "–", "It stays"]


def test_without_a_year_no_move_is_asked_for(room):
    phone, board, desk = room.phone(), room.board(), room.desk()
    room.answers([event()], [event()])  # two: nothing of it may be shown
    room.close()
    room.go("moves")
    assert "Reports" not in drawn(phone, board)
    assert phone.shown.data["question"].startswith("No event of the year is before the room")
    assert desk.data["primary"]["label"] == "Go on: no event of the year is before the room"
    said = room.say(phone.shown, do="answer", value={"year-1": 3})
    assert said.get("what") != "saved"


@pytest.fixture
def links(shared_hall) -> dict[str, str]:
    made = opened(shared_hall, ENTRIES)
    go(made, "year")
    return made


def write(page: Page) -> None:
    """A whole event."""
    page.get_by_label("Pick one of these").first.select_option("Reports")
    page.get_by_label("In which week?").first.select_option("Spring 1, week 2")
    page.get_by_role("radio", name="Teachers").first.check()
    page.get_by_role("radio", name="Heavy").first.check()


def send(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Send")).click()


def test_why_is_asked_only_of_what_cannot_move(links, page_at, axe):
    phone = page_at(360)
    phone.goto(links["join"])
    write(phone)
    why = phone.get_by_role("textbox", name="Why can it not move?")
    expect(why).to_have_count(0)
    phone.get_by_role("radio", name="No, it cannot move").first.check()
    expect(why).to_be_visible()
    axe(phone)
    send(phone)
    expect(phone.get_by_role("alert").get_by_role("link")).to_have_text("Enter why it cannot move")
    phone.get_by_role("radio", name="Yes, it could move").first.check()
    send(phone)
    expect(phone.get_by_text("Saved.")).to_be_visible()
    reload(phone)
    expect(phone.get_by_label("In which week?").first).to_have_value("16")
    expect(phone.get_by_role("radio", name="Yes, it could move").first).to_be_checked()


@pytest.mark.parametrize("width", [360, 1280])
def test_year_and_moves_fit_their_page_without_a_barrier(links, page_at, axe, width):
    page, phone = page_at(width), page_at(360)
    page.goto(links["board"] if width == 1280 else links["join"])
    phone.goto(links["join"])
    many = [event(f"Event {n}", n % 39 + 1) for n in range(40)]
    answers(links, "year", *([one, event(), fixed()] for one in many))
    close(links)
    expect(page.get_by_text("Spring 1, week 2: ").first).to_be_visible()
    fits(page, axe)
    go(links, "moves")
    events_asked = phone.locator("select")
    expect(events_asked).to_have_count(6)
    axe(phone)
    expect(events_asked.first.locator("option")).to_have_count(2 + 38)  # every week but its own
    for n in range(6):
        events_asked.nth(n).select_option("It stays where it is" if n else "Summer 2, week 7")
    send(phone)
    expect(phone.get_by_text("Saved.")).to_be_visible()
    answers(links, "moves", *[{"year-2": "stay"}] * 2)
    close(links)
    expect(page.get_by_text("The year if each event goes where most want it").first).to_be_visible()
    fits(page, axe)


def fits(page: Page, axe) -> None:
    axe(page)
    cells = page.locator(".wk-year").first.locator("i")
    expect(cells).to_have_count(3 * 39)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    wide = [cells.nth(n).bounding_box()["width"] for n in (0, 38)]
    assert min(wide) >= 15

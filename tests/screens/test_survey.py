"""The pages of a survey: what a phone offers, what comes up after closing, and what never does."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.hall import SCHOOL, local
from tests.journey.hands import press, reload
from tests.screens.own_rooms import close, go
from tests.screens.stage import Stage, drawn
from workshop_kit.domain.opening import Opening
from workshop_kit.school import School
from workshop_kit.words import say

SURVEY = Path(__file__).parent / "survey.yaml"
HEADS = {"Teachers": 12, "Leaders": 5, "Office staff": 6}
MARK = "Zebrafinken"


@pytest.fixture
def staged(monkeypatch):
    """`staged(terms="maintained")` is a stage with the pages, opened so."""
    monkeypatch.setattr("workshop_kit.screens.parts.part.Part.send", lambda *given: None)

    def made(**said):
        return Stage(SURVEY, Opening(**{"heads": HEADS, **said}))

    return made


def page(group="", **given):
    return {"given": given, "group": group}


def pictured(stage, id, *answers):
    """What the board draws once `id` was answered so and is closed."""
    board = stage.board()
    stage.go(id)
    stage.answers(*answers)
    stage.close()
    return board.shown.data


def test_a_page_offers_its_scale_and_not_my_job_and_the_merged_groups(staged):
    stage = staged()
    phone = stage.phone()
    stage.go("page")
    data = phone.shown.data
    assert data["kind"] == "rate"
    assert [id for id, _ in data["options"]] == ["fine", "sometimes", "regularly", "not_mine"]
    assert data["mine"] is True
    assert data["groups"] == ["Leaders", "Office staff", "Teachers"]
    assert "for a group from five answers on" in data["words"]["group_hint"]
    stage.go("plain")
    assert [id for id, _ in phone.shown.data["options"]] == ["agree", "neither", "disagree"]
    assert phone.shown.data["mine"] is False


@pytest.mark.parametrize("heads", [{}, {"Teachers": 30}, {"Teachers": 30, "Leaders": 4}])
def test_no_group_is_asked_for_where_none_could_be_shown(staged, heads):
    stage = staged(heads=heads)
    phone = stage.phone()
    stage.go("page")
    assert phone.shown.data["groups"] == []


def test_tables_name_no_group(staged):
    stage = staged()
    phone = stage.phone()
    stage.go("tables")
    assert phone.shown.data["groups"] == []


@pytest.mark.parametrize(
    ("terms", "binding"),
    [
        ("maintained", "Binding here"),
        ("academy_stpcd", "Binding here by contract"),
        ("academy_own", "By contract: check yours"),
        ("not_sure", "Check whether it binds here"),
    ],
)
def test_a_statement_says_what_it_rests_on_and_whether_that_binds_here(staged, terms, binding):
    stage = staged(terms=terms)
    phone = stage.phone()
    stage.go("page")
    cards = {item["id"]: item["card"] for item in phone.shown.data["items"]}
    assert cards["letters"] is None
    assert cards["reports"]["claim"] == "A rule that this file defines."
    assert cards["reports"]["standing"] == "Pay and conditions document"
    assert cards["reports"]["binding"] == binding


def test_a_rule_that_was_to_be_looked_up_again_says_so(staged):
    stage = staged()
    phone = stage.phone()
    stage.go("page")  # on 4 January 2027, after the day that the card names
    old = {item["id"]: item["card"] for item in phone.shown.data["items"]}["reports"]["old"]
    assert old.startswith("This was to be looked up again after 31 December 2026.")


def test_an_answer_with_a_group_that_is_not_offered_is_refused(staged):
    stage = staged()
    phone = stage.phone()
    stage.go("page")
    found = []
    for group in ("Pupils", "Teachers"):
        problems = []
        stage.room.answer("page", "one", page(group, letters="fine"), problems.extend)
        found.append([problem.key for problem in problems])
    assert found == [["rate.no_group"], []]
    assert phone.data["answered"] == "1 has answered"


HOT = [page("Teachers", letters="regularly", reports="fine", data="sometimes")] * 7
COLD = [page("Leaders", letters="not_mine", reports="regularly", data="fine")] * 5


TEACHERS = HOT[:5] + [page("Teachers", letters="sometimes", reports="regularly", data="fine")] * 2
LEADERS = COLD[:3] + [page("Leaders", letters="not_mine", reports="fine", data="sometimes")] * 2


def test_most_findings_come_first_and_a_divided_statement_is_marked(staged):
    data = pictured(staged(), "page", *HOT, *COLD)
    assert [(bar["id"], bar["note"]) for bar in data["bars"]] == [
        ("letters", ""),
        ("data", "divided"),
        ("reports", "divided"),
        ("cover", "nobody answered this"),
    ]
    assert data["bars"][0]["counts"] == [0, 0, 7]  # beside groups nothing says whose job it is not
    assert data["sentence"].startswith("How many people chose each answer, those with the most")
    assert data["next"] == "The workshop that takes this further: Feedback and marking."
    assert [card["claim"] for card in data["cards"]] == [
        "The bands are those that an office publishes."
    ]


def test_groups_stand_under_the_first_statements_and_all_in_the_table(staged):
    data = pictured(staged(), "page", *TEACHERS, *LEADERS)
    first = data["bars"][0]["groups"]
    assert [(group["name"], group["counts"]) for group in first] == [
        ("Leaders (5)", [0, 0, 0]),
        ("Teachers (7)", [0, 2, 5]),
    ]
    assert [len(bar.get("groups", [])) for bar in data["bars"]] == [2, 2, 2, 0]
    rows = [row[0] for row in data["table"]["rows"]]
    assert rows[:3] == [
        "Letters to parents",
        "Letters to parents (Leaders)",
        "Letters to parents (Teachers)",
    ]
    assert len(rows) == 12
    assert data["unsplit"] == say("picture.joined")


def test_what_is_not_split_is_said_once_and_shows_no_group(staged):
    few = [page("Leaders", letters="fine", data="fine")] * 2
    few += [page("Leaders", letters="sometimes")] * 3
    data = pictured(staged(), "page", *TEACHERS, *few)
    split = {bar["id"]: "groups" in bar for bar in data["bars"]}
    assert split == {"letters": True, "data": False, "reports": True, "cover": False}
    few = say("picture.unsplit")
    assert data["unsplit"] == f"{few} {say('picture.joined')}"
    assert "Not shown by group" not in json.dumps([data["bars"], data["table"]])


def test_fewer_than_five_show_nothing(staged):
    data = pictured(staged(), "page", *HOT[:4])
    assert data["of"] == "nothing"
    assert data["sentence"].startswith("Fewer than five people answered")
    assert "Letters" not in json.dumps(data)


def test_months_are_a_strip_for_everybody_and_for_each_group(staged):
    answers = [page("Teachers", m1="high", m2="low")] * 6
    answers += [page("Teachers", m1="low", m2="high")] * 2
    answers += [page("Leaders", m1="low")] * 6 + [page("Leaders", m1="high")] * 2
    strip = pictured(staged(), "months", *answers)["strip"]
    rows = dict(strip["rows"])
    assert rows["Everybody"][:3] == [50, 25, None]  # nobody said anything of November
    assert rows["Teachers"][:2] == [75, 25]
    assert rows["Leaders"][:2] == [25, None]
    assert strip["table"]["rows"][0][:3] == ["Everybody", "50", "25"]
    assert len(strip["months"]) == 12


def test_tables_are_counted_as_tables_everywhere(staged):
    stage = staged()
    board = stage.board()
    stage.go("tables")
    stage.answers(page(helps="agree"))
    assert board.data["answered"] == "1 table has answered"
    stage.close()
    assert board.shown.data["sentence"].startswith("Fewer than two tables answered")
    other = pictured(staged(), "tables", *[page(helps="agree")] * 2)
    assert other["sentence"] == "How many tables chose each answer."
    assert other["from"] == "From 2 tables"
    assert "people" not in json.dumps({name: other[name] for name in ("sentence", "from")})


def test_scores_come_back_as_bands_with_their_source(staged):
    answers = [page(happy=n, anxious=n) for n in (0, 4, 5, 6, 7, 10)]
    data = pictured(staged(heads={}), "four", *answers)
    assert [option["name"] for option in data["options"]] == ["Low", "Medium", "High", "Very high"]
    assert {bar["id"]: bar["counts"] for bar in data["bars"]} == {
        "happy": [2, 2, 1, 1],
        "anxious": [1, 0, 2, 3],
    }
    assert data["cards"][0]["source"] == "An invented office, 2024"


def test_no_screen_shows_what_was_told_to_the_survey(staged):
    stage = staged()
    screens = [stage.board(), stage.desk(), stage.phone("other"), stage.plan()]
    stage.go("more")
    told = " ".join(screens[2].shown.data["rules"])
    assert "no screen" in told and "ten people or more" in told
    stage.answers(*[f"{MARK} {n}" for n in range(12)])
    stage.close()
    assert MARK not in drawn(*screens)
    assert screens[0].shown.data["from"] == "From 12 answers"
    assert screens[0].shown.data["sentence"] in told  # one rule has one wording
    stage.room.end(lambda problems: None)
    assert MARK not in drawn(*screens)
    assert stage.room.state.result("more").texts


def test_nine_answers_told_to_the_survey_are_gone(staged):
    stage = staged()
    stage.go("more")
    stage.answers(*[f"{MARK} {n}" for n in range(9)])
    stage.close()
    assert stage.room.state.result("more").withheld


@pytest.fixture
def links(shared_hall):
    """A room with the pages in a real hall, and its links."""
    own = shared_hall.folder / "library" / "workshops"
    own.mkdir(parents=True, exist_ok=True)
    (own / "survey.yaml").write_bytes(SURVEY.read_bytes())
    school = School(shared_hall.folder, SCHOOL)
    opened = school.open_room("survey", Opening(heads=HEADS, setting="primary"))
    school.stop()
    return {name: local(link) for name, link in opened.links.items()}


@pytest.fixture
def pages(links, page_at):
    """Its desk, board and phone in a browser, at the first page."""
    desk, board, phone = page_at(1280), page_at(1280), page_at(360)
    for screen, name in ((desk, "desk"), (board, "board"), (phone, "join")):
        screen.goto(links[name])
    press(desk, "Start: Messages")
    expect(phone.get_by_role("heading", name="Messages")).to_be_visible()
    return desk, board, phone


def test_a_page_is_kept_over_a_reload_and_left_out_with_one_tap(pages, axe):
    _, _, phone = pages
    axe(phone)
    phone.get_by_role("radio", name="Teachers").check()
    letters = phone.get_by_role("group", name="Letters")
    on_page = "field => field.getBoundingClientRect().top + scrollY"
    before = letters.evaluate(on_page)
    letters.get_by_role("radio", name="Regularly").check()
    expect(phone.get_by_role("button", name="None of this")).to_be_hidden()
    assert letters.evaluate(on_page) == before  # nothing has moved under the thumb
    reload(phone)
    letters = phone.get_by_role("group", name="Letters")
    expect(letters.get_by_role("radio", name="Regularly")).to_be_checked()
    expect(phone.get_by_text("Your group: Teachers")).to_be_visible()
    expect(phone.get_by_text("1 of 4 answered")).to_be_visible()
    expect(phone.get_by_role("button", name="None of this")).to_be_hidden()
    phone.get_by_role("button", name="The rest is not part of my job").click()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    expect(letters.get_by_role("radio", name="Regularly")).to_be_checked()
    expect(phone.get_by_role("radio", name="Not part of my job", checked=True)).to_have_count(3)


def test_a_group_is_chosen_once_for_all_pages(pages, links):
    phone = pages[2]
    phone.get_by_role("radio", name="Leaders").check()
    phone.get_by_role("button", name="None of this is part of my job").click()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    close(links)
    go(links, "plain")
    expect(phone.get_by_text("Your group: Leaders")).to_be_visible()
    expect(phone.get_by_text("Not sent yet")).to_have_count(0)
    phone.get_by_role("radio", name="I agree").check()
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("Saved.")).to_be_visible()


def test_who_leaves_the_group_open_is_asked_once(pages, links):
    phone = pages[2]
    phone.get_by_role("button", name="None of this is part of my job").click()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    close(links)
    go(links, "plain")
    expect(phone.get_by_text("Your group: I would rather not say")).to_be_visible()
    expect(phone.get_by_role("radio", name="Leaders")).to_be_hidden()


def test_scores_can_be_chosen_by_keyboard_and_told_by_a_screen_reader(pages, links, axe):
    _, board, phone = pages
    go(links, "four")
    happy = phone.get_by_role("group", name="How happy")
    expect(happy.get_by_role("radio")).to_have_count(11)
    expect(happy.get_by_role("radio", name="10 Completely")).to_be_visible()
    happy.get_by_role("radio", name="0 Not at all").focus()
    phone.keyboard.press("Space")
    for _ in range(7):
        phone.keyboard.press("ArrowRight")
    expect(happy.get_by_role("radio", name="7")).to_be_checked()
    widths = happy.locator("label").evaluate_all("all => all.map((one) => one.offsetWidth)")
    heights = happy.locator("label").evaluate_all("all => all.map((one) => one.offsetHeight)")
    assert min(widths) >= 44 and min(heights) >= 44
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    axe(phone)
    axe(board)


def test_the_plan_of_a_survey_names_hot_spots_with_the_workshop_and_cards_that_take_them_on(staged):
    stage = staged()
    plan = stage.plan()
    assert plan.data["hot"] is None
    assert plan.data["summary"]["parts"] == []
    assert plan.data["words"]["none"].startswith("No actions are asked for here.")
    assert plan.data["notice"] == ""  # nothing is recommended
    stage.go("page")
    cold = [page("Leaders", letters="not_mine", reports="regularly", data="fine")] * 5
    warm = [page("Teachers", letters="regularly", reports="fine", data="sometimes")] * 7
    stage.answers(*warm, *cold)
    stage.close()
    hot = plan.data["hot"]
    assert plan.data["summary"]["parts"] == [["plan-hot", "Hot spots"]]
    divided = [row[2] for row in hot["table"]["rows"]]
    assert divided == ["Divided", "Divided", "–"]
    assert {row[3] for row in hot["table"]["rows"]} == {"Feedback and marking"}
    [[title, lines]] = hot["known"]
    assert title == "Feedback and marking: what others found" and lines
    assert MARK not in json.dumps(hot)

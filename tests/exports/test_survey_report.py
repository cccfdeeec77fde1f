"""The report of a survey: its own scale, role groups as far as allowed, words from ten answers."""

from functools import cache

import pytest

from tests.exports.afternoon import HELD_ON, TODAY
from tests.exports.reading import READ, squeezed
from tests.sample import Afternoon
from tests.screens.test_survey import HEADS, LEADERS, SURVEY, TEACHERS, page
from workshop_kit import exports
from workshop_kit.content import load_workshop
from workshop_kit.domain.disclosure import disclose, minimum_of, otherwise_of
from workshop_kit.domain.document import Bullets, Heading, Paragraph, Table
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.report import report
from workshop_kit.domain.results import to_json
from workshop_kit.domain.story import Event, State, tell
from workshop_kit.exports.json_file import read_json
from workshop_kit.words import say

KINDS = [kind for kind in exports.FORMATS if kind in READ]
HOT = [page("Teachers", letters="regularly", reports="fine", data="sometimes")] * 7
COLD = [page("Leaders", letters="not_mine", reports="regularly", data="fine")] * 5


class Survey:
    """A room with the pages of tests/screens/survey.yaml; `state` is what is so."""

    def __init__(self, **said) -> None:
        self.state = State("BCDFGH", "Marlow Road", load_workshop(SURVEY))
        opening = Opening(**{"heads": HEADS, "terms": "maintained", **said})
        self.add("opened", held_on=HELD_ON, keys={}, opening=opening.to_json())

    def add(self, kind, **body) -> None:
        self.state = tell(self.state, [Event(self.state.n + 1, kind, body)])

    def close(self, id, *answers) -> "Survey":
        step = self.state.workshop.activity(id)
        self.add("started", activity=id, at=0.0, ends=60.0)
        checked = [self.state.check(step, raw) for raw in answers]
        assert [problems for _, problems in checked if problems] == []
        tally = step.tally([value for value, _ in checked], self.state.items(step))
        minimum = minimum_of(self.state.workshop, step)
        result = disclose(
            tally, minimum, self.state.groups_asked, otherwise_of(self.state.workshop)
        )
        self.add("closed", activity=id, result=to_json(result))
        return self

    def blocks(self) -> tuple:
        return report(self.state, TODAY, say).blocks

    def tables(self, caption) -> list[Table]:
        return [b for b in self.blocks() if isinstance(b, Table) and b.caption == caption]

    def words(self) -> list[str]:
        texts = [getattr(b, "text", "") for b in self.blocks()]
        return texts + [i for b in self.blocks() if isinstance(b, Bullets) for i in b.items]

    def found(self, kind) -> str:
        return squeezed(READ[kind](exports.file(self.state, TODAY, kind).body))


def test_a_page_stands_in_its_own_scale_with_most_findings_first():
    [table] = Survey().close("page", *HOT, *COLD).tables("Each answer, counted")
    assert table.head == (
        "Statement",
        "Not too much",
        "Sometimes too much",
        "Regularly too much",
    )
    assert table.rows == (
        ("Letters to parents", "0", "0", "7"),
        ("Typing in data (divided)", "5", "7", "0"),
        ("Reports on pupils (divided)", "7", "0", "5"),
        ("Covering for colleagues", "0", "0", "0"),
    )


def test_not_my_job_is_counted_where_nothing_is_by_group():
    unnamed = [{**one, "group": ""} for one in (*HOT, *COLD)]
    [table] = Survey().close("page", *unnamed).tables("Each answer, counted")
    assert table.head[-1] == "Not part of my job"
    assert table.rows[0] == ("Letters to parents", "0", "0", "7", "5")
    assert say("report.counting.joined") not in Survey().close("page", *unnamed).words()


def test_role_groups_have_a_table_of_their_own():
    room = Survey().close("page", *TEACHERS, *LEADERS)
    [table] = room.tables("The same by role group")
    assert table.rows[:2] == (
        ("Letters to parents (Leaders)", "0", "0", "0"),
        ("Letters to parents (Teachers)", "0", "2", "5"),
    )
    assert say("picture.unsplit") not in room.words()
    assert room.words().count(say("report.counting.joined")) == 1


def test_a_statement_that_few_of_a_group_answered_is_left_out_and_that_is_said():
    few = [page("Leaders", letters="fine", data="fine")] * 2
    few += [page("Leaders", letters="sometimes")] * 3
    room = Survey().close("page", *TEACHERS, *few)
    [table] = room.tables("The same by role group")
    assert not any("Typing" in row[0] for row in table.rows)
    assert room.words().count(say("picture.unsplit")) == 1


def test_without_groups_nothing_is_said_of_groups():
    room = Survey(heads={}).close("page", *[{**one, "group": ""} for one in HOT])
    assert room.tables("The same by role group") == []
    assert say("report.counting.groups", minimum="five") not in room.words()
    assert say("report.counting.groups", minimum="five") in Survey().words()


def test_a_statement_that_few_answered_is_not_shown():
    room = Survey().close("page", *HOT, page(cover="regularly"))
    [table] = room.tables("Each answer, counted")
    assert table.rows[-1] == ("Covering for colleagues", "too few: not shown", "–", "–", "–")


@cache
def practice_report() -> tuple:
    return report(Afternoon("practice_check", 41).play(), TODAY, say).blocks


def test_a_survey_ends_with_no_questions_on_actions_that_nobody_was_asked_for():
    headings = [block.text for block in practice_report() if isinstance(block, Heading)]
    assert say("report.check.heading") not in headings
    hall = report(Afternoon("act_on_the_audit", 26).play(), TODAY, say).blocks
    assert say("report.check.heading") in [b.text for b in hall if isinstance(b, Heading)]
    points = [item for b in practice_report() if isinstance(b, Bullets) for item in b.items]
    assert say("report.counting.deleted") in points
    assert say("report.counting.guesses") not in points


def practice_cards() -> tuple:
    """(claim, kind, source) of each card in the files of a maintained school's practice check."""
    caption = say("report.evidence.caption")
    tables = [b for b in practice_report() if isinstance(b, Table) and b.caption == caption]
    return tuple(row for table in tables for row in table.rows)


def test_what_others_found_stands_once_where_two_pages_lead_to_the_same_workshop():
    texts = [block.text for block in practice_report() if isinstance(block, Heading)]
    titles = [text for text in texts if text.endswith(": what others found")]
    assert "Act on the audit: what others found" in titles
    assert len(titles) == len(set(titles)) > 3


def test_a_rule_says_in_the_files_whether_it_binds_in_this_school():
    kinds = {kind for _, kind, _ in practice_cards()}
    assert "Pay and conditions document. Binding here" in kinds
    assert {"Law", "Guidance"} < kinds


def test_a_source_that_names_the_year_of_its_reading_is_not_dated_twice():
    sources = [source for _, _, source in practice_cards()]
    assert any("(read in 2026)" in source for source in sources)
    assert not any("(read in 2026), 2026" in source for source in sources)
    assert any(source.endswith("March 2016") for source in sources)


def test_hot_spots_come_with_the_divided_first_the_workshop_and_its_cards():
    room = Survey().close("page", *HOT, *COLD)
    [table] = room.tables(say("report.hot.caption"))
    label = "Sometimes too much / Regularly too much"
    assert table.rows == (
        ("Typing in data", f"7 of 12: {label}", "Divided", "Feedback and marking"),
        ("Reports on pupils", f"5 of 12: {label}", "Divided", "Feedback and marking"),
        ("Letters to parents", f"7 of 7: {label}", "–", "Feedback and marking"),
    )
    words = room.words()
    assert "Feedback and marking: what others found" in words
    assert any(word.startswith("The bands are those that an office publishes.") for word in words)
    assert any(
        word.startswith(
            "A rule that this file defines. (Pay and conditions document. Binding here. An"
        )
        for word in words
    )
    assert not any("feedback_and_marking" in word for word in words)


def test_what_leads_on_to_no_workshop_is_no_hot_spot():
    room = Survey().close("months", *[page(m1="high")] * 6)
    assert room.tables(say("report.hot.caption")) == []


def test_months_stand_in_the_order_of_the_year_whichever_is_fullest():
    room = Survey().close("months", *[page(m1="low", m12="high")] * 6)
    [table] = room.tables("Each answer, counted")
    assert [row[0] for row in table.rows] == [
        item.text for item in room.state.workshop.activity("months").items
    ]


def test_scores_stand_as_bands_and_say_where_each_begins():
    answers = [page(happy=n, anxious=n) for n in (0, 4, 5, 6, 7, 10)]
    room = Survey().close("four", *answers)
    [table] = room.tables("Each answer, counted")
    assert table.head == ("Statement", "Low", "Medium", "High", "Very high")
    assert table.rows[1] == ("How anxious did you feel yesterday?", "1", "0", "2", "3")
    assert (
        "How anxious did you feel yesterday? "
        "Bands: Low from 0, Medium from 2, High from 4, Very high from 6."
    ) in room.words()


def test_tables_are_called_tables():
    room = Survey().close("tables", *[page(helps="agree")] * 3)
    assert "How far does your table agree? 3 tables answered." in room.words()


TOLD = [f"{letter} is too much" for letter in "JIHGFEDCBA"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_told_to_the_survey_is_there_from_ten_answers_and_not_from_nine(kind):
    ten, nine = Survey().close("more", *TOLD), Survey().close("more", *TOLD[:9])
    assert "Jistoomuch" in ten.found(kind) or kind == "xlsx"
    assert "istoomuch" not in nine.found(kind)


def test_words_stand_from_a_to_z():
    room = Survey().close("more", *TOLD)
    [said] = [b for b in room.blocks() if isinstance(b, Bullets) and TOLD[0] in b.items]
    assert said.items == tuple(reversed(TOLD))


def test_the_report_says_which_rule_held_for_which_part():
    words = Survey().words()
    shown = "Shown once {} or more had answered, else only how many answered: {}."
    assert shown.format("two tables", "“By table”") in words
    five = "“Messages”, “All in all”, “The year”, “How you are”"
    assert shown.format("five people", five) in words
    assert shown.format("ten people", "“What we did not ask”") in words


def test_a_rule_that_was_to_be_looked_up_again_says_so_in_the_table_of_evidence():
    room = Survey().close("page", *HOT)
    [table] = room.tables("Claims with their source and date")
    rows = {row[0]: row[2] for row in table.rows}
    assert rows["A rule that this file defines."] == (
        "An invented document, 2024. This was to be looked up again after 31 December 2026. "
        "Check it before you rely on it."
    )
    assert rows["The bands are those that an office publishes."] == "An invented office, 2024"


def whole() -> Survey:
    """All pages answered."""
    room = Survey().close("page", *HOT, *COLD).close("plain", *[page(balance="agree")] * 6)
    room.close("months", *[page("Teachers", m1="high")] * 6).close("more", *TOLD)
    room.close("tables", *[page(helps="agree")] * 3)
    return room.close("four", *[page("Leaders", happy=3, anxious=9)] * 6)


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_every_word_of_it_is_in_every_file(kind):
    room = whole()
    found = room.found(kind)
    texts = [b.text for b in room.blocks() if isinstance(b, Heading | Paragraph)]
    texts += [cell for b in room.blocks() if isinstance(b, Table) for row in b.rows for cell in row]
    assert [text for text in texts if squeezed(text) not in found] == []


def test_json_brings_groups_labels_and_the_opening_back():
    room = whole()
    kept = read_json(exports.file(room.state, TODAY, "json").body)
    assert kept.state.results == {id: room.state.result(id) for id in room.state.results}
    result = kept.state.results["page"]
    assert result.labels == ("Not too much", "Sometimes too much", "Regularly too much")
    assert [group.name for group in result.by_group] == ["Leaders", "Teachers"]
    assert kept.state.opening == room.state.opening

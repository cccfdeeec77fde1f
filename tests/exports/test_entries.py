"""Entries, the year, moves, the matrix and notes in Word, PDF and JSON: all of it, and it fits."""

import json
import re
import shutil
import subprocess

import pytest

from tests.exports.afternoon import HELD_ON, TODAY, Afternoon
from tests.exports.reading import READ, W, squeezed, word_part
from tests.screens.own_rooms import BETWEEN_TWO, ENTRIES
from workshop_kit import exports
from workshop_kit.content import load_workshop
from workshop_kit.domain.document import Bullets, Heading, Paragraph, Table
from workshop_kit.domain.report import report
from workshop_kit.domain.results import Records, Weeks
from workshop_kit.domain.story import State
from workshop_kit.exports.json_file import read_json
from workshop_kit.words import say

FILES = ("docx", "pdf", "json")
WIDE = "Verwaltungsvorschriftensammlung"  # longer than any column's share of the page


class Entries(Afternoon):
    """A room of another workshop, told in the same way."""

    def __init__(self, path=ENTRIES) -> None:
        self.people = 7
        self.state = State("BCDFGH", "Marlow Road", load_workshop(path))
        self.add("opened", held_on=HELD_ON, keys={})


def entry(name, **other):
    rest = {"asked_by": "law", "where": "Here", "minutes": 5, "times": 10, "people": 30}
    return {"name": name, **rest, "used": "class"} | other


def event(name, week, **other):
    rest = {"group": "Teachers", "weight": "heavy", "fixed": False, "why": ""}
    return {"name": name, "week": week, **rest} | other


def played() -> Entries:
    """Everything that is written down, by many."""
    room = Entries()
    logs = entry("Logs", asked_by="nobody", where="")
    many = [[entry(f"Collection {n}"), entry(WIDE, where=f"Place {n}"), logs] for n in range(40)]
    room.close("collections", many)
    items = [item.id for item in room.state.items(room.state.workshop.activity("form"))]
    room.close("form", [dict.fromkeys(items, "thought")] * 3)
    room.close("marks", [{"tests": [2, 4], "reports": [4, 1]}] * 4)
    board = event("Mock exams", 16, fixed=True, why="The board sets them")
    room.close("year", [[event("Reports", 16), board, event("Fair", 38)]] * 3)
    moves = {item.text: item.id for item in room.state.items(room.state.workshop.activity("moves"))}
    room.close("moves", [{moves["Reports"]: 18, moves["Fair"]: "stay"}] * 3)
    return room


@pytest.fixture(scope="module")
def state() -> State:
    return played().state


def table(state: State, caption: str) -> Table:
    blocks = report(state, TODAY, say).blocks
    return next(b for b in blocks if isinstance(b, Table) and b.caption == caption)


@pytest.mark.parametrize("kind", FILES)
def test_all_that_was_written_is_in_the_file(state, kind):
    words = squeezed(READ[kind](exports.file(state, TODAY, kind).body))
    for n in range(40):
        assert f"Collection{n}" in words
    for told in (
        "Couldstop:Logs.Whoasksforit:Nobodyknows.",
        "Efficientandreliable",
        "1.Testsinthemiddleofaunit",
        "Thisruleisthekit’sown.",
        "Spring1,week2:Mockexams,Reports.",
        "Mockexams(Spring1,week2):Theboardsetsthem",
        "Spring1,week4(3)",
        "Thefullestweeksifeacheventgoeswheremostwantit",
    ):
        assert told in words


def test_what_was_found_stands_before_the_table(state):
    blocks = report(state, TODAY, say).blocks
    at = next(
        n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == "What we collect"
    )
    first, second = blocks[at + 2 : at + 4]
    assert isinstance(first, Bullets) and first.items[0].startswith("Kept twice: ")
    assert isinstance(second, Table) and second.rows[0][0].startswith(("Logs", WIDE))


def test_every_column_of_these_tables_has_room_for_its_words(state):
    own = {
        "report.records.caption",
        "report.marks.caption",
        "report.weeks.load",
        "report.weeks.all",
    }
    for key in (*own, "report.moves.caption"):
        assert table(state, say(key)).fits, key


def test_word_gives_each_table_the_whole_width_and_no_more(state):
    body = word_part(exports.file(state, TODAY, "docx").body)
    page = body.find(f".//{W}sectPr")
    width = int(page.find(f"{W}pgSz").get(f"{W}w"))
    edges = page.find(f"{W}pgMar")
    room = width - int(edges.get(f"{W}left")) - int(edges.get(f"{W}right"))
    for each in body.iter(f"{W}tbl"):
        columns = [int(c.get(f"{W}w")) for c in each.find(f"{W}tblGrid")]
        assert abs(sum(columns) - room) <= len(columns), columns


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not here")
def test_no_word_of_a_pdf_runs_over_the_edge(state):
    body = exports.file(state, TODAY, "pdf").body
    told = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=body, capture_output=True)
    page = re.search(r'<page width="([\d.]+)"', told.stdout.decode())
    ends = [float(x) for x in re.findall(r'xMax="([\d.]+)"', told.stdout.decode())]
    assert page and len(ends) > 500
    assert max(ends) <= float(page.group(1)) - 24 / 25.4 * 72 + 1  # the right margin


def test_json_gives_back_entries_and_year_as_they_are(state):
    kept = read_json(exports.file(state, TODAY, "json").body)
    results = kept.state.results
    assert isinstance(results["collections"], Records)
    assert isinstance(results["year"], Weeks)
    assert results["collections"] == state.results["collections"]
    assert results["year"] == state.results["year"]


def said(state, kind) -> str:
    """The words of a file, but for those that the workshop itself asks with."""
    body = exports.file(state, TODAY, kind).body
    if kind == "json":
        body = json.dumps({**json.loads(body), "workshop": {}}).encode()
    return squeezed(READ[kind](body))


@pytest.mark.parametrize("kind", FILES)
def test_what_is_held_back_is_in_no_file_and_is_counted(kind):
    room = played()
    [one] = [row for row in room.state.results["collections"].rows if row.name == "Collection 7"]
    [other] = [e for e in room.state.results["year"].events if e.name == "Mock exams"]
    for id in (one.id, other.id):
        room.add("held", text=id, reason="person")
    words = said(room.state, kind)
    assert "Collection7" not in words
    assert "Mockexams" not in words and "Theboardsetsthem" not in words
    assert "2textswereheldback" in words
    assert "Collection8" in words


def test_a_move_of_a_year_that_was_held_back_afterwards_is_not_told():
    room = played()
    [one] = [e for e in room.state.results["year"].events if e.name == "Reports"]
    room.add("held", text=one.id, reason="person")
    rows = table(room.state, say("report.moves.caption")).rows
    assert [row[0] for row in rows] == ["Fair"]


@pytest.mark.parametrize("kind", FILES)
def test_below_three_nothing_is_told(kind):
    room = Entries()
    room.close("collections", [[entry("Logs")]] * 2)
    room.close("year", [[event("Reports", 16)]] * 2)
    words = said(room.state, kind)
    assert "Logs" not in words and "Reports" not in words


def test_a_room_that_wrote_nothing_down_says_so():
    room = Entries()
    room.close("year", [[event("Reports", 16)]] * 3)
    [one] = room.state.results["year"].events
    room.add("held", text=one.id, reason="abuse")
    told = [b.text for b in report(room.state, TODAY, say).blocks if isinstance(b, Paragraph)]
    assert say("report.voices.no_words") in told


@pytest.mark.parametrize("kind", FILES)
def test_no_file_holds_a_word_of_a_conversation(kind):
    room = Entries(BETWEEN_TWO)
    said = {"time": "Seating plans, three times", "away": "The office"}
    room.close("talk", [{"said": said, "agreed": [True, True]}])
    words = squeezed(READ[kind](exports.file(room.state, TODAY, kind).body))
    assert "Seatingplans" not in words and "Theoffice" not in words
    assert "staysWithTheTwo".casefold() in words.casefold()

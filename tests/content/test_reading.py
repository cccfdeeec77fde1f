"""Words are plain: short sentences, none of the words of offices, and a reading age as stated."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.content.reading import LABEL, phrases, reading_age, syllables, words
from tests.markdown import ROOT, name, sayings, tables
from workshop_kit.words import sentences

MANNER = ROOT / "docs" / "writing_guides.md"
GUIDES = sorted((ROOT / "facilitator_guides").glob("*.md"))
ROLES = [ROOT / "docs" / f"{role}.md" for role in ("facilitator", "leader", "representative")]
PAGES = [*(ROOT / f"docs/{page}.md" for page in ("README", "on_paper", "your_own_workshop"))]
PAGES += [ROOT / "README.md", ROOT / "CHANGELOG.md", MANNER, *ROLES]
LIBRARY = ROOT / "workshop_kit" / "library"
OF_WORKSHOPS = [
    p for part in ("workshops", "rules", "evidence") for p in LIBRARY.glob(f"{part}/*.yaml")
]
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NOT_BRITISH = re.compile(
    r"\b((organ|recogn|real|summar|prior|minim|maxim|standard|final|author|emphas|categor|anonym"
    r"|general|special|critic|custom|normal|apolog|util|visual)iz\w+|(ana|para)lyz\w+"
    r"|(behavi|col|fav|lab|hon)ors?(ed|al|ing|able)?|centers?|gray|fulfills?|enrolls?)\b",
    re.IGNORECASE,
)
NOT_A_DATE = re.compile(
    rf"\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b|\b\d{{1,2}}(st|nd|rd|th) (of )?({MONTHS})|"
    rf"\b({MONTHS}) \d{{1,2}}\b(?! (schools|people))"
)


@cache
def not_used() -> re.Pattern[str]:
    """The words that the page on manner lists, as one pattern."""
    rows = [row[0] for table in tables(MANNER) if table[0][0] == "Not" for row in table[1:]]
    listed = [word for row in rows for word in row.split(", ")]
    assert len(listed) > 40
    return re.compile("|".join(rf"\b{re.escape(w)}(?!\w)" for w in listed), re.IGNORECASE)


@cache
def texts() -> dict[str, list[str]]:
    """Everything that people read, by where it stands."""
    found = {f"words.toml {key}": [text] for key, text in sentences().items()}
    pages = [*GUIDES, *PAGES, *LIBRARY.glob("letters/*.md"), ROOT / "CONTRIBUTING.md"]
    pages += [page for page in (ROOT / "docs").rglob("*.md") if page != MANNER]
    found |= {name(page): sayings(page) for page in pages if page != MANNER}
    return found | {name(p): [p.read_text("utf-8")] for p in LIBRARY.glob("workshops/*.yaml")}


def found_by(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{place}: {hit[0]}"
        for place, lines in texts().items()
        for line in lines
        for hit in pattern.finditer(line)
    ]


def test_no_word_of_offices_is_used():
    assert found_by(not_used()) == []


def test_words_are_spelled_as_in_britain():
    assert found_by(NOT_BRITISH) == []


def test_dates_are_written_one_way():
    assert found_by(NOT_A_DATE) == []


def test_the_patterns_find_what_they_are_for():
    found = ["utilise", "in order to", "e.g.", "Stakeholders", "ensuring", "whilst"]
    assert [word for word in found if not not_used().search(f"We {word} it")] == []
    american = ["organize", "recognized", "analyzing", "color", "behavior", "center", "fulfill"]
    assert [word for word in american if not NOT_BRITISH.search(word)] == []
    british = ["size", "resized", "prize", "seized", "organise", "colour", "labour", "fulfil"]
    assert [word for word in british if NOT_BRITISH.search(word)] == []
    dates = ["15/2/2027", "15th February", "February 15", "1st of May"]
    assert [day for day in dates if not NOT_A_DATE.search(f"On {day}, 2027")] == []
    assert not NOT_A_DATE.search("On 15 February 2027, 24/7, in May 2027")


def long(lines: list[str]) -> list[str]:
    return [one for line in lines for one in phrases(line) if len(words(one)) >= 25]


def test_no_sentence_of_the_kit_has_25_words():
    assert {key: found for key, text in sentences().items() if (found := long([text]))} == {}


@pytest.mark.parametrize("page", [*GUIDES, *PAGES, *sorted(LIBRARY.glob("letters/*.md"))], ids=name)
def test_no_sentence_of_a_guide_page_or_paper_has_25_words(page):
    assert long(sayings(page)) == []


def words_in(node: object) -> list[str]:
    """Every text in what a file of the library says."""
    if isinstance(node, str):
        return [node]
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [text for part in parts for text in words_in(part)]


@pytest.mark.parametrize("path", OF_WORKSHOPS, ids=name)
def test_no_sentence_of_a_workshop_or_a_card_has_25_words(path):
    assert long(words_in(yaml.safe_load(path.read_text("utf-8")))) == []


def by_table() -> dict[str, list[str]]:
    """Those tables of words.toml that have enough words to be measured alone."""
    found = defaultdict(list)
    for key, text in sentences().items():
        found[key.rpartition(".")[0]].append(text)
    return {table: lines for table, lines in found.items() if length(lines) >= 80}


def length(lines: list[str]) -> int:
    counts = [len(words(one)) for line in lines for one in phrases(line)]
    return sum(n for n in counts if n > LABEL)


def hardest(pages: list[Path]) -> float:
    return max(reading_age(sayings(page, "paragraph_open")) for page in pages)


def measured() -> list[float]:
    """In the order of the table on the page on manner."""
    tables_of_words = max(reading_age(lines) for lines in by_table().values())
    whole = reading_age(sentences().values())
    return [whole, tables_of_words, hardest(GUIDES), hardest(ROLES), hardest([ROOT / "README.md"])]


def test_the_reading_age_is_as_stated():
    (rows,) = (table[1:] for table in tables(MANNER) if table[0][0] == "Text")
    for (text, stated), age in zip(rows, measured(), strict=True):
        assert int(stated) - 1.5 < age <= int(stated), text


@pytest.mark.parametrize(
    ("n", "line"),
    [
        (1, "work cake saved makes one roles closed planned {minutes} 1,265"),
        (2, "table closes answered wanted minutes pupil people pages teacher"),
        (3, "governor together agreement"),
        (5, "facilitator representative recommendation"),
    ],
)
def test_syllables_are_counted_about_right(n, line):
    assert {word: syllables(word) for word in line.split()} == dict.fromkeys(line.split(), n)


def test_what_is_harder_has_a_higher_reading_age():
    easy = ["We ask what takes time. Then we say what can stop. You can see it at once."]
    hard = ["Organisational prioritisation necessitates comprehensive consultation procedures."]
    assert reading_age(easy) < 8 < 20 < reading_age(hard)


def test_sentences_and_words_are_told_apart():
    assert phrases("One two. “Three?” four!\nfive; six: seven") == [
        "One two.",
        "“Three?”",
        "four!",
        "five; six: seven",
    ]
    assert words("{n} of 1,265 hours aren’t far-off") == [
        "{n}",
        "of",
        "1,265",
        "hours",
        "aren’t",
        "far-off",
    ]

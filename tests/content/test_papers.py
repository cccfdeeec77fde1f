"""Letters and papers: gaps are filled from the plan, named where nothing is known, and checked."""

import pytest

from tests.exports.afternoon import TODAY, played
from workshop_kit.content import Faulty, check_paper, load_paper, paper_paths
from workshop_kit.domain.document import Bullets, Heading, Paragraph, Table
from workshop_kit.domain.known import known
from workshop_kit.domain.paper import BLOCKS, WORDS, fill, gaps
from workshop_kit.words import say, sentences

NAMES = sorted(paper_paths())


def texts(document):
    found = [document.title, document.subtitle]
    for block in document.blocks:
        found += [getattr(block, "text", ""), *getattr(block, "items", ())]
        found += [cell for row in getattr(block, "rows", ()) for cell in row]
    return "\n".join(found)


def filled(name, state=None, without=()):
    return fill(load_paper(paper_paths()[name]), known("Our school", TODAY, state, say), without)


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_of_the_kit_is_well_and_fills_from_a_plan(name):
    assert check_paper(paper_paths()[name]) == []
    done = filled(name, played().state)
    assert "{" not in texts(done.document)
    assert "Our school" in texts(done.document)
    own = load_paper(paper_paths()[name]).asks.values()
    assert set(done.missing) <= set(own)


@pytest.mark.parametrize("name", NAMES)
def test_without_a_plan_each_gap_is_named_and_nothing_is_made_up(name):
    done = filled(name)
    assert "{" not in texts(done.document)
    template = load_paper(paper_paths()[name])
    for gap in gaps(template) - {"school", "today", *template.optional}:
        words = template.asks.get(gap) or sentences()[f"paper.{gap}"]
        assert words in done.missing
        assert f"[{words}]" in texts(done.document)


def test_an_optional_paragraph_can_be_left_out():
    asked = "Making data work"
    assert asked in texts(filled("letter_to_head").document)
    assert asked not in texts(filled("letter_to_head", without=["making_data_work"]).document)


def test_a_paper_says_of_each_action_how_far_it_has_come():
    words = texts(filled("letter_to_head", played().state).document)
    assert "Recommended by the room." in words and "Adopted on 25 January 2027" in words
    assert "not yet accepted" in words or "Nobody has accepted it yet." in words


def paper(tmp_path, text):
    path = tmp_path / "own.md"
    path.write_text(text, "utf-8")
    return path


FRONT = "---\ntitle: Ours\nasks:\n  head: the head\n---\n"


def test_markdown_becomes_headings_lists_ticks_and_tables(tmp_path):
    body = "# One\n\nA *b* [c](http://x.test)\n\n- d\n- e\n\n- [ ] f\n\nCap:\n\n| g | h |\n|---|---|\n| i | |\n"
    blocks = load_paper(paper(tmp_path, FRONT + body)).blocks
    assert blocks[:2] == (Heading(1, "One"), Paragraph("A b c"))
    assert blocks[-1] == Table("Cap", ("g", "h"), (("i", ""),), to_fill=True)
    assert all(isinstance(block, Bullets) for block in blocks[2:-1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "cannot be read"),
        ("no front matter", "cannot be read"),
        ("---\n- a\n---\nx", "cannot be read"),
        ("---\nasks: {}\n---\nx", "cannot be read"),
        ("---\ntitle: [\n---\nx", "cannot be read"),
        ("---\ntitle: T\ncolour: red\n---\nx", "colour"),
        (FRONT + "Dear {hed},", "hed"),
        (FRONT + "{actons}", "actons"),
        (FRONT + "| {nothing} | b |\n|---|---|\n| c | d |", "nothing"),
    ],
)
def test_a_wrong_paper_is_told_in_a_sentence(tmp_path, text, words):
    path = paper(tmp_path, text)
    faults = check_paper(path)
    assert faults and words in faults[0].sentence
    with pytest.raises(Faulty):
        load_paper(path)


def test_all_wrong_gaps_are_told_at_once_with_their_lines(tmp_path):
    faults = check_paper(paper(tmp_path, FRONT + "{one}\n\n{two} {head} {school}\n"))
    assert [fault.line for fault in faults] == [6, 8]


def test_a_schools_own_paper_comes_in_place_of_the_kits(tmp_path):
    folder = tmp_path / "library" / "letters"
    folder.mkdir(parents=True)
    own = folder / "letter_to_head.md"
    own.write_text(FRONT + "Dear {head}", "utf-8")
    assert paper_paths(tmp_path)["letter_to_head"] == own


def test_every_gap_has_a_name_in_words():
    assert all(f"paper.{gap}" in sentences() for gap in (*WORDS, *BLOCKS))

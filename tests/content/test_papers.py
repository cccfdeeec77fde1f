"""Letters and papers: gaps are filled from the plan, named where nothing is known, and checked."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exports.afternoon import (
    ADOPTED,
    ANSWERED,
    CONSULTED,
    SECOND_SITTING,
    TIMES,
    TODAY,
    Afternoon,
    played,
)
from workshop_kit.content import (
    Faulty,
    check_paper,
    first_titles,
    library,
    load_paper,
    paper_paths,
    paper_titles,
)
from workshop_kit.domain.activities import Move
from workshop_kit.domain.document import Bullets, Heading, Paragraph, Table
from workshop_kit.domain.known import known
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.paper import BLOCKS, WORDS, Choices, fill, gaps
from workshop_kit.domain.parents import for_parents
from workshop_kit.domain.problem import Refused
from workshop_kit.domain.report.phrases import lasts, moment
from workshop_kit.domain.state import State
from workshop_kit.words import say, sentences

NAMES = sorted(paper_paths())
PROMISED = {
    *("action_plan", "evaluation_checklist", "letter_to_head", "jncc_item", "staff_update"),
    *("parents_letter", "parents_leaflet", "email_protocol", "communications_policy"),
    *("feedback_policy_primary", "feedback_policy_secondary", "marking_checklist"),
    *("work_life_balance_policy", "wellbeing_committee_terms", "wellbeing_committee_paper"),
    *("whole_school_wellbeing", "report_to_governors", "who_to_talk_to"),
    *("staff_invitation", "staff_notice", "dpia", "has_it_stopped"),
}
LISTED = Path(__file__).parent.parent.parent / "docs" / "papers.md"
NOW = 1_796_000_000.0  # a day of November 2026
UNIONS = re.compile(r"\b(ASCL|Community|GMB|NAHT|NASUWT|NEU|NUT|UNISON|Unite)\b")


def lines(document):
    """The title, each paragraph and list item, each row of a table."""
    found = [document.title, document.subtitle]
    for block in document.blocks:
        found += [getattr(block, "text", ""), *getattr(block, "items", ())]
        found += [" | ".join(row) for row in getattr(block, "rows", ())]
    return found


def texts(document):
    return "\n".join(lines(document))


def filled(name, state=None, *fills, without=()):
    paper = load_paper(paper_paths()[name])
    return fill(paper, known("Our school", TODAY, state, say), Choices(fills, without))


def table_of(name, state):
    blocks = filled(name, state).document.blocks
    return next(block for block in blocks if isinstance(block, Table))


def test_the_papers_that_were_promised_are_there_and_listed():
    assert set(NAMES) == PROMISED
    listed = re.findall(r"^\| `(\w+)` \|", LISTED.read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_of_the_kit_is_well_and_fills_from_a_plan(name):
    assert check_paper(paper_paths()[name]) == []
    done = filled(name, played().state)
    assert "{" not in texts(done.document)
    assert done.document.subtitle == "Our school"
    assert set(done.missing) <= set(load_paper(paper_paths()[name]).asks)


@pytest.mark.parametrize("name", NAMES)
def test_without_a_plan_each_gap_is_named_and_nothing_is_made_up(name):
    done = filled(name)
    assert "{" not in texts(done.document)
    template = load_paper(paper_paths()[name])
    for gap in gaps(template) - {"school", "today", *template.optional}:
        words = template.asks.get(gap) or sentences()[f"paper.{gap}"]
        assert done.missing[gap] == words
        assert f"[{words}]" in texts(done.document)


def test_an_optional_paragraph_can_be_left_out():
    asked = "Making data work"
    assert asked in texts(filled("letter_to_head").document)
    assert asked not in texts(filled("letter_to_head", without=["making_data_work"]).document)


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_says_on_each_page_what_it_is_or_is_not(name):
    paper = load_paper(paper_paths()[name])
    assert paper.notice != sentences()["paper.draft"]


@pytest.mark.parametrize("name", sorted(PROMISED - {"who_to_talk_to"}))
def test_where_a_union_is_named_its_words_are_labelled_as_its_position(name):
    named = [line for line in lines(filled(name).document) if UNIONS.search(line)]
    assert [line for line in named if not line.startswith("Union position (")] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("feedback_policy")])
def test_a_worked_example_says_that_its_school_is_invented(name):
    document = filled(name).document
    assert "invented" in document.notice and "does not exist" in texts(document)


def test_who_to_talk_to_says_which_lines_the_school_has_not_filled_in():
    done = filled("who_to_talk_to", None, "neu=Sam Example, room 4")
    assert "NEU | Sam Example, room 4" in texts(done.document)
    assert "NASUWT | [not filled in by your school]" in texts(done.document)
    assert "neu" not in done.missing


def before(name, **said):
    """The room of a workshop that nobody has begun."""
    return State("ABCDEF", "Our school", library()[name], "2026-11-25", opening=Opening(**said))


@pytest.mark.parametrize(
    "name", ["behaviour", "data_collection", "workload_audit", "wellbeing_check"]
)
def test_an_invitation_says_of_every_workshop_what_it_is_how_long_and_who_sees_what(name):
    workshop = library()[name]
    told = texts(filled("staff_invitation", before(name)).document)
    assert workshop.title in told and workshop.purpose in told
    assert lasts(say, workshop) in told and "No name, no account" in told
    missing = filled("staff_invitation", before(name)).missing
    assert {"day", "when", "place", "facilitator", "directed_time", "contact"} <= set(missing)


def test_an_invitation_to_what_is_open_for_days_knows_when_and_from_how_many_on():
    room = before("workload_audit", opens=NOW, until=NOW + 86_400, minimum=9)
    done = filled("staff_invitation", room)
    assert f"from {moment(say, NOW)} until {moment(say, NOW + 86_400)}" in texts(done.document)
    assert "if the end is moved, it stands where you answer" in texts(done.document)
    assert "fewer than nine people answered" in texts(done.document)
    assert not {"day", "when"} & set(done.missing)


@pytest.mark.parametrize("name", ["data_collection", "workload_audit", "practice_check"])
def test_the_notice_calls_nothing_a_check_of_wellbeing_that_is_none(name):
    assert "diagnosis" not in texts(filled("staff_notice", before(name)).document)
    assert "diagnosis" in texts(filled("staff_notice", before("wellbeing_check")).document)


def test_own_gaps_are_filled_by_hand_and_the_words_stay_words():
    done = filled("letter_to_head", None, "head={school} *Ms*\x07 = <b>")
    assert "Dear {school} *Ms* = <b>," in texts(done.document)
    assert "head" not in done.missing


@pytest.mark.parametrize(
    ("fills", "without", "keys"),
    [
        (["hed=Ms Example"], [], ["paper.fill_unknown"]),
        (["school=Another school"], [], ["paper.fill_unknown"]),
        (["head"], [], ["paper.fill_empty"]),
        (["head= \x07 "], [], ["paper.fill_empty"]),
        (["head=" + "a" * 281], [], ["answer.too_long"]),
        ([], ["making_data"], ["paper.without_unknown"]),
        (["=x", "head="], ["a", "b"], ["fill_unknown", "fill_empty", *["without_unknown"] * 2]),
    ],
)
def test_a_choice_that_a_paper_does_not_offer_is_told_all_at_once(fills, without, keys):
    with pytest.raises(Refused) as refused:
        filled("letter_to_head", None, *fills, without=without)
    problems = refused.value.problems
    assert [p.key.split(".")[1] for p in problems] == [key.split(".")[-1] for key in keys]
    assert all(say(p.key, **p.about) for p in problems)


@pytest.mark.parametrize("name", ["letter_to_head", "jncc_item"])
def test_a_paper_of_a_room_without_an_action_counts_none_and_says_whose_room_it_was(name):
    state = State("MEETNG", "Members at Fernbank", library()["staff_side"])
    words = texts(filled(name, state).document)
    assert re.search(r"ctions [a-z ]*(: none|\(none\))", words)
    assert " staff " not in words.partition("none")[0].rpartition("\n")[2]


@pytest.mark.parametrize("name", ["letter_to_head", "jncc_item", "report_to_governors"])
def test_a_paper_says_of_each_action_who_leads_whose_minutes_and_how_far_it_has_come(name):
    table = next(
        block
        for block in filled(name, played().state).document.blocks
        if getattr(block, "head", ("",))[-1] == "How far it has come"
    )
    recommended, *_, adopted = table.rows
    assert recommended[:2] == ("Stop: Action 1", "A volunteer. From half term.")
    assert "20 minutes less" in recommended[2] and "Recommended by the room" in recommended[3]
    assert "Adopted on" in adopted[3]


def test_what_law_and_agreements_say_of_an_action_stands_in_one_line():
    room = played()
    room.complete(0, law="yes", law_which="The census")
    said = [
        line for line in lines(filled("letter_to_head", room.state).document) if "census" in line
    ]
    assert said == ["Action 1. Does a law or contract ask for it? Yes: The census."]


def test_seven_columns_are_set_smaller_so_that_the_action_has_room_beside_the_rest():
    room = Afternoon()
    room.numbers()
    room.proposals("Stop writing next steps in every book; a sheet for the whole class instead")
    room.agree()
    room.complete(0, minutes={"Teachers": -20}, **SECOND_SITTING)
    table = table_of("action_plan", room.state)
    assert table.fits and table.dense
    assert table.widths[1] >= 0.16 * sum(table.widths)


def test_the_seven_columns_fit_the_page_and_name_what_is_not_agreed():
    table = table_of("action_plan", played().state)
    assert len(table.head) == 7 and table.fits
    recommended, *_, adopted = table.rows
    assert "[not agreed yet]" in recommended and "" not in recommended
    assert "Recommended. Has waited 28 days" in recommended[6]
    assert adopted[0] == "Now: 60 minutes. Wanted: 20 minutes"
    assert "Review on 29 March 2027. Adopted" in adopted[6]


def test_parents_are_told_of_adopted_actions_only():
    for name in ("parents_letter", "parents_leaflet"):
        words = texts(filled(name, played().state).document)
        assert "Action 4. Effect on pupils: They notice nothing" in words
        assert not {"Action 1", "Action 2", "Action 3"} & set(re.findall(r"Action \d", words))
    room = Afternoon()
    room.proposals("Action 1")
    assert "for_pupils" in filled("parents_letter", room.state).missing


def adopted(*changes, tried_weeks=False):
    """What parents are told of actions that were all adopted, each with its own changes."""
    room = Afternoon()
    room.proposals(*(f"Action {n}" for n in range(len(changes))))
    for n, change in enumerate(changes):
        room.complete(n, **SECOND_SITTING, **CONSULTED, **ANSWERED, **ADOPTED, **change)
    if not tried_weeks:
        return for_parents(room.state, say)
    weeks = Move(kind="move", id="weeks", title="Weeks", question="When?", take="vote", **TIMES)
    activities = (*room.state.workshop.activities, weeks)
    whole = replace(room.state.workshop, activities=activities)
    return for_parents(replace(room.state, workshop=whole), say)


def by_kind(blocks):
    """Each heading with its lines."""
    return dict(zip([b.text for b in blocks[::2]], [b.items for b in blocks[1::2]], strict=True))


def test_parents_read_changes_by_what_becomes_of_them_and_when_a_trial_is_looked_at():
    blocks = adopted(
        {"kind": "trial", "what": "No tests before Easter", "pupils": "More lessons"},
        {"kind": "stop", "what": "No stamps", "pupils": "No more ink on hands"},
        {"kind": "streamline", "what": "Two reports, not six", "pupils": "One good talk"},
        {"kind": "protect", "what": "One big comment a term", "pupils": "It stays"},
    )
    assert by_kind(blocks) == {
        "What stops": ("No stamps. Effect on pupils: No more ink on hands.",),
        "What is done less often, or more simply": (
            "Two reports, not six. Effect on pupils: One good talk.",
        ),
        "What is tried first": (
            "No tests before Easter. Effect on pupils: More lessons. "
            "We look at it again on 29 March 2027.",
        ),
        "What is kept": ("One big comment a term. Effect on pupils: It stays.",),
    }


@pytest.mark.parametrize("tried", [True, False])
def test_what_moves_to_another_week_is_told_apart_where_a_room_tried_weeks(tried):
    moving = {"kind": "streamline", "what": "The evening moves four weeks", "pupils": "Better"}
    other = {"kind": "streamline", "what": "Two data removals", "pupils": "Nothing"}
    [*headings] = by_kind(adopted(moving, other, tried_weeks=tried))
    less = "What is done less often, or more simply"
    assert headings == ([less, "What moves to another week"] if tried else [less])


def test_parents_are_told_nothing_of_staff():
    alone = {"kind": "stop", "what": "No minutes of the staff meeting", "pupils": ""}
    asked = {"kind": "find_out", "what": "Who reads the marks?", "pupils": "Nothing yet"}
    assert adopted(alone, asked) == ()
    [_, told] = adopted({"what": "No stamps", "pupils": "Nothing"})
    assert told.items == ("No stamps.",)  # no lead, no minutes, no worry of the room


def test_of_marking_parents_read_only_where_it_changes():
    for name in ("parents_letter", "parents_leaflet"):
        of = "fewer written comments" if name == "parents_letter" else "fewer comments are written"
        assert of in texts(filled(name, played().state).document)
        without = texts(filled(name, played().state, without=("marking",)).document)
        assert "comment" not in without and "stays" in without
        other = played().state
        calls = replace(other.workshop, name="communications", title="Communications")
        words = texts(filled(name, replace(other, workshop=calls)).document)
        assert "comment" not in words and "stays" in words
        room = Afternoon()
        room.proposals("Fewer pages are MARKED")
        marks = replace(room.state, workshop=calls)
        assert of in texts(filled(name, marks).document)


@pytest.mark.parametrize("none", ["None", "none.", "Nothing!", "n/a", "-", "No change."])
def test_where_pupils_notice_nothing_parents_read_no_bare_word_of_it(none):
    [_, told] = adopted({"what": "No stamps", "pupils": none})
    assert told.items == ("No stamps.",)


def test_parents_read_from_when_the_changes_apply():
    def letter(*days):
        room = Afternoon()
        room.proposals(*(f"Action {n}" for n in range(len(days))))
        for n, day in enumerate(days):
            begins = {"begins": day, "pupils": "More time"}
            room.complete(n, **SECOND_SITTING, **CONSULTED, **ANSWERED, **ADOPTED, **begins)
        return [
            texts(filled(n, room.state).document) for n in ("parents_letter", "parents_leaflet")
        ]

    for words in letter("2027-03-01", "2027-03-01"):
        assert "What changes from 1 March 2027\n" in words
        assert "From 1 March" not in words
    for words in letter("2027-03-08", "2027-03-01"):
        assert "What changes from 1 March 2027\n" in words
        assert "Action 0. Effect on pupils: More time. From 8 March 2027." in words
        assert "Action 1. Effect on pupils: More time. From 1 March 2027." in words
    assert "What changes from 25 January 2027" in letter("")[0]  # the day of its adoption
    own = filled("parents_letter", played().state, "start=Monday").document
    assert "What changes from Monday" in texts(own)


def test_papers_say_what_law_and_posts_still_stand_in_the_way():
    room = played()
    room.complete(1, law="yes", law_which="The reports act", minutes={"Teachers": -900})
    words = texts(filled("jncc_item", room.state).document)
    assert "Does a law or contract ask for it? Yes: The reports act." in words
    assert "Affects a post: most of the paid work of Teachers would go." in words
    for n in range(len(room.state.actions)):
        room.complete(n, law="", law_which="", minutes={"Teachers": -5})
    assert "Nobody has yet said whether a law" in texts(filled("jncc_item", room.state).document)


def test_a_paper_says_of_each_action_how_far_it_has_come():
    words = texts(filled("letter_to_head", played().state).document)
    assert "Recommended by the room." in words and "Adopted on 25 January 2027" in words
    assert "Has waited 28 days" in words and "not yet accepted" in words


def paper(tmp_path, text):
    path = tmp_path / "own.md"
    path.write_text(text, "utf-8")
    return path


FRONT = "---\ntitle: Ours\nasks:\n  head: the head\n---\n"


def test_markdown_becomes_headings_lists_ticks_and_tables(tmp_path):
    body = "# One\n\nA *b* [c](http://x.test)\n\n- d\n- e\n\n- [ ] f\n\nCap:\n\n"
    body += "| g | h |\n|---|---|\n| i | |\n"
    blocks = load_paper(paper(tmp_path, FRONT + body)).blocks
    assert blocks[:2] == (Heading(1, "One"), Paragraph("A b c"))
    assert blocks[-1] == Table("Cap", ("g", "h"), (("i", ""),), to_fill=True)
    assert all(isinstance(block, Bullets) for block in blocks[2:-1])


def test_a_quotation_becomes_the_box_that_nobody_may_miss(tmp_path):
    body = "> One\n> two.\n"
    assert load_paper(paper(tmp_path, FRONT + body)).blocks == (Paragraph("One two.", strong=True),)


def test_signs_that_hide_or_reorder_are_taken_out_of_a_paper_as_of_what_a_phone_sends(tmp_path):
    text = FRONT.replace("Ours", '"Ou\\ud800\\e\\u202ers"') + "Dear \u202ehead\x00\x1b[31m\u200b\n"
    read = load_paper(paper(tmp_path, text))
    assert (read.title, read.blocks) == ("Ours", (Paragraph("Dear head[31m"),))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Its top is missing"),
        ("no front matter", "Its top is missing"),
        ("---\n- a\n---\nx", "Its top is missing"),
        ("---\nasks: {}\n---\nx", "title has no words"),
        ("---\ntitle: [\n---\nx", "This line cannot be read"),
        ("---\ntitle: T\n\tnotice: N\n---\nx", "a tab in this line"),
        (f"---\ntitle: {'[' * 20_000}\n---\nx", "cannot be read"),
        (FRONT + "x" * 100_000, "larger than 100 KB"),
        (FRONT, "no text below the top"),
        ("---\ntitle: T\nasks:\n  - head\n---\nx", "Write each gap under asks"),
        ("---\ntitle: T\noptional: answers\n---\nx", "Write each name under optional"),
        (FRONT + "| a | b |\n|---|\n| c | d |", "This is no table yet"),
        (FRONT + "Look ![a picture](x.png)", "“a picture” cannot be shown"),
        (FRONT + "Look <b>here</b>", "“<b>” cannot be shown"),
        (FRONT + "- one\n\n  ```\n  lost\n  ```\n", "“```” cannot be shown"),
        ("---\ntitle: T\ncolour: red\n---\nx", "colour"),
        ("---\ntitle:\n---\nx", "title has no words"),
        ("---\nnotice: N\n---\nx", "title has no words"),
        ("---\n# nothing\n---\nx", "title has no words"),
        ("---\n- title\n---\nx", "Its top is missing"),
        ("---\ntitle: T\nasks:\n  head:\n---\nx", "head has no words"),
        ("---\ntitle: T\nasks: [head]\n---\nx", "Write each gap under asks"),
        ("---\ntitle: T\nnotice: \n---\nx", "notice has no words"),
        ("---\ntitle: T\noptional: [more]\n---\nx", "No paragraph ends with {more}"),
        ("---\ntitle: T\noptional: [more]\n---\n- x {more}", "No paragraph ends with {more}"),
        (FRONT + "Look: {actions}", "paragraph of its own"),
        (FRONT + "- {actions}", "paragraph of its own"),
        ("---\ntitle: '{actions}'\n---\nx", "paragraph of its own"),
        (FRONT + "a\n\n    lost words", "“lost words” cannot be shown"),
        (FRONT + "<p>lost words</p>", "“<p>lost words</p>” cannot be shown"),
        (FRONT + "a\n\n***\n", "cannot be shown"),
        ("{\\rtf1\\ansi Dear {head},\\par}", "a file of Word or the like"),
        ("Dear {head}", "Its top is missing"),
        (FRONT + "Dear {Head},", "Nothing fills the gap {Head}"),
        (FRONT + "Dear {},", "Nothing fills the gap {}"),
        (FRONT + "Dear {head, we {ask}", "A bracket of a gap is missing"),
        (FRONT + "- one\n- two}", "missing or too many: “two}”"),
        (FRONT + "Dear {hed},", "hed"),
        (FRONT + "{actons}", "actons"),
        (FRONT + "| {nothing} | b |\n|---|---|\n| c | d |", "nothing"),
    ],
)
def test_a_wrong_paper_is_told_in_a_sentence(tmp_path, text, words):
    path = paper(tmp_path, text)
    faults = check_paper(path)
    assert any(words in fault.sentence for fault in faults)
    with pytest.raises(Faulty):
        load_paper(path)


def test_a_paper_that_an_editor_saved_in_its_own_way_says_how_to_save_it(tmp_path):
    path = paper(tmp_path, "")
    path.write_bytes((FRONT + "Head’s answer to {head}").encode("cp1252"))
    (fault,) = check_paper(path)
    assert fault.line == 6 and "Save the file again with the encoding UTF-8" in fault.sentence


def test_a_gap_that_was_taken_out_of_the_text_is_named_and_keeps_nobody_from_the_paper(tmp_path):
    path = paper(tmp_path, FRONT + "Dear all,")
    (fault,) = check_paper(path)
    assert fault.sentence.startswith("head stands under asks, but nowhere in the text")
    assert load_paper(path).title == "Ours"


def test_all_wrong_gaps_are_told_at_once_with_their_lines(tmp_path):
    faults = check_paper(paper(tmp_path, FRONT + "{one}\n\n{two} {head} {school}\n"))
    assert [fault.line for fault in faults] == [6, 8]


def test_whatever_else_is_wrong_all_of_it_is_told_at_once_each_with_its_line(tmp_path):
    top = "---\ntitle: T\nnotise: N\ncolour: red\noptional: [more]\n---\n"
    body = "Dear {hed}\n\n```\nlost\n```\n\n***\n\nDear {head, we ask\n\nLook: {actions}\n"
    faults = check_paper(paper(tmp_path, top + body))
    assert [fault.line for fault in faults] == [3, 4, 5, 7, 9, 13, 15, 17]


def test_a_paper_with_the_line_ends_of_windows_is_well(tmp_path):
    path = paper(tmp_path, "")
    path.write_bytes(b"\xef\xbb\xbf" + (FRONT + "Dear {head}\n").replace("\n", "\r\n").encode())
    assert check_paper(path) == []


@pytest.mark.parametrize("name", ["nowhere.md", "."])
def test_a_paper_that_is_not_there_is_told_in_words_of_no_program(tmp_path, name):
    (fault,) = check_paper(tmp_path / name)
    assert "cannot be opened" in fault.sentence and "Errno" not in fault.sentence


def test_a_schools_own_paper_comes_in_place_of_the_kits(tmp_path):
    folder = tmp_path / "library" / "letters"
    folder.mkdir(parents=True)
    own = folder / "letter_to_head.md"
    own.write_text(FRONT + "Dear {head}", "utf-8")
    assert paper_paths(tmp_path)["letter_to_head"] == own
    assert paper_titles(tmp_path)["letter_to_head"] == "Ours"
    own.write_text(FRONT + "Dear {hed}", "utf-8")
    assert "hed" in paper_titles(tmp_path)["letter_to_head"]


def test_every_gap_has_a_name_in_words():
    assert all(f"paper.{gap}" in sentences() for gap in (*WORDS, *BLOCKS))


@pytest.mark.parametrize(
    ("setting", "kept"),
    [
        ("primary", {"feedback_policy_primary"}),
        ("nursery", set()),
        ("secondary", {"feedback_policy_secondary"}),
        ("sixth_form", {"feedback_policy_secondary"}),
        ("all_through", {"feedback_policy_primary", "feedback_policy_secondary"}),
        ("", {"feedback_policy_primary", "feedback_policy_secondary"}),
    ],
)
def test_a_school_is_offered_no_example_of_another_setting(setting, kept):
    titles = first_titles(None, setting)
    assert {name for name in titles if name.startswith("feedback_policy")} == kept
    assert "letter_to_head" in titles

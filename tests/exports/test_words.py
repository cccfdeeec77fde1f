"""The same words out in every format, whatever was typed, and nothing that is held back."""

import io
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exports.afternoon import KEY, TODAY, Afternoon, played, state_with
from tests.exports.reading import READ, json_words, paragraphs, squeezed, word_part, word_words
from workshop_kit import exports
from workshop_kit.domain.activities.step import words
from workshop_kit.domain.document import Table
from workshop_kit.domain.report import report
from workshop_kit.words import say

ARABIC = "مرحبا بكم"
HOSTILE = [
    "<script>alert('x')</script>",
    "{{ 7*7 }} {% for x in y %} {{ ''.__class__ }}",
    "{_{ 1 }_} {_% 2 %_}",
    "=1+1",
    '#set page(fill: red) #panic("x") $x$ *bold* _it_ `raw` @ref <label> //',
    "quotes ' \" ” and \\n \\\\ backslashes",
    "]]> &amp; &lt; <!-- <w:p/>",
    "left\u202eright \u2066 and\u0000\u0007 done",
    "a" * 280,
    "naïve Ænglish Łódź ☐ – … £½",
    "👨‍👩‍👧‍👦 family 👍🏽 ❤️",
    ARABIC,
]
BEYOND_THE_FONT = ["中文 text", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 flag"]
KINDS = [kind for kind in exports.FORMATS if kind in READ]  # a calendar holds dates only


def clean(text: str) -> str:
    """What the domain keeps of a text."""
    return words(text, "", 280, "")[0]


def body(state, kind: str) -> bytes:
    return exports.file(state, TODAY, kind).body


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_come_out_as_they_went_in(kind, text):
    found = squeezed(READ[kind](body(state_with(clean(text)), kind)))
    in_drawing_order = kind == "pdf" and text == ARABIC  # pypdf gives its words from left to right
    parts = text.split() if in_drawing_order else [clean(text)]
    assert [part for part in parts if squeezed(part) not in found] == []


@pytest.mark.parametrize("text", BEYOND_THE_FONT)
def test_words_beyond_the_font_are_kept_by_word_and_json_and_do_not_stop_the_pdf(text):
    state = state_with(clean(text))
    for kind in ("docx", "json"):
        assert clean(text) in READ[kind](body(state, kind))
    plain = squeezed(READ["pdf"](body(state, "pdf")))
    assert plain.startswith("Arecommendationforconsultation")


def test_a_sign_that_no_font_has_is_named_in_the_pdf_and_a_letter_is_a_box():
    drawn = READ["pdf"](body(state_with("Yes 🂡 中"), "pdf"))
    assert "Yes[playingcardaceofspades]□" in drawn


def test_no_template_language_is_left_in_word():
    state = played().state
    with ZipFile(io.BytesIO(body(state, "docx"))) as packed:
        text = b"".join(packed.read(n) for n in packed.namelist() if n.endswith(".xml"))
    assert b"{{" not in text and b"{%" not in text and "\ue000".encode() not in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_the_report_is_in_every_format(kind):
    state = played().state
    told = report(state, TODAY, say)
    found = squeezed(READ[kind](body(state, kind)))
    for block in told.blocks:
        texts = [getattr(block, "text", "")]
        if kind != "pdf":  # there it is the picture's alternative text: test_pdf reads it
            texts.append(getattr(block, "told", ""))
        texts += getattr(block, "items", ())
        texts += [part for pair in getattr(block, "pairs", ()) for part in pair]
        if isinstance(block, Table):  # bars are a picture, told in words
            texts += [cell for row in block.rows for cell in row]
        assert [t for t in texts if squeezed(t) not in found] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_held_back_is_in_any_export(kind):
    room = Afternoon(7)
    room.ideas("A secret idea")
    room.numbers()
    room.proposals("A secret proposal", "Action 2")
    room.agree("A secret reason")
    found = squeezed(READ[kind](body(room.state, kind)))
    assert squeezed("A secret idea") in found and squeezed("A secret proposal") in found
    assert squeezed("A secret reason") not in found  # nobody's sentence about an action leaves
    for secret in ("A secret idea", "A secret proposal", "A secret reason"):
        room.hold(secret)
    found = squeezed(READ[kind](body(room.state, kind)))
    assert "Asecret" not in found
    assert kind == "json" or "3textswereheldback:namesorpointsataperson(3)" in found


@pytest.mark.parametrize("kind", KINDS)
def test_of_what_its_writer_put_in_other_words_the_first_words_are_in_no_export(kind):
    room = Afternoon(7)
    room.ideas("A secret idea")
    id = room.hold("A secret idea")
    at = next(iter(room.state.results))
    room.add("reworded", activity=at, text=id, words="A kinder idea")
    assert "Asecret" not in squeezed(READ[kind](body(room.state, kind)))
    room.add("held", text=id, reason="")
    found = squeezed(READ[kind](body(room.state, kind)))
    assert "Akinderidea" in found and "Asecret" not in found
    assert "1textwasheldback,andshownonceitswriter" in found or kind in ("json", "ics")
    assert "Notextisheldback" not in found


@pytest.mark.parametrize("kind", KINDS)
def test_no_key_and_nothing_about_phones_is_in_any_export(kind):
    made = body(played().state, kind)
    assert KEY.encode() not in made and KEY not in READ[kind](made)
    assert b'"keys"' not in made


LONGEST = st.text(min_size=1, max_size=280).map(clean).filter(lambda t: 0 < len(t) <= 280)


@settings(max_examples=25)
@given(LONGEST)
def test_any_words_survive_to_word_and_json_unchanged(text):
    state = state_with(text)
    told = paragraphs(word_part(body(state, "docx")))
    assert ("ListBullet", text) in told
    assert any(style == "Fact" and words.endswith(text) for style, words in told)
    assert text in json_words(body(state, "json")).split("\n")
    assert text in word_words(body(state, "docx"))

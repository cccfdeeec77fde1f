"""Laws of reading: no bytes make it fail, and every fault has a place and a sentence."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_kit.content import check_file, library_paths

SHIPPED = library_paths()["feedback_and_marking"].read_text("utf-8")
LINES = SHIPPED.splitlines(keepends=True)
PIECES = [
    "",
    "\t",
    "- ",
    ": ",
    "&a ",
    "*a",
    "[",
    "]",
    "{",
    '"',
    "'",
    "!!x ",
    "#",
    "---\n",
    "%",
    "| ",
]
PIECES += ["kind: place\n", "  minutes: -1\n", "take: next\n", "\x00", "\u2028", "<<: {}\n", "? "]


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("laws") / "any.yaml"


def holds(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)
    faults = check_file(file)
    for fault in faults:
        assert fault.file == file
        assert 0 <= fault.line <= len(raw) + 1
        assert len(fault.sentence) > 10
    assert faults == sorted(set(faults))


@given(st.binary(max_size=300))
def test_any_bytes_can_be_checked(file, raw):
    holds(file, raw)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_can_be_checked(file, text):
    holds(file, text.encode())


WORDS = ["title", "minutes", "activities", "evidence", "kind", "place", "tasks", "id", "take"]
NESTED = st.recursive(
    st.sampled_from([*WORDS, "5", "", "x: y", "[a]"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inner),
    max_leaves=20,
)


@settings(max_examples=300)
@given(NESTED)
def test_any_nesting_of_known_words_can_be_checked(file, value):
    holds(file, repr(value).replace("'", '"').encode())


@settings(max_examples=150)
@given(st.data())
def test_the_shipped_file_can_be_checked_after_any_slip_of_the_hand(file, data):
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        slip = data.draw(st.sampled_from(["drop", "double", "swap", "put", "cut"]))
        column = data.draw(st.integers(0, len(lines[at])))
        if slip == "drop":
            del lines[at]
        elif slip == "double":
            lines.insert(at, lines[at])
        elif slip == "swap":
            lines[at], lines[at - 1] = lines[at - 1], lines[at]
        elif slip == "put":
            piece = data.draw(st.sampled_from(PIECES))
            lines[at] = lines[at][:column] + piece + lines[at][column:]
        else:
            lines[at] = lines[at][:column]
    holds(file, "".join(lines).encode())

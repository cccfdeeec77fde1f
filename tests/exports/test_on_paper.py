"""How many answers came on paper stands in every format, and the JSON comes back byte for byte."""

from dataclasses import replace

import pytest

from tests.exports.afternoon import TODAY, played
from tests.exports.reading import READ, squeezed
from workshop_kit import exports
from workshop_kit.exports.json_file import read_json, write_record

KINDS = [kind for kind in exports.FORMATS if kind in READ]  # a calendar holds dates only
SENTENCE = "7 devices answered. 3 sheets of paper are among them."


@pytest.fixture(scope="module")
def states():
    """The same room twice: without paper, and with three sheets to each part."""
    state = played().state
    return state, replace(state, typed=dict.fromkeys(state.results, 3))


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_says_how_many_sheets_there_were_and_nothing_without(kind, states):
    without, typed = (READ[kind](exports.file(one, TODAY, kind).body) for one in states)
    assert squeezed(SENTENCE) in squeezed(typed)
    assert "sheetsofpaper" not in squeezed(without)


def test_the_json_keeps_the_number_of_each_part(states):
    body = exports.file(states[1], TODAY, "json").body
    again = read_json(body)
    assert again.state.typed == states[1].typed
    assert write_record(again) == body

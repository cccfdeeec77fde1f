"""What a guide names, as a button or in “marks”, stands so on a page or in its workshop's file."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import workshop_kit
from workshop_kit.content import guide_path, library, library_paths

WORDS = Path(workshop_kit.__file__).parent / "library" / "words.toml"
NAMED = re.compile("“([^”]+)”")
PRESS = re.compile(r"[Pp]ress ([A-Z“][^.;]*)")
LONGEST = 60  # characters of what stands on a button


def texts(tree: Any) -> Iterator[str]:
    """All sentences inside, without the full stop at their ends."""
    if isinstance(tree, str):
        yield tree.rstrip(".")
    elif isinstance(tree, dict):
        for name, inside in tree.items():
            yield str(name)
            yield from texts(inside)
    elif isinstance(tree, list):
        for inside in tree:
            yield from texts(inside)


TITLES = [workshop.title for workshop in library().values()]
SENTENCES = [*texts(tomllib.loads(WORDS.read_text("utf-8"))), *TITLES]
LABELS = [
    re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(text)) + r"(?!\w)")
    for text in SENTENCES
    if text[:1].isupper() and len(text) <= LONGEST
]


def unknown(text: str, own: list[str]) -> list[str]:
    """What `text` names and neither words.toml nor the workshop's file has."""
    quoted = [one.rstrip(".,") for one in NAMED.findall(text)]
    known = [*own, *SENTENCES]
    pressed = [one.strip("“”") for all in PRESS.findall(text) for one in all.split(", then ")]
    pressed = [one.replace(" and its name", ": its name") for one in pressed if one[:1].isupper()]
    return [one for one in quoted if not any(one in sentence for sentence in known)] + [
        one for one in pressed if not any(label.match(one) for label in LABELS)
    ]


def test_the_check_finds_what_is_on_no_page():
    assert unknown("Press Close, then Open sesame. “Nobody, it is mine” is an answer.", []) == [
        "Nobody, it is mine",
        "Open sesame",
    ]


@pytest.mark.parametrize("name", library_paths())
def test_buttons_and_answers_are_named_in_a_guide_as_they_are_called(name):
    path = guide_path(name)
    assert path is not None
    text = " ".join(path.read_text("utf-8").split())
    own = list(texts(yaml.safe_load(library_paths()[name].read_text("utf-8"))))
    assert unknown(text, own) == []

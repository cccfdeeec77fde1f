"""Both readers of YAML, the quick and the one whose sentences are known, give one tree."""

from pathlib import Path

import pytest
import yaml

import workshop_kit
from workshop_kit.content import tree

FILES = sorted((Path(workshop_kit.__file__).parent / "library").rglob("*.yaml"))
CUT_OFF = "title: Less marking\npurpose: Keep # what helps\nfacts: [a, b]\n"
NOT_ASCII = "title: “Übung” für 34 – 🙂\npurpose: |\n  Zwei\n  Zeilen # so\nown: é # cut\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_files_of_the_library_are_read_alike(path, monkeypatch):
    read_alike(path.read_text("utf-8"), monkeypatch)


@pytest.mark.parametrize("text", [CUT_OFF, CUT_OFF.replace("\n", "\r\n"), NOT_ASCII])
def test_lines_and_words_cut_off_are_told_alike(text, monkeypatch):
    _, found = read_alike(text, monkeypatch)
    assert [line for line, _ in found] == [2 if text != NOT_ASCII else 5]


def read_alike(text, monkeypatch):
    quick = tree.parse(text)
    monkeypatch.setattr(tree, "QUICK", yaml.BaseLoader)
    assert tree.parse(text) == quick
    return quick

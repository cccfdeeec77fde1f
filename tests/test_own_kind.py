"""A kind of activity of one's own: added as CONTRIBUTING says, it is asked, shown and written."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.kinds import DOMAIN, PACKAGE, SCREENS, Kit, lacking
from workshop_kit.domain.activities import KINDS
from workshop_kit.screens.activities import FACES
from workshop_kit.screens.labels import of_kind
from workshop_kit.words import say

ROOT = Path(__file__).parent.parent
OWN = Path(__file__).parent / "own_kind"
NAME = "temperature"
LISTS = {
    f"{DOMAIN}/__init__.py": (
        ("from .vote import Vote\n", "from .temperature import Temperature\n"),
        ("    | Agree\n", "    | Temperature\n"),
    ),
    f"{SCREENS}/__init__.py": (
        ("    tell,\n", "    temperature,\n"),
        ('    "agree": agree,\n', '    "temperature": temperature,\n'),
    ),
}


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What was seen of it in a copy of the kit, with its two files and its name in two lists."""
    copy = tmp_path_factory.mktemp("copy")
    package = copy / "workshop_kit"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("domain", "screens"):
        shutil.copytree(OWN / part, package / part, dirs_exist_ok=True)
    for path, lines in LISTS.items():
        listed(package / path, lines)
    with (package / "library" / "words.toml").open("a", encoding="utf-8") as words:
        words.write((OWN / "words.toml").read_text("utf-8"))
    way = os.pathsep.join(map(str, (copy, ROOT)))
    command = [sys.executable, "-P", OWN / "play.py"]
    done = subprocess.run(
        command, cwd=copy, env=os.environ | {"PYTHONPATH": way}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def listed(path, lines):
    text = path.read_text("utf-8")
    for after, line in lines:
        assert text.count(after) == 1
        text = text.replace(after, after + line)
    path.write_text(text, "utf-8")


def test_it_is_asked_on_the_phone_on_the_board_and_without_a_script(seen):
    assert seen["script"] is True
    assert '"kind": "temperature"' in seen["asked"]
    assert say("form.rule_counts", minimum="three people") in seen["asked"]
    assert say("board.how") in seen["asked"]
    assert seen["plain"].count('type="radio"') == 11
    assert "Choose a number from 0 to 10" in seen["refused"]


def test_its_result_is_shown_on_the_phone_on_the_board_and_without_a_script(seen):
    assert seen["shown"].count('"counts": [3, 0, 1]') >= 2
    assert "How many people chose a number in each band." in seen["plain_shown"]


def test_it_is_on_paper_and_in_the_plan(seen):
    assert seen["printed"] == [f"{NAME}-slides.pdf", f"{NAME}-sheets.pdf"]
    assert "0 cold, 10 warm" in seen["docx"]
    assert "0 cold, 10 warm" in seen["json"]


def test_a_kind_without_sentences_of_its_own_is_told_by_those_of_all():
    assert of_kind(f"desk.go_on_{NAME}", "desk.go_on") == say("desk.go_on")
    assert of_kind("desk.go_on_vote", "desk.go_on") == say("desk.go_on_vote")


def test_no_kind_lacks_anything():
    assert lacking() == []


FACE = SimpleNamespace(form=1, picture=1, PLAIN_FORM=1)
SCORE = KINDS["score"]


@pytest.fixture
def kit(tmp_path):
    """A kit with one kind, whole."""
    (tmp_path / DOMAIN).mkdir(parents=True)
    (tmp_path / SCREENS).mkdir(parents=True)
    (tmp_path / DOMAIN / f"{NAME}.py").write_text("")
    script = (OWN / SCREENS / f"{NAME}.js").read_text("utf-8")
    (tmp_path / SCREENS / f"{NAME}.js").write_text(script)
    return Kit(tmp_path, {**KINDS, NAME: SCORE}, {**FACES, NAME: FACE}, lambda: {NAME})


def test_a_kind_that_is_whole_lacks_nothing(kit):
    assert lacking(kit) == []


def faces(face):
    return lambda kit: kit._replace(faces={NAME: face} if face else {})


def scriptless(kit):
    (kit.package / SCREENS / f"{NAME}.js").unlink()
    return kit


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (lambda kit: kit._replace(kinds=KINDS), "put it into Activity"),
        (faces(None), "put it into FACES in screens/activities/__init__.py"),
        (faces(SimpleNamespace(form=1, PLAIN_FORM=1)), "write picture(step, state)"),
        (faces(SimpleNamespace(form=1, picture=1)), "write PLAIN_FORM in screens/activities/"),
        (faces(SimpleNamespace(**vars(FACE), LEANS=("nothing",))), "take nothing out of LEANS"),
        (scriptless, "write forms.temperature in screens/activities/temperature.js"),
        (lambda kit: kit._replace(kinds={NAME: KINDS["sort"]}), None),
        (lambda kit: kit._replace(made=set), "in tests/domain/made.py"),
    ],
)
def test_what_is_forgotten_is_told_in_a_sentence_that_says_what_to_add_and_where(kit, spoilt, told):
    found = lacking(spoilt(kit))
    assert found[0].startswith(f"{NAME}: ")
    assert (told or "FITTING in content/sense/sources.py") in found[0]

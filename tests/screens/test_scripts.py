"""The pages' scripts and style sheets: one module each, no markup made of words, no own words."""

import gzip
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.screens.stage import Stage
from workshop_kit.content import library_paths
from workshop_kit.domain.opening import Opening
from workshop_kit.screens import (
    before_you_add,
    board,
    desk,
    directed_time,
    meetings,
    phone,
    plan,
    plans,
    practice,
    review,
    school_year,
    start,
    week,
)
from workshop_kit.screens.activities import FACES, scripts
from workshop_kit.screens.days import board as days_board
from workshop_kit.screens.days import desk as days_desk
from workshop_kit.screens.days import phone as days_phone
from workshop_kit.screens.parts.part import Part, joined

SCREENS = Path(phone.__file__).parent
SCRIPTS = sorted(SCREENS.rglob("*.js"))
STYLES = sorted(SCREENS.rglob("*.css"))
JOINED = {
    "phone": (phone.SCRIPT, phone.STYLE),
    "board": (board.SCRIPT, board.STYLE),
    "desk": (desk.SCRIPT, desk.STYLE),
    "plan": (plan.SCRIPT, plan.STYLE),
    "practice": (practice.SCRIPT, practice.STYLE),
    "plans": (plans.SCRIPT, plans.STYLE),
    "meetings": (meetings.SCRIPT, meetings.STYLE),
    "before_you_add": (before_you_add.SCRIPT, before_you_add.STYLE),
    "review": (review.SCRIPT, phone.STYLE),
    "directed_time": (directed_time.SCRIPT, directed_time.STYLE),
    "start": (start.SCRIPT, start.STYLE),
    "year": (school_year.SCRIPT, school_year.STYLE),
    "week": (week.SCRIPT, week.STYLE),
    "phone for days": (days_phone.SCRIPT, days_phone.STYLE),
    "board for days": (days_board.SCRIPT, days_board.STYLE),
    "desk for days": (days_desk.SCRIPT, days_desk.STYLE),
}
SELECTORS = {
    "input, textarea, select",
    "input, textarea",
    "select, input",
    "input:not([type=hidden]), textarea, select, summary",
}
TAGS = ("li", "tbody", "tr", "section", "not", "")
TOO_NEW = [
    *(r"\.at\(", "structuredClone", "randomUUID", r"\.clipboard", "serviceWorker", "replaceAll"),
    *(
        r"^await ",
        r"\?\?=",
        "<dialog",
        "replaceChildren",
        r"\.findLast",
        "Object.groupBy",
        "hasOwn",
    ),
]
NEVER = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"]


def name(path: Path) -> str:
    return str(path.relative_to(SCREENS))


@pytest.mark.parametrize("screen", JOINED)
def test_a_screen_is_one_module(screen, tmp_path):
    script = JOINED[screen][0]
    assert len(re.findall(r"^export ", script, re.M)) == 1
    assert not re.search(r"^import |\bimport\(|https?://", script, re.M)
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node to read the script")
    module = tmp_path / f"{screen}.mjs"
    module.write_text(script, "utf-8")
    read = subprocess.run([node, "--check", module], capture_output=True, text=True)
    assert read.returncode == 0, read.stderr


@pytest.mark.parametrize("workshop", library_paths().values(), ids=lambda path: path.stem)
def test_a_phone_loads_little_before_it_can_answer(workshop):
    made = Stage(workshop).phone()
    assert len(gzip.compress((made._esm + made._css).encode(), 9)) < 18_350
    assert made.shown._esm == made._esm  # one module for both


def test_what_a_style_sheet_says_in_words_keeps_its_spaces():
    said = {word for path in STYLES for word in re.findall(r'content: ("[^"]+")', path.read_text())}
    joined_styles = "".join(style for _, style in JOINED.values())
    assert '"; "' in said
    assert [word for word in said if word not in joined_styles] == []


@pytest.mark.parametrize("screen", JOINED)
def test_what_stands_side_by_side_is_parted_by_signs_that_are_read_out_well(screen):
    assert "·" not in "".join(JOINED[screen])  # some screen readers say "middle dot"


FUNCTION = re.compile(r"(?:^|[;{])(?:async )?function (\w+)", re.M)
CALLED = re.compile(r"(?<![\w.])(\w+)\(|= ?(\w+);")


@pytest.mark.parametrize("kind", FACES)
def test_what_a_kind_draws_with_comes_along(kind):
    every = set(FUNCTION.findall("\n".join(path.read_text("utf-8") for path in SCRIPTS)))
    names = (*phone.ROOT_SCRIPTS, *phone.FORM_SCRIPTS, *scripts([kind]), "phone.js")
    script = joined(*names)
    called = {name for pair in CALLED.findall(script) for name in pair}
    assert called & every - set(FUNCTION.findall(script)) == set()


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_words_become_text_and_old_phones_can_read_it(path):
    script = path.read_text("utf-8")
    assert [word for word in NEVER if word in script] == []
    assert [word for word in TOO_NEW if re.search(word, script, re.M)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_every_string_comes_to_a_phone_as_it_is_written(path):
    script = re.sub(r"^ *//.*$", "", path.read_text("utf-8"), flags=re.M)
    strings = re.findall(r'"[^"\n]*"|`[^`\n]*`', script)
    packed = joined(name(path))
    assert [text for text in strings if text not in packed] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_script_opens_with_what_it_is_for_and_has_short_functions(path):
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("// ")
    begin = None
    for n, line in enumerate(lines):
        if re.match(r"(async )?function |[\w.]+ = \(.*=>|const \w+ = \(.*=>", line):
            begin = n
        if begin is not None and re.match(r"[})\]];?", line):
            assert n - begin < 40, f"{path.name}:{begin + 1}"
            begin = None


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_no_sentence_stands_in_a_script(path):
    code = "\n".join(
        line.split(" // ")[0]
        for line in path.read_text("utf-8").splitlines()
        if not line.lstrip().startswith("//")
    )
    quoted = re.findall(r'"([^"\n]*)"|`([^`\n]*)`', code)
    texts = {a or re.sub(r"\$\{[^}]*\}", "", b) for a, b in quoted} - SELECTORS
    told = {text for text in texts if re.search(r"[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}", text)}
    assert {text for text in told if not all(w.startswith("wk") for w in classes(text))} == set()


def classes(text: str) -> list[str]:
    return [word.lstrip(".") for word in re.split(r"[ ,>:()]+", text) if word not in TAGS]


@pytest.mark.parametrize("path", STYLES, ids=name)
def test_styles_reach_only_our_own(path):
    css = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
    for rule in re.findall(r"([^{}]+)\{", css):
        if not rule.strip().startswith("@"):
            assert all(one.strip().startswith(".wk") for one in rule.split(",")), rule
    assert "url(" not in css
    assert "@import" not in css


def test_colours_stand_in_one_place():
    for path in STYLES:
        if path.name != "look.css":
            css = path.read_text("utf-8").replace("#ffffff", "")  # a code needs white around it
            assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", css) == [], path.name


COLOURED = re.compile(r"([^{}]+)\{ background: var\(--wk-\d\); color: var\(--wk-\d-ink\)")


@pytest.mark.parametrize("workshop", library_paths().values(), ids=lambda path: path.stem)
def test_every_option_that_a_picture_draws_has_a_colour(workshop):
    css = (SCREENS / "parts" / "pictures.css").read_text("utf-8")
    known = {id for rule in COLOURED.findall(css) for id in re.findall(r"\.wk-c-(\w+)", rule)}
    state = Stage(workshop).room.state
    for step in state.workshop.activities:
        if step.asks:
            told = replace(state, results={step.id: step.tally([], state.items(step))})
            drawn = FACES[step.kind].picture(step, told).get("options", [])
            assert {option["id"] for option in drawn} <= known, step.id


def test_scripts_find_every_word_they_use(monkeypatch):
    monkeypatch.setattr(Part, "send", lambda part, content, buffers=None: None)
    stage = Stage(opening=Opening(heads={"Teachers": 20, "Leaders": 8}))
    screens = {"phone": stage.phone(), "board": stage.board(), "desk": stage.desk()}
    screens["plan"] = stage.plan()
    given: dict[str, set[str]] = {screen: set() for screen in screens}

    def collect() -> None:
        for screen, part in screens.items():
            for data in (part.data, part.shown.data):
                given[screen] |= set(data.get("words", {}))

    collect()
    for step in stage.room.state.workshop.activities:
        stage.go(step.id)
        collect()
        if step.kind == "propose":
            stage.put()
        else:
            stage.close()
        collect()
    stage.room.end(lambda problems: None)
    collect()
    loaded = {screen: part._esm for screen, part in screens.items()}
    drawn_by_board = (
        *("parts/shared.js", "parts/clock.js", "parts/pictures.js"),
        *("activities/inform.js", "board.js", "parts/fit.js"),
    )
    loaded["board"] = joined(*drawn_by_board)  # it loads the forms' files, but draws none
    for screen, words in given.items():
        assert used(loaded[screen]) - words == set(), screen


def used(script: str) -> set[str]:
    """The names of the words that a script takes from `words`."""
    single = set(re.findall(r"\bwords\.(\w+)", script))
    counted = re.findall(r'plural\([\w.]*words, "(\w+)"', script)
    return single | {f"{name}_{ending}" for name in counted for ending in ("one", "many")}

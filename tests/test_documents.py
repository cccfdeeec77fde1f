"""Documents lead somewhere, show commands that there are, and quote what stands on a screen."""

import re
import shlex
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import typer

from tests.markdown import ROOT, anchors, code, documents, links, name, sayings
from workshop_kit.commands import app
from workshop_kit.words import KIT_PY, WORDS, sentences

DOCS = ROOT / "docs"
PACKAGE = ROOT / "workshop_kit"
AWAY = re.compile(r"https?://|mailto:")
CALLED = re.compile(r"(?:^|\s)(?:\S*kit\.py|workshop-kit)(?=\s|$)(.*)")
BARE = re.compile(r"workshop-kit (?!bundle 1$)[a-z-]+")  # not what a signature begins with
EXPLAINED = re.compile(r"\s{2,}|\s#\s")  # in a block, words beside a command begin here
OF_KIT_PY = {"test": None, "lock": {"--upgrade"}}  # kit.py's own; None: pytest's options
QUOTED = re.compile(r"“([^”]+)”")
UsageError: Any = typer.BadParameter.__base__  # Typer brings its own Click, or takes another


def faulty(path: Path, link: str) -> bool:
    """Whether a link within the repository leads to no file, or to no heading of it."""
    address, _, anchor = link.partition("#")
    target = (path.parent / address).resolve() if address else path
    there = target.exists() and target.is_relative_to(ROOT)
    return not there or (bool(anchor) and anchor not in anchors(target))


@pytest.mark.parametrize("path", documents(), ids=name)
def test_no_link_is_broken(path):
    near = [link for link in links(path) if not AWAY.match(link)]
    assert [link for link in near if faulty(path, link)] == []


def leads_to(path: Path) -> set[Path]:
    near = (link.partition("#")[0] for link in links(path) if not AWAY.match(link))
    return {(path.parent / link).resolve() for link in near if link.endswith(".md")}


def test_every_document_can_be_reached_from_the_first_page_of_docs():
    reached, new = set[Path](), {DOCS / "README.md"}
    while new:
        reached |= new
        new = set.union(*map(leads_to, new)) - reached
    assert [name(path) for path in DOCS.rglob("*.md") if path not in reached] == []
    assert DOCS / "README.md" in leads_to(ROOT / "README.md")


@cache
def kit() -> dict[str, Any]:
    """The kit's commands by name, as Typer itself has them."""
    return within(typer.main.get_command(app))


def within(command: Any) -> dict[str, Any]:
    """The commands of a group; nothing of a command that does something itself."""
    return getattr(command, "commands", {})


def fault(words: list[str], whole: bool) -> str | None:
    """What is wrong with a command line after the kit's name; `whole`: nothing may be missing."""
    if words and words[0] in OF_KIT_PY:
        allowed, given = OF_KIT_PY[words[0]], set(words[1:])
        return None if allowed is None or given <= allowed else f"no option of {words[0]}: {given}"
    known, command = kit(), None
    while known:
        if not words or words[0] == "--help":
            return None
        if words[0] not in known:
            return f"no command {words[0]}"
        command, words = known[words[0]], words[1:]
        known = within(command)
    return fault_in_options(command, words, whole)


def fault_in_options(command: Any, words: list[str], whole: bool) -> str | None:
    if not whole:  # in a sentence an option may stand without its value
        unknown = {word for word in words if word[:2] == "--"} - options(command)
        return f"{command.name} has no {unknown}" if unknown else None
    context = command.context_class(command, info_name=command.name)
    try:
        found, left, _ = command.make_parser(context).parse_args(words)
    except UsageError as error:
        return str(error.format_message())
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    missing = [
        a.name for a in arguments if a.required and not isinstance(found[a.name], str | tuple)
    ]
    return f"{command.name}: too many {left}, missing {missing}" if left or missing else None


def options(command: Any) -> set[str]:
    return {"--help", *(name for p in command.params for name in (*p.opts, *p.secondary_opts))}


def command_lines(path: Path) -> list[tuple[list[str], bool]]:
    """(words after the kit's name, whole) of each command in a span or block of code."""
    found = []
    for text, block in code(path):
        called = CALLED.search(EXPLAINED.split(text.strip())[0] if block else text)
        if called:
            words = shlex.split(called[1].rstrip(" .…"))
            found.append((words, block))
        elif " --" in text and text.split()[0] in kit():
            found.append((shlex.split(text), False))
    return found


@pytest.mark.parametrize("path", documents(), ids=name)
def test_every_command_that_is_shown_is_there_with_its_options(path):
    assert [wrong for words, whole in command_lines(path) if (wrong := fault(words, whole))] == []


@pytest.mark.parametrize("path", documents(), ids=name)
def test_every_option_that_is_named_alone_belongs_to_a_command(path):
    named = {text.split()[0] for text, block in code(path) if not block and re.match(r"--\w", text)}
    inner = [command for group in kit().values() for command in within(group).values()]
    assert named - set.union(*map(options, (*kit().values(), *inner))) == set()


@pytest.mark.parametrize(
    "path", [p for p in documents() if name(p).startswith(("docs", "facil", "README"))], ids=name
)
def test_a_command_is_shown_as_it_works_after_the_first_set_up(path):
    called = [text for text, _ in code(path) if BARE.match(text.strip())]
    assert [text for text in called if text.split()[1] in kit()] == []


def test_a_sentence_of_the_kit_names_commands_as_the_reader_calls_them():
    raw = WORDS.read_text("utf-8")
    assert [one for one in BARE.findall(raw) if one.split()[1] in kit()] == []
    told = [one.split() for one in re.findall(r"{kit_py} ([^\n.,:;”\"]*)", raw)]
    assert len(told) > 10
    assert [found for words in told if (found := fault(words, whole=False))] == []


@pytest.mark.parametrize(
    ("program", "handed", "called"),
    [
        ("/opt/kit/.venv/bin/workshop-kit", "", "workshop-kit serve"),
        ("-m", "", f"{KIT_PY} serve"),
        ("jupyter-lab", "", f"{KIT_PY} serve"),
        ("-m", "py kit.py", "py kit.py serve"),
        ("/opt/kit/.venv/bin/workshop-kit", "python3 ../kit.py", "python3 ../kit.py serve"),
    ],
)
def test_a_sentence_says_the_command_that_was_really_used(monkeypatch, program, handed, called):
    monkeypatch.setattr("sys.argv", [program])
    monkeypatch.setenv("WORKSHOP_KIT_COMMAND", handed)
    told = sentences.__wrapped__()
    assert told["start.no_server"].endswith(called)


def test_what_is_no_command_is_found():
    assert fault(["serv"], whole=True) == "no command serv"
    assert fault(["plan", "chek", "a.json"], whole=True) == "no command chek"
    assert "--sleeps" in str(fault(["open", "behaviour", "--sleeps"], whole=True))
    assert "--people" in str(fault(["hall", "--people"], whole=True))
    assert fault(["receipt"], whole=True) is not None
    assert fault(["receipt"], whole=False) is None
    assert fault(["receipt", "CODE", "more"], whole=True) is not None
    assert fault(["open", "--sleeps"], whole=False) is not None
    assert fault(["open", "--minimum"], whole=False) is None
    assert fault(["lock", "--upgrade"], whole=True) is None
    assert fault(["lock", "--downgrade"], whole=True) is not None


def test_every_command_is_shown_in_some_document():
    shown = {words[0] for path in documents() for words, _ in command_lines(path) if words}
    assert set(kit()) - shown - {"open-sample"} == set()


@cache
def on_screens() -> list[tuple[re.Pattern[str], int]]:
    """For each line of words.toml: what matches it with its gaps filled, and its own letters."""
    lines = {line for text in sentences().values() for line in text.splitlines()}
    parts = [list(Formatter().parse(line)) for line in lines]
    return [
        (re.compile("".join(re.escape(text) + (".+" if gap else "") for text, gap, *_ in one)), own)
        for one in parts
        if (own := sum(len(text) for text, *_ in one))
    ]


def is_said(words: str) -> bool:
    return any(line.fullmatch(words) and own * 3 >= len(words) for line, own in on_screens())


@pytest.mark.parametrize("page", ["facilitator", "leader", "representative"])
def test_what_stands_in_curly_quotation_marks_stands_on_a_screen(page):
    quoted = QUOTED.findall(" ".join(sayings(DOCS / f"{page}.md")))
    assert len(quoted) > 10
    assert [words for words in quoted if not is_said(words)] == []


def test_what_stands_on_no_screen_is_found():
    assert is_said("Start: Welcome") and is_said("Has waited 12 days for the leader’s answer")
    assert not is_said("Begin the workshop") and not is_said("Start:")


def test_the_map_names_every_module_of_the_package():
    rows = re.findall(r"^\| (`.+?) \|", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    named = {word.rstrip("/") for row in rows for word in re.findall(r"`([\w./]+)`", row)}
    inside = [p for p in PACKAGE.iterdir() if not p.name.startswith("_")]
    there = {p.name for p in inside if p.suffix == ".py" or any(p.glob("*.py"))}
    assert there - named == set()
    assert [
        one for one in named if not (PACKAGE / one).exists() and not (ROOT / one).exists()
    ] == []

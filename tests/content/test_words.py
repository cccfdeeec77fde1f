"""library/words.toml: what code says is there, what is there is said, all of it plain."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import workshop_kit
from workshop_kit.words import say, sentences

PACKAGE = Path(workshop_kit.__file__).parent
PYTHON = sorted(PACKAGE.rglob("*.py"))
OTHER = [path for end in ("js", "html", "j2", "typ") for path in PACKAGE.rglob(f"*.{end}")]
BANNED = ["please", "sorry", "oops", "valid", "invalid", "forbidden", "this field is required"]
SPEAKERS = ("say", "Problem")
NAMES = [key.partition(".")[2] for key in sentences()]


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse(path.read_text("utf-8"))) for path in PYTHON)


def calls() -> Iterator[tuple[str, ast.Call]]:
    """(place, call) of every say(...) and Problem(...) in the package."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                named = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if named in SPEAKERS:
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def literals(node: ast.AST) -> Iterator[tuple[str, bool]]:
    """(words, whole) of a string, of both arms of a choice, or of an f-string's beginning."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value, True
    elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        yield str(node.values[0].value), False
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_what_code_says_stands_in_words_toml():
    missing = [
        f"{place}: {words}"
        for place, call in calls()
        for words, whole in literals(call.args[0])
        if not (words in sentences() if whole else any(k.startswith(words) for k in sentences()))
    ]
    assert missing == []


def begins(name: str, chosen: list[str]) -> bool:
    return name.startswith(tuple(chosen))


@cache
def spoken() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """All strings of the package, all beginnings of keys in it, and all words of its pages."""
    found = [pair for _, tree in trees() for node in ast.walk(tree) for pair in literals(node)]
    whole = frozenset(words for words, complete in found if complete)
    begun = {words for words, complete in found if not complete}
    pages = "\n".join(path.read_text("utf-8") for path in OTHER)
    chosen = re.findall(r"[`\"']([a-z_]+_)(?:\$\{|[\"'] \+)", pages)  # `kind_${kind}`
    parts = frozenset(re.findall(r"\w+", pages)) | {name for name in NAMES if begins(name, chosen)}
    return whole, tuple(words for words in begun if re.match(r"[a-z_]+\.", words)), parts


@cache
def tables_for_pages() -> set[str]:
    """The tables that labels(...) hands to a page, whose script names the sentences."""
    found = (node for _, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call))
    handed = (call for call in found if getattr(call.func, "id", "") == "labels")
    return {words for call in handed for arg in call.args for words, _ in literals(arg)}


def test_a_table_that_is_handed_to_a_page_has_words():
    tables = {key.rpartition(".")[0] for key in sentences()}
    assert sorted(tables_for_pages() - tables) == []


def is_said(key: str) -> bool:
    """Whether code names `key`, as a whole or without the ending that a number chooses."""
    whole, begun, parts = spoken()
    table, _, name = key.partition(".")
    stem = re.sub(r"_(none|one|many)$", "", name)
    if key.startswith(begun) or {key, f"{table}.{stem}"} & whole:
        return True
    return table in tables_for_pages() and bool({name, stem} & (parts | whole))


def test_what_stands_in_words_toml_is_said():
    assert [key for key in sentences() if not is_said(key)] == []


def given(call: ast.Call) -> set[str] | None:
    """The names of the gaps that a call fills; None if they cannot be seen here."""
    if getattr(call.func, "id", "") == "Problem":
        about = [k.value for k in call.keywords if k.arg == "about"] or call.args[2:3]
        if not about:
            return set()
        keys = about[0].keys if isinstance(about[0], ast.Dict) else [None]
        names = [k.value if isinstance(k, ast.Constant) else None for k in keys]
    else:
        names = [keyword.arg for keyword in call.keywords]
    return None if None in names else set(names)


def test_gaps_are_filled():
    wrong = []
    for place, call in calls():
        filled = given(call)
        for key, whole in literals(call.args[0]):
            if whole and filled is not None and not gaps(sentences()[key]) <= filled:
                wrong.append(f"{place}: {key} needs {sorted(gaps(sentences()[key]))}")
    assert wrong == []


@pytest.mark.parametrize("key", sentences())
def test_a_sentence_is_plain(key):
    sentence = sentences()[key]
    assert isinstance(sentence, str)
    assert sentence.strip()
    assert all(re.fullmatch(r"[a-z_]*", gap) for gap in gaps(sentence))
    for word in BANNED:
        assert not re.search(rf"\b{word}\b", sentence, re.IGNORECASE), word


def test_a_key_that_is_missing_is_named():
    with pytest.raises(KeyError, match=r"nothing\.here"):
        say("nothing.here")

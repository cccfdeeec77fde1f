"""What cannot be read as YAML at all, as sentences about lines."""

import re

import yaml

from ..words import say
from .faults import Found, Unreadable

# What PyYAML says, and the key of what a teacher can do about it.
_KEYS = {
    "mapping values are not allowed": "check.colon",
    "mapping keys are not allowed": "check.start",
    "while scanning a quoted scalar": "check.quotation",
    "expected <block end>": "check.indentation",
    "expected ',' or": "check.bracket",
    "could not find expected ':'": "check.no_colon",
    "expected a single document": "check.documents",
    "'\\t' that cannot start any token": "check.tab_within",
    "cannot start any token": "check.start",
    "special characters": "check.control",
    "while scanning an a": "check.sign",
    "while scanning a tag": "check.sign",
    "undefined tag": "check.sign",
}
# As a word processor puts it for a dash: after a name and its colon, or below another entry.
_LONG_DASH = re.compile(r"\s*[–—−‐‑•·] ")
_BEGINS_LIST = re.compile(r":\s*(#.*)?$|^\s*[-–—−‐‑•·] ")
_CLOSED_EARLY = re.compile(r"""\s*(?:- )?(?:[\w-]+: )?(?:"[^"]*"|'[^']*'|\[[^\]]*\])\s*[^\s#,]""")


def check_spaces(text: str) -> None:
    """Unreadable with every line that begins with something else than spaces where they belong."""
    found = []
    above = ""
    for n, line in enumerate(text.split("\n"), start=1):
        before = line[: len(line) - len(line.lstrip())]
        if "\t" in before:
            found.append((n, say("check.tab")))
        elif line.strip() and before.strip(" "):
            found.append((n, say("check.odd_space")))
        elif _LONG_DASH.match(line) and _BEGINS_LIST.search(above):
            found.append((n, say("check.long_dash")))
        above = line if line.strip() else above
    if found:
        raise Unreadable(*found)


def syntax(text: str, error: yaml.YAMLError) -> list[Found]:
    """Where the reading stopped and why; where a colon stopped it, all lines with such a colon."""
    said = str(error)
    key = next((key for part, key in _KEYS.items() if part in said), "check.not_yaml")
    if isinstance(error, yaml.reader.ReaderError):
        return [(text.count("\n", 0, error.position) + 1, say(key))]
    mark = getattr(error, "problem_mark", None)
    if key in ("check.quotation", "check.bracket", "check.no_colon"):
        mark = getattr(error, "context_mark", None) or mark
    line = mark.line if mark else 0
    lines = text.split("\n")
    if key == "check.colon":
        split = {line, *(n for n, one in enumerate(lines) if _split(one))}
        return [(n + 1, say("check.curly" if "“" in lines[n] else key)) for n in sorted(split)]
    return [(line + 1, say(_closer(lines, line) if key == "check.indentation" else key))]


def _split(line: str) -> bool:
    """Whether a colon within its words makes this line unreadable, whatever stands around it."""
    try:
        list(yaml.parse(line.strip(), Loader=yaml.BaseLoader))
    except yaml.YAMLError as error:
        return "mapping values are not allowed" in str(error)
    return False


def _closer(lines: list[str], at: int) -> str:
    """The sentence for what YAML takes for a wrong indentation."""
    before = next((line for line in reversed(lines[:at]) if line.strip()), "")
    if at < len(lines) and _CLOSED_EARLY.match(lines[at]):
        return "check.closed_early"
    if at < len(lines) and before.rstrip().endswith("[]") and lines[at].lstrip().startswith("- "):
        return "check.empty_brackets"
    return "check.indentation"

"""A facilitator guide's words for one activity, as the desk shows them.

A guide is Markdown. The part of an activity opens with `## id: Title (n minutes)`; in it the lines
`Say:`, `Do:`, `If nobody speaks:` and `If it is late:` each open a list of paragraphs or bullets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..disk import brought
from ..domain.activities.step import harmless

HEADING = re.compile(r"## ([a-z][a-z0-9_-]*): ")
PARTS = {"Say:": "say", "Do:": "do", "If nobody speaks:": "prompts", "If it is late:": "late"}
_BULLET = re.compile(r"^(?:[-*>]|\d+\.)\s+")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)\*|\*(?!\w)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Script:
    """What to say and do in one activity: plain text, one entry for each paragraph or bullet."""

    say: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    late: tuple[str, ...] = ()


def guide_path(name: str, data: Path | None = None) -> Path | None:
    """The guide of a workshop: a school's own in DATA/guides, else the kit's, else None."""
    folders = [brought("facilitator_guides")]
    if data:
        folders.insert(0, data / "guides")
    found = (folder / f"{name}.md" for folder in folders)
    return next((path for path in found if path.is_file()), None)


def script(path: Path | None, activity: str) -> Script:
    """The Script of the activity with this id; empty where the guide has no such part."""
    if path is None:
        return Script()
    section = _section(guide_text(path), activity)
    parts: dict[str, list[str]] = {name: [] for name in PARTS.values()}
    at = ""
    for block in blocks(section):
        if block in PARTS:
            at = PARTS[block]
        elif at:
            parts[at].append(plain(block))
    return Script(**{name: tuple(words) for name, words in parts.items()})


def guide_text(path: Path) -> str:
    """What is written in a guide, without signs that hide or reorder it; OSError without it."""
    return harmless(path.read_text(encoding="utf-8-sig", errors="replace"))


def _section(text: str, activity: str) -> list[str]:
    lines: list[str] = []
    inside = False
    for line in text.splitlines():
        if line.startswith(("# ", "## ")):
            found = HEADING.match(line)
            inside = bool(found and found.group(1) == activity)
        elif inside:
            lines.append(line.strip())
    return lines


def blocks(lines: list[str]) -> Iterator[str]:
    """Paragraphs, bullets and the lines that open a part, each as one line of text."""
    block = ""
    for line in [*lines, ""]:
        opens = not line or line in PARTS or bool(_BULLET.match(line))
        if opens and block:
            yield block
        block = line if opens else f"{block} {line}".strip()
        if line in PARTS:
            yield line
            block = ""


def plain(block: str) -> str:
    """Without bullets, links and marks of Markdown."""
    return _MARKS.sub("", _LINK.sub(r"\1", _BULLET.sub("", block)))

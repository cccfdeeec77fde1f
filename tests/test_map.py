"""The map in CONTRIBUTING.md and the way in docs/developer.md name what is there, all of it."""

import re

import pytest

from tests.markdown import ROOT

PACKAGE = ROOT / "workshop_kit"
CONTRIBUTING, DEVELOPER = ROOT / "CONTRIBUTING.md", ROOT / "docs" / "developer.md"
ENDS = r"(?:/|\.(?:py|js|toml|yaml|md|json|docx))"
PATH = re.compile(rf"(?<![\w/.~-])((?:[\w-]+/)*[\w-]+{ENDS})(?![\w*-])")
MADE = re.compile(r"\bX\b|\.venv|library/plan\.docx|plan\.json")  # a name to choose, a file made
DOORS = ("__init__", "__main__", "__pycache__")


def there(path: str) -> bool:
    return any((folder / path).exists() for folder in (ROOT, PACKAGE, PACKAGE / "exports"))


def named(text: str) -> list[str]:
    return [path for path in PATH.findall(text) if not MADE.search(path)]


@pytest.mark.parametrize("page", [CONTRIBUTING, DEVELOPER], ids=lambda page: page.name)
def test_every_path_that_is_named_exists(page):
    code = re.findall(r"`[^`\n]+`|^    .+$", page.read_text("utf-8"), re.MULTILINE)
    paths = named("\n".join(code))
    assert len(paths) > 20
    assert [path for path in paths if not there(path)] == []


def test_every_part_of_the_package_stands_in_the_map():
    rows = re.findall(r"^\| (.+?) \|", CONTRIBUTING.read_text("utf-8"), re.MULTILINE)
    known = {path.rstrip("/") for path in named(" ".join(rows))}
    parts = (path for path in PACKAGE.iterdir() if path.stem not in DOORS and path.name[0] != ".")
    assert [path.name for path in parts if path.name not in known] == []

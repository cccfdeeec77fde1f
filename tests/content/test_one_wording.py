"""What stands in several places says the same: what people scan, and the tasks of the sheet."""

import re

from workshop_kit.content import library_paths, load_workshop
from workshop_kit.content.guides import guide_path
from workshop_kit.words import sentences


def test_what_people_scan_is_called_the_square_code_everywhere():
    guides = {name: guide_path(name).read_text("utf-8") for name in library_paths()}
    files = {name: path.read_text("utf-8") for name, path in library_paths().items()}
    texts = [*guides.values(), *files.values(), *sentences().values()]
    said = [found for text in texts for found in re.findall(r"(?i)\bscan the (\w+ \w+)", text)]
    assert len(said) > 10
    assert {one.casefold() for one in said} == {"square code"}


def test_the_sheet_of_the_guide_lists_the_tasks_of_the_graph():
    tasks = load_workshop(library_paths()["feedback_and_marking"]).activity("impact").tasks
    _, _, sheet = guide_path("feedback_and_marking").read_text("utf-8").partition("# The sheet")
    assert re.findall(r"^- (.*)$", sheet, re.MULTILINE) == list(tasks.values())

"""A school's own workshop: its four files as they are before anybody has written in them."""

import json
from pathlib import Path
from typing import Any

from ..domain.activities import Activity
from ..domain.timing import after_closing
from ..domain.workshop import Workshop
from ..words import say
from .workshops import NAME, library_paths, read_workshop

BLANK = Path(__file__).parent.parent / "library" / "new" / "workshop.yaml"


class Taken(Exception):
    """Raised where a workshop cannot have this name; `args` are a sentence's key and gaps."""


def new_workshop(name: str, data: Path) -> list[Path]:
    """Write a workshop, its guide, notebook and sample under the folder `data`; their paths."""
    if not NAME.fullmatch(name):
        raise Taken("check.file_name", {"name": name[:40]})
    text = BLANK.read_text(encoding="utf-8")
    workshop = read_workshop(text, name)
    files = {
        data / "library" / "workshops" / f"{name}.yaml": text,
        data / "guides" / f"{name}.md": _guide(workshop),
        data / "notebooks" / f"{name}.ipynb": _notebook(name),
        data / "sample_data" / f"{name}.jsonl": _sample(),
    }
    there = [path for path in files if path.exists()]
    if there or name in library_paths(data):
        raise Taken("new.taken", {"name": name})
    for path, words in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    return list(files)


def _guide(workshop: Workshop) -> str:
    minutes = "\n".join(f"  {step.id}: {step.minutes}" for step in workshop.activities)
    parts = "\n\n".join(map(_part, workshop.activities))
    front = f"workshop: {workshop.name}\nminutes: {workshop.minutes}\nactivities:\n{minutes}"
    return f"---\n{front}\n---\n\n{say('new.guide')}\n\n{parts}\n\n{say('new.guide_end')}\n"


def _part(step: Activity) -> str:
    about = {"id": step.id, "title": step.title, "minutes": step.minutes}
    down = step.minutes - after_closing(step)
    then = say("new.guide_close" if step.asks else "new.guide_down", minutes=down)
    return say("new.guide_part", **about, then=then)


def _notebook(name: str) -> str:
    markdown = {"cell_type": "markdown", "id": "about", "metadata": {"tags": ["skip-voila"]}}
    code: dict[str, Any] = {"cell_type": "code", "execution_count": None, "metadata": {}}
    ring = f'from workshop_kit import open_workshop\n\nopen_workshop("{name}")'
    cells = [
        {**markdown, "source": say("new.notebook", name=name)},
        {**code, "id": "ring", "outputs": [], "source": ring},
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    whole = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1) + "\n"


def _sample() -> str:
    first = {"school": say("new.sample_school"), "setting": "primary", "people": 3, "staff": []}
    phones = [
        {"phone": n, "activity": "ideas", "answer": [say("new.sample_idea", n=n)]}
        for n in range(1, 4)
    ]
    return "".join(json.dumps(line) + "\n" for line in (first, *phones))

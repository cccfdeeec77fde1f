"""A school's own workshop: its four files as they are before anybody has written in them."""

import json
import re
from pathlib import Path
from typing import Any

from ..domain.activities import Activity
from ..domain.timing import after_closing
from ..domain.workshop import Workshop
from ..words import say
from .faults import Faulty, Unreadable
from .reading import read_text
from .workshops import NAME, library_paths, read_workshop

BLANK = Path(__file__).parent.parent / "library" / "new" / "workshop.yaml"
EXAMPLE = "marking_in_maths"


class Taken(Exception):
    """Raised where a workshop cannot have this name; `args` are a sentence's key and gaps."""


def new_workshop(name: str, data: Path) -> list[Path]:
    """Write a workshop, its guide, notebook and sample under the folder `data`; their paths.

    Of a school's own only what is missing is written, and the guide as its workshop now is.
    """
    if not NAME.fullmatch(name):
        raise Taken("new.name", {"name": name[:40], "fit": fitting(name)})
    if name in library_paths():
        raise Taken("new.taken", {"name": name})
    own = data / "library" / "workshops" / f"{name}.yaml"
    missing = {path: text for path, text in _files(own, data).items() if not path.exists()}
    if not missing:
        raise Taken("new.whole", {"name": name, "guide": data / "guides" / f"{name}.md"})
    for path, words in missing.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    return list(missing)


def fitting(name: str) -> str:
    """What a workshop may be called that is near `name`; an example where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_0123456789")[:60] or EXAMPLE


def _files(own: Path, data: Path) -> dict[Path, str]:
    name = own.stem
    text, workshop = _written(own) if own.exists() else _blank(name)
    return {
        own: text,
        data / "guides" / f"{name}.md": _guide(workshop),
        data / "notebooks" / f"{name}.ipynb": _notebook(name),
        data / "sample_data" / f"{name}.jsonl": _sample(),
    }


def _blank(name: str) -> tuple[str, Workshop]:
    text = BLANK.read_text(encoding="utf-8")
    return text, read_workshop(text, name)


def _written(own: Path) -> tuple[str, Workshop]:
    try:
        text = read_text(own)
        return text, read_workshop(text, own.stem)
    except (Faulty, Unreadable) as faults:
        raise Taken("new.check_first", {"name": own.stem}) from faults


def _guide(workshop: Workshop) -> str:
    parts = "\n\n".join(map(_part, workshop.activities))
    return f"{say('new.guide')}\n\n{parts}\n\n{say('new.guide_end')}\n"


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

"""The week: a page on which a person keeps their hours; nothing of it reaches a server."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import traitlets

from ..domain.activities.rate import Rate
from ..domain.report.phrases import told_of
from ..domain.work_week import DRIVERS, Lead
from ..visitor import Visitor
from ..words import say
from .labels import labels
from .parts.part import Part, joined

SCRIPT = joined(
    *("parts/shared.js", "parts/fields.js", "parts/labelled.js", "parts/card.js"),
    *("parts/pick_file.js", "parts/save_file.js", "week.js", "week_room.js", "parts/render.js"),
)
STYLE = joined(
    *("parts/look.css", "parts/page.css", "parts/form.css", "parts/pick_file.css"), "week.css"
)


@dataclass(frozen=True)
class Figure:
    """A published mean of hours a week: of whom, in which year, and where it stands."""

    group: str
    phase: str
    contract: str
    hours: float
    year: int
    source: str


class WeekPage(Part):
    """In a notebook; a server hands the same page out without a widget."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, data: Mapping[str, Any], who: Visitor | None) -> None:
        super().__init__(key="week", session=who.session if who else "", data=dict(data))


def week_data(
    advice: Mapping[str, Lead], figures: Sequence[Figure], asks: Sequence[Rate], full: bool
) -> dict[str, Any]:
    """All that the page draws; `advice` has every driver but teaching.

    `asks`: the pages of a school's room that can be filled in from a week.
    """
    return {
        "kind": "week",
        "full": full,
        "title": say("week.title"),
        "drivers": [[name, say(f"driver.{name}")] for name in DRIVERS],
        "advice": {name: _advice(one) for name, one in advice.items()},
        "figures": [_figure(one) for one in figures],
        "asks": [_asked(step) for step in asks],
        "words": labels("week"),
    }


def module(data: Mapping[str, Any]) -> str:
    """The page's script with its data: it draws itself where there is no widget."""
    # "<" is escaped, or words of a card could end the script element they stand in.
    told = json.dumps(data).replace("<", "\\u003c")
    script = SCRIPT.replace("export default { render };", "")
    model = f"{{ get: () => ({told}) }}"
    return f'{script}\nrender({{ model: {model}, el: document.getElementById("kit") }});\n'


def whole_page(data: Mapping[str, Any]) -> str:
    """One HTML file that opens without a server."""
    head = (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(str(data['title']))}</title>\n<style>\n{STYLE}\n</style>\n</head>\n"
    )
    body = f'<body>\n<main id="kit"></main>\n<script type="module">\n{module(data)}</script>\n'
    return f"{head}{body}</body>\n</html>\n"


def _advice(one: Lead) -> dict[str, Any]:
    rule = told_of(say, one.rule) if one.rule else None
    return {"card": told_of(say, one.card), "rule": rule, "person": one.person}


def _asked(step: Rate) -> dict[str, Any]:
    """Its questions; its options with the most minutes that each holds, None without an end."""
    options = [[id, label, _most(id)] for id, label in step.scale.items()]
    return {"id": step.id, "items": [[one.id, one.text] for one in step.items], "options": options}


def _most(option: str) -> int | None:
    """up_to_5 is five hours or fewer."""
    hours = option.removeprefix("up_to_")
    return int(hours) * 60 if hours.isdecimal() else None


def _figure(one: Figure) -> list[Any]:
    parts = (
        f"group_{one.group.replace(' ', '_')}",
        f"phase_{one.phase}",
        f"contract_{one.contract}",
    )
    name = ", ".join(filter(None, (say(f"figures.{part}") for part in parts)))
    return [name, one.hours, one.year, one.source]

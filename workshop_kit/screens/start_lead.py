"""From "what is our problem?" and the time there is to a workshop; and whence all this comes."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from ..domain.report.phrases import lasts
from ..domain.workshop import Workshop
from ..words import say
from .tools import TOOLS

TIMES = (0, 20, 45, 60, 75, 90, 180, 300)  # minutes; 0: people answer when they can
DAYS = {180: "half", 300: "day"}  # the lengths of a day that hold several workshops
TALKS = ("inform", "gather")
FAULTS = 3  # in sight
TOOL = "tool:"
PLACES = {"week": "/week", **{name: f"/tools/{name}" for name in TOOLS}}
# Workshops that stand in the Department's service under a name of its own, and of these the ones
# that had another in the toolkit of 2018 (facts: the service as of 20 March 2026).
NOW = (
    *("workload_audit", "act_on_the_audit", "structured_conversation", "managing_change"),
    *("feedback_and_marking", "planning_expectations", "data_collection", "communications"),
    *("behaviour", "wellbeing_check", "evaluate"),
)
THEN = ("managing_change", "early_career", "evaluate")
SOURCES = ("service", "toolkit", "stpcd", "hse", "ons", "licence")


def tools() -> list[list[str]]:
    """Title, address and purpose: the page for all staff, then those for who opens rooms."""
    return [[say(f"tool.{name}"), at, say(f"tool.{name}_about")] for name, at in PLACES.items()]


def lead(
    problems: Mapping[str, Sequence[str]], known: Mapping[str, Workshop], full: bool
) -> dict[str, Any]:
    """The problems of which there is a workshop or tool here, and the times to choose from.

    `days`: those times that hold several workshops, as `day --time` names them. `full`: a server's
    page; elsewhere tools have no addresses.
    """
    found = [
        {
            "name": problem,
            "label": say(f"start_lead.problem_{problem}"),
            "workshops": [name for name in names if name in known],
            "instead": list(_asking(names, known)),
            "tools": list(_tools(names)) if full else [],
        }
        for problem, names in problems.items()
    ]
    return {
        "problems": [one for one in found if one["workshops"] or one["tools"]],
        "times": [[n, say(f"start_lead.time_{n}")] for n in TIMES],
        "days": {str(n): length for n, length in DAYS.items()},
    }


def _tools(names: Sequence[str]) -> Iterator[list[str]]:
    for name in (one.removeprefix(TOOL) for one in names if one.startswith(TOOL)):
        yield [say(f"tool.{name}"), PLACES[name], say(f"tool.{name}_about")]


def _asking(names: Sequence[str], known: Mapping[str, Workshop]) -> Iterator[str]:
    """What is open for days, needs no meeting, and asks about what these workshops address."""
    for name, one in known.items():
        asked = {str(getattr(step, "addressed_by", "")) for step in one.activities}
        if one.manner == "days" and name not in names and asked & {*names}:
            yield name


def left_out(path: str, faults: Sequence[str]) -> dict[str, Any]:
    """A file that cannot be used: what to mend first, and how to see all of it."""
    return {
        "told": say("start.left_out", name=PurePath(path).name),
        "faults": list(faults[:FAULTS]),
        "check": say("start.check", path=path),
    }


def fits(workshop: Workshop) -> dict[str, list[str]]:
    """By minutes there are: "fits", "least" (only at its shortest) or "long", and the sentence."""
    return {str(n): list(_fit(workshop, n)) for n in TIMES}


def _fit(workshop: Workshop, time: int) -> tuple[str, str]:
    minutes = lasts(say, workshop)
    if workshop.manner == "days":
        return "fits", say("start_lead.days", minutes=minutes)
    if workshop.manner == "conversation":
        return "fits", say("start_lead.conversation", minutes=minutes)
    least = sum(step.least for step in workshop.activities)
    about = {"minutes": workshop.minutes, "least": least, "over": workshop.minutes - time}
    if workshop.minutes <= time:
        return "fits", say("start_lead.fits", **about)
    if least <= time:
        return "least", say("start_lead.least", **about)
    told = say("start_lead.long" if time else "start_lead.together", **about)
    return "long", " ".join(filter(None, (told, _talk(workshop, time))))


def _talk(workshop: Workshop, time: int) -> str:
    """The first part after the welcome that rests on evidence, where it fits by itself."""
    talked = (step for step in workshop.activities[1:] if step.kind in TALKS and step.evidence)
    part = next((step for step in talked if step.minutes <= time), None)
    return say("start_lead.talk", title=part.title, minutes=part.minutes) if part else ""


def sources(known: Mapping[str, Workshop]) -> dict[str, Any]:
    """The Department's present names beside the older ones, what is not here, and the sources."""
    rows = [
        [known[name].title, _named("now", name, NOW), _named("then", name, THEN)]
        for name in dict.fromkeys((*NOW, *THEN))
        if name in known
    ]
    return {
        "head": [say(f"start_about.head_{name}") for name in ("here", "now", "then")],
        "rows": rows,
        "sources": [say(f"start_about.source_{name}") for name in SOURCES],
    }


def _named(when: str, name: str, there: Sequence[str]) -> str:
    return say(f"start_about.{when}_{name}") if name in there else "–"

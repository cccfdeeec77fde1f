"""Opening a room in words: what will be shown together, and texts to send round."""

from collections.abc import Mapping

from ..domain.activities.step import SURVEY_MINIMUM
from ..domain.disclosure import minimum_of
from ..domain.groups import merged
from ..domain.opening import Opening
from ..domain.report.phrases import lasts, meets, moment
from ..domain.workshop import Workshop
from ..words import say
from .around import only_here

Titled = tuple[str, str]


def preview(heads: Mapping[str, int], minimum: int = 0) -> list[str]:
    """Which role groups are shown by themselves, which only together; [] before any is counted."""
    if not heads:
        return []
    minimum = max(minimum, SURVEY_MINIMUM)
    shown = merged(heads, minimum)
    alone = [_counted(name, heads) for name in sorted(shown) if shown[name] == name]
    together = [name for name in sorted(shown) if shown[name] != name]
    lines = [say("opening_form.alone", groups="; ".join(alone))] if alone else []
    if together:
        people = sum(heads[name] for name in together)
        lines.append(say("opening_form.together", groups="; ".join(together), n=people))
    lines = lines or [say("opening_form.none_by_group")]
    return [*lines, say("opening_form.rule", minimum=minimum)]


def opened_as(opening: Opening) -> str:
    """Of which kind of school and terms the room is, which the next form begins with."""
    kind, terms = opening.setting or "none", opening.terms
    about = {"setting": say(f"opening_form.setting_{kind}")}
    return say("opening_form.opened_as", **about, terms=say(f"opening_form.terms_{terms}"))


def meets_on(workshop: Workshop, opening: Opening) -> str:
    """The day and the hours that were said for a hall."""
    return say("opening_form.meets_on", **meets(say, workshop, opening.opens))


def _counted(name: str, heads: Mapping[str, int]) -> str:
    return f"{name} ({heads[name]})"


def texts(workshop: Workshop, opening: Opening, school: str, join: str) -> list[Titled]:
    """An invitation and a reminder with their headings; [] where a desk steers the room."""
    if not opening.until:
        return []
    workshop = workshop.raised(opening.minimum)
    asked = [step for step in workshop.activities if step.asks]
    about = {
        "school": school,
        "title": workshop.title,
        "purpose": workshop.purpose,
        "minutes": lasts(say, workshop),
        "minimum": min((minimum_of(workshop, step) for step in asked), default=0),
        "opens": moment(say, opening.opens),
        "until": moment(say, opening.until),
        "join": join,
        "where": f"\n{say('invite.only_here')}" if only_here(join) else "",
    }
    kinds = ("invitation", "reminder")
    return [(say(f"invite.{k}_title"), say(f"invite.{k}", **about).strip()) for k in kinds]

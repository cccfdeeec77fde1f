"""What the notebooks of the tools ring: the pages beside the workshops (screens/tools.py)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from . import app, content, visitor
from .content.drivers import leads
from .domain.directed_time import Known
from .screens.directed_time import DirectedTime, Means
from .screens.evidence import EvidencePage
from .screens.plans import PlansPage
from .screens.week import Advice, Figure, WeekPage, week_data, whole_page
from .words import say


def evidence() -> Any:
    """Every evidence card: the kit's, and the school's own where there is a school."""
    cards = content.shelved_cards(app.school_folder()).values()
    return EvidencePage(list(cards), date.today().isoformat(), visitor.ringing.get())


def plans() -> Any:
    """Every plan of a school: what is due, and what came of each action."""
    school = app.school()
    rooms = school.ended_rooms() if school else []
    name = school.name if school else ""
    return PlansPage(name, rooms, date.today().isoformat(), visitor.ringing.get())


def directed_time() -> Any:
    """Directed time: for one post in a form, or for a whole staff from a sheet."""
    from .exports import directed_calendar, directed_time  # noqa: PLC0415 -- slow import

    cards = content.shelved_cards(app.school_folder())
    known = Known(content.rule_years(), cards, date.today().isoformat())
    files = {"xlsx": directed_time.write, "ics": directed_calendar.write}
    means = Means(known, _staff, {**files, "empty": lambda budget: directed_time.empty()})
    return DirectedTime(means, visitor.ringing.get())


def _staff(body: bytes) -> Any:
    from .importers.staff_time import read_staff  # noqa: PLC0415 -- slow import

    staff = read_staff(body)
    return staff.posts, staff.terms


def work_life_tracker() -> Any:
    """The week as a page in a notebook."""
    who = visitor.ringing.get()
    return WeekPage(week({}, bool(who)), who)


def week(contacts: Mapping[str, str], full: bool = True) -> dict[str, Any]:
    """What the week's page draws; `contacts` are those that the school has filled in."""
    found = {
        name: Advice(one.card, one.rule, _person(one.person, contacts))
        for name, one in leads(app.school_folder()).items()
    }
    return week_data(found, _figures(), full)


def week_file() -> str:
    """The week as one HTML file."""
    return whole_page(week({}))


def _person(name: str, contacts: Mapping[str, str]) -> str:
    told = contacts.get(name)
    return say(f"week.{name}") + (f": {told}" if told else "")


def _figures() -> list[Figure]:
    """The newest mean of each population in the one series that is compared with."""
    from .importers.benchmarks import one_series  # noqa: PLC0415 -- pandas, 1 s

    table = one_series("working_lives", "mean_hours")
    newest = table.drop_duplicates(["group", "phase", "contract"])
    figures = [
        Figure(row.group, row.phase, row.contract, row.value, row.year, row.source)
        for row in newest.itertuples()
    ]
    return sorted(figures, key=lambda one: one.group != "teachers")

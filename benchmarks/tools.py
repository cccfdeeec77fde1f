"""Seconds of a tool: `tools.py calendar 2000 3` is three runs with 2,000 events, a line each.

A first run, in which Python reads its modules, does not count.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from workshop_kit import content
from workshop_kit.domain.directed_time import Known, Said, make_budget
from workshop_kit.importers.staff_time import read_staff
from workshop_kit.sample import SAMPLES
from workshop_kit.words import say
from workshop_kit.yearly import Calendars

CALENDAR = SAMPLES / "calendars" / "bracken_hill.ics"
STAFF = SAMPLES / "directed_time" / "whole_staff.xlsx"
TITLES = ("Reports Year", "Parents' evening Year", "Mock exams Year", "Data drop Year", "Trip Year")
BEGINS, DAYS = date(2026, 9, 1), 320
TERMS = Said("maintained", "2026/27")
Work = Callable[[], object]


def calendar(events: int) -> Work:
    """From a file of so many events to the load of each week."""
    body = large(events)

    def load() -> None:
        found = Calendars([body], None)
        assert len(found.entries) == events
        found.year(found.entries)

    return load


def year(times: int) -> Work:
    """The moves that flatten the sample school's year, so many times."""
    body = CALENDAR.read_bytes()
    return lambda: [Calendars([body], None).proposed() for _ in range(times)]


def directed_time(posts: int) -> Work:
    """Totals and findings of so many posts: the sample school's, again and again."""
    staff = read_staff(STAFF.read_bytes())
    copies = range(-(-posts // len(staff.posts)))
    every = [replace(post, name=f"{post.name} {n}") for n in copies for post in staff.posts]

    def reckon() -> None:
        known = Known(content.rule_years(), content.library_cards(), BEGINS.isoformat())
        budget = make_budget(tuple(every[:posts]), staff.terms, TERMS, known)
        assert len(budget.told) == posts and list(budget.findings(say))

    return reckon


def large(events: int) -> bytes:
    """A calendar as other programs write it: of each event also what nobody here asks for."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bench//EN"]
    for n in range(events):
        day = BEGINS + timedelta(days=37 * n % DAYS)
        lines += [
            "BEGIN:VEVENT",
            f"UID:event-{n}@school.invalid",
            "DTSTAMP:20260801T080000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{TITLES[n % len(TITLES)]} {7 + n % 5}, group {n // DAYS + 1}",
            "LOCATION:Hall",
            "DESCRIPTION:Doors open at six\\, as ever",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


TOOLS = {"calendar": calendar, "year": year, "directed_time": directed_time}


def main(tool: str, size: str, runs: str) -> None:
    """Print the seconds of each run."""
    work = TOOLS[tool](int(size))
    work()
    for _ in range(int(runs)):
        begun = time.perf_counter()
        work()
        print(time.perf_counter() - begun)


if __name__ == "__main__":
    main(*sys.argv[1:])

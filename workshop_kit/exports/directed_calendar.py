"""The draft calendar of directed time as calendar entries."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from ..domain.directed_time import Budget, Slot
from ..words import say

MAKER = "-//workshop-kit//directed time//EN"


def write(budget: Budget) -> bytes:
    """An .ics with an entry for each slot, in the school's own time whatever the clock says."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{say('directed_time.title')} {budget.said.year}")
    for n, slot in enumerate(budget.slots, start=1):
        calendar.add_component(_entry(slot, n, budget))
    return bytes(calendar.to_ical())


def _entry(slot: Slot, n: int, budget: Budget) -> Event:
    begins = datetime(slot.on.year, slot.on.month, slot.on.day) + timedelta(minutes=slot.start)
    about = f"{say('directed_time.draft')}\n{budget.whom(say, slot)}"
    entry = Event()
    entry.add("uid", f"directed-{budget.said.year.replace('/', '-')}-{slot.event}-{n}@workshop-kit")
    entry.add("summary", say("directed_time.draft_of", event=say(f"directed_event.{slot.event}")))
    entry.add("description", about)
    entry.add("dtstamp", datetime.fromisoformat(budget.known.today).replace(tzinfo=UTC))
    entry.add("dtstart", begins)
    entry.add("dtend", begins + timedelta(minutes=slot.length))
    return entry

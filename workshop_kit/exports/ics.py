"""The plan's dates as calendar entries: reviews, and when to ask whether it really stopped."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from ..domain.follow import asked_again
from ..domain.plan import Action
from ..words import say
from .material import PlanMaterial
from .record import word_of

MAKER = "-//workshop-kit//plan//EN"
BEFORE = timedelta(days=-1)


def write(material: PlanMaterial) -> bytes:
    """One whole-day entry for each date, with an alarm the day before."""
    state = material.state
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", material.document.title)
    for action in state.actions:
        for n, (day, words) in enumerate(_dates(action, state.held_on), start=1):
            uid = f"{state.code}-{action.id}-{n}@workshop-kit".lower()
            calendar.add_component(_entry(uid, day, words, material))
    return bytes(calendar.to_ical())


def _dates(action: Action, held_on: str) -> list[tuple[date, str]]:
    asked = [(day, say("ics.asked", what=action.what)) for day in asked_again(held_on)]
    review = action.more.get("review")
    reviews = [(date.fromisoformat(review), say("ics.review", what=action.what))] if review else []
    return [*asked, *reviews]


def _entry(uid: str, day: date, words: str, material: PlanMaterial) -> Event:
    entry = Event()
    entry.add("uid", uid)
    entry.add("summary", words)
    word = say("export.check", word=word_of(material.state))
    entry.add("description", f"{material.document.notice}. {word}")
    entry.add("dtstamp", datetime.fromisoformat(material.today).replace(tzinfo=UTC))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", BEFORE)
    entry.add_component(alarm)
    return entry

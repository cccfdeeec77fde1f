"""The plan's dates as calendar entries: answers, reviews, and when to ask whether it stopped."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from ..domain.follow import rounds
from ..domain.plan import Action
from ..domain.report.phrases import named
from ..domain.report.stages import stands
from ..words import say
from .material import PlanMaterial
from .record import word_of

MAKER = "-//workshop-kit//plan//EN"
BEFORE = timedelta(hours=-15)  # at nine in the morning of the day before


def write(material: PlanMaterial) -> bytes:
    """One whole-day entry for each date, with an alarm the day before."""
    state = material.state
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", material.document.title)
    for action in state.actions:
        # How far it has come without who: from a calendar nobody can take a name back.
        about = f"{stands(say, action)}. {say('export.check', word=word_of(state))}"
        for name, (day, words) in _dates(action).items():
            uid = f"{state.code}-{action.id}-{name}@workshop-kit".lower()
            calendar.add_component(_entry(uid, day, (words, about), material))
    return bytes(calendar.to_ical())


def _dates(action: Action) -> dict[str, tuple[date, str]]:
    """The day and words of each entry, by a name that stays when the day moves.

    None for what goes on in another plan: its days stand there.
    """
    if action.goes_on:
        return {}
    asked = say("ics.asked", what=named(say, action))
    found = {f"{weeks}": (day, asked) for weeks, day in rounds(action)}
    review = action.more.get("review")
    if review:
        key = "ics.review_refused" if action.refused else "ics.review"
        found["review"] = (date.fromisoformat(review), say(key, what=named(say, action)))
    until = action.more.get("answer_until")
    if until and action.more.get("answer") == "need_until":
        found["answer"] = (date.fromisoformat(until), say("ics.answer", what=named(say, action)))
    return found


def _entry(uid: str, day: date, told: tuple[str, str], material: PlanMaterial) -> Event:
    words, about = told
    entry = Event()
    entry.add("uid", uid)
    entry.add("summary", words)
    entry.add("description", about)
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

"""Has it really stopped? For each action the owner's word and staff's word, side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..disclosure import review_minimum
from ..document import Block, Bullets, Heading, Paragraph, Table
from ..follow import WEEKS, asked_again, followed
from ..plan import Action
from ..review import STATUSES, Review, Told
from ..story import State
from .actions import said
from .phrases import Say, counted, minutes_of, number, spoken

COLUMNS = ("when", "owner", "staff", "claimed", "now")


@dataclass(frozen=True)
class Line:
    """One action at one round, in words. `instead`: what came in its place, as people wrote it."""

    when: str
    owner: str
    staff: str
    claimed: str
    now: str
    instead: tuple[str, ...] = ()


def reviews(state: State, today: str, say: Say) -> list[Block]:
    """What is due, and what was said: neither word is averaged into the other."""
    actions = followed(state.actions)
    if not actions:
        return []
    first, second, third = (spoken(say, day.isoformat()) for day in asked_again(state.held_on))
    asked = say("report.review.asked_on", first=first, second=second, third=third)
    found: list[Block] = [Heading(1, say("report.review.heading")), Paragraph(asked)]
    for n, action in enumerate(state.actions, start=1):
        lines = review_lines(action, state, today, say) if action in actions else ()
        if lines:
            found += [Heading(2, f"{n}. {action.what}"), *_blocks(lines, say)]
    return found


def review_list(actions: Iterable[Action], say: Say) -> Table:
    """The actions with columns to tick by hand: a stroke for each person."""
    names = ("action", *STATUSES, "minutes", "instead")
    head = tuple(say(f"report.review.list_{name}") for name in names)
    numbered = enumerate(actions, start=1)
    rows = tuple((f"{n}. {one.what}", *("",) * (len(names) - 1)) for n, one in numbered)
    return Table(say("report.review.list"), head, rows, to_fill=True)


def _blocks(lines: tuple[Line, ...], say: Say) -> Iterator[Block]:
    head = tuple(say(f"report.review.{name}") for name in COLUMNS)
    rows = tuple(tuple(str(getattr(line, name)) for name in COLUMNS) for line in lines)
    yield Table(say("report.review.caption"), head, rows)
    words = tuple(dict.fromkeys(text for line in lines for text in line.instead))
    if words:
        yield Paragraph(say("report.review.instead"))
        yield Bullets(words)


def review_lines(action: Action, state: State, today: str, say: Say) -> tuple[Line, ...]:
    """A line for each round that has come by `today` (ISO date), or of which somebody spoke."""
    heard = {review.weeks: review for review in action.reviews}
    rounds = zip(WEEKS, asked_again(state.held_on), strict=True)
    come = [(n, day) for n, day in rounds if day.isoformat() <= today or n in heard]
    minimum = number(say, review_minimum(state.workshop))
    return tuple(_line(action, heard.get(n, Review(n)), (day, minimum), say) for n, day in come)


def _line(action: Action, review: Review, about: tuple[date, str], say: Say) -> Line:
    day, minimum = about
    due = spoken(say, day.isoformat())
    staff = _staff(review.told, minimum, say)
    return Line(
        when=say("report.review.weeks", n=review.weeks, date=due),
        owner=_owner(review, say),
        staff=staff or say("report.review.not_asked", date=due),
        claimed=_claimed(action, say),
        now=now(review.told, say),
        instead=_instead(review.told, say),
    )


def _owner(review: Review, say: Say) -> str:
    if not review.owner:
        return say("report.review.no_owner")
    word = say(f"report.review.owner_{review.owner}")
    return say("report.review.owner_on", word=word, date=spoken(say, review.owner_on))


def _staff(told: Told | None, minimum: str, say: Say) -> str:
    if told is None:
        return ""
    if not told.counts:
        return say("report.review.few", minimum=minimum)
    counts = dict(zip(STATUSES, told.counts, strict=True))
    return say("report.review.counts", all=told.answered, **counts)


def _claimed(action: Action, say: Say) -> str:
    claim = minutes_of(say, action)
    before = action.takes
    if before is None:
        return claim
    told = span(before.low, before.high, say)
    return f"{claim}. {say('report.review.before', span=told, people=before.people)}"


def now(told: Told | None, say: Say) -> str:
    """The minutes that people report, each batch's quartiles by themselves."""
    spreads = told.minutes if told else ()
    found = [
        say("report.review.now_of", span=span(one.low, one.high, say), people=one.people)
        for one in spreads
    ]
    return "; ".join(found) or say("report.review.no_minutes")


def span(low: int, high: int, say: Say) -> str:
    """One number of minutes, or the range."""
    if low == high:
        return counted(say, "report.review.span", low)
    return say("report.review.span_range", low=low, high=high)


def _instead(told: Told | None, say: Say) -> tuple[str, ...]:
    texts = told.instead if told else ()
    return tuple(said(text.words, text.count, say) for text in texts)

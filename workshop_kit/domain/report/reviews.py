"""Has it really stopped? For each action the owner's word and staff's word, side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..disclosure import review_minimum
from ..document import Block, Bullets, Heading, Paragraph, Table
from ..follow import WEEKS, followed, over, rounds
from ..plan import Action
from ..review import STATUSES, Review, Told
from ..story import State
from .actions import said
from .phrases import Say, counted, minutes_of, named, number, span, spoken
from .stages import stands

COLUMNS = ("when", "owner", "staff", "claimed", "now")


@dataclass(frozen=True)
class Line:
    """One action at one round, in words. `instead`: what came in its place, as people wrote it.

    `silent`: neither who leads it nor those affected said anything.
    """

    when: str
    owner: str
    staff: str
    claimed: str
    now: str
    instead: tuple[str, ...] = ()
    silent: bool = False


def reviews(state: State, today: str, say: Say) -> list[Block]:
    """What is due, and what was said: neither word is averaged into the other."""
    actions = followed(state.actions)
    if not actions:
        return []
    numbered = [(n, one) for n, one in enumerate(state.actions, start=1) if one in actions]
    found: list[Block] = [
        Heading(1, say("report.review.heading")),
        Paragraph(say("report.review.asked")),
        *_days(numbered, say),
    ]
    for n, action in numbered:
        lines = review_lines(action, state, today, say)
        if lines:
            found += [Heading(2, f"{n}. {named(say, action)}"), *_blocks(lines, say)]
        found += [Paragraph(f"{told}.") for told in trial_over(action, today, say)]
    return found


def _days(numbered: Sequence[tuple[int, Action]], say: Say) -> Iterator[Block]:
    """The days of what is adopted; a sentence for what waits for them."""
    dated = [one for one in numbered if one[1].begins]
    if dated:
        yield _table(dated, say)
    waiting = [str(n) for n, action in numbered if not action.begins]
    if waiting:
        which = joined(waiting, say)
        yield Paragraph(counted(say, "report.review.waiting", len(waiting), which=which))


def _table(dated: Sequence[tuple[int, Action]], say: Say) -> Table:
    head = tuple(say(f"report.review.head_{name}") for name in ("action", "begins"))
    ending = {rounds(one)[-1][0] for _, one in dated if _has_end(one)}
    weeks = tuple(
        say(f"report.review.weeks_{'or_trial' if n in ending else 'undated'}", n=n) for n in WEEKS
    )
    rows = tuple((f"{n}. {named(say, one)}", *_dates(one, say)) for n, one in dated)
    return Table(say("report.review.days"), (*head, *weeks), rows)


def _dates(action: Action, say: Say) -> tuple[str, ...]:
    days = tuple(_day(action, day.isoformat(), say) for _, day in rounds(action))
    return spoken(say, action.begins), *days, *("–" for _ in WEEKS[len(days) :])


def _day(action: Action, day: str, say: Say) -> str:
    """A round's day; the last one of a trial is no number of weeks after it began."""
    date = spoken(say, day)
    return say("report.review.trial_day", date=date) if ends(action, day) else date


def ends(action: Action, day: str) -> bool:
    """Whether a round on this day (ISO date) is the last one of a trial."""
    return action.kind == "trial" and day == action.more.get("review")


def _has_end(action: Action) -> bool:
    return any(ends(action, day.isoformat()) for _, day in rounds(action))


def round_name(action: Action, weeks: int, say: Say) -> str:
    """What a round is called: after so many weeks, or at the end of a trial."""
    day = dict(rounds(action)).get(weeks)
    if day and ends(action, day.isoformat()):
        return say("report.review.trial_undated")
    return say("report.review.weeks_undated", n=weeks)


def trial_over(action: Action, today: str, say: Say) -> tuple[str, ...]:
    """That a trial ended before `today` (ISO date) and is a trial still: somebody has to decide."""
    ended = over(action, today)
    return (say("report.review.trial_over", date=spoken(say, ended)),) if ended else ()


def asked_on(action: Action, say: Say) -> str:
    """When those affected are asked about an action; before it is adopted nobody can know."""
    if not action.begins:
        return say("report.review.no_dates")
    days = joined([spoken(say, day.isoformat()) for _, day in rounds(action)], say)
    return say("report.review.dates", begins=spoken(say, action.begins), days=days)


def joined(words: Sequence[str], say: Say) -> str:
    """One, two and three."""
    *first, last = words
    return say("report.review.and", first=", ".join(first), last=last) if first else last


def review_list(actions: Iterable[Action], say: Say) -> list[Block]:
    """What is adopted, with columns to tick by hand: a stroke for each person; then what is not."""
    names = ("action", *STATUSES, "minutes", "instead")
    head = tuple(say(f"report.review.list_{name}") for name in names)
    return to_ask(actions, (say("report.review.list"), head), say)


def to_ask(actions: Iterable[Action], table: tuple[str, tuple[str, ...]], say: Say) -> list[Block]:
    """A table (caption, head) to fill in of what is adopted, then how far the others have come.

    Each by its number in the plan. What goes on in another plan is asked about there.
    """
    numbered = [(n, one) for n, one in enumerate(actions, start=1) if not one.goes_on]
    due = [(n, one) for n, one in numbered if one.alive and one.begins]
    others = [(n, one) for n, one in numbered if (n, one) not in due]
    found: list[Block] = []
    if due:
        caption, head = table
        rows = tuple((_to_ask(n, one, say), *("",) * (len(head) - 1)) for n, one in due)
        found = [Table(caption, head, rows, to_fill=True)]
    if others:
        why = Paragraph(say(f"report.review.{'others' if due else 'none_adopted'}"))
        found += [why, Bullets(tuple(_other(n, one, say) for n, one in others))]
    return found


def _to_ask(n: int, action: Action, say: Say) -> str:
    what = named(say, action)
    return say("report.review.to_ask", n=n, what=what, dates=asked_on(action, say))


def _other(n: int, action: Action, say: Say) -> str:
    return say(
        "report.review.other", n=n, what=named(say, action), state=stands(say, action).casefold()
    )


def _blocks(lines: tuple[Line, ...], say: Say) -> Iterator[Block]:
    head = tuple(say(f"report.review.{name}") for name in COLUMNS)
    rows = tuple(tuple(str(getattr(line, name)) for name in COLUMNS) for line in lines)
    yield Table(say("report.review.caption"), head, rows)
    words = tuple(dict.fromkeys(text for line in lines for text in line.instead))
    if words:
        yield Paragraph(say("report.review.instead"))
        yield Bullets(words)


def review_lines(action: Action, state: State, today: str, say: Say) -> tuple[Line, ...]:
    """A line for each round that has come by `today` (ISO date), or of which somebody spoke.

    What is said of an action that is not adopted belongs to a round without a day.
    """
    heard = {review.weeks: review for review in action.reviews}
    days = {n: day.isoformat() for n, day in rounds(action)}
    come = [n for n in WEEKS if n in heard or (n in days and days[n] <= today)]
    minimum = number(say, review_minimum(state.workshop))
    told = [(heard.get(n, Review(n)), days.get(n, "")) for n in come]
    # Before its day only who leads an action has a word: of those affected nothing is due.
    return tuple(
        _line(action, one, (day, day if day <= today else "", minimum), say) for one, day in told
    )


def _line(action: Action, review: Review, about: tuple[str, str, str], say: Say) -> Line:
    day, asked, minimum = about
    due = spoken(say, day)
    undated = round_name(action, review.weeks, say)
    dated = say(
        "report.review.trial" if ends(action, day) else "report.review.weeks",
        n=review.weeks,
        date=due,
    )
    return Line(
        when=dated if due else undated,
        owner=_owner(review, say),
        staff=_staff(review.told, minimum, say) or _not_asked(spoken(say, asked), say),
        claimed=_claimed(action, say),
        now=now(review.told, say),
        instead=_instead(review.told, say),
        silent=not review.owner and review.told is None,
    )


def _not_asked(due: str, say: Say) -> str:
    return say("report.review.not_asked", date=due) if due else say("report.review.nobody_yet")


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
    return counts_of(told, say)


def counts_of(told: Told, say: Say) -> str:
    """How many of those affected say that it has stopped, partly, or not."""
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


def _instead(told: Told | None, say: Say) -> tuple[str, ...]:
    texts = told.instead if told else ()
    return tuple(said(text.words, text.count, say) for text in texts)

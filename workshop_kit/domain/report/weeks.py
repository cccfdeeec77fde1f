"""The school year in words: its fullest weeks, what cannot move, its load, and every event."""

from collections.abc import Iterable

from ..activities.year import half_term
from ..document import Block, Bullets, Heading, Paragraph, Table
from ..results import Happening, Weeks
from ..year import load, pinch_points
from .phrases import Say, listed


def weeks_blocks(year: Weeks, say: Say) -> list[Block]:
    """What a leader reads first, then the load and all events."""
    if not year.events:
        return [Paragraph(say("report.voices.no_words"))]
    fixed = cannot_move(year, say)
    none = Paragraph(say("report.weeks.none_fixed"))
    return [
        Heading(3, say("report.weeks.full")),
        Bullets(pinches(year, say)),
        Heading(3, say("report.weeks.fixed")),
        Bullets(fixed) if fixed else none,
        load_table(year, say),
        Paragraph(say("report.weeks.how")),
        events_table(year, say),
    ]


def week_name(week: int, say: Say) -> str:
    """17 as Spring 1, week 3."""
    term, n = half_term(week)
    return say("report.weeks.week", term=say(f"report.weeks.{term}"), n=n)


def pinches(year: Weeks, say: Say) -> tuple[str, ...]:
    """The fullest weeks, each with the events that meet there; one sentence if there is none."""
    told = (
        say("report.weeks.pinch", week=week_name(week, say), names=names(year, week))
        for week in pinch_points(year)
    )
    return tuple(told) or (say("report.weeks.no_pinch"),)


def names(year: Weeks, week: int) -> str:
    """The events of a week from A to Z, each name once."""
    found = {e.name.casefold(): e.name for e in reversed(year.events) if e.week == week}
    return listed(found[name] for name in sorted(found))


def cannot_move(year: Weeks, say: Say) -> tuple[str, ...]:
    """Each event that somebody says cannot move, with all their reasons."""
    fixed = [event for event in year.events if event.fixed]
    first = {event.event: event for event in reversed(fixed)}
    return tuple(
        say(
            "report.weeks.cannot",
            name=event.name,
            week=week_name(event.week, say),
            why="; ".join(_reasons(e for e in fixed if e.event == event.event)),
        )
        for event in sorted(first.values(), key=lambda event: (event.week, event.name.casefold()))
    )


def _reasons(events: Iterable[Happening]) -> Iterable[str]:
    return {event.why.casefold(): event.why for event in events}.values()


def load_table(year: Weeks, say: Say) -> Table:
    """The load of each group in each week that has an event."""
    found = load(year)
    filled = sorted({event.week for event in year.events})
    rows = tuple(
        (week_name(n, say), names(year, n), *(str(found[group][n - 1]) for group in year.groups))
        for n in filled
    )
    head = (say("report.weeks.col_week"), say("report.weeks.events"), *year.groups)
    return Table(say("report.weeks.load"), head, rows)


def events_table(year: Weeks, say: Say) -> Table:
    """Every event as it was written."""
    columns = ("col_week", "event", "group", "weight", "moves")
    head = (*(say(f"report.weeks.{name}") for name in columns), say("report.records.count"))
    return Table(say("report.weeks.all"), head, tuple(_event(e, say) for e in year.events))


def _event(event: Happening, say: Say) -> tuple[str, ...]:
    weight = say(f"report.weeks.{event.weight}")
    return (
        week_name(event.week, say),
        event.name,
        event.group,
        weight,
        _moves(event, say),
        str(event.count),
    )


def _moves(event: Happening, say: Say) -> str:
    if event.fixed:
        return say("report.weeks.not_why", why=event.why)
    return say("report.weeks.can_why", why=event.why) if event.why else say("report.weeks.can")

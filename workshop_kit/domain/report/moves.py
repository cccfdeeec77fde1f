"""Where the events of a year could go: how many want each week, and how full the year is then."""

from ..document import Block, Bullets, Heading, Table
from ..results import Counts, Item, Weeks
from ..year import goes_to, moved
from .phrases import Say
from .weeks import pinches, week_name


def moves_blocks(year: Weeks, wanted: Counts, say: Say) -> list[Block]:
    """Each event's weeks, then the fullest weeks before and after."""
    return [
        moves_table(year, wanted, say),
        Heading(3, say("report.moves.before")),
        Bullets(pinches(year, say)),
        Heading(3, say("report.moves.after")),
        Bullets(pinches(moved(year, wanted), say)),
    ]


def moves_table(year: Weeks, wanted: Counts, say: Say) -> Table:
    """For each event: its week, how many leave it there, the weeks others want, where it goes."""
    columns = ("event", "now", "stay", "wanted", "then")
    head = tuple(say(f"report.moves.{name}") for name in columns)
    rows = zip(wanted.items, wanted.counts, strict=True)
    told = tuple(_row(item, counts, (year, wanted), say) for item, counts in rows)
    return Table(say("report.moves.caption"), head, told)


def _row(
    item: Item, counts: tuple[int, ...], of: tuple[Weeks, Counts], say: Say
) -> tuple[str, ...]:
    year, wanted = of
    now = next((event.week for event in year.events if event.id == item.id), 0)
    to = goes_to(wanted, counts)
    few = item.id in wanted.hidden
    return (
        item.text,
        week_name(now, say) if now else say("report.moves.nowhere"),
        say("picture.too_few") if few else str(counts[0]),
        _weeks(wanted, counts, say) or say("report.moves.nowhere"),
        week_name(to, say) if to else say("report.moves.stays"),
    )


def _weeks(wanted: Counts, counts: tuple[int, ...], say: Say) -> str:
    """The weeks that anybody wants, what most want first."""
    pairs = [(n, int(week)) for n, week in zip(counts[1:], wanted.options[1:], strict=True) if n]
    ordered = sorted(pairs, key=lambda pair: (-pair[0], pair[1]))
    return ", ".join(say("report.moves.to", week=week_name(week, say), n=n) for n, week in ordered)

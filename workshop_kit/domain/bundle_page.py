"""A bundle as a page, for the school that hands it on: everything in it, in words."""

from collections.abc import Iterable

from .bundle import PARTS, Bundle, Held, Time
from .codes import OWN, Codes
from .document import Block, Bullets, Document, Heading, Paragraph, Table
from .ledger import Minutes
from .report.phrases import Say, hours, spoken


def bundle_page(bundle: Bundle, codes: Codes, trust: str, say: Say) -> Document:
    """What the trust gets, part by part; a declined part says so."""
    title = say("bundle.title", trust=trust)
    day = spoken(say, bundle.made_on)
    subtitle = say("bundle.subtitle", kit=bundle.kit, date=day)
    parts = (part for name in PARTS for part in _part(bundle, name, codes, say))
    name = say("bundle.named", name=bundle.name) if bundle.name else say("bundle.not_named")
    lines = Bullets((name, say("bundle.no_words"), say("bundle.how_to_decline")))
    return Document(title, subtitle, say("bundle.notice"), (lines, *parts))


def part_lines(bundle: Bundle, say: Say) -> list[str]:
    """One line a part: how much of it goes, or that it was declined."""
    lines = []
    for name in PARTS:
        of = getattr(bundle, name)
        key = "bundle.declined" if name in bundle.declined else "bundle.has"
        lines.append(say(key, part=name, about=say(f"bundle_part.{name}"), n=len(of)))
    return [*lines, say("bundle.named" if bundle.name else "bundle.not_named", name=bundle.name)]


def _part(bundle: Bundle, name: str, codes: Codes, say: Say) -> Iterable[Block]:
    yield Heading(1, say(f"bundle_part.{name}"))
    if name in bundle.declined:
        yield Paragraph(say("bundle.part_declined"))
    elif not getattr(bundle, name):
        yield Paragraph(say("bundle.part_empty"))
    else:
        yield from _ROWS[name](bundle, codes, say)


def _turnout(bundle: Bundle, codes: Codes, say: Say) -> Iterable[Block]:
    own, titles = say("bundle.own_workshop"), codes.workshops
    rows = tuple(
        (
            titles.get(h.workshop, own),
            spoken(say, h.held_on),
            str(h.answered),
            _heads(h),
        )
        for h in bundle.turnout
    )
    yield _table("turnout", ("workshop", "day", "answered", "heads"), rows, say)


def _heads(held: Held) -> str:
    return str(held.heads) if held.heads else "–"


def _survey(bundle: Bundle, codes: Codes, say: Say) -> Iterable[Block]:
    for page in bundle.survey:
        rows = tuple(
            (
                codes.tasks[f"{page.page}.{row.task}"],
                codes.groups.get(row.group, say("bundle.everybody")),
                ", ".join(map(str, row.counts)),
            )
            for row in page.rows
        )
        head = (say("bundle_head.task"), say("bundle_head.group"), ", ".join(page.scale))
        yield Table(codes.workshops[page.page.partition(".")[0]], head, rows)


def _points(bundle: Bundle, codes: Codes, say: Say) -> Iterable[Block]:
    rows = tuple(
        (
            codes.entries[f"data_collection.points.{one.year_group}"],
            str(one.now),
            "–" if one.proposed is None else str(one.proposed),
        )
        for one in bundle.points
    )
    yield _table("points", ("year_group", "now", "proposed"), rows, say)


def _demands(bundle: Bundle, codes: Codes, say: Say) -> Iterable[Block]:
    own, own_source = say("bundle.own"), say("bundle.own_source")
    rows = tuple(
        (
            codes.entries.get(f"{one.page}.{one.of}", own),
            codes.sources.get(f"{one.page}.{one.asks}", own_source),
            str(one.entries),
            _time(Minutes(one.minutes, one.minutes), say),
        )
        for one in bundle.demands
    )
    yield _table("demands", ("what", "source", "named", "a_year"), rows, say)


def _actions(bundle: Bundle, codes: Codes, say: Say) -> Iterable[Block]:
    rows = tuple(
        (
            say(f"report.state.{one.state}"),
            say(f"kind.{one.kind}"),
            say(f"bundle.owner_{one.owner or 'none'}"),
            say(f"bundle.heard_{one.heard or 'none'}"),
            str(one.n),
        )
        for one in bundle.actions
    )
    yield _table("actions", ("state", "kind", "owner", "heard", "n"), rows, say)


def _ledger(bundle: Bundle, codes: Codes, say: Say) -> Iterable[Block]:
    rows = tuple(_line(one, codes, say) for one in bundle.ledger)
    yield _table("ledger", ("job", "agreed", "saved", "added"), rows, say)


def _line(one: Time, codes: Codes, say: Say) -> tuple[str, ...]:
    job = say("bundle.own_job") if one.job == OWN else codes.jobs[one.job]
    agreed = say("bundle.agreed" if one.agreed else "bundle.not_agreed")
    return (job, agreed, _time(one.saved, say), _time(one.added, say))


def _time(minutes: Minutes, say: Say) -> str:
    return hours(minutes, say) if minutes.high else "–"


def _table(name: str, head: Iterable[str], rows: tuple[tuple[str, ...], ...], say: Say) -> Table:
    heads = tuple(say(f"bundle_head.{one}") for one in head)
    return Table(say(f"bundle_caption.{name}"), heads, rows)


_ROWS = {
    "turnout": _turnout,
    "survey": _survey,
    "points": _points,
    "demands": _demands,
    "actions": _actions,
    "ledger": _ledger,
}

"""How the report says dates, numbers and minutes. The words themselves come from `say`."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ..activities import Activity
from ..disclosure import minimum_of
from ..ledger import Figure, Minutes, figures, hoped
from ..opening import Promise
from ..plan import Action
from ..results import Item, Proposal
from ..story import State
from ..turnout import Turnout
from ..workshop import Evidence, Workshop

Say = Callable[..., str]


def counted(say: Say, key: str, n: int, **about: Any) -> str:
    """The sentence `key`_one or `key`_many with {n}."""
    return say(f"{key}_{'one' if n == 1 else 'many'}", n=n, **about)


def number(say: Say, n: int) -> str:
    """From one to ten in words, then in digits."""
    return say(f"number.{n}") if 0 < n <= 10 else str(n)


def least(say: Say, workshop: Workshop, step: Activity) -> str:
    """From how many answers on something of `step` is shown: three people, two tables."""
    return say(f"number.{step.by}", number=number(say, minimum_of(workshop, step)))


def lasts(say: Say, workshop: Workshop) -> str:
    """Its minutes; of one that each goes through alone what half of them need, and the most."""
    if workshop.manner != "days":
        return counted(say, "step.minutes", workshop.minutes)
    if not workshop.usually:
        return counted(say, "step.up_to", workshop.minutes)
    usual = counted(say, "step.about", workshop.usually)
    return say("step.about_up_to", about=usual, most=workshop.minutes)


def listed(words: Iterable[str]) -> str:
    """One after the other, with semicolons where one of them holds a comma itself."""
    given = tuple(words)
    return ("; " if any("," in one for one in given) else ", ").join(given)


def spoken(say: Say, iso: str) -> str:
    """2016, 2016-04 or 2016-04-28 as 2016, April 2016, 28 April 2016; "" stays empty."""
    year, *rest = iso.split("-")
    parts = [say(f"report.month.{rest[0]}"), year] if rest else [year]
    return " ".join([str(int(rest[1])), *parts] if len(rest) > 1 else parts)


def told_of(say: Say, card: Evidence, on: str = "") -> dict[str, str]:
    """An evidence card in words: claim, kind, source and date; and where it is old `on` a day."""
    old = card.is_old(on)
    return {
        "claim": card.claim,
        "standing": standing(say, card),
        "source": _sourced(say, card),
        "old": say("picture.old", date=spoken(say, card.out_of_date)) if old else "",
    }


def _sourced(say: Say, card: Evidence) -> str:
    """Source and date; the source alone where it ends with that year: read in 2026."""
    if card.source.rstrip(")").endswith(card.date):
        return card.source
    return say("picture.source", source=card.source, date=spoken(say, card.date))


def binding(say: Say, card: Evidence, terms: str) -> str:
    """Whether it binds in a school on these terms; "" where that does not hang on the terms."""
    return say(f"binding.{terms}") if card.standing == "stpcd" else ""


def bound(say: Say, card: Evidence, terms: str) -> str:
    """What kind of claim it is and, where that hangs on the terms, whether it binds here."""
    kind, binds = standing(say, card), binding(say, card, terms)
    return say("report.evidence.bound", kind=kind, binding=binds) if binds else kind


def standing(say: Say, card: Evidence) -> str:
    """What kind of claim it is; with the kinds of school that it speaks of, where it says so."""
    kind = say(f"standing.{card.standing.replace(' ', '_')}")
    where = listed(say(f"opening_form.setting_{one}").lower() for one in card.settings)
    return say("report.evidence.of", kind=kind, settings=where) if where else kind


def moment(say: Say, at: float) -> str:
    """`at` (seconds since 1970) in this computer's own time: Friday 27 November 2026, 16:00."""
    day = datetime.fromtimestamp(at)
    return say("report.moment", day=on_day(say, day), at=f"{day:%H:%M}")


def meets(say: Say, workshop: Workshop, at: float) -> dict[str, str]:
    """The day on which a hall meets `at` that time, and from when until when by the clock."""
    day, end = datetime.fromtimestamp(at), datetime.fromtimestamp(at + 60 * workshop.minutes)
    return {"day": on_day(say, day), "begins": f"{day:%H:%M}", "ends": f"{end:%H:%M}"}


def on_day(say: Say, day: date) -> str:
    """A day with its day of the week: Friday 27 November 2026."""
    return say("report.day", day=_weekday(say, day), date=spoken(say, f"{day:%Y-%m-%d}"))


def weekday(say: Say, at: float) -> str:
    """The day of the week of `at`."""
    return _weekday(say, datetime.fromtimestamp(at))


def _weekday(say: Say, day: date) -> str:
    return say(f"report.weekday.{day.isoweekday()}")


def turnout_line(say: Say, told: Turnout) -> str:
    """34 of 52 answered. No answers from: Midday staff."""
    line = counted(say, "report.turnout.devices", told.answered)
    if told.heads:
        key = "report.turnout.more" if told.answered > told.heads else "report.turnout.of_heads"
        line = say(key, n=told.answered, all=told.heads)
    silent = ", ".join(told.silent)
    line = say("report.turnout.silent", line=line, groups=silent) if silent else f"{line}."
    among = (("typed", told.typed), ("late", told.late))
    return " ".join([line, *(counted(say, f"report.turnout.{key}", n) for key, n in among if n)])


def minutes_proposed(say: Say, one: Proposal) -> str:
    """The minutes of a proposal, as whoever wrote it guessed them."""
    later = [(job, n) for job, n in one.minutes if n < 0 and one.kind == "find_out"]
    sure = [pair for pair in one.minutes if pair not in later]
    return _with_hoped(_minutes(sure, say), _minutes(later, say), say)


def gains_of(say: Say, action: Action) -> str:
    """Whose work grows by how much, and whether they accepted it."""
    gains = [(job, n) for job, n in action.minutes if n > 0]
    return "; ".join(
        counted(say, "report.more", n, job=job, acceptance=accepted_by(say, action, job))
        for job, n in gains
    )


def _minutes(of: Iterable[tuple[str, int]], say: Say) -> str:
    asked = accepts("not_asked", say)  # nobody is, while it is only proposed
    return "; ".join(
        counted(say, _way(n < 0), abs(n), job=job, acceptance=asked) for job, n in of if n
    )


def _way(saves: bool) -> str:
    return "report.less" if saves else "report.more"


def accepts(acceptance: str, say: Say) -> str:
    """How a job stands to the work it would gain, of `Action.acceptance` or of a ledger's line."""
    return say(f"report.acceptance.{acceptance}")


def accepted_by(say: Say, action: Action, job: str) -> str:
    """How a job stands to the work of an action; nobody is asked to take what was refused."""
    stands = action.acceptance(job)
    return accepts("not_asked" if action.refused and stands == "not_accepted" else stands, say)


def notice(state: State, say: Say) -> str:
    """What stands on every page: what this is, by how many of its actions are adopted."""
    if state.workshop.side == "representatives":
        return say("representatives.first")
    return say(f"report.notice_{adopted(state)}")


def adopted(state: State) -> str:
    """How many of a room's actions are adopted: none, some, all, or its one action."""
    done = [action.adopted for action in state.actions]
    if all(done) and done:
        return "one" if len(done) == 1 else "all"
    return "some" if any(done) else "none"


def named(say: Say, one: Action | Proposal | Promise) -> str:
    """What it is, as somebody wrote it; or on what condition, where that is found out first."""
    return say("report.to_find_out", what=one.what) if one.meant else one.what


def badged(say: Say, one: Action | Proposal) -> str:
    """Its kind before its own words."""
    kind = kind_of(say, one)
    return say("report.left.kind", kind=kind, what=one.what) if kind else one.what


def bare(who: str) -> str:
    """Without its own brackets, for a place that has some: "(name removed)" needs one pair."""
    return who[1:-1] if who.startswith("(") and who.endswith(")") else who


def kind_of(say: Say, one: Action | Proposal) -> str:
    """Its kind; "" where its own words begin with it: nothing is said twice."""
    kind = say(f"kind.{one.kind}")
    begins = one.what.casefold().startswith(kind.casefold())
    whole = not one.what[len(kind) : len(kind) + 1].isalpha()
    return "" if begins and whole and not one.meant else kind


def worded(say: Say, state: State, items: Iterable[Item]) -> tuple[Item, ...]:
    """`items`; those that are actions in the words that they have everywhere, kind included."""
    known = {one.id: headline(say, one) for one in state.proposals}
    return tuple(replace(item, text=known.get(item.id, item.text)) for item in items)


def headline(say: Say, one: Action | Proposal) -> str:
    """Its kind and its own words; what is found out first says so by itself."""
    return named(say, one) if one.meant else badged(say, one)


def minutes_of(say: Say, action: Action) -> str:
    """Who saves and who gains how much by an action, and whose figures these are."""
    told = _figures(figures(action), action, say)
    told = _with_hoped(told, _figures(hoped(action), action, say), say)
    out = taken_out(say, action)
    return say("report.taken_out", minutes=told, gains=out) if out else told


def taken_out(say: Say, action: Action) -> str:
    """To whom the room gave how much more work that is no part of the action now, "" if nobody."""
    return "; ".join(counted(say, "report.out", n, job=job) for job, n in action.taken_out)


def thinned_line(say: Say, action: Action) -> str:
    """The same in a sentence, beside the work of other actions."""
    return say("report.thinned", action=named(say, action), gains=taken_out(say, action))


def _with_hoped(told: str, later: str, say: Say) -> str:
    """What is found out first gives nothing back yet, and says what it may."""
    if not later:
        return told or say("report.no_minutes")
    perhaps = say("report.hoped", minutes=later)
    return say("report.and_hoped", minutes=told, hoped=perhaps) if told else perhaps


def _figures(of: Iterable[Figure], action: Action, say: Say) -> str:
    parts = [(_figure(one, action, say), whose(one.whose, one.people, say)) for one in of]
    sources = {source for _, source in parts}
    if len(sources) > 1:
        return "; ".join(say("report.figure", minutes=told, whose=of) for told, of in parts)
    told = "; ".join(words for words, _ in parts)
    return say("report.figure", minutes=told, whose=sources.pop()) if parts else ""


def _figure(one: Figure, action: Action, say: Say) -> str:
    way, (low, high) = _way(one.saves), (one.minutes.low, one.minutes.high)
    about = {"job": one.job, "acceptance": accepted_by(say, action, one.job)}
    if low == high:
        return counted(say, way, low, **about)
    return say(f"{way}_range", low=low, high=high, **about)


def whose(source: str, people: int, say: Say) -> str:
    """Where a figure is from: one person's guess, the second sitting, or so many who do it."""
    return say(f"report.whose.{source}", n=people)


def hours(minutes: Minutes, say: Say) -> str:
    """Minutes a year as hours: one figure, or the range."""
    low, high = round(minutes.low / 60), round(minutes.high / 60)
    if high == 0:
        return say("report.hours_none")  # little is not nothing
    key = "report.hours" if low == high else "report.hours_up_to"
    if low in (0, high):
        return say(f"{key}_{'one' if high == 1 else 'many'}", n=f"{high:,}")
    return say("report.hours_range", low=f"{low:,}", high=f"{high:,}")


def span(low: int, high: int, say: Say) -> str:
    """One number of minutes, or the range."""
    if low == high:
        return counted(say, "report.review.span", low)
    return say("report.review.span_range", low=low, high=high)


def about(minutes: Minutes, say: Say) -> str:
    """One guess, or the range of several."""
    if minutes.low == minutes.high:
        return counted(say, "report.about", minutes.low)
    return say("report.about_range", low=minutes.low, high=minutes.high)

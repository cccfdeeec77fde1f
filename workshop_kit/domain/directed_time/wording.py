"""Findings, totals and rules in sentences; the words themselves come from `say`."""

from collections.abc import Mapping
from typing import Any

from ..report.phrases import Say, listed, spoken
from ..workshop import Evidence
from .findings import Finding, Situation
from .hours import written
from .reckoning import Reckoning
from .rules import Rules


def found(say: Say, finding: Finding) -> str:
    """What was found."""
    return say(f"directed_found.{finding.what}", **_told(say, finding))


def mend(say: Say, finding: Finding) -> str:
    """What would mend it."""
    return say(f"directed_mend.{finding.what}", **_told(say, finding))


def _told(say: Say, finding: Finding) -> dict[str, Any]:
    about = dict(finding.about or {})
    if "unsaid" in about:
        about["unsaid"] = listed(say(f"directed_part.{name}").lower() for name in about["unsaid"])
    if "meeting" in about:
        about["meeting"] = say(f"directed_part.{about['meeting']}")
        about["day"] = say(f"report.weekday.{about['day']}")
    if "on" in about:
        about["on"] = spoken(say, about["on"])
    return about


def rule(say: Say, finding: Finding, at: Situation, cards: Mapping[str, Evidence]) -> str:
    """The rule of a finding: claim, paragraph, year, and whether it binds here; "" without one."""
    card = cards.get(finding.rule)
    if card is None:
        return ""
    binding = say(f"binding.{at.terms}") if card.standing == "stpcd" else _standing(say, card)
    place = at.rules.paragraphs.get(card.id, "") if at.rules else ""
    of_year = (at.rules.figures_of or at.rules.year) if at.rules else ""
    about = listed(filter(None, (place or _standing(say, card), of_year)))
    return say("directed_time.rule", claim=card.claim, about=about, binding=binding)


def _standing(say: Say, card: Evidence) -> str:
    return say(f"standing.{card.standing.replace(' ', '_')}")


def total(say: Say, told: Reckoning) -> str:
    """One post's total against its limit."""
    hours = written(told.total)
    if told.limit is None or told.left is None:
        return say("directed_time.total_alone", total=hours)
    key = "directed_time.total" if told.left >= 0 else "directed_time.total_over"
    return say(key, total=hours, limit=written(told.limit), left=written(abs(told.left)))


def year(say: Say, wanted: str, known: Mapping[str, Rules], today: str) -> list[str]:
    """What is known of a year's rules, when they were checked, and whether that is too long ago."""
    rules = known.get(wanted)
    if rules is None:
        last = max(year for year, one in known.items() if not one.figures_of)
        return [say("directed_time.unknown_year", year=wanted, last=last)]
    if rules.figures_of:
        unread = say("directed_time.unread_year", year=wanted, last=rules.figures_of)
        return [unread, f"{rules.source}."]
    key = "directed_time.old" if rules.is_old(today) else "directed_time.known"
    lines = [say(key, year=wanted, checked=spoken(say, rules.checked)), f"{rules.source}."]
    later = rules.changed
    if later:
        about = {"on": spoken(say, later.on), "days": later.days, "hours": written(later.minutes)}
        lines.append(say("directed_time.later", year=wanted, source=later.source, **about))
    return lines

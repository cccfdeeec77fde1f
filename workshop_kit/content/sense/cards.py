"""Cards: every one is shown somewhere, says when it was published, and is known by its id."""

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from ...words import say
from ..faults import Found
from ..spelling import did_you_mean, shorten
from ..tree import Node

DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
OLDEST = 1900


def known(root: Node, library: Collection[str]) -> Iterator[Found]:
    """What an activity shows is in the list of evidence or in the library, and once only."""
    ids = [*(card.words("id") for card in root.entries("evidence")), *library]
    for node in root.entries("activities"):
        for shown in node.named("cards").values():
            if isinstance(shown.value, str) and shown.value not in ids:
                meant = did_you_mean(shown.value, ids)
                yield shown.line, say("check.card_unknown", id=shorten(shown.value), meant=meant)
        seen: set[str] = set()
        for shown in node.entries("evidence"):
            id = str(shown.value)
            if id not in ids:
                meant = did_you_mean(id, ids)
                yield shown.line, say("check.card_unknown", id=shorten(id), meant=meant)
            elif id in seen:
                yield shown.line, say("check.card_twice", id=shorten(id))
            seen.add(id)


def used(root: Node) -> Iterator[Found]:
    """Every card of the list is shown with some activity."""
    nodes = root.entries("activities")
    lists = [node.fields["evidence"].value for node in nodes if "evidence" in node.fields]
    if not all(isinstance(cards, list) for cards in lists):
        return
    shown = {str(card.value) for node in nodes for card in node.entries("evidence")}
    shown |= {str(card.value) for node in nodes for card in node.named("cards").values()}
    for card in root.entries("evidence"):
        id = card.words("id")
        if id and id not in shown and nodes:
            yield card.line_of("id"), say("check.card_unused", id=shorten(id))


def dates(root: Node, today: date) -> Iterator[Found]:
    """A date is a year, a month or a day, and not more than a year ahead; the others are days."""
    for card in root.entries("evidence"):
        given = card.words("date")
        if given:
            first = _first_day(given)
            about = {"date": shorten(given)}
            if first is None:
                yield card.line_of("date"), say("check.date_form", **about)
            elif first > today + timedelta(days=366):
                yield card.line_of("date"), say("check.date_future", **about)
        for name in ("checked", "out_of_date"):
            day = card.words(name)
            if day and not (len(day) == len("2027-08-31") and _first_day(day)):
                yield card.line_of(name), say("check.date_day", date=shorten(day))


def _first_day(given: str) -> date | None:
    parts = DATE.fullmatch(given)
    try:
        day = date(*(int(part or 1) for part in parts.groups())) if parts else None
    except ValueError:
        return None
    return day if day and day.year >= OLDEST else None

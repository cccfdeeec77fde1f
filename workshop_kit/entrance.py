"""Opens a room: checks what was said, and has the words that go with it: links, texts, a poster."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from . import content
from .domain.opening import Opening
from .domain.opening_check import asks_words, check_line
from .domain.problem import Refused
from .domain.report.phrases import meets, moment
from .domain.story import State
from .domain.workshop import Workshop
from .exports import File, poster
from .school import School
from .screens import opening as words
from .screens.review import asked_of
from .screens.rules import before
from .words import say

CARDS = 4  # for tables, on one page


@dataclass(frozen=True)
class Entered:
    """A room just opened. `links` {"code", "join", "desk", "board", "plan"}; `texts` to send."""

    school: str
    workshop: Workshop
    opening: Opening
    links: Mapping[str, str]

    @property
    def texts(self) -> list[tuple[str, str]]:
        """An invitation and a reminder with their titles, for a room that is open for days."""
        return words.texts(self.workshop, self.opening, self.school, self.links["join"])

    @property
    def times(self) -> dict[str, str]:
        """When it opens and closes (ISO, this computer's own time), as far as that was said."""
        told = {"opens": self.opening.opens, "until": self.opening.until}
        return {n: f"{datetime.fromtimestamp(at):%Y-%m-%dT%H:%M}" for n, at in told.items() if at}

    def lines(self) -> list[str]:
        """What was understood, and the texts, to print below the links."""
        texts = [f"{title}\n{'-' * len(title)}\n{text}\n" for title, text in self.texts]
        nowhere = [say("cli.no_address")] if "//localhost" in self.links["join"] else []
        return [*self.told, *nowhere, *texts]

    @property
    def told(self) -> list[str]:
        """As what it was opened, when it meets, what is shown by role group, what is left out."""
        opening = self.opening
        day = [words.meets_on(self.workshop, opening)] if opening.day else []
        shown = words.preview(opening.heads, opening.minimum)
        return [words.opened_as(opening), *day, *shown, *self.left_out]

    @property
    def left_out(self) -> list[str]:
        """That the open questions are not asked, where nobody confirmed a line without HTTPS."""
        without = asks_words(self.workshop) and not self.opening.asks_words
        return [say("opening.words_left_out")] if without else []


def open_room(school: School, workshop: str, said: Any, now: float) -> Entered:
    """Open a room as somebody said; Refused with all that is wrong, KeyError without a workshop."""
    opening, problems = school.opening(workshop, said, now)
    told = content.library(school.folder)[workshop]
    if not has_https(school) and isinstance(said, Mapping):
        opening, refused = check_line(opening, said, told)
        problems = [*problems, *refused]
    if problems:
        raise Refused(*problems)
    opened = school.open_room(workshop, opening)
    return Entered(school.name, told, opened.opening, {"code": opened.code, **opened.links})


def has_https(school: School) -> bool:
    """Whether nobody else on the Wi-Fi can read along where this school's server answers."""
    return school.address.startswith("https://")


def room_poster(state: State, join: str, today: str) -> File:
    """A poster with the room's address `join` as a QR code; `today` is an ISO date.

    One page A4; a second one has cards to cut out for the tables of a hall.
    """
    workshop = state.workshop
    about = poster.Poster(
        school=state.school,
        title=workshop.title,
        purpose=workshop.purpose,
        join=join,
        scan=say("poster.scan"),
        times=_times(state),
        lines=(say("poster.scan"), before(workshop, say("board.waiting_rules"))),
        cards=CARDS if workshop.manner == "hall" else 0,
    )
    name = f"{workshop.name.replace('_', '-')}-poster-{state.code}.pdf"
    return File(name, poster.write(about, today))


def _times(state: State) -> str:
    """Until when it is open, or when the hall meets; "" where nobody said."""
    opening = state.opening
    if opening.until:
        return say("poster.closes", until=moment(say, opening.until))
    return say("poster.meets", **meets(say, state.workshop, opening.opens)) if opening.day else ""


def review_poster(school: School, state: State, today: str) -> bytes:
    """One page A4 that asks whether it has stopped, with the room's link; `today` is ISO."""
    about = poster.Poster(
        school=school.name,
        title=say("review.title"),
        purpose=asked_of(state, len(state.asking.actions) if state.asking else 0),
        join=f"{school.address}/{state.code}",
        scan=say("poster.scan"),
        times=say("days.closes", until=moment(say, state.asking.until)) if state.asking else "",
        lines=(say("poster.scan"), say("board.waiting_rules")),
    )
    return poster.write(about, today)

"""What staff are told before a workshop: what it is, how long it takes, who sees what."""

from collections.abc import Sequence

from .activities.step import OPEN_MINIMUM
from .disclosure import minimum_of
from .document import Block, Bullets, Paragraph
from .opening import Opening
from .report.phrases import Say, lasts, least, meets, moment, number
from .workshop import Workshop

WELLBEING = "wellbeing"  # the paragraph of a paper about a check of wellbeing
Told = tuple[dict[str, str], dict[str, tuple[Block, ...]]]


def invited(workshop: Workshop, opening: Opening, say: Say) -> Told:
    """The words and blocks, by gap, that a paper about this workshop has from it."""
    words = {"length": lasts(say, workshop)}
    if opening.until:
        about = {"opens": moment(say, opening.opens), "until": moment(say, opening.until)}
        words["when"] = words["asked_when"] = say("paper.open_for_days", **about)
        words["day"] = say("paper.several_days")
    elif opening.day:
        told = meets(say, workshop, opening.opens)
        words |= {"when": say("paper.from_until", **told), "asked_when": told["day"]}
        words["day"] = told["day"]
    return words, {
        "what_it_is": (Paragraph(workshop.purpose),),
        "who_sees": (Bullets(_who_sees(workshop.raised(opening.minimum), say)),),
    }


def invited_to_day(
    day: str, timetable: Sequence[str], workshops: Sequence[Workshop], say: Say
) -> Told:
    """The same for a day of several workshops with a desk; `timetable` are its lines.

    `day` as it is spoken, "" where nobody said it: whoever sends it round writes it in.
    """
    words, blocks = invited(workshops[0], Opening(), say)
    purposes = tuple(f"{one.title}: {one.purpose}" for one in workshops)
    above = say("paper.see_timetable")
    of_day = {"workshop": say("paper.whole_day"), "length": above, "when": above}
    of_day |= {"day": day} if day else {}
    what = (Bullets(tuple(timetable)), Bullets(purposes))
    return {**words, **of_day}, {**blocks, "what_it_is": what}


def unwell(workshop: Workshop) -> frozenset[str]:
    """The paragraph that is about a check of wellbeing, where the workshop is none."""
    return frozenset() if workshop.name == "wellbeing_check" else frozenset({WELLBEING})


def _who_sees(workshop: Workshop, say: Say) -> tuple[str, ...]:
    """Every promise is the manner's own: a talk of two is not anonymous."""
    if workshop.manner == "conversation":
        return (say("step.not_anonymous"),)
    of_words = max(OPEN_MINIMUM, workshop.minimum)
    told = say(f"paper.seen_words_{workshop.manner}", minimum=number(say, of_words))
    kinds = ("free", "no_name", "deleted", "minimum", "together")
    about = {"minimum": _least(workshop, say)}
    return (*(say(f"paper.seen_{kind}", **about) for kind in kinds), told)


def _least(workshop: Workshop, say: Say) -> str:
    """From how many on: three people; two tables too, where tables answer."""
    asked = [step for step in workshop.activities if step.asks]
    ways = dict.fromkeys(step.by for step in asked)
    first = (
        min((step for step in asked if step.by == by), key=lambda one: minimum_of(workshop, one))
        for by in ways
    )
    return say("paper.or").join(least(say, workshop, step) for step in first)

"""A new initiative on one page: what it takes, what goes, who was asked; what lacks, in words."""

from collections.abc import Iterable, Mapping

from ..document import Block, Document, Facts, Paragraph
from ..initiatives import Initiative
from .phrases import Say, counted, listed, spoken


def initiative(one: Initiative, school: str, say: Say) -> Document:
    """The page for those who decide."""
    blocks: list[Block] = [Paragraph(line, strong=True) for line in plain(one, say)]
    blocks += [Facts(facts(one, say)), Paragraph(say("initiative.page_hint"))]
    subtitle = say("initiative.subtitle", school=school, date=spoken(say, one.on))
    return Document(one.what, subtitle, say("initiative.page_notice"), tuple(blocks))


def facts(one: Initiative, say: Say) -> tuple[tuple[str, str], ...]:
    """Label and words of everything that was filled in."""
    pairs = (
        ("asked_by", one.asked_by),
        ("minutes", _one_person(one.minutes, say)),
        ("returns", one.returns),
        ("gives", _one_person(one.gives, say)),
        ("asked", one.asked),
        ("review", spoken(say, one.review)),
    )
    return tuple((say(f"initiative.{name}"), words) for name, words in pairs if words)


def plain(one: Initiative, say: Say) -> tuple[str, ...]:
    """What has to be said before anybody decides: what goes, who was asked, whose work grows."""
    more = [(job, n) for job, n in one.net.items() if n > 0]
    found = [
        "" if one.returns else say("initiative.nothing_goes"),
        "" if one.asked else say("initiative.nobody_asked"),
        say("initiative.grows", jobs=_minutes(more, say)) if more else say("initiative.even"),
    ]
    return tuple(filter(None, found))


def _one_person(of: Mapping[str, int], say: Say) -> str:
    return say("initiative.one_person", minutes=_minutes(of.items(), say)) if of else ""


def _minutes(of: Iterable[tuple[str, int]], say: Say) -> str:
    return listed(counted(say, "initiative.each", n, job=job) for job, n in of)

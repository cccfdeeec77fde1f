"""A budget of directed time: posts reckoned by a year's rules, findings, a draft calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..report.phrases import Say
from ..workshop import Evidence
from . import wording
from .draft import Slot, Term, draft
from .findings import Finding, Situation, findings
from .post import Post
from .reckoning import Reckoning, reckon
from .rules import Rules


@dataclass(frozen=True)
class Known:
    """What the library knows: rules by year, cards by id; `today` is an ISO date."""

    years: Mapping[str, Rules]
    cards: Mapping[str, Evidence]
    today: str


@dataclass(frozen=True)
class Said:
    """What the school said first: its `terms` (domain.opening.TERMS) and the school `year`."""

    terms: str
    year: str


@dataclass(frozen=True, kw_only=True)
class Budget:
    """Posts as `told`, what was `found`, and the `slots` of the draft calendar."""

    told: tuple[Reckoning, ...]
    found: tuple[Finding, ...]
    slots: tuple[Slot, ...]
    said: Said
    known: Known

    def findings(self, say: Say) -> list[dict[str, str]]:
        """Each finding in words: kind (its id), post, what, rule ("" where none), mend."""
        at = Situation(self.said.terms, self.known.years.get(self.said.year))
        return [
            {
                "kind": one.kind,
                "post": one.post or say("directed_time.all_posts"),
                "what": wording.found(say, one),
                "rule": wording.rule(say, one, at, self.known.cards),
                "mend": wording.mend(say, one),
            }
            for one in self.found
        ]

    def notes(self, say: Say) -> list[str]:
        """What is known of the year's rules, which terms were said, and what this is not."""
        terms = say(f"opening_form.terms_{self.said.terms}")
        about = wording.year(say, self.said.year, self.known.years, self.known.today)
        last = (say("directed_time.limit_note"), say("directed_time.not_law"))
        return [*about, say("directed_time.terms_are", terms=terms), *last, say("step.independent")]

    def whom(self, say: Say, slot: Slot) -> str:
        """The posts of a slot; all of them, or all but a few, in fewer words."""
        names = [told.post.name for told in self.told]
        missing = [name for name in names if name not in slot.posts]
        if len(slot.posts) == len(names):
            return say("directed_time.all_posts")
        if len(missing) < len(slot.posts):
            return say("directed_time.all_but", posts=", ".join(missing))
        return ", ".join(slot.posts)


def make_budget(posts: Sequence[Post], terms: Sequence[Term], said: Said, known: Known) -> Budget:
    """Reckon `posts` and lay their events out over `terms` (none: no slots)."""
    rules = known.years.get(said.year)
    told = tuple(reckon(post, rules) for post in posts)
    found = tuple(findings(told, Situation(said.terms, rules)))
    slots = tuple(draft(posts, terms))
    return Budget(told=told, found=found, slots=slots, said=said, known=known)


def school_year(given: str) -> str:
    """2026/27, 2026-27, 2026/2027 or 2026-2027 as 2026/27; "" for what is no school year."""
    first, _, last = given.strip().replace("-", "/").partition("/")
    whole = first.isdecimal() and len(first) == 4 and last.isdecimal() and len(last) in (2, 4)
    follows = whole and (int(first) + 1) % 100 == int(last) % 100
    return f"{first}/{last[-2:]}" if follows else ""


def year_of(today: str) -> str:
    """The school year in which an ISO date falls; it begins in September."""
    begins = int(today[:4]) - (today[5:7] < "09")
    return f"{begins}/{(begins + 1) % 100:02}"

"""Directed time: where the 1,265 hours of a teacher's year go, and what does not fit.

A post is described by the words that people write in a sheet or a form, told as minutes and
reckoned against the rules of one school year (`Rules`, read by `content.rule_years`):

    from workshop_kit.content import rule_years
    from workshop_kit.domain.directed_time import Situation, check_post, findings, reckon

    post, problems = check_post({"name": "Year 4 teacher", "start": "8.40", "end": "3.20 pm",
                                 "lunch": "60", "teaching": "21:00", "ppa": "2:15"})
    rules = rule_years()["2026/27"]
    told = reckon(post, rules)          # minutes: told.parts, told.total, told.limit, told.left
    found = findings([told], Situation("maintained", rules))

Everything is in whole minutes. `domain.directed_time.draft` lays the meetings, evenings and
training days out as a draft calendar. What meetings cost comes in by
`with_meetings(post, minutes)`. Rules of a year that is not known are None: then nothing is
compared, and `told.limit` is None.
"""

from .budget import Budget, Known, Said, make_budget, school_year, year_of
from .draft import Slot, Term, draft
from .fields import FIELDS, Field, check_post
from .findings import DOES_NOT_FIT, WORTH_A_LOOK, Finding, Situation, findings
from .post import EVENTS, Event, Post, with_meetings
from .reckoning import Reckoning, reckon
from .rules import Changed, Rules

__all__ = [
    "DOES_NOT_FIT",
    "EVENTS",
    "FIELDS",
    "WORTH_A_LOOK",
    "Budget",
    "Changed",
    "Event",
    "Field",
    "Finding",
    "Known",
    "Post",
    "Reckoning",
    "Rules",
    "Said",
    "Situation",
    "Slot",
    "Term",
    "check_post",
    "draft",
    "findings",
    "make_budget",
    "reckon",
    "school_year",
    "with_meetings",
    "year_of",
]

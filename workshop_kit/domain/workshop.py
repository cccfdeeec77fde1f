"""The workshop file as objects. Names and types are the file's own: content/ reads by them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from .activities import Activity
from .likeness import alike
from .opening import Setting

BINDING = ("law", "stpcd", "statutory guidance")
MOST_RULES = 4
# They teach several phases, so a card of one phase may speak of theirs: it names its own.
OF_SEVERAL = ("all_through", "special", "alternative_provision")
Topic = Literal[
    "administration",
    "behaviour",
    "calendar",
    "communications",
    "data",
    "managing change",
    "marking",
    "meetings",
    "observation",
    "planning",
    "reports",
    "technology",
    "wellbeing",
]


@dataclass(frozen=True)
class Evidence:
    """A claim with its source, its date (year, year-month or day) and what kind of claim it is.

    Of a rule also the day on which it was last `checked`, and the day after which it is
    `out_of_date` and has to be looked at again; "" is not said. `settings`: the kinds of school
    that the source speaks of, none where it does not say.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    id: str
    claim: str
    source: str
    date: str
    standing: Literal[
        "law",
        "stpcd",
        "statutory guidance",
        "guidance",
        "trial",
        "research",
        "several schools",
        "one school",
        "survey",
        "perception",
        "union position",
        "kit",
    ]
    checked: str = ""
    out_of_date: str = ""
    topics: tuple[Topic, ...] = ()
    settings: tuple[Setting, ...] = ()

    def is_old(self, today: str) -> bool:
        """Whether it has to be looked at again; `today` is an ISO date, "" never."""
        return bool(self.out_of_date) and self.out_of_date < today

    def suits(self, setting: str) -> bool:
        """Whether it speaks of this kind of school; every card where nobody said which kind."""
        return not (setting and self.settings) or setting in (*self.settings, *OF_SEVERAL)


def _told(card: Evidence) -> str:
    return " ".join((card.claim, *card.topics))


@dataclass(frozen=True)
class Workshop:
    """One workshop: what it is for, how long it takes, and its activities in order.

    `manner`: in a hall with a desk; open for days, each at their own pace; or a conversation at
    one device. `side` representatives: never in a school's folder. `groups`: the role groups
    whose heads are counted at opening, if answers are to be shown by group. `only_in`: jobs,
    tasks and names to pick that only these kinds of school have. `private`: without HTTPS it is
    opened only where the desk confirms that, and nobody answers it on paper. `minimum`: how
    many have to answer before anything is shown, where that is more than the kit's own.
    `fewest`: the people for whom it is, with how many have to come, or all would know who wrote
    what. `usually`: the minutes that half of the people need, where everybody goes at their own
    pace; 0 where nobody measured. `titles` (by name) are those of the workshops that pages
    name, `rules` what the kit knows of laws and guidance; the file itself does not hold them.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    name: str
    title: str
    purpose: str
    minutes: int
    source: str
    jobs: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    activities: tuple[Activity, ...]
    manner: Literal["hall", "days", "conversation"] = "hall"
    side: Literal["all", "representatives"] = "all"
    groups: tuple[str, ...] = ()
    only_in: dict[str, tuple[Setting, ...]] = field(default_factory=dict)
    private: bool = False
    minimum: int = 0
    fewest: dict[str, int] = field(default_factory=dict)
    usually: int = 0
    titles: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[Evidence, ...] = ()

    @property
    def outline(self) -> str:
        """The timetable as plain text: for each activity the minute it begins and its minutes."""
        talk = sum(activity.talk for activity in self.activities)
        lines = [f"{self.title}: {self.minutes} minutes, {talk} of them talk", ""]
        begins = 0
        for activity in self.activities:
            lines.append(f"{begins:>4}  {activity.title} ({activity.minutes})")
            begins += activity.minutes
        return "\n".join(lines)

    @property
    def takes_sheets(self) -> bool:
        """Whether sheets are typed in for it: two people who talk keep what they wrote."""
        return not self.private and self.manner != "conversation"

    def raised(self, minimum: int) -> "Workshop":
        """The workshop of a room that was opened with this minimum: never a lower one."""
        return replace(self, minimum=max(self.minimum, minimum))

    def suited(self, setting: str) -> "Workshop":
        """Without what only other kinds of school have; all of it where nobody said which kind."""
        gone = {words for words, where in self.only_in.items() if setting and setting not in where}
        cards = tuple(card for card in self.evidence if card.suits(setting))
        if not gone and cards == self.evidence:
            return self
        jobs = tuple(job for job in self.jobs if job not in gone)
        steps = tuple(step.without(gone) for step in self.activities)
        return replace(self, jobs=jobs, evidence=cards, activities=steps)

    def activity(self, id: str) -> Activity:
        """The activity with this id; KeyError if there is none."""
        return {activity.id: activity for activity in self.activities}[id]

    def after(self, id: str | None) -> Activity | None:
        """The activity that follows `id` (the first one after None), None after the last."""
        ids = [activity.id for activity in self.activities]
        at = 0 if id is None else ids.index(id) + 1
        return self.activities[at] if at < len(ids) else None

    def cards(self, activity: Activity) -> tuple[Evidence, ...]:
        """The evidence cards that this activity shows."""
        found = map(self.card, activity.evidence)
        return tuple(card for card in found if card is not None)

    def rules_about(self, words: str) -> tuple[Evidence, ...]:
        """The rules that may speak of the same task, law first: never all that there are."""
        found = alike(words, self.rules, _told)[:MOST_RULES]
        return tuple(sorted(found, key=lambda card: card.standing not in BINDING))

    def card(self, id: str) -> Evidence | None:
        """The evidence card with this id; None if there is none."""
        return next((card for card in self.evidence if card.id == id), None)

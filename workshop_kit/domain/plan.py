"""Actions: what the room recommends, what the second sitting adds, and how far each has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from .acceptance import Acceptance, answers
from .activities.propose import ENDING, LAW, safe_kind
from .activities.step import says_something
from .agreed import Agreed
from .jobs import is_same
from .results import Proposal, Takes, Text
from .review import Review

STATES = ("recommended", "consulted", "answered", "adopted")
REACHED = ("gone", "refused", "put", *STATES)  # as people are told it, the furthest last
SUPPORT = 0.25  # the kit's own rule: below a quarter of plain yes a room does not recommend
ANSWERS = ("yes", "yes_if", "not_now", "need_until")

# What came from the hall and can be put right, and what leaders add, by form field.
OWN_FIELDS = ("kind", "what", "lead", "when", "pupils")
TEXT_FIELDS = ("measure", "baseline", "target", "monitoring", "resources", "told")
MORE_FIELDS = ("objections", "time_use", "law_which", "finder", "parties", "task")
CHOICE_FIELDS = {"answer": ANSWERS, "law": LAW}
CHANGING = (*ENDING, "streamline", "trial")  # somebody's minutes change
UNTROUBLED = ("yes", "not_mine")  # steps whose words are no worry
STATE_FIELDS = ("consulted_with", "answered_by", "answer_words", "adopted_by")
PAST_FIELDS = ("consulted_on", "answered_on", "adopted_on")
CHANGED_FIELDS = ("minutes_on", "minutes_after", "taken_on")  # told by `dated`, never filled in
GONE_FIELDS = ("goes_on_in", "goes_on_code", "goes_on_as")  # told by another room's plan
DATE_FIELDS = ("review", "begins", *PAST_FIELDS, "answer_until")


@dataclass(frozen=True)
class Worry:
    """Worries of one meaning, in words of the second sitting, with their answer.

    `of` are the ids of the reasons that are put together here.
    """

    about: str
    answer: str = ""
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Action:
    """One change. `agreement` counts the five steps; `minutes` a week per person, minus = saved.

    `figures`: who gave the minutes that the room `said`, guess (the one who proposed), pairs or
    table (two or a table did). `said` is None where nothing was changed since.
    `takes`: what those who do the task say it takes now. `against`: agreements it goes against.
    `reviews`: what was said of it after two, six and twelve weeks. `meant`: the kind that it had
    before nobody was sure whether a law asks for the task, "" for all others.
    `earlier`: what a job answered before it was asked again, the oldest first.
    """

    id: str
    kind: str
    what: str
    lead: str
    when: str
    minutes: tuple[tuple[str, int], ...]
    pupils: str
    agreement: tuple[int, ...] = ()
    reasons: tuple[Text, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    figures: str = "guess"
    takes: Takes | None = None
    worries: tuple[Worry, ...] = ()
    against: tuple[Agreed, ...] = ()
    meant: str = ""
    said: tuple[tuple[str, int], ...] | None = None
    earlier: Mapping[str, tuple[Acceptance, ...]] = field(default_factory=dict)

    @property
    def taken_out(self) -> tuple[tuple[str, int], ...]:
        """The jobs that would get more work as the room said, and how much; now they get none."""
        now = [job for job, n in self.minutes if n > 0]
        gains = [(job, n) for job, n in self.said or () if n > 0]
        return tuple(gain for gain in gains if not any(is_same(gain[0], job) for job in now))

    @property
    def consulted_before(self) -> bool:
        """Whether staff were consulted on it before work was taken out, and not again since."""
        on, taken = (self.more.get(name, "") for name in ("consulted_on", "taken_on"))
        return bool(self.taken_out and on) and on <= taken

    def whose(self, job: str, n: int) -> str:
        """Who gave this figure: `figures`, or sitting (put right in the second sitting)."""
        return self.figures if self.said is None or (job, n) in self.said else "sitting"

    @property
    def begins(self) -> str:
        """The ISO date on which it begins, "" until it is adopted: nobody is bound before."""
        if self.state != "adopted" or self.goes_on:
            return ""
        return self.more.get("begins") or self.more.get("adopted_on", "")

    @property
    def finder(self) -> str:
        """Who finds out whether a law asks for the task before it goes, "" where nobody has to."""
        return (self.more.get("finder") or self.lead) if self.meant else ""

    @property
    def accepted_by(self) -> tuple[str, ...]:
        """The jobs that accepted the work they would gain, and did not take it back."""
        return tuple(job for job, one in self.accepted.items() if one.holds)

    def acceptance(self, job: str) -> str:
        """How a job stands to the work it would gain; not_accepted until it has answered."""
        return said.stands if (said := self.accepted.get(job)) else "not_accepted"

    @property
    def troubles(self) -> tuple[Text, ...]:
        """Worries, questions and objections: they want an answer."""
        return tuple(text for text in self.reasons if text.step not in UNTROUBLED)

    @property
    def unsorted(self) -> tuple[Text, ...]:
        """Worries that are not yet put together with others of their meaning."""
        sorted_ = {id for worry in self.worries for id in worry.of}
        return tuple(text for text in self.troubles if text.id not in sorted_)

    @property
    def only_adds(self) -> bool:
        """Whether it gives somebody more work and takes nothing from anybody."""
        counts = [n for _, n in self.minutes]
        return any(n > 0 for n in counts) and not any(n < 0 for n in counts)

    @property
    def state(self) -> str:
        """recommended, consulted, answered or adopted: the furthest one that is filled in."""
        reached = {
            "adopted": self.more.get("adopted_by"),
            "answered": self.more.get("answer"),
            "consulted": self.more.get("consulted_with"),
        }
        return next((state for state, filled in reached.items() if filled), "recommended")

    @property
    def refused(self) -> bool:
        """Whether the leader's answer closed it: another answer opens it again."""
        return self.more.get("answer") == "not_now"

    @property
    def goes_on(self) -> bool:
        """Whether it is followed in the plan of another room of its day, and here no more."""
        return bool(self.more.get("goes_on_code"))

    @property
    def alive(self) -> bool:
        """Whether it is followed in this plan: nobody refused it, and it goes on in no other."""
        return not (self.refused or self.goes_on)

    @property
    def adopted(self) -> bool:
        """Whether it is adopted: here, or in the plan in which it goes on."""
        return self.more.get("goes_on_as", self.state) == "adopted"

    @property
    def plain_yes(self) -> tuple[int, int]:
        """How many said a plain yes, and of how many whose area it is."""
        return sum(self.agreement[:1]), sum(self.agreement[:-1])

    @property
    def reached(self) -> str:
        """What `state` is called: "refused" where the leader's answer closed it.

        "put" where too few said a plain yes to call it recommended; "gone" where it goes on in
        another plan.
        """
        if self.goes_on:
            return "gone"
        if self.refused:
            return "refused"
        yes, all = self.plain_yes
        few = bool(self.agreement) and (yes == 0 or yes < SUPPORT * all)
        return "put" if few and self.state == "recommended" else self.state

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields of the second sitting that are still empty.

        Worries of the room want an answer, time given back a use, a task that stops a look at law.
        What goes on in another plan is filled in there.
        """
        if self.goes_on:
            return ()
        wanted = [*TEXT_FIELDS, "review"]
        five = ("lead", "when", "pupils", *(("minutes",) if self.kind in CHANGING else ()))
        unnamed = [name for name in five if not getattr(self, name)]
        wanted += ["objections"] if self._unanswered else []
        wanted += ["time_use"] if self._gives_back else []
        wanted += ["law"] if self.kind in ENDING else []
        wanted += ["finder"] if self.more.get("law") == "not_sure" else []
        wanted += ["parties"] if self.against else []
        open_ = [name for name in wanted if name == "objections" or not self._said(name)]
        return (*unnamed, *open_)

    def _said(self, name: str) -> bool:
        """A dash alone says nothing."""
        return says_something(self.more.get(name, ""))

    @property
    def _gives_back(self) -> bool:
        return self.kind != "find_out" and any(n < 0 for _, n in self.minutes)

    @property
    def _unanswered(self) -> bool:
        answered = all(worry.answer for worry in self.worries) and not self.unsorted
        # One answer to all worries is how it was written once: it still counts.
        return bool(self.troubles) and not answered and not self.more.get("objections")


def recommended(
    proposal: Proposal,
    agreement: tuple[int, ...],
    reasons: tuple[Text, ...],
    takes: Takes | None = None,
) -> Action:
    """The action that a proposal becomes once the room said how far it agrees."""
    said = {"law": proposal.law, "law_which": proposal.law_which}
    more = {name: words for name, words in said.items() if words}
    fields = {**_fields(proposal), "more": more}
    return Action(**fields, agreement=agreement, reasons=reasons, takes=takes)


def _fields(proposal: Proposal) -> dict[str, Any]:
    names = ("id", "kind", "what", "lead", "when", "minutes", "pupils", "meant")
    return {name: getattr(proposal, name) for name in names}


def completed(action: Action, changes: Mapping[str, Any], agreed: Iterable[Agreed] = ()) -> Action:
    """`action` with the checked `changes` of `check_completion`; `agreed` is in force here."""
    own = {name: changes[name] for name in OWN_FIELDS if name in changes}
    if "minutes" in changes:
        own["minutes"] = tuple(sorted(changes["minutes"].items()))
        own["said"] = action.minutes if action.said is None else action.said
    names = (*TEXT_FIELDS, *MORE_FIELDS, *STATE_FIELDS, *DATE_FIELDS, *CHOICE_FIELDS)
    names = (*names, *CHANGED_FIELDS, *GONE_FIELDS)
    more = {**action.more, **{name: changes[name] for name in names if name in changes}}
    if "accepted" in changes:
        own["accepted"] = {job: Acceptance(**one) for job, one in changes["accepted"].items()}
    if "earlier" in changes:
        own["earlier"] = {job: answers(each) for job, each in changes["earlier"].items()}
    if "worries" in changes:
        own["worries"] = tuple(
            Worry(one["about"], one["answer"], tuple(one["of"])) for one in changes["worries"]
        )
    if "against" in changes:
        own["against"] = tuple(one for one in agreed if one.id in changes["against"])
    # Once somebody is sure, what was meant to stop is a stop again.
    wanted = own.get("kind", action.meant or action.kind)
    own["kind"] = safe_kind(wanted, more.get("law", ""))
    own["meant"] = wanted if wanted != own["kind"] else ""
    return replace(action, more=more, **own)


def dated(action: Action, changes: Mapping[str, Any], today: str) -> dict[str, Any]:
    """`changes`, with the day (ISO) on which they change minutes that were consulted on before.

    And with the day on which they take somebody out to whom the room gave more work.
    """
    after = completed(action, changes)
    taken = {"taken_on": today} if {*after.taken_out} - {*action.taken_out} else {}
    if action.state == "recommended" or after.minutes == action.minutes:
        return {**changes, **taken}
    return {**changes, **taken, "minutes_on": today, "minutes_after": action.state}


def waits_since(action: Action, asked_on: str, today: str) -> str:
    """The ISO date since which it waits `today` for the leader's answer, "" where it does not.

    `asked_on`: the state's, "" where only consulting asks the leader. A leader who needed time
    until some day is waited for again once that day is over.
    """
    answer, until = action.more.get("answer"), action.more.get("answer_until", "")
    if action.more.get("adopted_by") or action.goes_on:
        return ""
    if answer == "need_until":
        return until if until < today else ""
    return "" if answer else asked_on or action.more.get("consulted_on", "")


def waited(action: Action, asked_on: str, today: str) -> int:
    """Days that the action has waited for the leader's answer, 0 while it waits for none."""
    since = waits_since(action, asked_on, today)
    if not since:
        return 0
    return max(0, (date.fromisoformat(today) - date.fromisoformat(since)).days)


def not_taken_up(proposals: Iterable[Proposal], actions: Iterable[Action]) -> tuple[Proposal, ...]:
    """Proposals that were not put to the room: they stay listed."""
    taken = {action.id for action in actions}
    return tuple(p for p in proposals if p.id not in taken)

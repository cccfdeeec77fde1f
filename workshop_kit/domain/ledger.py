"""Minutes gained and lost, by job: whether work is reduced or only moved, and whose figure it is.

All figures are estimates. Minutes a week are those of one person; a year's are people x weeks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .jobs import is_same, spelled_once
from .plan import Action

SCHOOL_WEEKS = 39
MOST_WEEKS = 52
MOST_PEOPLE = 1000
POST_MINUTES = 900  # a week: half of 30 hours. The kit's own line for "affects a post"
SITTING_MINUTES, SITTING_PEOPLE = 20, 3  # lead, leader and a representative


@dataclass(frozen=True)
class Minutes:
    """From the smallest action alone to all actions together."""

    low: int
    high: int

    def over(self, other: "Minutes") -> "Minutes":
        """The range that holds both."""
        return Minutes(min(self.low, other.low), max(self.high, other.high))

    def times(self, n: int) -> "Minutes":
        """So many times as much."""
        return Minutes(self.low * n, self.high * n)


@dataclass(frozen=True)
class Figure:
    """What an action means for one job: minutes a week per person, saved or added.

    `whose`: guess (of the one who proposed), sitting (put right in the second sitting) or people
    (so many who do the task said what it takes them).
    """

    job: str
    minutes: Minutes
    saves: bool
    whose: str
    people: int = 0


@dataclass(frozen=True)
class Job:
    """How many people do a job, for how many weeks a year."""

    people: int
    weeks: int = SCHOOL_WEEKS


@dataclass(frozen=True)
class Line:
    """What one job saves and what is added to it, both positive, None where nothing is.

    `saved` and `added` are minutes a week per person; the year's are for all `people`, None where
    nobody has said how many there are. `accepted`: all that is added was accepted. `whose`: the
    sources of its figures, each with how many people gave them (0 for one person's). `saving` and
    `adding`: how many actions stand behind the two. `acceptance`: how the job stands to all that is
    added, as of an action; where it differs, "part" if some is accepted, else "none".
    """

    job: str
    saved: Minutes | None
    added: Minutes | None
    people: int = 0
    saved_a_year: Minutes | None = None
    added_a_year: Minutes | None = None
    accepted: bool = False
    whose: tuple[tuple[str, int], ...] = ()
    saving: int = 0
    adding: int = 0
    acceptance: str = "not_accepted"


@dataclass(frozen=True)
class Shift:
    """An action that gives work to `gains`, and takes it from `loses`: not accepted until asked."""

    action: Action
    loses: tuple[str, ...]
    gains: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Post:
    """A job, and the actions that together take so many minutes a week of one who does it."""

    job: str
    minutes: Minutes
    actions: tuple[Action, ...]


def figures(action: Action) -> tuple[Figure, ...]:
    """The minutes of an action by job, from those who do the task where enough of them said.

    What a task takes is what stopping it saves, and no other kind of action. Several jobs are
    not told apart by what people said: there the range holds the proposal's figure too. What is
    only to be found out gives nothing back; what it adds is never hidden.
    """
    return tuple(one for one in _stated(action) if not (one.saves and action.kind == "find_out"))


def hoped(action: Action) -> tuple[Figure, ...]:
    """What an action that only finds something out may give back later: no ledger counts it."""
    return tuple(one for one in _stated(action) if one.saves and action.kind == "find_out")


def _stated(action: Action) -> tuple[Figure, ...]:
    several = sum(n < 0 for _, n in action.minutes) > 1
    return tuple(_figure(action, job, n, several) for job, n in action.minutes if n)


def _figure(action: Action, job: str, n: int, several: bool) -> Figure:
    own = Minutes(abs(n), abs(n))
    takes = action.takes
    if n > 0 or takes is None or "stop" not in (action.kind, action.meant):
        return Figure(job, own, n < 0, action.whose(job, n))
    said = Minutes(takes.low, takes.high)
    return Figure(job, said.over(own) if several else said, True, "people", takes.people)


def cost(people: int, minutes: int, before: int = 0) -> Minutes:
    """What the workshop itself took: minutes of all who answered, and the second sitting.

    `before`: what the other workshops of its day took.
    """
    return Minutes(*[before + people * minutes + SITTING_PEOPLE * SITTING_MINUTES] * 2)


def ledger(actions: Iterable[Action], jobs: Mapping[str, Job] | None = None) -> tuple[Line, ...]:
    """One line a job, from A to Z. Jobs are never summed: one person's minute is not another's.

    One job in two spellings is one job: no capital hides a shift.
    What was put to the room and few or none said yes to is not counted, unless it goes on.
    """
    alive = [action for action in _alive(actions) if action.reached != "put"]
    names = spelled_once(one.job for action in alive for one in figures(action))
    known = {name.casefold(): job for name, job in (jobs or {}).items()}
    return tuple(_line(name, alive, known.get(name.casefold())) for name in names)


def _line(name: str, alive: Sequence[Action], job: Job | None) -> Line:
    told = ((action, one) for action in alive for one in figures(action))
    each = [(action, one) for action, one in told if is_same(one.job, name)]
    saves = [one.minutes for _, one in each if one.saves]
    adds = [one.minutes for _, one in each if not one.saves]
    saved, added = _range(saves), _range(adds)
    acceptance = _together({action.acceptance(one.job) for action, one in each if not one.saves})
    whose = dict.fromkeys((one.whose, one.people) for _, one in each)
    year = job.people * job.weeks if job else 0
    return Line(
        name,
        saved,
        added,
        job.people if job else 0,
        saved.times(year) if saved and year else None,
        added.times(year) if added and year else None,
        acceptance == "accepted",
        tuple(whose),
        len(saves),
        len(adds),
        acceptance,
    )


def _together(each: set[str]) -> str:
    if len(each) > 1:
        return "part" if "accepted" in each else "none"
    return next(iter(each), "not_accepted")


def shifts(actions: Iterable[Action]) -> tuple[Shift, ...]:
    """Every action under which somebody's work grows and who has not accepted it."""
    found = []
    for action in _alive(actions):
        grows = [(job, n) for job, n in action.minutes if n > 0]
        gains = tuple((job, n) for job, n in grows if job not in action.accepted_by)
        if gains:
            loses = tuple(one.job for one in figures(action) if one.saves)
            found.append(Shift(action, loses, gains))
    return tuple(found)


def thinned(actions: Iterable[Action]) -> list[Action]:
    """Every action from which somebody was taken out to whom the room gave more work."""
    return [action for action in _alive(actions) if action.taken_out]


def grown(actions: Iterable[Action]) -> list[Action]:
    """Every action that gives somebody more work, accepted or not."""
    return [action for action in _alive(actions) if any(n > 0 for _, n in action.minutes)]


def affected_posts(action: Action) -> tuple[str, ...]:
    """Jobs of which the action takes most of the paid work: a matter for formal consultation.

    The largest figure that anybody gave counts, also while something is still to be found out.
    """
    return tuple(job for job, taken in _taken(action).items() if taken.high >= POST_MINUTES)


def shared_posts(actions: Iterable[Action]) -> tuple[Post, ...]:
    """Jobs of which several actions, none of them alone, take most of the paid work.

    One that does so alone leaves the plan and is not added; one that is refused takes nothing.
    """
    parts: list[tuple[str, Action, Minutes]] = []
    for action in _alive(actions):
        alone = affected_posts(action)
        parts += [(job, action, n) for job, n in _taken(action).items() if job not in alone]
    posts = [_post(job, parts) for job in spelled_once(job for job, _, _ in parts)]
    return tuple(one for one in posts if one.minutes.high >= POST_MINUTES)


def _post(job: str, parts: Sequence[tuple[str, Action, Minutes]]) -> Post:
    own = [(action, taken) for name, action, taken in parts if is_same(name, job)]
    return Post(job, _sum([taken for _, taken in own]), tuple(action for action, _ in own))


def _taken(action: Action) -> dict[str, Minutes]:
    """What it takes from each job, as wide as all figures that anybody gave."""
    said = {one.job: one.minutes for one in _stated(action) if one.saves}
    return {job: said[job].over(Minutes(-n, -n)) for job, n in action.minutes if n < 0}


def _alive(actions: Iterable[Action]) -> list[Action]:
    """What leaders refused for now gives nothing back; what goes on elsewhere is counted there."""
    return [action for action in actions if action.alive]


def _range(parts: Sequence[Minutes]) -> Minutes | None:
    return _sum(parts) if parts else None


def _sum(parts: Sequence[Minutes]) -> Minutes:
    return Minutes(min(one.low for one in parts), sum(one.high for one in parts))

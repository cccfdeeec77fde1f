"""A short workshop with every kind of activity, told from events: answers pass check and tally."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workshop_kit.domain.activities import (
    Activity,
    Agree,
    Gather,
    Inform,
    Place,
    Propose,
    Sort,
    Vote,
)
from workshop_kit.domain.completion import Days, check_completion
from workshop_kit.domain.disclosure import disclose, minimum_of
from workshop_kit.domain.plan import Action
from workshop_kit.domain.results import to_json
from workshop_kit.domain.story import Event, State, tell
from workshop_kit.domain.workshop import Evidence, Workshop

HELD_ON, TODAY = "2027-01-04", "2027-02-01"
KEY = "a-secret-that-nobody-may-see"
TIMES: dict[str, Any] = {"minutes": 10, "least": 5, "talk": 5}
SECOND_SITTING = {
    "measure": "Minutes a week, asked of all who do it",
    "baseline": "60 minutes",
    "target": "20 minutes",
    "monitoring": "The wellbeing committee",
    "review": "2027-03-29",
}
CONSULTED = {"consulted_with": "the joint committee", "consulted_on": "2027-01-11"}
ANSWERED = {
    "answer": "yes_if",
    "answer_words": "the portal allows it",
    "answered_by": "the headteacher",
    "answered_on": "2027-01-18",
}
ADOPTED = {"adopted_by": "the governing body", "adopted_on": "2027-01-25"}


def workshop() -> Workshop:
    """Its second card belongs to an activity that a room may not reach."""
    card = Evidence("few", "Few studies are strong.", "A review group", "2016-04", "research")
    later = Evidence("late", "Shown at the end.", "Nobody", "2020", "kit")
    return Workshop(
        name="feedback_and_marking",
        title="Feedback and marking",
        purpose="Keep what helps.",
        minutes=80,
        source="Wording is the kit's own.",
        jobs=("Teachers", "Office staff"),
        evidence=(card, later),
        activities=_activities(),
    )


def _activities() -> tuple[Activity, ...]:
    tasks = {"books": "Writing in books", "proof": "Proof of feedback", "rare": "A rare task"}
    ask = {"question": "What do you think?", **TIMES}
    return (
        Inform(kind="inform", id="welcome", title="Welcome", points=("a",), **TIMES),
        Gather(kind="gather", id="ideas", title="Ideas", evidence=("few",), **ask),
        Place(kind="place", id="impact", title="Work and help", tasks=tasks, **ask),
        Sort(kind="sort", id="sort", title="Keep or stop", take="impact", **ask),
        Vote(kind="vote", id="vote", title="Where to start", take="sort", **ask),
        Propose(kind="propose", id="propose", title="What we could do", take="vote", **ask),
        Agree(kind="agree", id="agree", title="How far we agree", take="propose", most=20, **ask),
        Inform(kind="inform", id="end", title="After", points=("b",), evidence=("late",), **TIMES),
    )


class Afternoon:
    """A room in which `people` devices answer; `state` is what is so."""

    def __init__(self, people: int = 7, school: str = "Marlow Road") -> None:
        self.people = people
        self.state = State("BCDFGH", school, workshop())
        self.add("opened", held_on=HELD_ON, keys={"desk": KEY})

    def add(self, kind: str, **body: Any) -> None:
        """One event more."""
        self.state = tell(self.state, [Event(self.state.n + 1, kind, body)])

    def close(self, id: str, answers: Sequence[Any]) -> None:
        """Open an activity, check and tally these answers, close it."""
        step = self.state.workshop.activity(id)
        self.add("started", activity=id, at=0.0, ends=60.0)
        items = self.state.items(step)
        checked = [step.check(raw, items) for raw in answers]
        assert [problems for _, problems in checked if problems] == []
        minimum = minimum_of(self.state.workshop, step)
        result = disclose(step.tally([value for value, _ in checked], items), minimum)
        self.add("closed", activity=id, result=to_json(result))

    def ideas(self, *words: str) -> None:
        """The first devices write these words, every other one an idea with its number."""
        own = [f"Idea number {n}" for n in range(1, self.people + 1)]
        self.close("ideas", [[idea] for idea in (*words, *own[len(words) :])])

    def numbers(self, dots: Mapping[str, int] = {"books": 3}) -> None:
        """Everybody places, sorts and votes; two devices alone place the rare task.

        One finds the proof much work for little help, three would stop it.
        """
        spots = [{"books": [4, 1], "proof": [1, 4]} for _ in range(self.people)]
        spots = [spot | ({"rare": [1, 1]} if n < 2 else {}) for n, spot in enumerate(spots)]
        spots[0]["proof"] = [4, 1]
        self.close("impact", spots)
        proof = ["stop" if n < 3 else "not_mine" for n in range(self.people)]
        self.close("sort", [{"books": "stop", "proof": one} for one in proof])
        self.close("vote", [dots] * self.people)

    def proposals(self, *what: str) -> None:
        """These are put to the room; every other device's proposal is left out."""
        rest = [f"Left out {n}" for n in range(len(what) + 1, self.people + 1)]
        self.close("propose", [proposal(words) for words in (*what, *rest)])
        self.add("chose", proposals=[p.id for p in self.state.proposals if p.what in what])

    def agree(self, *reasons: str) -> None:
        """The first devices cannot support any action, because of these reasons; the rest can."""
        ids = [action.id for action in self.state.actions]
        cannot = [{"step": "cannot", "reason": why} for why in reasons]
        steps = (cannot + [{"step": "yes"}] * self.people)[: self.people]
        self.close("agree", [dict.fromkeys(ids, step) for step in steps])

    def complete(self, n: int, **changes: Any) -> None:
        """The second sitting of the n-th action, from 0."""
        before = self.state.completions.get(self.state.actions[n].id)
        checked, problems = check_completion(changes, Days(HELD_ON, TODAY), before)
        assert problems == []
        self.add("completed", action=self.state.actions[n].id, changes=checked)

    def hold(self, words: str) -> str:
        """The desk holds back a text, a reason or a proposal; returns its id."""
        id = self.id_of(words)
        self.add("held", text=id, reason="person")
        return id

    def id_of(self, words: str) -> str:
        """The id of a text, a reason or a proposal."""
        said = {
            getattr(one, "words", None) or getattr(one, "what", ""): str(one.id)
            for result in self.state.results.values()
            for name in ("texts", "reasons", "proposals")
            for one in getattr(result, name, ())
        }
        return said[words]


def unquoted(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions as files hold them: of what people wrote about them the words are left out."""
    silent = ((one, [replace(text, words="") for text in one.reasons]) for one in actions)
    return tuple(replace(one, reasons=tuple(texts)) for one, texts in silent)


def proposal(what: str, **other: Any) -> Mapping[str, Any]:
    """The five fields as a phone sends them."""
    return {
        "kind": "stop",
        "law": "no",
        "what": what,
        "lead": "A volunteer",
        "when": "From half term",
        "minutes": {"Teachers": -20, "Office staff": 10},
        "pupils": "They notice nothing",
        **other,
    }


def played(people: int = 7) -> Afternoon:
    """A whole one with an action in each state."""
    room = Afternoon(people)
    room.ideas()
    room.add("grouped", texts=[room.id_of("Idea number 1")], name="A group")
    room.numbers()
    room.proposals("Action 1", "Action 2", "Action 3", "Action 4")
    room.agree("Not before the summer")
    room.complete(1, **CONSULTED)
    room.complete(2, **CONSULTED, **ANSWERED)
    room.complete(3, **CONSULTED, **ANSWERED, **ADOPTED, **SECOND_SITTING)
    room.add("ended")
    return room


def state_with(text: str) -> State:
    """A room whose school, idea, group, proposal, reason and measure are all `text`."""
    room = Afternoon(7, school=text)
    room.ideas(text)
    room.add("grouped", texts=[room.id_of(text)], name=text)
    room.numbers()
    line = text[:120].strip()
    same = proposal(text, lead=line, when=line, pupils=line)
    room.close("propose", [same, *[proposal("Another")] * 6])
    room.add("chose", proposals=[p.id for p in room.state.proposals if p.what == text])
    room.agree(text)
    room.complete(0, **{**SECOND_SITTING, "measure": text})
    return room.state

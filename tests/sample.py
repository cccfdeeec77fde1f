"""A sample afternoon told without phones: answers, checks, tallies and the plan in a State."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from workshop_kit.content import library_paths, load_workshop
from workshop_kit.domain.activities import Activity
from workshop_kit.domain.completion import Days, check_completion
from workshop_kit.domain.disclosure import disclose, minimum_of, otherwise_of, written
from workshop_kit.domain.plan import DATE_FIELDS
from workshop_kit.domain.results import to_json
from workshop_kit.domain.story import Event, State, tell
from workshop_kit.sample import SAMPLES, Sample
from workshop_kit.screens.activities import FACES

HELD_ON = "2027-01-04"
LATER = "2027-07-01"  # when all that a sample tells has happened
OPENED = 1_798_000_000.0  # on 22 December 2026
DAY = 86_400


class Afternoon:
    """The afternoon of one sample file with its first `people` phones, folded into `state`."""

    def __init__(self, name: str, people: int) -> None:
        path = SAMPLES / f"{name}.jsonl"
        self.rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        self.sample = Sample(path)
        self.people = min(people, self.sample.people)
        workshop = load_workshop(library_paths()[name])
        self.state = State("ROOM", self.sample.school, workshop)
        opening = self.sample.opening
        if self.sample.days:
            opening = replace(opening, opens=OPENED, until=OPENED + self.sample.days * DAY)
        self.add("opened", held_on=HELD_ON, keys={}, opening=opening.to_json())

    def add(self, kind: str, **body: Any) -> None:
        """Tells one event more."""
        self.state = tell(self.state, [Event(self.state.n + 1, kind, body)])

    def play(self) -> State:
        """Every activity from start to close, or all of them over days; then the plan."""
        if self.state.paced:
            self.add("ran")
        for activity in self.state.workshop.activities:
            if activity.kind == "agree":
                self.choose()
            if not self.state.paced:
                self.add("started", activity=activity.id, at=0.0, ends=60.0)
            if self.state.asks(activity):
                self.close(activity)
        self.add("ended")
        self.complete()
        return self.state

    def close(self, activity: Activity) -> None:
        """Tallies the answers of an activity, then groups and holds back what the desk does."""
        answers = [self.checked(activity, raw) for raw in self.sent(activity)]
        minimum = minimum_of(self.state.workshop, activity)
        tally = activity.tally(answers, self.state.items(activity))
        result = disclose(
            tally, minimum, self.state.groups_asked, otherwise_of(self.state.workshop)
        )
        self.add("closed", activity=activity.id, result=to_json(result))
        said = {text.words: text.id for text in written(result)}
        for row in self.sample.steps("group", activity.id):
            texts = [said[words] for words in row["words"] if words in said]
            self.add("grouped", texts=texts, name=row["name"])
        for row in self.sample.steps("hold"):
            if row["words"] in said:
                self.add("held", text=said[row["words"]], reason=row["reason"])

    def sent(self, activity: Activity) -> list[Any]:
        """What the phones that answer send, given what their page offers."""
        page = FACES[activity.kind].form(activity, self.state)
        form = {"kind": activity.kind, "activity": activity.id, **page}
        raw = (self.sample.answer(n, form) for n in range(1, self.people + 1))
        return [answer for answer in raw if answer is not None]

    def checked(self, activity: Activity, raw: Any) -> Any:
        """`raw` after its activity's check, which must find nothing wrong."""
        value, problems = self.state.check(activity, raw)
        assert problems == [], (activity.id, raw, problems)
        return value

    def wish(self, person: int, activity: str) -> Any | None:
        """What the sample has of one person for one activity, whatever their page offers."""
        return next((r["answer"] for r in self.rows if _is_of(r, person, activity)), None)

    def choose(self) -> None:
        """The desk puts proposals to the room."""
        wanted = [what for row in self.sample.steps("choose") for what in row["what"]]
        chosen = [p.id for p in self.state.proposals if p.what in wanted]
        self.add("chose", proposals=chosen)

    def complete(self) -> None:
        """The second sitting, and what came of it later."""
        ids = {action.what: action.id for action in self.state.actions}
        for row in (*self.sample.plan, *self.sample.later):
            if row["what"] in ids:
                before = self.state.completions.get(ids[row["what"]])
                days = Days(HELD_ON, LATER)
                changes, problems = check_completion(dated(row["changes"]), days, before)
                assert problems == [], (row["what"], problems)
                self.add("completed", action=ids[row["what"]], changes=changes)


def _is_of(row: dict[str, Any], person: int, activity: str) -> bool:
    return row.get("phone") == person and row.get("activity") == activity


def dated(changes: dict[str, Any]) -> dict[str, Any]:
    """`changes` with days after the workshop turned into dates."""
    days = {name: changes[name] for name in DATE_FIELDS if name in changes}
    held = date.fromisoformat(HELD_ON)
    return changes | {name: str(held + timedelta(days=n)) for name, n in days.items()}

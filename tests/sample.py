"""A sample afternoon told without phones: answers, checks, tallies and the plan in a State."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from workshop_kit.content import library_paths, load_workshop
from workshop_kit.domain.activities import Activity
from workshop_kit.domain.disclosure import disclose
from workshop_kit.domain.completion import Days, check_completion
from workshop_kit.domain.plan import DATE_FIELDS
from workshop_kit.domain.results import Item, to_json
from workshop_kit.domain.story import Event, State, tell

SAMPLES = Path(__file__).parent.parent / "sample_data"
HELD_ON = "2027-01-04"
LATER = "2027-07-01"  # when all that a sample tells has happened


class Afternoon:
    """The afternoon of one sample file with its first `people` phones, folded into `state`."""

    def __init__(self, name: str, people: int) -> None:
        lines = (SAMPLES / f"{name}.jsonl").read_text("utf-8").splitlines()
        self.rows = [json.loads(line) for line in lines]
        self.people = people
        workshop = load_workshop(library_paths()[name])
        self.state = State("ROOM", self.rows[0]["school"], workshop)
        self.add("opened", held_on=HELD_ON, keys={})

    def add(self, kind: str, **body: Any) -> None:
        """Tells one event more."""
        self.state = tell(self.state, [Event(self.state.n + 1, kind, body)])

    def play(self) -> State:
        """Every activity from start to close, then the plan."""
        for activity in self.state.workshop.activities:
            if activity.kind == "agree":
                self.choose()
            self.add("started", activity=activity.id, at=0.0, ends=60.0)
            if activity.asks:
                self.close(activity)
        self.add("ended")
        self.complete()
        return self.state

    def close(self, activity: Activity) -> None:
        """Tallies the answers of an activity, then groups and holds back what the desk does."""
        items = self.state.items(activity)
        answers = [checked(activity, raw, items) for raw in self.sent(activity, items)]
        result = disclose(activity.tally(answers, items))
        self.add("closed", activity=activity.id, result=to_json(result))
        said = {text.words: text.id for text in getattr(result, "texts", ())}
        for row in self.rows:
            if row.get("desk") == "group" and row["activity"] == activity.id:
                texts = [said[words] for words in row["words"] if words in said]
                self.add("grouped", texts=texts, name=row["name"])
            if row.get("desk") == "hold" and row["words"] in said:
                self.add("held", text=said[row["words"]], reason=row["reason"])

    def sent(self, activity: Activity, items: tuple[Item, ...]) -> list[Any]:
        """What the phones that answer send, given what their page offers."""
        rows = [r for r in self.rows if r.get("activity") == activity.id and "phone" in r]
        raw = [offered(activity, r["answer"], items) for r in rows if r["phone"] <= self.people]
        return [answer for answer in raw if answer]

    def choose(self) -> None:
        """The desk puts proposals to the room."""
        wanted = next(row["what"] for row in self.rows if row.get("desk") == "choose")
        chosen = [p.id for p in self.state.proposals if p.what in wanted]
        self.add("chose", proposals=chosen)

    def complete(self) -> None:
        """The second sitting."""
        ids = {action.what: action.id for action in self.state.actions}
        for row in self.rows:
            if "plan" in row and row["what"] in ids:
                before = self.state.completions.get(ids[row["what"]])
                days = Days(HELD_ON, LATER)
                changes, problems = check_completion(dated(row["changes"]), days, before)
                assert problems == []
                self.add("completed", action=ids[row["what"]], changes=changes)


def offered(activity: Activity, answer: Any, items: tuple[Item, ...]) -> Any:
    """A sample's answer as sample_data/README.md says that a phone sends it."""
    ids = [item.id for item in items]
    if activity.kind == "sort":
        return {id: column for id, column in answer.items() if id in ids}
    if activity.kind == "vote":
        wish = [id for id in answer["wish"] if id in ids][: activity.dots]
        spare = activity.dots - len(wish)
        return {id: 1 + (spare if id == wish[0] else 0) for id in wish}
    if activity.kind == "agree":
        return {item.id: answer.get(item.text, answer.get("*")) for item in items}
    return answer


def checked(activity: Activity, raw: Any, items: tuple[Item, ...]) -> Any:
    """`raw` after its activity's check, which must find nothing wrong."""
    value, problems = activity.check(raw, items)
    assert problems == [], (activity.id, raw, problems)
    return value


def dated(changes: dict[str, Any]) -> dict[str, Any]:
    """`changes` with days after the workshop turned into dates."""
    days = {name: changes[name] for name in DATE_FIELDS if name in changes}
    held = date.fromisoformat(HELD_ON)
    return changes | {name: str(held + timedelta(days=n)) for name, n in days.items()}

"""Made activities, items and answers for the tests of the domain."""

from typing import Any

from hypothesis import strategies as st

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
from workshop_kit.domain.activities.agree import STEPS
from workshop_kit.domain.activities.compare import Compare
from workshop_kit.domain.activities.findings import Findings
from workshop_kit.domain.activities.move import STAY, Move
from workshop_kit.domain.activities.notes import Notes
from workshop_kit.domain.activities.place import NOT_MINE
from workshop_kit.domain.activities.propose import ACTION_KINDS
from workshop_kit.domain.activities.rate import Rate
from workshop_kit.domain.activities.recall import DONE, Recall
from workshop_kit.domain.activities.record import Field, Record
from workshop_kit.domain.activities.score import Score
from workshop_kit.domain.activities.sort import COLUMNS
from workshop_kit.domain.activities.tell import Tell
from workshop_kit.domain.activities.year import WEIGHTS, Year
from workshop_kit.domain.results import Item
from workshop_kit.domain.workshop import Workshop

TIMES: dict[str, Any] = {"title": "A title", "minutes": 5, "least": 2, "talk": 3}
TASKS = {f"task{n}": f"Task {n}" for n in range(10)}
ITEMS = tuple(Item(id, text) for id, text in TASKS.items())[:6]
IDS = [item.id for item in ITEMS]
SCALE = {"calm": "Not excessive", "some": "Now and then", "much": "Regularly"}
GROUPS = ("", "Leaders", "Teachers", "Office staff")
FIELDS = {
    "asked_by": Field(label="Who asks for it?", choices={"law": "The law", "nobody": "Nobody"}),
    "minutes": Field(label="Minutes a time", most=600, over=60),
    "times": Field(label="Times a year", most=200),
    "where": Field(label="Where is it kept?", needed=False),
}

INFORM = Inform(kind="inform", id="inform", points=("We talk.",), **TIMES)
RECALL = Recall(kind="recall", id="recall", question="Was it done?", **TIMES)
FINDINGS = Findings(kind="findings", id="findings", question="What next?", instead=TASKS, **TIMES)
GATHER = Gather(kind="gather", id="gather", question="Why?", **TIMES)
RECORD = Record(
    kind="record",
    id="record",
    question="What do we collect?",
    entry="Collection",
    fields=FIELDS,
    hours=("minutes", "times"),
    stop_if={"asked_by": ("nobody",)},
    twice="where",
    **TIMES,
)
PLACE = Place(kind="place", id="place", question="How?", tasks=TASKS, **TIMES)
RATE = Rate(
    kind="rate",
    id="rate",
    question="How often is it too much?",
    statements=TASKS,
    scale=SCALE,
    hot=("some", "much"),
    **TIMES,
)
SCORE = Score(
    kind="score",
    id="score",
    question="How was yesterday?",
    statements={id: TASKS[id] for id in IDS},
    ends=("Not at all", "Completely"),
    bands=dict.fromkeys(IDS, (0, 5, 7, 9)),
    **TIMES,
)
TELL = Tell(kind="tell", id="tell", question="What did we not ask?", **TIMES)
NOTES = Notes(kind="notes", id="notes", question="What was said?", questions=TASKS, **TIMES)
YEAR = Year(kind="year", id="year", question="When?", groups=("Teachers", "Office staff"), **TIMES)
MOVE = Move(kind="move", id="move", question="Where to?", take="year", **TIMES)
COMPARE = Compare(kind="compare", id="compare", question="What changed?", of="audit", **TIMES)
SORT = Sort(kind="sort", id="sort", question="What?", take="place", **TIMES)
VOTE = Vote(kind="vote", id="vote", question="Which?", take="sort", **TIMES)
PROPOSE = Propose(kind="propose", id="propose", question="What?", take="vote", **TIMES)
AGREE = Agree(kind="agree", id="agree", question="How far?", take="propose", **TIMES)
ACTIVITIES: list[Activity] = [
    INFORM,
    RECALL,
    FINDINGS,
    GATHER,
    RECORD,
    PLACE,
    RATE,
    SCORE,
    TELL,
    NOTES,
    YEAR,
    MOVE,
    COMPARE,
    SORT,
    VOTE,
    PROPOSE,
    AGREE,
]
MADE = Workshop(
    name="made",
    title="Made",
    purpose="To be told",
    minutes=35,
    source="The kit's own",
    jobs=("Teachers",),
    evidence=(),
    activities=tuple(ACTIVITIES),
)
BRIEFING = {  # a meeting, as its form sends it
    "name": "Monday briefing",
    "kind": "meeting",
    "minutes": 15,
    "times": 38,
    "people": {"Teachers": 45, "Teaching assistants": 15},
    "decision": "keep",
    "then": "",
}

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
TEXT = st.text(min_size=1, max_size=40)
NAME = st.sampled_from(["Mock exams", "mock exams", "Reports", "Trips"])  # met more than once
SPOT = st.lists(st.integers(1, 4), min_size=2, max_size=2) | st.just(NOT_MINE)
STEP = st.fixed_dictionaries({"step": st.sampled_from(STEPS), "reason": TEXT})
JOBS = st.dictionaries(TEXT, st.integers(-1200, 1200), min_size=1, max_size=4)
LINES = {"what": TEXT, "lead": TEXT, "when": TEXT, "pupils": TEXT, "minutes": JOBS}
ENTRY = st.fixed_dictionaries(
    {
        "name": NAME,
        "asked_by": st.sampled_from(["law", "nobody"]),
        "minutes": st.integers(0, 90),
        "times": st.integers(0, 40),
        "where": st.sampled_from(["", "Here", "There"]),
    }
)
EVENT = st.fixed_dictionaries(
    {
        "name": NAME,
        "week": st.integers(1, 39),
        "group": st.sampled_from(YEAR.groups),
        "weight": st.sampled_from(list(WEIGHTS)),
        "fixed": st.booleans(),
        "why": TEXT,
    }
)


def page(choices: Any, statements: list[str]) -> Any:
    """Answers to a survey's page."""
    given = st.dictionaries(st.sampled_from(statements), choices, min_size=1)
    return st.fixed_dictionaries({"given": given, "group": st.sampled_from(GROUPS)})


# Answers that a phone could send; a few of them are still refused, such as text without a letter.
ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "inform": ANY_JSON,
    "recall": st.dictionaries(st.sampled_from(IDS), st.sampled_from(DONE)),
    "findings": ANY_JSON,
    "gather": st.lists(TEXT, min_size=1, max_size=3),
    "record": st.lists(ENTRY, min_size=1, max_size=3),
    "place": st.dictionaries(st.sampled_from(list(TASKS)), SPOT, min_size=1, max_size=8),
    "rate": page(st.sampled_from((*SCALE, NOT_MINE)), list(TASKS)),
    "score": page(st.integers(0, 10), IDS),
    "tell": TEXT,
    "notes": st.fixed_dictionaries(
        {
            "said": st.dictionaries(st.sampled_from(list(TASKS)), TEXT, min_size=1),
            "agreed": st.just([True, True]),
        }
    ),
    "year": st.lists(EVENT, min_size=1, max_size=4),
    "move": st.dictionaries(st.sampled_from(IDS), st.integers(1, 39) | st.just(STAY)),
    "compare": ANY_JSON,
    "sort": st.dictionaries(st.sampled_from(IDS), st.sampled_from((*COLUMNS, NOT_MINE))),
    "vote": st.dictionaries(st.sampled_from(IDS), st.integers(0, 2), max_size=3),
    "propose": st.fixed_dictionaries({"kind": st.sampled_from(ACTION_KINDS), **LINES}),
    "agree": st.fixed_dictionaries(dict.fromkeys(IDS, STEP)),
}


def items_of(activity: Activity) -> tuple[Item, ...]:
    """What is asked about in a made activity."""
    return activity.items or ITEMS


@st.composite
def told(draw: st.DrawFn) -> tuple[Activity, list[Any]]:
    """An activity that asks, and checked answers to it."""
    activity = draw(st.sampled_from([one for one in ACTIVITIES if one.asks]))
    raw = draw(st.lists(ANSWERS[activity.kind], max_size=6))
    checked = (activity.check(one, items_of(activity)) for one in raw)
    return activity, [value for value, problems in checked if not problems]

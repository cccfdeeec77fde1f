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
from workshop_kit.domain.activities.place import NOT_MINE
from workshop_kit.domain.activities.propose import ACTION_KINDS
from workshop_kit.domain.activities.sort import COLUMNS
from workshop_kit.domain.results import Item

TIMES: dict[str, Any] = {"title": "A title", "minutes": 5, "least": 2, "talk": 3}
TASKS = {f"task{n}": f"Task {n}" for n in range(10)}
ITEMS = tuple(Item(id, text) for id, text in TASKS.items())[:6]
IDS = [item.id for item in ITEMS]

INFORM = Inform(kind="inform", id="inform", points=("We talk.",), **TIMES)
GATHER = Gather(kind="gather", id="gather", question="Why?", **TIMES)
PLACE = Place(kind="place", id="place", question="How?", tasks=TASKS, **TIMES)
SORT = Sort(kind="sort", id="sort", question="What?", take="place", **TIMES)
VOTE = Vote(kind="vote", id="vote", question="Which?", take="sort", **TIMES)
PROPOSE = Propose(kind="propose", id="propose", question="What?", take="vote", **TIMES)
AGREE = Agree(kind="agree", id="agree", question="How far?", take="propose", **TIMES)
ACTIVITIES: list[Activity] = [INFORM, GATHER, PLACE, SORT, VOTE, PROPOSE, AGREE]

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
TEXT = st.text(min_size=1, max_size=40)
SPOT = st.lists(st.integers(1, 4), min_size=2, max_size=2) | st.just(NOT_MINE)
STEP = st.fixed_dictionaries({"step": st.sampled_from(STEPS), "reason": TEXT})
JOBS = st.dictionaries(TEXT, st.integers(-1200, 1200), min_size=1, max_size=4)
LINES = {"what": TEXT, "lead": TEXT, "when": TEXT, "pupils": TEXT, "minutes": JOBS}

# Answers that a phone could send; a few of them are still refused, such as text without a letter.
ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "inform": ANY_JSON,
    "gather": st.lists(TEXT, min_size=1, max_size=3),
    "place": st.dictionaries(st.sampled_from(list(TASKS)), SPOT, min_size=1, max_size=8),
    "sort": st.dictionaries(st.sampled_from(IDS), st.sampled_from((*COLUMNS, NOT_MINE))),
    "vote": st.dictionaries(st.sampled_from(IDS), st.integers(0, 2), max_size=3),
    "propose": st.fixed_dictionaries({"kind": st.sampled_from(ACTION_KINDS), **LINES}),
    "agree": st.fixed_dictionaries(dict.fromkeys(IDS, STEP)),
}


def items_of(activity: Activity) -> tuple[Item, ...]:
    """What is asked about in a made activity."""
    return activity.items if isinstance(activity, Place) else ITEMS


@st.composite
def told(draw: st.DrawFn) -> tuple[Activity, list[Any]]:
    """An activity that asks, and checked answers to it."""
    activity = draw(st.sampled_from(ACTIVITIES[1:]))
    raw = draw(st.lists(ANSWERS[activity.kind], max_size=6))
    checked = (activity.check(one, items_of(activity)) for one in raw)
    return activity, [value for value, problems in checked if not problems]

"""The kinds of activity, one file each: its fields, what it accepts, its result.

A new kind is a file here, a face of the same name in screens/activities, its words, and its name
in the two lists: Activity here, FACES there. What it is it says itself (step.py).
"""

from typing import get_args

from .agree import Agree
from .compare import Compare
from .findings import Findings
from .gather import Gather
from .inform import Inform
from .move import Move
from .notes import Notes
from .place import Place
from .propose import Propose
from .rate import Rate
from .recall import Recall
from .record import Record
from .score import Score
from .sort import Sort
from .step import Step
from .tell import Tell
from .vote import Vote
from .year import Year

Activity = (
    Inform
    | Recall
    | Findings
    | Gather
    | Record
    | Place
    | Rate
    | Score
    | Tell
    | Notes
    | Year
    | Move
    | Compare
    | Sort
    | Vote
    | Propose
    | Agree
)

KINDS: dict[str, type[Step]] = {
    get_args(one.__annotations__["kind"])[0]: one for one in get_args(Activity)
}

__all__ = ["KINDS", "Activity", "Agree", "Gather", "Inform", "Place", "Propose", "Sort", "Vote"]

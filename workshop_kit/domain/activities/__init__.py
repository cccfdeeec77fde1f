"""The kinds of activity, one file each: its fields, what it accepts, its result.

A new kind is one file here, one of the same name in screens/activities, its words, and a line
in each of the two lists.
"""

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
from .tell import Tell
from .vote import Vote
from .year import Year

KINDS = {
    "inform": Inform,
    "recall": Recall,
    "findings": Findings,
    "gather": Gather,
    "record": Record,
    "place": Place,
    "rate": Rate,
    "score": Score,
    "tell": Tell,
    "notes": Notes,
    "year": Year,
    "move": Move,
    "compare": Compare,
    "sort": Sort,
    "vote": Vote,
    "propose": Propose,
    "agree": Agree,
}
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

__all__ = ["KINDS", "Activity", "Agree", "Gather", "Inform", "Place", "Propose", "Sort", "Vote"]

"""The kinds of activity, one file each: its fields, what it accepts, its result.

A new kind is one file here, one of the same name in screens/activities, its words, and a line
in each of the two lists.
"""

from .agree import Agree
from .gather import Gather
from .inform import Inform
from .place import Place
from .propose import Propose
from .sort import Sort
from .vote import Vote

KINDS = {
    "inform": Inform,
    "gather": Gather,
    "place": Place,
    "sort": Sort,
    "vote": Vote,
    "propose": Propose,
    "agree": Agree,
}
Activity = Inform | Gather | Place | Sort | Vote | Propose | Agree

__all__ = ["KINDS", "Activity", "Agree", "Gather", "Inform", "Place", "Propose", "Sort", "Vote"]

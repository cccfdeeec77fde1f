"""A Fault is one thing to mend in a file: where it stands and what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..words import say

MOST_TOLD = 50  # of a file; whoever mends these sees the next ones

# A line (0 for the file as a whole) and the sentence about it, before the file is named.
Found = tuple[int, str]


@dataclass(frozen=True, order=True)
class Fault:
    """`line` counts from 1; 0 stands for the file as a whole."""

    file: Path
    line: int
    sentence: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {self.sentence}"


def told(faults: Sequence[Fault]) -> list[str]:
    """The first of a file's faults as lines, and how many more there are."""
    more = len(faults) - MOST_TOLD
    rest = [say("check.more", file=faults[0].file, n=more)] if more > 0 else []
    return [*map(str, faults[:MOST_TOLD]), *rest]


class Faulty(Exception):
    """Raised where a file with faults was to be used; carries all of them in `faults`."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class Unreadable(Exception):
    """Ends the reading of a file within content/: nothing after these can be found out."""

    def __init__(self, *found: Found) -> None:
        super().__init__(found)
        self.found = found

"""The rows of the promise, in the order of the table; each returns its figures, a value a run."""

from collections.abc import Callable, Coroutine
from typing import Any

from ..sizes import Sizes
from .answer import answer_alone
from .board import board
from .burst import burst
from .exports import exports, files
from .floor import floor
from .follow import follow_desk
from .growth import growth
from .join import join
from .left import left
from .memory import memory
from .page import page
from .peer import peer
from .restart import restart
from .tools import calendar, directed_time, year
from .trust import trust

Row = Callable[[Sizes], Coroutine[Any, Any, dict[str, list[float]]]]

ROWS: dict[str, Row] = {
    "join": join,
    "memory": memory,
    "page": page,
    "answer": answer_alone,
    "burst": burst,
    "board": board,
    "follow": follow_desk,
    "exports": exports,
    "files": files,
    "restart": restart,
    "left": left,
    "growth": growth,
    "peer": peer,
    "floor": floor,
    "trust": trust,
    "calendar": calendar,
    "year": year,
    "directed_time": directed_time,
}

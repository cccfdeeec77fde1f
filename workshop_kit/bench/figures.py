"""What is promised: each figure's key, the row that measures it, and its bar."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Take = Callable[[Sequence[float]], Any]


@dataclass(frozen=True)
class Figure:
    """`take` makes one value of all runs; `least` where more is better. `bar` None: only told."""

    row: str
    key: str
    bar: float | None
    least: bool = False
    take: Take = statistics.median

    def met(self, value: float) -> bool:
        """Whether `value` keeps the promise."""
        if self.bar is None:
            return True
        return value >= self.bar if self.least else value <= self.bar


@dataclass
class Measured:
    """`values` of all runs by a figure's key; `reasons` by row, where it could not be measured."""

    values: dict[str, list[float]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


FIGURES = (
    Figure("join", "join_ratio", 60, least=True),
    Figure("join", "stock_seconds", None),
    Figure("memory", "mb_per_phone", 0.15),
    Figure("page", "page_requests", 6, take=max),
    Figure("page", "page_bytes", 30_000, take=max),
    Figure("page", "page_other_hosts", 0, take=max),
    Figure("answer", "answer_ms", 15),
    Figure("burst", "burst_p95_ms", 400),
    Figure("burst", "burst_lost", 0, take=max),
    Figure("burst", "burst_doubled", 0, take=max),
    Figure("board", "board_p95_ms", 1000),
    Figure("follow", "follow_p95_ms", 1000),
    Figure("exports", "answer_during_exports_p95_ms", 250),
    Figure("files", "files_seconds", 2),
    Figure("restart", "restart_back", 500, least=True, take=min),
    Figure("restart", "restart_phones", None),
    Figure("restart", "restart_seconds", 15),
    Figure("restart", "restart_kills", None),
    Figure("restart", "restart_wrong", 0, take=max),
    Figure("left", "left_mb", 20),
    Figure("growth", "growth_slope", 1.15),
    Figure("peer", "peer_ratio", 10, least=True),
    Figure("floor", "floor_ratio", 6),
    Figure("trust", "trust_seconds", 10),
    Figure("trust", "trust_mb", 1000),
    Figure("trust", "trust_slope", 1.15),
    Figure("calendar", "calendar_seconds", 1),
    Figure("year", "year_seconds", 5),
    Figure("directed_time", "directed_seconds", 1),
)

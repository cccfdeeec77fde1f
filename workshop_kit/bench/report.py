"""What was measured, as JSON and as a table: each figure, its spread, its bar, met or not."""

import json
from collections.abc import Sequence

from ..words import say
from .figures import FIGURES, Figure
from .servers.stock import NOTEBOOK
from .sizes import Sizes

Found = dict[str, list[float]]


def as_json(found: Found, sizes: Sizes) -> str:
    """One line; null for what was not measured."""
    measured = "stock_seconds" in found
    return json.dumps(
        {
            **{one.key: _value(one, found) for one in FIGURES},
            "stock_phones": sizes.stock if measured else None,
            "stock_notebook": f"benchmarks/{NOTEBOOK}" if measured else None,
            "runs": sizes.runs,
            "spread": {key: [_short(min(v)), _short(max(v))] for key, v in found.items()},
        }
    )


def as_table(found: Found) -> str:
    """A line for each figure that was measured."""
    figures = [one for one in FIGURES if one.key in found]
    rows = [("", *(say(f"bench.{name}") for name in ("value", "spread", "bar", "kept")))]
    rows += [_line(one, found) for one in figures]
    return "\n".join(_aligned(rows))


def _line(figure: Figure, found: Found) -> tuple[str, ...]:
    values, value = found[figure.key], _value(figure, found)
    spread = f"{_short(min(values)):g} … {_short(max(values)):g}" if len(values) > 1 else ""
    bar = kept = ""
    if figure.bar is not None:
        way = "bench.at_least" if figure.least else "bench.at_most"
        bar = say(way, bar=f"{figure.bar:g}" if figure.bar < 1e5 else f"{figure.bar:.0f}")
        kept = say("bench.met" if figure.met(figure.take(values)) else "bench.missed")
    return say(f"bench.row_{figure.key}"), f"{value:g}", spread, bar, kept


def _value(figure: Figure, found: Found) -> float | None:
    values = found.get(figure.key)
    return _short(figure.take(values)) if values else None


def _short(value: float) -> float:
    """Four digits are more than a measurement holds; whole numbers stay whole."""
    return int(value) if value == int(value) else float(f"{value:.4g}")


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    first, *others = widths
    return [
        "  ".join(
            [row[0].ljust(first), *(c.rjust(w) for c, w in zip(row[1:], others, strict=True))]
        )
        for row in rows
    ]

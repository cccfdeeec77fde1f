"""What was measured, as JSON and as a table: each figure, its spread, its bar, met or not."""

import json
from collections.abc import Sequence

from ..words import say
from .figures import FIGURES, Figure, Measured
from .servers.stock import NOTEBOOK
from .sizes import Sizes


def as_json(measured: Measured, sizes: Sizes) -> str:
    """One line; null for what was not measured."""
    values = measured.values
    stock = "stock_seconds" in values
    return json.dumps(
        {
            **{one.key: _value(one, values.get(one.key)) for one in FIGURES},
            "stock_phones": sizes.stock if stock else None,
            "stock_notebook": f"benchmarks/{NOTEBOOK}" if stock else None,
            "runs": sizes.runs,
            "spread": {key: [_short(min(v)), _short(max(v))] for key, v in values.items()},
        }
    )


def as_table(measured: Measured) -> str:
    """A line for each figure of the rows that were asked for, then why some have none."""
    values, reasons = measured.values, measured.reasons
    asked = [one for one in FIGURES if one.key in values or one.row in reasons]
    lines = [("", *(say(f"bench.{name}") for name in ("value", "spread", "bar", "kept")))]
    lines += [_line(one, values.get(one.key)) for one in asked]
    whys = [f"{say(f'bench.of_{row}')}: {why}" for row, why in reasons.items()]
    return "\n".join([*_aligned(lines), *whys])


def _line(figure: Figure, values: list[float] | None) -> tuple[str, ...]:
    name, bar = say(f"bench.row_{figure.key}"), _bar(figure)
    if not values:
        return name, "-", "", bar, say("bench.unknown")
    spread = f"{_short(min(values)):g} … {_short(max(values)):g}" if len(values) > 1 else ""
    met = say("bench.met" if figure.met(figure.take(values)) else "bench.missed")
    return name, f"{_value(figure, values):g}", spread, bar, met if bar else ""


def _bar(figure: Figure) -> str:
    if figure.bar is None:
        return ""
    return say("bench.at_least" if figure.least else "bench.at_most", bar=f"{figure.bar:g}")


def _value(figure: Figure, values: list[float] | None) -> float | None:
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

"""Published figures to compare hours with: one table, and one series at a time out of it."""

from pathlib import Path

import pandas as pd

LIBRARY = Path(__file__).parent.parent / "library" / "benchmarks"
COLUMNS = ("series", "year", "group", "phase", "contract", "measure", "value", "unit", "source")
SERIES = ("working_lives", "teacher_workload_survey")


class NotComparable(ValueError):
    """Raised where figures of more than one series, or of none, are asked for together."""


def benchmarks() -> pd.DataFrame:
    """Every bundled figure, a row each.

    Columns: `series`; `year` of fieldwork (int); the population as `group`, `phase` (all, primary,
    secondary) and `contract` (all, full_time, part_time); `measure`; `value` (float) in `unit`
    ("hours a week" worked in the reference week, the last full week from Monday to Sunday, or
    "per cent" of those who answered); `source` with the document and who reported it.

    Source: Working lives of teachers and leaders (2022 to 2025) and Teacher workload survey (2016,
    2019), Department for Education, Open Government Licence v3.0. England; surveys, so every
    figure has an error of its own that the reports we read do not print beside it.
    """
    tables = [pd.read_csv(LIBRARY / f"{series}.csv") for series in SERIES]
    table = pd.concat(tables, ignore_index=True)
    return table.astype({"year": int, "value": float})


def one_series(series: str, measure: str) -> pd.DataFrame:
    """The figures of one series for one measure, the newest first.

    Raises NotComparable where there is no such series or measure. Series are never joined: they
    ask different people different questions, so the difference between them is no change.
    """
    table = benchmarks()
    found = table[(table["series"] == series) & (table["measure"] == measure)]
    if found.empty:
        raise NotComparable(series, measure)
    order = ["year", "group", "phase", "contract"]
    return found.sort_values(order, ascending=[False, True, True, True], ignore_index=True)

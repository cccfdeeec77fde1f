"""What no bundle may hold, whoever signed it: small groups, and numbers that cannot be."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..domain.activities.step import SURVEY_MINIMUM
from ..domain.bundle import PARTS, Bundle, Page, Row, year_of
from ..domain.dates import typed_day

MOST = 5_000_000  # of any number: 1,000 people for 80 hours a year are 4,800,000 minutes
MOST_ROWS = 4_000  # in any part
CODE = re.compile(r"[A-Za-z0-9_.+/=-]{0,120}")  # codes, keys, days and versions: never a sentence


def wrong(bundle: Bundle, body: Mapping[str, Any]) -> str:
    """The key of the sentence that says what is wrong; "" where nothing is.

    `body` is the same bundle as plain JSON values.
    """
    if not (typed_day(bundle.made_on) and year_of(bundle.made_on) >= bundle.year >= 2000):
        return "trust_file.no_bundle"
    if not all(map(_is_one, set(_leaves(body)))) or not _is_name(bundle.name):
        return "trust_file.no_bundle"
    if any(len(getattr(bundle, part)) > MOST_ROWS for part in PARTS):
        return "trust_file.no_bundle"
    full = [part for part in PARTS if getattr(bundle, part)]
    if set(full) & set(bundle.declined) or not _all_once(bundle):
        return "trust_file.no_bundle"
    small = any(_shows_few(page) for page in bundle.survey)
    return "trust_file.small_group" if small else ""


def _leaves(body: Mapping[str, Any]) -> Iterator[Any]:
    """Every number and text in it but the school's name."""
    left: list[Any] = [value for name, value in body.items() if name != "name"]
    while left:
        one = left.pop()
        if isinstance(one, Mapping):
            left.extend(one.values())
        elif isinstance(one, list):
            left.extend(one)
        else:
            yield one


def _is_one(value: Any) -> bool:
    if isinstance(value, str):
        return bool(CODE.fullmatch(value))
    return value is None or 0 <= value <= MOST


def _is_name(name: str) -> bool:
    return len(name) <= 200 and name.isprintable()


def _all_once(bundle: Bundle) -> bool:
    """Nothing is told twice: it would count twice, or be compared with itself."""
    rows = [(p.page, r.task, r.group) for p in bundle.survey for r in p.rows]
    told: list[Sequence[Any]] = [
        rows,
        [one.year_group for one in bundle.points],
        [(one.page, one.of, one.asks) for one in bundle.demands],
        [(one.state, one.kind, one.owner, one.heard) for one in bundle.actions],
        [(one.job, one.agreed) for one in bundle.ledger],
    ]
    return all(len(set(part)) == len(part) for part in told)


def _shows_few(page: Page) -> bool:
    """Whether a group, or who is left beside all groups that are shown, is under the minimum."""
    if any(len(row.counts) != len(page.scale) for row in page.rows):
        return True
    tasks = {row.task for row in page.rows}
    return any(_few([row for row in page.rows if row.task == task]) for task in tasks)


def _few(rows: Sequence[Row]) -> bool:
    everybody = sum(sum(row.counts) for row in rows if not row.group)
    groups = [sum(row.counts) for row in rows if row.group]
    left = everybody - sum(groups)
    return any(0 < n < SURVEY_MINIMUM for n in (everybody, left, *groups)) or left < 0

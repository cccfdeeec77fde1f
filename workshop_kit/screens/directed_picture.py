"""What a page draws of a budget: where the hours go, what is left, and what was found."""

from typing import Any

from ..domain.directed_time import DOES_NOT_FIT, WORTH_A_LOOK, Budget, Reckoning, wording
from ..domain.directed_time.hours import written
from ..words import say

# Which parts share a colour, from the classroom outwards.
GROUPS = {
    "lessons": ("teaching",),
    "timetable": ("ppa", "leadership", "ect"),
    "day": ("registration", "assemblies", "breaks", "duties", "lunch_duties", "rest"),
    "meetings": ("meetings", "other_meetings", "briefings", "cost"),
    "evenings": ("parents", "twilights", "inset"),
    "others": ("clubs", "other", "added", "contingency"),
}
OF = {part: group for group, parts in GROUPS.items() for part in parts}


def picture(budget: Budget) -> dict[str, Any]:
    """Plain values: posts with their bars and tables, findings by class, notes."""
    found = budget.findings(say)
    kinds = (DOES_NOT_FIT, WORTH_A_LOOK)
    notes, rules = budget.notes(say), budget.known.years.get(budget.said.year)
    return {
        "posts": [_post(told) for told in budget.told],
        "found": [
            [say(f"directed_kind.{k}"), k, [one for one in found if one["kind"] == k]]
            for k in kinds
        ],
        "checked": notes[0],
        "old": rules is None or rules.is_old(budget.known.today),
        "notes": notes[1:],
        "draft": say("directed_time.draft" if budget.slots else "directed_time.no_terms_form"),
        "slots": len(budget.slots),
    }


def _post(told: Reckoning) -> dict[str, Any]:
    limit, left = told.limit, told.left
    minutes = {**told.parts, **({"left": left} if left and left > 0 else {})}
    return {
        "name": told.post.name,
        "hours": [written(told.total), *("–" if n is None else written(n) for n in (limit, left))],
        "sentence": wording.total(say, told),
        "over": left is not None and left < 0,
        "rows": [_row(part, n, limit) for part, n in minutes.items()],
        "bar": _bar(told),
        "limit": 100 * limit / max(limit, told.total) if limit else None,
    }


def _row(part: str, minutes: int, limit: int | None) -> list[str]:
    """Colour, name, hours, and share of the limit."""
    share = f"{100 * minutes / limit:.1f}%" if limit else "–"
    return [OF.get(part, part), say(f"directed_part.{part}"), written(minutes), share]


def _bar(told: Reckoning) -> list[list[Any]]:
    """(group, its name, percent of the bar's width, hours), in order, left over last."""
    wide = max(told.limit or 0, told.total) or 1
    sums = {g: sum(told.parts.get(part, 0) for part in parts) for g, parts in GROUPS.items()}
    sums["left"] = max(0, told.left or 0)
    shown = [(group, n) for group, n in sums.items() if n]
    return [[g, say(f"directed_group.{g}"), 100 * n / wide, written(n)] for g, n in shown]

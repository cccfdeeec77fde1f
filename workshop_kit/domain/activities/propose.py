"""propose: an action in five fields: what changes, who leads, when, minutes, what pupils notice.

One sentence and its kind are enough in the hall; the second sitting fills in the rest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..jobs import once
from ..problem import Problem
from ..results import Item, Proposal, Proposals
from .step import LONGEST_IDEA, LONGEST_LINE, Step, Writing, words

ACTION_KINDS = ("stop", "streamline", "trial", "find_out", "protect")
LENGTHS = {"what": LONGEST_IDEA, "lead": LONGEST_LINE, "when": LONGEST_LINE, "pupils": LONGEST_LINE}
LAW = ("yes", "no", "not_sure")
ENDING = ("stop",)  # a task goes: a law or contract may ask for it
MOST_MINUTES = 1200


@dataclass(frozen=True, kw_only=True)
class Propose(Step):
    """Proposals concern the strongest `most` items of the activity `take`."""

    writing: ClassVar[Writing] = "all"
    kind: Literal["propose"]
    question: str
    take: str
    most: int = 3

    def check(self, raw: Any, items: tuple[Item, ...]) -> tuple[dict[str, Any], list[Problem]]:
        """Accepts {kind, what}, and lead, when, pupils, minutes: {job: a week, minus = saved}.

        Where a task stops it needs {law: yes, no or not_sure}, with yes {law_which: in words}.
        """
        if not isinstance(raw, Mapping):
            return {}, [Problem("answer.not_understood")]
        kind = raw.get("kind")
        problems = [] if kind in ACTION_KINDS else [Problem("propose.no_kind", "kind")]
        value: dict[str, Any] = {"kind": kind}
        for field, longest in LENGTHS.items():
            empty = "propose.no_what" if field == "what" else ""
            value[field], found = words(raw.get(field, ""), field, longest, empty)
            problems += found
        law, wrong = _check_law(raw) if kind in ENDING else ({}, [])
        value["minutes"], found = check_minutes(raw.get("minutes", {}))
        return {**value, **law}, [*problems, *wrong, *found]

    def tally(self, answers: Iterable[dict[str, Any]], items: tuple[Item, ...]) -> Proposals:
        """All proposals, in the alphabet's order of what changes."""
        given = list(answers)
        ordered = sorted(given, key=_order)
        proposals = tuple(_proposal(f"{self.id}-{n}", a) for n, a in enumerate(ordered, start=1))
        return Proposals(len(given), proposals)

    def leading(self, result: Proposals, most: int) -> tuple[Item, ...]:
        """What the proposals would change."""
        return tuple(Item(p.id, p.what) for p in result.proposals)[:most]


def _check_law(raw: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Whoever wants a task to stop says whether a law or contract asks for it."""
    law = raw.get("law")
    if law not in LAW:
        return {}, [Problem("propose.no_law", "law")]
    asked = "propose.no_law_which" if law == "yes" else ""
    which, found = words(raw.get("law_which", ""), "law_which", LONGEST_LINE, asked)
    return {"law": law, "law_which": which if law == "yes" else ""}, found


def check_minutes(raw: Any) -> tuple[dict[str, int], list[Problem]]:
    """{job: minutes a week per person}: whole numbers within a week's work, none of them 0."""
    if not isinstance(raw, Mapping) or len(raw) > 20:
        return {}, [Problem("answer.not_understood", "minutes")]
    if "" in raw:
        return {}, [Problem("propose.no_job", "minutes")]
    if "" in raw.values():
        return {}, [Problem("propose.no_way", "minutes")]
    wrong = [job for job, n in raw.items() if type(n) is not int or abs(n) > MOST_MINUTES]
    if wrong:
        return {}, [Problem("propose.not_minutes", "minutes", {"most": MOST_MINUTES})]
    kept: dict[str, int] = {}
    for job, n in raw.items():
        name, found = words(job, "minutes", LONGEST_LINE, "propose.no_job")
        found = found or once(name, kept, "minutes")
        if found:
            return {}, found
        kept[name] = n
    return {job: n for job, n in kept.items() if n}, []


def _order(answer: dict[str, Any]) -> tuple[str, ...]:
    """All of an answer counts: two that begin alike must not stand in the order of arrival."""
    rest = (answer.get(name, "") for name in (*LENGTHS, "kind", "law", "law_which"))
    return (answer["what"].casefold(), *rest, repr(sorted(answer["minutes"].items())))


def _proposal(id: str, answer: dict[str, Any]) -> Proposal:
    minutes = tuple(sorted(answer["minutes"].items()))
    fields = {name: answer[name] for name in ("what", "lead", "when", "pupils")}
    law = answer.get("law", "")  # an answer from before it was asked has none
    kind = safe_kind(answer["kind"], law)
    return Proposal(
        id, kind, minutes=minutes, law=law, law_which=answer.get("law_which", ""), **fields
    )


def safe_kind(kind: str, law: str) -> str:
    """Nothing is stopped that a law may ask for: whoever leads it finds out first."""
    return "find_out" if kind == "stop" and law == "not_sure" else kind

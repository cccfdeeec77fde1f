"""The plan as JSON: what another program, or a later workshop, needs to go on from it.

Holds no key, nothing about phones, and nothing that the desk holds back.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ..domain import document, results
from ..domain.acceptance import Acceptance
from ..domain.document import Document
from ..domain.opening import Opening
from ..domain.plan import Action, waited
from ..domain.problem import Problem, Refused
from ..domain.results import Result, Text, Texts
from ..domain.story import State
from .material import PlanMaterial

FORMAT = 1
NAMES = ("school", "code", "workshop", "title", "held_on", "told_on", "people")


@dataclass(frozen=True)
class Record:
    """One room's plan. `held` counts what is held back by reason; `groups` is by a text's id."""

    school: str
    code: str
    workshop: str
    title: str
    held_on: str
    told_on: str
    people: int
    opening: Opening
    results: Mapping[str, Result]
    held: Mapping[str, int]
    groups: Mapping[str, str]
    actions: tuple[Action, ...]
    document: Document


def write(material: PlanMaterial) -> bytes:
    """UTF-8 JSON of the record."""
    return write_record(record(material))


def record(material: PlanMaterial) -> Record:
    """What is kept of a room."""
    state = material.state
    shown = {id: result for id in state.results if (result := state.result(id)) is not None}
    return Record(
        school=state.school,
        code=state.code,
        workshop=state.workshop.name,
        title=state.workshop.title,
        held_on=state.held_on,
        told_on=material.today,
        people=state.people,
        opening=state.opening,
        results=shown,
        held=dict(sorted(Counter(state.held.values()).items())),
        groups=_groups(state, shown),
        actions=state.actions,
        document=material.document,
    )


def _groups(state: State, shown: Mapping[str, Result]) -> dict[str, str]:
    texts = [text for r in shown.values() if isinstance(r, Texts) for text in r.texts]
    return {text.id: state.groups[text.id] for text in texts if state.groups.get(text.id)}


def write_record(kept: Record) -> bytes:
    """`read_json` is its inverse."""
    data = {
        "format": FORMAT,
        **{name: getattr(kept, name) for name in NAMES},
        "opening": kept.opening.to_json(),
        "results": {id: results.to_json(result) for id, result in kept.results.items()},
        "held": kept.held,
        "groups": kept.groups,
        "actions": [_action_data(action, kept) for action in kept.actions],
        "document": document.to_json(kept.document),
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _action_data(action: Action, kept: Record) -> dict[str, Any]:
    days = waited(action, kept.held_on, kept.told_on)
    return {**asdict(action), "state": action.state, "waited": days}


def read_json(body: bytes) -> Record:
    """The record that was written; Refused if `body` is anything else."""
    try:
        data = json.loads(body)
        if data["format"] != FORMAT:
            raise ValueError(data["format"])
        return _read(data)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(Problem("export.other_format")) from error


def _read(data: dict[str, Any]) -> Record:
    return Record(
        **{name: data[name] for name in NAMES},
        opening=Opening.from_json(data.get("opening", {})),  # files from before had none
        results={id: results.from_json(result) for id, result in data["results"].items()},
        held=data["held"],
        groups=data["groups"],
        actions=tuple(_action(action) for action in data["actions"]),
        document=document.from_json(data["document"]),
    )


def _action(data: dict[str, Any]) -> Action:
    told = ("state", "waited")  # follow from the other fields
    fields = {name: value for name, value in data.items() if name not in told}
    fields["minutes"] = tuple((job, n) for job, n in data["minutes"])
    fields["agreement"] = tuple(data["agreement"])
    fields["reasons"] = tuple(Text(**text) for text in data["reasons"])
    fields["accepted"] = {job: Acceptance(**one) for job, one in data["accepted"].items()}
    return Action(**fields)

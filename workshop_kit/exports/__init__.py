"""A room's plan, or a paper, as bytes: one file per format, nothing half written."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from ..disk import put
from ..domain.story import State
from .material import Material, PlanMaterial
from .record import kept, signed, told

__all__ = [
    "FORMATS",
    "PAPER_FORMATS",
    "File",
    "Material",
    "export",
    "export_paper",
    "file",
    "paper_file",
    "signed",
    "written",
]

PAPER_FORMATS = ("docx", "pdf", "html")
FORMATS = (*PAPER_FORMATS, "xlsx", "ics", "json")
_WRITERS = {"docx": "word", "xlsx": "excel", "json": "json_file"}  # else called as the format


@dataclass(frozen=True)
class File:
    """A file that is not written yet: its name and its bytes."""

    name: str
    body: bytes


def file(state: State, today: str, kind: str, template: Path | None = None) -> File:
    """One format of the plan as it stands `today` (ISO date); `template` is a school's plan.docx.

    Refused says why a school's template cannot be used; KeyError if there is no such format.
    """
    return _made(_plan(state, today, template), kind)


def export(state: State, today: str, to: Path, template: Path | None = None) -> list[Path]:
    """Write every format into the folder `to` and return the paths.

    All are made before the first is written, and each is there whole or not at all: an OSError
    (no such place, no permission, disk full) leaves what stood there before.
    """
    material = _plan(state, today, template)
    files = [_made(material, kind) for kind in FORMATS]
    to.mkdir(parents=True, exist_ok=True)
    return [put(to / made.name, made.body) for made in files]


def written(material: Material, kind: str) -> bytes:
    """One format of the plan, or of a paper if it is one of PAPER_FORMATS.

    Refused as in `file`; KeyError if there is no such format.
    """
    if kind not in FORMATS:
        raise KeyError(kind)
    # Read only now: a server, which writes no file itself, starts without their libraries.
    writer = import_module(f".{_WRITERS.get(kind, kind)}", __name__)
    body: bytes = writer.write(material)
    return body


def paper_file(material: Material, name: str, kind: str) -> File:
    """A paper called `name` in one format of PAPER_FORMATS; Refused as in `file`."""
    return File(f"{name}.{kind}", written(material, kind))


def export_paper(material: Material, name: str, to: Path) -> list[Path]:
    """Write a paper called `name` into the folder `to` in every format of papers."""
    files = [paper_file(material, name, kind) for kind in PAPER_FORMATS]
    to.mkdir(parents=True, exist_ok=True)
    return [put(to / made.name, made.body) for made in files]


def _plan(state: State, today: str, template: Path | None) -> PlanMaterial:
    state = kept(state)
    return PlanMaterial(
        school=state.school,
        document=told(state, today),
        today=today,
        template=template,
        state=state,
    )


def _made(material: PlanMaterial, kind: str) -> File:
    stem = material.state.workshop.name.replace("_", "-")
    return File(f"{stem}-plan-{material.state.code}.{kind}", written(material, kind))

"""What every format is made from."""

from dataclasses import dataclass
from pathlib import Path

from ..domain.document import Document
from ..domain.story import State


@dataclass(frozen=True, kw_only=True)
class Material:
    """A `document` of `school` and of `today` (ISO date); `template` is the school's plan.docx."""

    school: str
    document: Document
    today: str
    template: Path | None = None


@dataclass(frozen=True, kw_only=True)
class PlanMaterial(Material):
    """A room's report, with the `state` it was told from."""

    state: State

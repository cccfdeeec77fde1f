"""Before you add: ten minutes on a new initiative, and one page that says what it means."""

from collections.abc import Sequence
from typing import Any

import traitlets

from ..domain.initiatives import Initiative
from ..domain.report.initiative import facts, plain
from ..visitor import Visitor
from ..words import say
from .entries import SCRIPTS, STYLE, EntriesPage, Means
from .labels import labels
from .parts.part import joined

SCRIPT = joined(*SCRIPTS, "before_you_add.js", "parts/render.js")


class BeforeYouAdd(EntriesPage[Initiative]):
    """What is entered is found by the school's next room; nothing here decides anything."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, means: Means[Initiative], who: Visitor | None, jobs: Sequence[str]) -> None:
        self._jobs = list(jobs)
        super().__init__(means, who, "before-you-add")

    def page(self, listed: Sequence[Initiative]) -> dict[str, Any]:
        """The form's words."""
        return {
            "kind": "before_you_add",
            "title": say("initiative.title"),
            "about": say("initiative.about"),
            "notice": say("step.independent" if self._means.school else "entries.not_kept"),
            "jobs": self._jobs,
            "words": labels("form", "line", "entries", "initiative_form"),
        }

    def entry(self, one: Initiative) -> dict[str, Any]:
        """One initiative, with what has to be said of it in plain words."""
        told = [f"{name}: {words}" for name, words in facts(one, say)]
        lines = [*told, *plain(one, say)]
        return {"name": one.what, "lines": lines, "own": one.to_json(), "file": True}

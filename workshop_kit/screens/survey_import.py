"""A survey that the school already ran: what staff were told, then the matches, then it is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import traitlets

from ..domain.activities.rate import Rate
from ..domain.activities.tell import Tell
from ..domain.problem import Problem, Refused
from ..domain.workshop import Workshop
from ..visitor import Visitor
from ..words import say
from .aside import aside
from .labels import choices, labels
from .parts.parcel import unpacked
from .parts.part import Part, joined
from .parts.screen import numbered, reply

SCRIPT = joined(
    *("parts/shared.js", "parts/command.js", "parts/problems.js", "parts/fields.js"),
    *("parts/pick_file.js", "survey_import.js", "parts/render.js"),
)
STYLE = joined(
    *("parts/look.css", "parts/page.css", "parts/form.css", "parts/pick_file.css"),
    "survey_import.css",
)
LARGEST = 5_000_000  # bytes
WORDED = {"survey.match_twice": "import_page.twice", "survey.no_day": "import_page.no_day"}


@dataclass(frozen=True)
class Means:
    """What the page needs from outside. `promises`: what staff can have been told.

    `read(body)` gives a survey with the matches of its questions, `lines` says of it and of the
    promise what was read and dropped, `keep(found, asks, (promise, day, setting))` keeps it and
    returns {"code", "plan"}. Both may raise Refused. `settings`: the kinds of school to choose
    from, none where it is known.
    """

    school: str
    audit: Workshop
    promises: Sequence[str]
    read: Callable[[bytes], Any]
    lines: Callable[[Any, str], list[str]]
    keep: Callable[[Any, Sequence[str], tuple[str, str, str]], Mapping[str, str]]
    settings: Sequence[str]


class SurveyImport(Part):
    """Holds one survey as long as the page is open, or until its counts are kept."""

    _esm = traitlets.Unicode(SCRIPT).tag(sync=True)
    _css = traitlets.Unicode(STYLE).tag(sync=True)

    def __init__(self, means: Means | None, visitor: Visitor | None) -> None:
        self._means = means
        self._visitor = visitor
        self._promise = ""
        self._found: Any = None
        session = visitor.session if visitor else ""
        super().__init__(key="import", session=session, data=self._drawn())

    def heard(self, message: dict[str, Any]) -> None:
        """{"do": "read" | "keep", ..., "id": n}; see the method of each."""
        id = numbered(message)
        does = {"read": self._read, "keep": self._keep}
        what = str(message.get("do"))
        if id is not None and what in does and self._means:
            does[what](id, message, self._means)

    def _read(self, id: int, message: Mapping[str, Any], means: Means) -> None:
        """{"promise", "file": base64}: read a file, and match its questions."""
        promise, body = message.get("promise"), unpacked(message.get("file"), LARGEST)
        problems = []
        if promise not in means.promises:
            problems.append(Problem("import_page.no_promise", "promise"))
        if not body:
            about = {"most": LARGEST // 1_000_000}
            problems.append(Problem("import_page.no_file", "file", about))
        if problems or not body:
            return reply(self, id, problems)
        aside(self._visitor, partial(means.read, body), partial(self._was_read, id, str(promise)))

    def _was_read(self, id: int, promise: str, get: Callable[[], Any]) -> None:
        try:
            found = get()
        except Refused as refused:
            told = [Problem(one.key, "file", one.about) for one in refused.problems]
            return reply(self, id, told)
        self._promise, self._found = promise, found
        self.data = self._drawn(found)
        reply(self, id, [])

    def _keep(self, id: int, message: Mapping[str, Any], means: Means) -> None:
        """{"asks": a statement's id or "-" for each question, "held_on": ISO, "setting"}: keep."""
        found, asks, setting = self._found, message.get("asks"), str(message.get("setting", ""))
        known = found is not None and setting in ("", *means.settings)
        if not known or not isinstance(asks, list) or len(asks) != len(found.matches):
            return reply(self, id, [Problem("import_page.gone")])
        said = (self._promise, str(message.get("held_on", "")), setting)
        work = partial(means.keep, found, list(map(str, asks)), said)
        aside(self._visitor, work, partial(self._kept, id))

    def _kept(self, id: int, get: Callable[[], Mapping[str, str]]) -> None:
        try:
            kept = get()
        except Refused as refused:
            told = [Problem(WORDED.get(p.key, p.key), p.field, p.about) for p in refused.problems]
            return reply(self, id, told)
        n = len(self._found.survey.responses) if self._found else 0
        self._found = None  # of single answers nothing is left, not even here
        about = {"sentence": say("import_page.kept", code=kept["code"], n=n), "plan": kept["plan"]}
        self.data = self._drawn(kept=about)
        reply(self, id, [])

    def _drawn(self, found: Any = None, kept: Mapping[str, str] | None = None) -> dict[str, Any]:
        means = self._means
        promises = means.promises if means else ()
        return {
            "kind": "survey_import",
            "full": self._visitor is not None,
            "title": say("tool.import"),
            "school": means.school if means else "",
            "here": means is not None,
            "promises": [[one, say(f"import_page.promise_{one}")] for one in promises],
            "found": self._shown(found, means) if found and means else None,
            "kept": kept,
            "words": labels("line", "start", "import_page"),
        }

    def _shown(self, found: Any, means: Means) -> dict[str, Any]:
        survey = found.survey
        unsure = say("import_page.unsure_day") if survey.unsure else ""
        return {
            "lines": means.lines(survey, self._promise),
            "promise": say(f"import_page.promise_{self._promise}"),
            "questions": [[match.question, match.asks or "-"] for match in found.matches],
            "options": _options(means.audit),
            "held_on": survey.last,
            "unsure": unsure,
            "settings": choices("setting", ("", *means.settings)) if means.settings else [],
        }


def _options(audit: Workshop) -> list[Any]:
    """What a question can ask: nothing, the role group, a statement of a page, an open question."""
    told = [[step.id, step.question] for step in audit.activities if isinstance(step, Tell)]
    pages = [
        [step.title, [[id, words] for id, words in step.statements.items()]]
        for step in audit.activities
        if isinstance(step, Rate)
    ]
    first = [["-", say("import_page.nothing")], ["group", say("import_page.group")]]
    return [*first, *pages, [say("import_page.open_questions"), told]]

"""Which question of a survey asks for which statement of a workshop, and which answer is which."""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process, utils

from ..domain.activities.rate import Rate
from ..domain.activities.tell import Tell
from ..domain.problem import Problem, Refused
from ..domain.workshop import Workshop
from .programs import cell
from .sheets import read_sheets
from .surveys import Survey

LIBRARY = Path(__file__).parent.parent / "library" / "imports"
SURE = 80  # of 100: below it a match is shown as a guess, and not taken unless somebody says so
GUESS = 60
SHARE = 0.9  # of a column's answers that must be known
GROUP = "group"
NOTHING = "-"
HEADS = ("question", "asks", "likeness")


@dataclass(frozen=True)
class Match:
    """A question and the statement (or open question, or "group") that it asks; "" for none."""

    question: str
    asks: str
    likeness: int


@dataclass(frozen=True)
class Answers:
    """By activity what each response says, as the activity's own `check` takes it."""

    by_activity: Mapping[str, Sequence[Any]]
    groups: Mapping[str, int]


def matched(survey: Survey, workshop: Workshop) -> tuple[Match, ...]:
    """For each question its likeliest statement, none taken twice; unsure ones are left open.

    So is a question that stands twice, the second time: one of the two columns is a mistake.
    """
    known = _known(workshop)
    once = {q.casefold(): n for n, q in reversed([*enumerate(survey.questions)])}
    ranked = [(n, *best) for n in once.values() for best in _best(survey.questions[n], known)]
    taken: dict[int, tuple[str, int]] = {}
    for n, asks, likeness in sorted(ranked, key=lambda one: (-one[2], one[0])):
        if n not in taken and asks not in [name for name, _ in taken.values()]:
            taken[n] = (asks, likeness)
    found = (taken.get(n, ("", 0)) for n in range(len(survey.questions)))
    both = zip(survey.questions, found, strict=True)
    return tuple(
        Match(q, asks if likeness >= SURE else "", likeness) for q, (asks, likeness) in both
    )


def written(matches: Iterable[Match]) -> str:
    """The matches as CSV, to be corrected in any spreadsheet: the column "asks" is what counts."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(HEADS)
    table.writerows([_safe(m.question), m.asks or NOTHING, m.likeness] for m in matches)
    return out.getvalue()


def corrected(body: bytes, survey: Survey, workshop: Workshop) -> tuple[Match, ...]:
    """The matches of a corrected file, as any spreadsheet saves it; Refused with all its faults."""
    asks = _told(body)
    each = zip(survey.questions, _times_before(survey.questions), strict=True)
    found = [next(iter(asks.get(_safe(question), [])[n:]), "") for question, n in each]
    missing = [q for q, one in zip(survey.questions, found, strict=True) if not one]
    problems = [Problem("survey.match_missing", about={"question": q[:60]}) for q in missing]
    given = [one or NOTHING for one in found]
    problems += _wrong(given, survey, workshop)
    if problems:
        raise Refused(*problems)
    return _chosen(given, survey)


def _told(body: bytes) -> dict[str, list[str]]:
    """What each question of a file of matches asks; a question can stand there twice."""
    head, *rows = read_sheets(body)[0].rows or [[]]
    if not {*HEADS[:2]} <= {*head}:
        raise Refused(Problem("survey.no_matches"))
    question, asked = (head.index(name) for name in HEADS[:2])
    asks: dict[str, list[str]] = {}
    for row in rows:
        asks.setdefault(cell(row, question), []).append(cell(row, asked) or NOTHING)
    return asks


def _times_before(questions: Sequence[str]) -> list[int]:
    """How often each question stood in the list before."""
    return [questions[:n].count(question) for n, question in enumerate(questions)]


def chosen(asks: Sequence[str], survey: Survey, workshop: Workshop) -> tuple[Match, ...]:
    """The matches as somebody chose them, "-" for none, in the order of the questions.

    Refused with everything that is wrong, each at the field of its question: "asks-" and its place.
    """
    problems = _wrong(asks, survey, workshop)
    if problems:
        raise Refused(*problems)
    return _chosen(asks, survey)


def _chosen(asks: Sequence[str], survey: Survey) -> tuple[Match, ...]:
    both = zip(survey.questions, asks, strict=True)
    return tuple(Match(q, "" if one == NOTHING else one, 100) for q, one in both)


def _wrong(asks: Sequence[str], survey: Survey, workshop: Workshop) -> list[Problem]:
    known = {*_names(workshop), GROUP, NOTHING}
    problems = []
    for n, (one, question) in enumerate(zip(asks, survey.questions, strict=True)):
        about = {"asks": one[:40], "question": question[:60]}
        if one not in known:
            problems.append(Problem("survey.match_unknown", _field(n), about))
        elif one != NOTHING and one in asks[:n]:
            problems.append(Problem("survey.match_twice", _field(n), about))
    return problems


def _field(n: int) -> str:
    return f"asks-{n}"


def answers(survey: Survey, matches: Sequence[Match], workshop: Workshop) -> Answers:
    """What the responses say in the workshop's own words.

    Refused where many answers of a matched question are not in its scale: it asked something else.
    """
    at = {match.asks: n for n, match in enumerate(matches) if match.asks}
    problems = [p for step in _rates(workshop) for p in _strange(survey, step, at)]
    if problems:
        raise Refused(*problems)
    group = [one.get(at[GROUP], "") if GROUP in at else "" for one in survey.responses]
    named = [_group(words, workshop.groups) for words in group]
    found: dict[str, Sequence[Any]] = {}
    for step in workshop.activities:
        if isinstance(step, Rate):
            found[step.id] = _rated(survey, step, at, named)
        elif isinstance(step, Tell) and step.id in at:
            found[step.id] = [one[at[step.id]] for one in survey.responses if at[step.id] in one]
    counts = {name: named.count(name) for name in workshop.groups if name in named}
    return Answers(found, counts)


def _rated(
    survey: Survey, step: Rate, at: Mapping[str, int], groups: Sequence[str]
) -> list[dict[str, Any]]:
    asked = [id for id in step.statements if id in at]
    read = []
    for one, group in zip(survey.responses, groups, strict=True):
        said = {id: _option(one.get(at[id], ""), step.options) for id in asked}
        given = {id: option for id, option in said.items() if option}
        if given:
            read.append({"given": given, "group": group})
    return read


def _strange(survey: Survey, step: Rate, at: Mapping[str, int]) -> Iterable[Problem]:
    for id in step.statements:
        said = [one[at[id]] for one in survey.responses if id in at and at[id] in one]
        unknown = [words for words in said if not _option(words, step.options)]
        if said and len(unknown) > (1 - SHARE) * len(said):
            about = {"question": survey.questions[at[id]][:60], "words": unknown[0][:40]}
            yield Problem("survey.other_scale", _field(at[id]), about)


def _option(words: str, options: Sequence[str]) -> str:
    """The option that these words mean, "" where no option does."""
    plain = " ".join(words.casefold().split()).rstrip(".")
    said = _library()["answers"]
    return next((option for option in options if plain in said.get(option, ())), "")


def _group(words: str, groups: Sequence[str]) -> str:
    said = _library()["roles"]
    plain = " ".join(words.casefold().split())
    if plain in said:
        return said[plain] if said[plain] in groups else ""
    found = process.extractOne(
        words, groups, scorer=fuzz.token_set_ratio, processor=utils.default_process
    )
    return str(found[0]) if words and found and found[1] >= SURE else ""


def _best(question: str, known: Mapping[str, Sequence[str]]) -> list[tuple[str, int]]:
    """The statements that a question is like, with how like, from 60 of 100."""
    return [
        (name, round(best))
        for name, phrases in known.items()
        if (best := max(_like(question, phrase) for phrase in phrases)) >= GUESS
    ]


def _like(question: str, phrase: str) -> float:
    a, b = utils.default_process(question), utils.default_process(phrase)
    # One word of several is a weak sign: "Marking" is not "Marking assessments".
    part = 0.92 if min(len(a.split()), len(b.split())) > 1 else 0.75
    return max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b), part * fuzz.token_set_ratio(a, b))


def _known(workshop: Workshop) -> dict[str, list[str]]:
    said = _library()["statements"]
    names = {id: [words, *said.get(id, ())] for id, words in _names(workshop).items()}
    if workshop.groups:
        names[GROUP] = _library()["groups"]["columns"]
    return names


def _names(workshop: Workshop) -> dict[str, str]:
    """Every statement and open question of the workshop by its id."""
    told = {step.id: step.question for step in workshop.activities if isinstance(step, Tell)}
    return {id: text for step in _rates(workshop) for id, text in step.statements.items()} | told


def _rates(workshop: Workshop) -> list[Rate]:
    return [step for step in workshop.activities if isinstance(step, Rate)]


def _safe(words: str) -> str:
    """As a spreadsheet shows it without taking it for a formula."""
    return f"'{words}" if words[:1] in "=+-@" else words


@cache
def _library() -> dict[str, Any]:
    return tomllib.loads((LIBRARY / "workload_audit.toml").read_text(encoding="utf-8"))

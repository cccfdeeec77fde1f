"""Exports of surveys a school already ran; who answered and when is dropped before all else."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..domain.problem import Problem, Refused
from .sheets import read_sheets

# What the programs call their own columns, in the languages their exports come in. None of it is
# an answer: it is dropped here, and only its name is told.
OWN = {
    "id": ("id", "response id", "antwort-id", "id de la réponse", "kennung", "identifiant", "#"),
    "time": (
        *("start time", "completion time", "last modified time", "timestamp", "date submitted"),
        *("startzeit", "fertigstellungszeit", "zeitstempel", "abgabedatum", "datum abgeschickt"),
        *("heure de début", "heure de fin", "horodateur", "date de soumission", "hora de inicio"),
        *(
            "date started",
            "date last action",
            "submitdate",
            "startdate",
            "datestamp",
            "marca temporal",
        ),
    ),
    "person": (
        *("email", "email address", "e-mail", "e-mail-adresse", "adresse e-mail", "username"),
        *("name", "nom", "nombre", "your name", "full name", "first name", "last name", "surname"),
        *("ip address", "ipaddr", "ip-adresse", "token", "zugangsschlüssel", "correo electrónico"),
        *("referrer url", "refurl", "benutzername", "nom d'utilisateur", "staff number"),
    ),
    "machine": (
        *(
            "last page",
            "lastpage",
            "letzte seite",
            "start language",
            "startlanguage",
            "start-sprache",
        ),
        *("seed", "zufallsstartwert", "language", "sprache", "langue", "total time", "group time"),
        *("total points", "quiz feedback", "grade posted time", "points", "score"),
    ),
}
KINDS = {name: kind for kind, names in OWN.items() for name in names}
LIMESURVEY = re.compile(r"^[A-Za-z]\w*(?:\[(\w+)\])?\.\s+(?=\S)")
ROW = re.compile(r"^(.*?)\s*\[(.+)\]$")
UNNAMED = ("anonymous", "anonym", "anonyme", "")
SIGN = re.compile(  # of a person or a moment, whatever its column is called
    r"[^@\s]+@[^@\s]+\.\w+|\d{1,3}(\.\d{1,3}){3}"
    r"|\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}([ T]\d{1,2}:\d\d.*)?"
)
DAY = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})")


@dataclass(frozen=True)
class Survey:
    """What may be looked at: `questions`, and of each response the answers by question's number.

    `dropped` are the names of columns that were left out; `doubles` how many responses were the
    same person's earlier ones; `partly` how many left out more than half of the questions. `last`
    is the last day on which somebody answered (ISO date), "" where the file does not say;
    `unsure`: days and months could be read either way round.
    """

    program: str
    questions: tuple[str, ...]
    responses: tuple[Mapping[int, str], ...]
    dropped: tuple[str, ...]
    doubles: int = 0
    partly: int = 0
    last: str = ""
    unsure: bool = False


def read_survey(body: bytes) -> Survey:
    """The survey in a file of Microsoft Forms, Google Forms or LimeSurvey, known by its heads.

    Responses come sorted by their answers, so that nothing of their order is left. Refused where
    the file is none of these, or holds no response.
    """
    rows = next((sheet.rows for sheet in read_sheets(body) if len(sheet.rows) > 1), [])
    heads = rows[0] if rows else []
    program = _program(heads)
    if not program:
        raise Refused(Problem("survey.unknown_heads"))
    kinds = [KINDS.get(_plain(head)) or _sign(rows[1:], n) for n, head in enumerate(heads)]
    asked = [n for n, head in enumerate(heads) if kinds[n] is None and head]
    found = [row for row in rows[1:] if any(_cell(row, n) for n in asked)]
    if not (asked and found):
        raise Refused(Problem("survey.empty"))
    kept = _without_doubles(found, kinds)
    last, unsure = _last_day([_cell(row, n) for row in found for n in _of(kinds, "time")])
    responses = [{i: _cell(row, n) for i, n in enumerate(asked) if _cell(row, n)} for row in kept]
    return Survey(
        program,
        tuple(_question(heads[n]) for n in asked),
        tuple(sorted(responses, key=lambda one: sorted(one.items()))),
        tuple(head for head, kind in zip(heads, kinds, strict=True) if kind),
        len(found) - len(kept),
        sum(len(one) < len(asked) / 2 for one in responses),
        last,
        unsure,
    )


def _sign(rows: Sequence[Sequence[str]], n: int) -> str | None:
    """ "machine" where nearly all of a column are addresses or moments, None where they are not."""
    said = [cell for row in rows if (cell := _cell(row, n))]
    signs = sum(bool(SIGN.fullmatch(cell)) for cell in said)
    return "machine" if said and signs > 0.8 * len(said) else None


def _program(heads: Sequence[str]) -> str:
    plain = [_plain(head) for head in heads]
    if sum(bool(LIMESURVEY.match(head)) for head in heads) > 1:
        return "LimeSurvey"
    if plain and plain[0] in ("timestamp", "zeitstempel", "horodateur", "marca temporal"):
        return "Google Forms"
    kinds = [KINDS.get(head) for head in plain]
    if kinds[:1] == ["id"] and "time" in kinds[1:3]:
        return "Microsoft Forms"
    return ""


def _plain(head: str) -> str:
    return LIMESURVEY.sub("", head).strip().rstrip(":?").casefold()


def _question(head: str) -> str:
    """The question; of a grid its row, which is the task asked about."""
    plain = LIMESURVEY.sub("", head).strip()
    row = ROW.match(plain)
    return row[2].strip() if row else plain


def _cell(row: Sequence[str], n: int) -> str:
    return row[n] if n < len(row) else ""


def _of(kinds: Sequence[str | None], kind: str) -> list[int]:
    return [n for n, one in enumerate(kinds) if one == kind]


def _without_doubles(
    rows: Sequence[Sequence[str]], kinds: Sequence[str | None]
) -> list[Sequence[str]]:
    """The last response of each person who is named; without names, no row twice to the second."""
    kept: dict[tuple[str, ...], Sequence[str]] = {}
    for n, row in enumerate(rows):
        who = tuple(_cell(row, c).casefold() for c in _of(kinds, "person"))
        times = tuple(_cell(row, c) for c in _of(kinds, "time"))
        if any(name not in UNNAMED for name in who):
            key: tuple[str, ...] = ("who", *who)
        elif any(times):
            rest = tuple(cell for c, cell in enumerate(row) if kinds[c : c + 1] != ["id"])
            key = ("row", *rest)
        else:
            key = ("alone", str(n))
        kept.pop(key, None)  # the later one stands, in its own place
        kept[key] = row
    return list(kept.values())


def _last_day(times: Sequence[str]) -> tuple[str, bool]:
    """The last day; the whole column says whether days or months stand first."""
    found = [tuple(map(int, m.groups())) for m in map(DAY.match, times) if m]
    if not found:
        return "", False
    year_first = [parts for parts in found if parts[0] > 31]
    if year_first:
        return _latest([(y, m, d) for y, m, d in year_first]), False
    american = any(b > 12 for _, b, _ in found)
    british = any(a > 12 for a, _, _ in found)
    days = [(_year(y), a, b) if american else (_year(y), b, a) for a, b, y in found]
    return _latest(days), not (american or british)


def _year(number: int) -> int:
    return number if number > 99 else 2000 + number


def _latest(days: Sequence[tuple[int, int, int]]) -> str:
    valid = []
    for parts in days:
        try:
            valid.append(date(*parts))
        except ValueError:
            continue
    return max(valid).isoformat() if valid else ""

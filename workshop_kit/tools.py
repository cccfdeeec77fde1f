"""What the notebooks of the tools ring: the pages beside the workshops (screens/tools.py)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from . import app, content, visitor
from .content.drivers import leads
from .domain.activities.rate import Rate
from .domain.directed_time import Known
from .domain.history import AUDIT
from .domain.initiatives import MOST_INITIATIVES, Initiative, check_initiative
from .domain.meetings import MOST_MEETINGS, check_meeting
from .domain.meetings_said import last_heard
from .domain.opening import SETTINGS
from .domain.problem import Problem, Refused
from .domain.report.initiative import initiative
from .exports.material import Material
from .school import School, StoreError, lists, survey
from .screens import entries
from .screens import trust as trust_page
from .screens.before_you_add import BeforeYouAdd
from .screens.directed_time import DirectedTime, Means
from .screens.evidence import EvidencePage
from .screens.meetings import MeetingsPage, Offered
from .screens.plans import Followed, PlansPage
from .screens.school_year import Calendar, YearPage
from .screens.survey_import import Means as SurveyMeans
from .screens.survey_import import SurveyImport
from .screens.trust import TrustPage
from .screens.week import Figure, WeekPage, week_data, whole_page
from .trust.inviting import invite_list
from .trust.reading import Taken
from .trust.register import BUNDLES, load
from .words import say


def evidence() -> Any:
    """Every evidence card: the kit's, and the school's own where there is a school."""
    cards = content.shelved_cards(app.school_folder()).values()
    return EvidencePage(list(cards), date.today().isoformat(), visitor.ringing.get())


def plans() -> Any:
    """Every plan of a school: what is due, and what came of each action."""
    school = app.school()
    of = Followed("")
    if school:
        added = (lists.meetings(school.folder), lists.initiatives(school.folder))
        of = Followed(school.name, school.ended_rooms(), *added)
    return PlansPage(of, date.today().isoformat(), visitor.ringing.get())


def meetings() -> Any:
    """What a school's regular meetings and messages cost."""
    school = app.school()
    folder = school.folder if school else None
    listed, keep = _kept(folder, lists.meetings, lists.keep_meetings)
    means = entries.Means(_name(school), listed, keep, check_meeting, MOST_MEETINGS)
    heard = last_heard(school.ended_rooms()) if school else None
    return MeetingsPage(means, visitor.ringing.get(), Offered(_jobs(school), heard))


def before_you_add() -> Any:
    """Ten minutes on anything new, before it is decided."""
    school, today = app.school(), date.today().isoformat()
    folder = school.folder if school else None
    listed, keep = _kept(folder, lists.initiatives, lists.keep_initiatives)

    def page(one: Initiative) -> tuple[str, bytes]:
        from .exports import word  # noqa: PLC0415 -- slow import

        told = initiative(one, _name(school), say)
        material = Material(school=_name(school), document=told, today=today)
        return "before-you-add.docx", word.write(material)

    check = partial(check_initiative, today=today)
    means = entries.Means(_name(school), listed, keep, check, MOST_INITIATIVES, page)
    return BeforeYouAdd(means, visitor.ringing.get(), _jobs(school))


def _kept(folder: Path | None, read: Any, keep: Any) -> tuple[Any, Any]:
    """How a list is read and kept in a school's folder; without one it is kept nowhere."""
    if folder is None:
        return list, lambda listed: None
    return partial(read, folder), partial(keep, folder)


def _name(school: School | None) -> str:
    return school.name if school else ""


def _jobs(school: School | None) -> list[str]:
    """The jobs that workshops of the library know, from A to Z."""
    library = content.library(school.folder if school else None)
    known = {job for workshop in library.values() for job in workshop.jobs}
    return sorted(known, key=str.casefold)


def directed_time() -> Any:
    """Directed time: for one post in a form, or for a whole staff from a sheet."""
    cards = content.shelved_cards(app.school_folder())
    known = Known(content.rule_years(), cards, date.today().isoformat())
    files = {kind: partial(_directed, kind) for kind in ("xlsx", "ics", "empty")}
    school = app.school()
    listed = partial(lists.meetings, school.folder) if school else tuple
    return DirectedTime(Means(known, _staff, files, listed), visitor.ringing.get())


def _directed(kind: str, budget: Any) -> bytes:
    from .exports import directed_calendar, directed_time  # noqa: PLC0415 -- slow import

    if kind == "empty":
        return directed_time.empty()
    return directed_calendar.write(budget) if kind == "ics" else directed_time.write(budget)


def _staff(body: bytes) -> Any:
    from .importers.staff_time import read_staff  # noqa: PLC0415 -- slow import

    staff = read_staff(body)
    return staff.posts, staff.terms


def work_life_tracker() -> Any:
    """The week as a page in a notebook."""
    who = visitor.ringing.get()
    return WeekPage(week({}, bool(who)), who)


def week(contacts: Mapping[str, str], full: bool = True) -> dict[str, Any]:
    """What the week's page draws; `contacts` are those that the school has filled in."""
    found = {
        name: replace(one, person=_person(one.person, contacts))
        for name, one in leads(app.school_folder()).items()
    }
    return week_data(found, _figures(), _asked_of_a_week(), full)


def _asked_of_a_week() -> list[Rate]:
    """The questions that a school's room asks about a week."""
    found = content.library(app.school_folder()).get("weekly_hours")
    return [step for step in found.activities if isinstance(step, Rate)] if found else []


def week_file() -> str:
    """The week as one HTML file."""
    return whole_page(week({}))


def _person(name: str, contacts: Mapping[str, str]) -> str:
    told = contacts.get(name)
    return say(f"week.{name}") + (f": {told}" if told else "")


def _figures() -> list[Figure]:
    """The newest mean of each population in the one series that is compared with."""
    from .importers.benchmarks import one_series  # noqa: PLC0415 -- pandas, 1 s

    table = one_series("working_lives", "mean_hours")
    newest = table.drop_duplicates(["group", "phase", "contract"])
    figures = [
        Figure(row.group, row.phase, row.contract, row.value, row.year, row.source)
        for row in newest.itertuples()
    ]
    return sorted(figures, key=lambda one: one.group != "teachers")


def year() -> Any:
    """A school's calendar as load in each week; nothing of it is kept."""
    folder = app.school_folder()

    def read(bodies: Sequence[bytes]) -> Calendar:
        from .yearly import Calendars  # noqa: PLC0415 -- slow import

        return Calendars(bodies, folder)

    return YearPage(read, visitor.ringing.get())


def import_survey() -> Any:
    """A survey that the school already ran, brought in as its audit."""
    school, who = app.school(), visitor.ringing.get()
    if school is None or AUDIT not in school.workshops():
        return SurveyImport(None, who)
    audit = school.workshop(AUDIT)
    read, keep = partial(survey.read, workshop=audit), partial(_keep_survey, school)
    lines, settings = survey.read_lines, () if school.known().get("setting") else SETTINGS
    means = SurveyMeans(school.name, audit, survey.PROMISES, read, lines, keep, settings)
    return SurveyImport(means, who)


def _keep_survey(
    school: School, found: survey.Read, asks: Sequence[str], said: tuple[str, str, str]
) -> dict[str, str]:
    promise, day, setting = said
    last = survey.day_of(day, date.today())
    told = survey.Told(promise, found.survey.program, last, setting)
    try:
        opened = survey.bring(school, found, asks, told)
    except (StoreError, OSError) as error:
        raise Refused(Problem("import_page.not_kept")) from error
    return {"code": opened.code, "plan": opened.links["plan"]}


def trust_picture() -> Any:
    """Schools invited, and one picture of what they handed on to the trust of this folder."""
    folder = app.school_folder()
    if folder is None:
        return TrustPage(None, visitor.ringing.get())

    def take(files: Sequence[tuple[str, bytes]]) -> Taken:
        from .trustwide import take_in  # noqa: PLC0415 -- pandas, 1 s

        return take_in(folder, files)

    def years() -> Sequence[tuple[int, str]]:
        from .trustwide import handed_on  # noqa: PLC0415 -- pandas, 1 s

        return handed_on(folder)

    def make(leave_out: bool, year: int) -> trust_page.Shown:
        from . import trustwide  # noqa: PLC0415 -- pandas, 1 s

        made, refused = trustwide.picture_of(folder, folder / BUNDLES, leave_out, year)
        return trust_page.Shown(trustwide.told(made), tuple(refused), trustwide.makers(made))

    means = trust_page.Means(_trust(folder), partial(invite_list, folder), take, years, make)
    return TrustPage(means, visitor.ringing.get())


def _trust(folder: Path) -> str:
    """The trust whose folder this is, "" where it cannot be read."""
    try:
        return load(folder).name
    except Refused:
        return ""

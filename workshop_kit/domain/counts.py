"""How many people do each job: typed in once by leaders, used for every plan of the school."""

from collections.abc import Mapping
from typing import Any

from .activities.step import LONGEST_LINE, words
from .completion import MOST_JOBS
from .ledger import MOST_PEOPLE, MOST_WEEKS, SCHOOL_WEEKS
from .problem import Problem


def check_jobs(raw: Any) -> tuple[dict[str, list[int]], list[Problem]]:
    """{job: [people, weeks]}, checked; a job without people is left out.

    Problems stand at the fields people-N and weeks-N, N from 0 in the order of `raw`.
    """
    if not isinstance(raw, Mapping) or len(raw) > MOST_JOBS:
        return {}, [Problem("answer.not_understood")]
    jobs: dict[str, list[int]] = {}
    problems: list[Problem] = []
    for n, (job, of) in enumerate(raw.items()):
        name, found = words(job, f"people-{n}", LONGEST_LINE, "answer.not_understood")
        people: Any
        weeks: Any
        people, weeks = of if isinstance(of, list | tuple) and len(of) == 2 else ("", "")
        if people in ("", 0):
            continue
        weeks = SCHOOL_WEEKS if weeks == "" else weeks
        if type(people) is not int or not 0 < people <= MOST_PEOPLE:
            found = [*found, Problem("plan.not_people", f"people-{n}", {"most": MOST_PEOPLE})]
        if type(weeks) is not int or not 0 < weeks <= MOST_WEEKS:
            found = [*found, Problem("plan.not_weeks", f"weeks-{n}", {"most": MOST_WEEKS})]
        problems += found
        jobs[name] = [people, weeks]
    return jobs, problems

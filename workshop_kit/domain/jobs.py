"""Names of jobs as people type them: "Site Staff" and "site staff" are one job."""

from collections.abc import Iterable, Mapping

from .problem import Problem


def spelled_once(jobs: Iterable[str]) -> list[str]:
    """Each job once, as it was first spelled, from A to Z."""
    first: dict[str, str] = {}
    for job in jobs:
        first.setdefault(job.casefold(), job)
    return [first[name] for name in sorted(first)]


def is_same(job: str, other: str) -> bool:
    """Whether two names are one job."""
    return job.casefold() == other.casefold()


def as_spelled(job: str, known: Iterable[str]) -> str:
    """`job` as one of `known` spells it; as it is where none of them is the same."""
    return next((one for one in known if is_same(one, job)), job)


def figure_of(job: str, figures: Mapping[str, int]) -> int:
    """What `figures` by job have for this one, in all its spellings; 0 where nothing."""
    return sum(n for name, n in figures.items() if is_same(name, job))


def once(job: str, known: Iterable[str], field: str) -> list[Problem]:
    """A Problem where `job` is `known` already: one figure of it would hide the other."""
    twice = any(is_same(job, other) for other in known)
    return [Problem("answer.job_twice", field, {"job": job})] if twice else []

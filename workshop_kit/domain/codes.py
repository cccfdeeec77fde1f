"""The common codes: ids of the kit's own workshop files, and names of a trust's own list.

What a school wrote itself, and its trust's list does not name, is "own".
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from .activities.rate import Rate
from .activities.record import Record
from .workshop import Workshop

OWN = "own"
LISTED = "trust."  # begins the code of what a trust's own list names
JOB = "job"  # the place of a job in that list
SOURCE = "asks"  # the field of a record that says who asks for it
POINTS = ("data_collection", "points")  # attainment collection points by year group


@dataclass(frozen=True)
class Codes:
    """Words by code. `tasks` and `entries` by "workshop.activity.id", `sources` likewise.

    `scales`: the options of a page by "workshop.activity"; `hot` those of them that are findings.
    """

    workshops: Mapping[str, str]
    tasks: Mapping[str, str]
    scales: Mapping[str, tuple[str, ...]]
    hot: Mapping[str, tuple[str, ...]]
    entries: Mapping[str, str]
    sources: Mapping[str, str]
    jobs: Mapping[str, str]
    groups: Mapping[str, str]

    def job(self, name: str) -> str:
        """The code of a job, "own" if no workshop of the kit names it."""
        known = (LISTED + slug(name), slug(name))
        return next((code for code in known if code in self.jobs), OWN)

    def group(self, name: str) -> str:
        """The code of a role group; several that were put together are "own"."""
        return slug(name) if slug(name) in self.groups else OWN

    def workshop(self, name: str) -> str:
        """The code of a workshop."""
        return name if name in self.workshops else OWN

    def task(self, page: str, id: str, words: str) -> str:
        """The code of a statement, "own" where its words are not the kit's."""
        return id if self.tasks.get(f"{page}.{id}") == words else OWN

    def entry(self, page: str, name: str) -> str:
        """The code of what is collected, met about or planned."""
        known = (LISTED + slug(name), slug(name))
        return next((code for code in known if f"{page}.{code}" in self.entries), OWN)

    def source(self, page: str, id: str) -> str:
        """The code of who asks for it."""
        return id if f"{page}.{id}" in self.sources else OWN


def codes_of(library: Iterable[Workshop]) -> Codes:
    """The codes of these workshops: those that the kit ships."""
    shipped = [one for one in library if one.side == "all"]
    steps = [(f"{w.name}.{step.id}", step) for w in shipped for step in w.activities]
    pages = [(page, step) for page, step in steps if isinstance(step, Rate)]
    records = [(page, step) for page, step in steps if isinstance(step, Record)]
    asking = [(page, step.fields[SOURCE]) for page, step in records if SOURCE in step.fields]
    return Codes(
        workshops={one.name: one.title for one in shipped},
        tasks={f"{page}.{id}": w for page, step in pages for id, w in step.statements.items()},
        scales={page: tuple(step.scale) for page, step in pages},
        hot={page: step.hot for page, step in pages},
        entries={f"{page}.{slug(n)}": n for page, step in records for n in step.known},
        sources={f"{page}.{id}": w for page, about in asking for id, w in about.choices.items()},
        jobs={slug(job): job for one in shipped for job in one.jobs},
        groups={slug(group): group for one in shipped for group in one.groups},
    )


def places(codes: Codes) -> list[str]:
    """Where a trust's list may name something: "job", and the records that all schools keep."""
    pages = {key.rpartition(".")[0] for key in codes.entries}
    return [JOB, *sorted(pages - {".".join(POINTS)})]  # year groups are the same everywhere


def with_list(codes: Codes, listed: Iterable[tuple[str, str]]) -> Codes:
    """`codes` with what a trust's own list names besides: (place, name)."""
    named = [(place, LISTED + slug(name), name) for place, name in listed]
    jobs = {code: name for place, code, name in named if place == JOB}
    entries = {f"{place}.{code}": name for place, code, name in named if place != JOB}
    return replace(codes, jobs={**codes.jobs, **jobs}, entries={**codes.entries, **entries})


def slug(name: str) -> str:
    """A name as a code: small letters, digits and _."""
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")

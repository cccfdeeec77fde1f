"""Makes the bundles of many invented schools, and times the way from them to a trust's tables.

    python benchmarks/trust_bundles.py [SCHOOLS ...]     (250 500 1000 unless they are given)

Each school has 60 staff in four role groups, each with 35 answers. Nothing is kept.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from workshop_kit.domain.bundle import (
    Actions,
    Bundle,
    Demand,
    Held,
    Page,
    Point,
    Row,
    Time,
)
from workshop_kit.domain.codes import Codes
from workshop_kit.domain.ledger import Minutes
from workshop_kit.school.bundles import common_codes
from workshop_kit.trust.collection import Years, collect, entered
from workshop_kit.trust.envelope import seal
from workshop_kit.trust.invitation import Invitation
from workshop_kit.trust.keys import new_key, public_of
from workshop_kit.trust.picture import picture
from workshop_kit.trust.register import Known, Register, keep, load

GROUPS = {"teachers": 30, "leaders": 6, "teaching_assistants": 15, "office_and_technical_staff": 9}
STAFF, ANSWERS = 60, 35
SETTINGS = ("primary", "primary", "primary", "secondary", "special")
YEAR, TODAY = 2026, "2027-03-01"


def invented(codes: Codes, n: int) -> Bundle:
    """The bundle of school n, without its trust and its id."""
    chance = random.Random(n)
    own = chance.random() * 0.5 + 0.2  # how much is too much there
    return Bundle(
        kit="0.1.0",
        trust="",
        school="",
        name=f"School {n}" if chance.random() < 0.3 else "",
        year=YEAR,
        made_on=TODAY,
        setting=SETTINGS[n % len(SETTINGS)],
        declined=(),
        turnout=(Held("workload_audit", "2027-01-20", STAFF, STAFF + n % 7),),
        survey=tuple(_pages(codes, chance, own)),
        points=tuple(Point(f"year_{y}", chance.randint(2, 6), 3) for y in range(1, 7)),
        demands=tuple(_demands(codes, chance)),
        actions=(
            Actions("adopted", "stop", "done", "", 2),
            Actions("recommended", "trial", "", "", 1),
        ),
        ledger=(Time("teachers", True, Minutes(6000, 12000), Minutes(0, 0)),),
    )


def _pages(codes: Codes, chance: random.Random, own: float) -> Iterator[Page]:
    """35 answers of everybody: pages of the audit, then of what comes after it."""
    left = ANSWERS
    ordered = sorted(codes.scales.items(), key=lambda one: one[0] < "workload_audit")
    for page, scale in ordered:
        tasks = [name for name in codes.tasks if name.startswith(f"{page}.")][:left]
        left -= len(tasks)
        if tasks:
            rows = [row for task in tasks for row in _rows(task, chance, (own, len(scale)))]
            yield Page(page, scale, tuple(rows))


def _rows(task: str, chance: random.Random, how: tuple[float, int]) -> list[Row]:
    own, options = how
    weights = [1 - own, *[own / (options - 1)] * (options - 1)]
    by_group = {}
    for group, people in GROUPS.items():
        given = chance.choices(range(options), weights, k=people)
        by_group[group] = tuple(map(given.count, range(options)))
    everybody = tuple(map(sum, zip(*by_group.values(), strict=True)))
    id = task.rpartition(".")[2]
    return [Row(id, "", everybody), *(Row(id, group, n) for group, n in by_group.items())]


def _demands(codes: Codes, chance: random.Random) -> Iterator[Demand]:
    page = "data_collection.collections"
    for name in codes.entries:
        if name.startswith(f"{page}."):
            asks = chance.choice(("trust", "trust", "ourselves", "law", "nobody_knows"))
            minutes = chance.randint(2, 400) * 60
            yield Demand(page, name.rpartition(".")[2], asks, chance.randint(1, 4), minutes)


def make(folder: Path, schools: int) -> None:
    """A trust's folder with so many invited schools, and a signed bundle of each."""
    codes, key = common_codes(), new_key()
    register = Register("An invented trust", key, ())
    (folder / "bundles").mkdir(parents=True)
    known = []
    for n in range(schools):
        id, own = f"{n:016x}", new_key()
        known.append(Known(id, f"School {n}", public_of(own), 0, {}))
        invitation = Invitation(register.name, register.public, f"School {n}", id, own)
        bundle = replace(invented(codes, n), trust=register.public, school=id)
        (folder / "bundles" / f"{n:04}.json").write_bytes(seal(bundle, invitation))
    keep(folder, replace(register, schools=tuple(known)))


def measure(folder: Path) -> str:
    """Read, check and add up the bundles in this folder; seconds, and the most memory."""
    codes = common_codes()
    began = time.perf_counter()
    register = load(folder)
    collected = collect(folder / "bundles", register, Years(YEAR))
    made = picture(entered(register, collected), collected, codes, TODAY)
    seconds = time.perf_counter() - began
    assert not collected.refused and len(made.hot_spots)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    people = len(collected.handed) * STAFF * ANSWERS
    return f"{len(collected.handed):>6} {people:>10,} {seconds:>8.2f} {most:>8.0f}"


def main(sizes: list[int]) -> None:
    """Each size in a process of its own, so that its memory is its own."""
    print("schools    answers  seconds       MB")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder), size)
            command = [sys.executable, __file__, "--measure", folder]
            print(
                subprocess.run(command, check=True, capture_output=True, text=True).stdout, end=""
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(measure(Path(sys.argv[2])))
    else:
        main([int(size) for size in sys.argv[1:]] or [250, 500, 1000])

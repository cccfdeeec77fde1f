"""Seconds to write a plan in every format: `files.py PLAN.json 3` is three runs, a line each.

A first run, in which Python reads its modules, does not count.
"""

import sys
import time
from pathlib import Path

from workshop_kit import exports
from workshop_kit.exports.json_file import read_json


def main(plan: str, runs: str) -> None:
    """Print the seconds of each run."""
    record = read_json(Path(plan).read_bytes())
    for n in range(1 + int(runs)):
        begun = time.perf_counter()
        made = [exports.file(record.state, record.told_on, kind) for kind in exports.FORMATS]
        seconds = time.perf_counter() - begun
        assert all(one.body for one in made)
        if n:
            print(seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])

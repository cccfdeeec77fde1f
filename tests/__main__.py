"""Runs every check and test, or pytest alone: `python3 kit.py test [PYTEST OPTIONS]` ends here."""

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from kit import HERE, CannotGoOn, hand_on
from tests.browser import browser
from tests.servers import install_servers

PYTEST = [sys.executable, "-m", "pytest"]
AT_ONCE = [*PYTEST, "-n", "auto", "--dist"]
# A file's tests stay together, for they share a server; conftest.py says which files begin.
BY_FILE = [*AT_ONCE, "loadfile", "--no-loadscope-reorder"]
NBVAL = ["--nbval", "--nbval-current-env", "--nbval-sanitize-with", "tests/nbval_sanitize.cfg"]
CHECKS = {
    "lint": [sys.executable, "-m", "ruff", "check", "."],
    "format": [sys.executable, "-m", "ruff", "format", "--check", "."],
    "types": [sys.executable, "-m", "mypy", "workshop_kit"],
    "layers": [shutil.which("lint-imports", path=sysconfig.get_path("scripts")) or "lint-imports"],
    "tests": [*BY_FILE, "-m", "not browser", "--ignore=tests/bench"],
    "browser tests": [*BY_FILE, "-m", "browser"],  # apart, for they have a loop
    "bench": [*AT_ONCE, "load", "tests/bench"],  # each row has servers of its own
    "notebooks": [*BY_FILE, *NBVAL, "notebooks"],
}


def main(pytest_options: list[str]) -> int:
    """With options, pytest alone with these; the number it returns is the exit code."""
    # Some hundred servers start: each would compile the whole kit for itself.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["WORKSHOP_KIT_BROWSER"] = browser()
    install_servers()
    if pytest_options:
        return hand_on([*PYTEST, *pytest_options])
    outcomes = [run(name, command) for name, command in CHECKS.items()]
    print("\nAll in all:")
    for name, code, seconds in outcomes:
        print(f"  {'FAILED' if code else 'ok    '}  {name:<14} {seconds:6.1f} s")
    return int(any(code for _, code, _ in outcomes))


def run(name: str, command: list[str]) -> tuple[str, int, float]:
    """One check to its end, whatever the others said: its name, exit code and seconds."""
    print(f"\n== {name}: {' '.join([Path(command[0]).name, *command[1:]])}", flush=True)
    begun = time.monotonic()
    code = subprocess.call(command, cwd=HERE)
    return name, code, time.monotonic() - begun


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except CannotGoOn as sentence:
        sys.exit(str(sentence))
    except KeyboardInterrupt:
        sys.exit(130)

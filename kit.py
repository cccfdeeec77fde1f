"""Sets the workshop kit up beside this file, once, and hands on to it.

Standard library only: nothing is installed yet. Old Pythons (3.7) read it too, to get a sentence.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

HELP = """\
The workshop kit. The first command sets everything up beside this file (once, about 2 minutes).

  {python} kit.py try [WORKSHOP]         plays an invented school's afternoon, to look at
  {python} kit.py serve                  starts the kit for a real workshop, prints the links
  {python} kit.py open WORKSHOP          opens a room in it
  {python} kit.py new NAME               writes the four files of a workshop of your own
  {python} kit.py check FILE             tells every problem of a workshop file
  {python} kit.py export ROOM --to DIR   writes what the room agreed as Word, PDF and JSON
  {python} kit.py --help                 tells all of the kit's commands

  {python} kit.py test [PYTEST OPTIONS]  runs every check and test, or pytest with these options
  {python} kit.py lock [--upgrade]       makes the two lock files again (for developers)
"""

PY = "py" if os.name == "nt" else "python3"
NEEDED_PYTHON = (3, 11)
NEEDED_PIP = (22, 3)  # the first that can install into another environment

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "ready.json"
LOG = VENV / "setup.log"
TURN = HERE / ".venv.turn"  # whose turn it is to set up; it outlives .venv
LOCKS = {"runtime": "requirements.txt", "test": "requirements-test.txt"}


class CannotGoOn(Exception):
    """A sentence for whoever sits at the keyboard: what is wrong and what to do."""


def main(args: list[str]) -> int:
    """Reads the command; the number it returns is the exit code."""
    try:
        refuse_old_python(sys.version_info[:2])
        return obey(args)
    except CannotGoOn as sentence:
        print(sentence, file=sys.stderr)
        return 1
    except sqlite3.OperationalError as error:
        print(f"Nothing can be set up in {HERE}: {error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def refuse_old_python(version: tuple[int, int]) -> None:
    if version < NEEDED_PYTHON:
        raise CannotGoOn(
            "The workshop kit needs Python {}.{} or newer, and this is Python {}.{}. "
            "Install a newer one, then run kit.py with that.".format(*NEEDED_PYTHON, *version)
        )


def obey(args: list[str]) -> int:
    if not args or (args[0] in ("-h", "--help") and not last_set_up()):
        print(HELP.format(python=PY), end="")
        return 0
    own = {"test": run_tests, "lock": make_locks}
    if args[0] in own:
        return own[args[0]](args[1:])
    set_up("runtime")
    return hand_on([str(PYTHON), "-m", "workshop_kit", *args])


def hand_on(command: list[str]) -> int:
    """Becomes the command where that is possible, so that signals and exit code are its own."""
    os.environ["WORKSHOP_KIT_COMMAND"] = subprocess.list2cmdline([PY, sys.argv[0]])
    if os.name == "posix":
        os.execv(command[0], command)
    child = subprocess.Popen(command)
    while True:
        with suppress(KeyboardInterrupt):  # Windows gave the child its Ctrl-C too: it ends itself
            return child.wait()


# ---- setting up: .venv from a lock file, once ------------------------------------------------
def set_up(level: str) -> None:
    """Makes sure that .venv holds what `level` ("runtime" or "test") needs; at once if it does."""
    if not is_set_up(level):
        with my_turn():
            if not is_set_up(level):  # whoever was first may have done it
                set_up_now(level)


def is_set_up(level: str) -> bool:
    was = last_set_up()
    return was.get("made_of") == fingerprint() and was["level"] in (level, "test")


@contextmanager
def my_turn() -> Iterator[None]:
    """One kit.py at a time sets this folder up; the others wait for it, and say so."""
    # SQLite's lock works alike on all systems and ends with the process, however it ends.
    with closing(sqlite3.connect(TURN, timeout=0, isolation_level=None)) as lock:
        if not take(lock):
            tell("Another kit.py sets this folder up just now. Waiting for it ...", last=True)
        while not (lock.in_transaction or take(lock)):
            time.sleep(0.5)
        yield


def take(lock: sqlite3.Connection) -> bool:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
    return lock.in_transaction


def set_up_now(level: str) -> None:
    was = last_set_up()
    level = "test" if was.get("level") == "test" else level
    begun = time.monotonic()
    if was:
        tell("Bringing what is set up here up to date ...", last=True)
        STAMP.unlink()  # no stamp from here to the end: what is interrupted is begun afresh
    else:
        make_room()
    install(LOCKS[level])
    STAMP.write_text(json.dumps(stamp(level)), "utf-8")
    tell(f"Set up in {time.monotonic() - begun:.0f} seconds.", last=True)


def fingerprint() -> str:
    """Of everything that decides what is installed: when it changes, .venv is brought up to it."""
    deciding = [(HERE / name).read_bytes() for name in (*LOCKS.values(), "pyproject.toml")]
    return hashlib.sha256(b"".join(deciding)).hexdigest()


def stamp(level: str) -> dict[str, str]:
    about = {"python": "{}.{}".format(*sys.version_info[:2]), "place": str(VENV)}
    return {"level": level, "made_of": fingerprint(), **about}


def last_set_up() -> dict[str, str]:
    """The stamp of a whole set-up that still works here with this Python, else {}."""
    try:
        found: dict[str, str] = json.loads(STAMP.read_text("utf-8"))
        home = re.findall(r"^home *= *(.+)$", (VENV / "pyvenv.cfg").read_text("utf-8"), re.M)[0]
        works = PYTHON.exists() and Path(home.strip()).is_dir()
        here = stamp(found["level"])
        return found if works and all(found[k] == here[k] for k in ("python", "place")) else {}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def make_room() -> None:
    """An empty .venv. What was there is removed, unless somebody else made it."""
    if (VENV / "pyvenv.cfg").exists() and not LOG.exists():
        raise CannotGoOn(f"{VENV} was not made by kit.py. Move it away, then run this again.")
    tell(f"Setting up ({'anew' if LOG.exists() else 'once'}, about 2 minutes) ...", last=True)
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
        VENV.mkdir()
    except OSError as error:
        raise CannotGoOn(
            f"{VENV} could not be replaced ({error}). End what uses it, then run this again."
        ) from error
    run_logged([outer_python(), "-m", "venv", "--without-pip", str(VENV)], lambda: "making .venv")


def outer_python() -> str:
    """The Python outside .venv, for .venv itself may be removed while we run."""
    inside = Path(sys.prefix).resolve() == VENV
    return str(getattr(sys, "_base_executable", "")) if inside else sys.executable


def install(lock: str) -> None:
    """What the lock names, each file checked by its hash; then the kit itself, as it lies here."""
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    pip = [*pip_command(), "install", *options]
    LOG.write_bytes(b"")
    run_logged([*pip, "--require-hashes", "-r", str(HERE / lock)], lambda: how_far(lock))
    project = ["--no-deps", "--no-build-isolation", "-e", str(HERE)]
    run_logged([*pip, *project], lambda: "installing the kit itself")


def pip_command() -> list[str]:
    """The running Python's pip, pointed at .venv; where it is missing or old, one inside .venv."""
    ask = [outer_python(), "-m", "pip", "--version"]
    told = subprocess.run(ask, capture_output=True, text=True).stdout
    version = re.match(r"pip (\d+)\.(\d+)", told)
    if version and (int(version[1]), int(version[2])) >= NEEDED_PIP:
        return [outer_python(), "-m", "pip", "--python", str(PYTHON)]
    if subprocess.run([str(PYTHON), "-m", "ensurepip"], capture_output=True).returncode:
        raise CannotGoOn(
            "This Python has no pip. Install it (on Debian and Ubuntu: apt install python3-pip; "
            "elsewhere: python3 -m ensurepip), then run this again."
        )
    return [str(PYTHON), "-m", "pip"]


def how_far(lock: str) -> str:
    """What pip is at, in a few words, from its log and from what lies in .venv by now."""
    log = LOG.read_text("utf-8", "replace")
    named = len(re.findall(r"^[\w.-]+==", (HERE / lock).read_text("utf-8"), re.M))
    total = named - log.count("Ignoring ")
    at, done = "fetching", log.count("Collecting ") + log.count("already satisfied")
    if "Installing collected packages" in log:
        folder = "Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages"
        at, done = "unpacking", len(list(VENV.glob(folder + "/*.dist-info")))
    return f"{at} {min(done, total)} of {total}"  # the kit itself may lie there too


def run_logged(command: list[str], how_far: Callable[[], str]) -> None:
    """Runs one step into the log while `how_far()` is told; fails with the log's last lines."""
    env = {**os.environ, "PIP_USER": "0", "PYTHONUNBUFFERED": "1"}
    with LOG.open("ab") as log:
        null = subprocess.DEVNULL
        step = subprocess.Popen(
            command, cwd=HERE, env=env, stdin=null, stdout=log, stderr=log, start_new_session=True
        )
    try:
        code = watch(step, how_far)
    finally:
        end(step)
    if code:
        last_lines = "\n".join(LOG.read_text("utf-8", "replace").splitlines()[-15:])
        raise CannotGoOn(
            f"\n{last_lines}\n\nThis step failed: {how_far()}. Above are the last lines of {LOG}. "
            "Is the network there, and the disk not full? Then run the same command again."
        )


def watch(step: subprocess.Popen[bytes], how_far: Callable[[], str]) -> int:
    begun = time.monotonic()
    while True:
        try:
            return step.wait(0.5 if sys.stderr.isatty() else 10)
        except subprocess.TimeoutExpired:
            tell(f"  {how_far()} ({time.monotonic() - begun:.0f} s)")


def end(step: subprocess.Popen[bytes]) -> None:
    """Ends an interrupted step with all that it started: pip must not go on writing into .venv."""
    if step.poll() is None and os.name == "posix":
        os.killpg(step.pid, signal.SIGKILL)
    step.kill()


def tell(text: str, last: bool = False) -> None:
    """A line on stderr (stdout belongs to the command); in a terminal the next one replaces it."""
    in_place = sys.stderr.isatty()
    line = f"\r{text:<70}" if in_place else text
    print(line, end="" if in_place and not last else "\n", file=sys.stderr, flush=True)


# ---- for developers --------------------------------------------------------------------------
def run_tests(pytest_options: list[str]) -> int:
    """Hands on to tests/__main__.py: every check, or pytest alone with these options."""
    set_up("test")
    os.chdir(HERE)
    return hand_on([str(PYTHON), "-m", "tests", *pytest_options])


def make_locks(options: list[str]) -> int:
    """Pins that still fit stay; with --upgrade all move. The test lock holds the runtime's pins."""
    set_up("test")
    pip = [*pip_command(), "install", "--no-build-isolation", "-e", f"{HERE}[dev]"]
    run_logged(pip, lambda: "installing uv")
    uv = [str(PYTHON.with_stem("uv")), "pip", "compile", "pyproject.toml", "--group", "build"]
    same = ["--universal", "--python-version", "3.11", "--python", str(PYTHON), "--generate-hashes"]
    quiet = ["--quiet", "--no-emit-index-url", "--no-emit-find-links"]
    told = ["--no-annotate", "--custom-compile-command", "python3 kit.py lock", *options]
    both = [*uv, *same, *quiet, *told, "--output-file"]
    runtime, test = LOCKS.values()
    code = subprocess.call([*both, runtime], cwd=HERE)
    return code or subprocess.call([*both, test, "--extra", "test", "-c", runtime], cwd=HERE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

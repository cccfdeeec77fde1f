"""The laptop itself: its clock, its disk, the school's folder, whether it falls asleep."""

import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from ..domain.report.phrases import moment
from ..words import say
from . import settings
from .found import Found

LEAST_FREE = 1_000  # MB: plans, backups and what the system itself wants
AHEAD = 3600.0  # seconds by which a file may be newer than the clock: another computer wrote it


@dataclass(frozen=True)
class Battery:
    """How full it is, and whether the laptop is plugged in; None where that is not known."""

    percent: float
    power_plugged: bool | None


def folder(path: Path) -> Found:
    """Whether the school's folder can be written to; nothing is left in it, none is made."""
    place = next(one for one in (path, *path.parents) if one.exists())
    try:
        with tempfile.TemporaryFile(dir=place) as trial:
            trial.write(b"0")
    except OSError as error:
        return Found("fault", "premises.folder_shut", {"folder": path, "reason": error.strerror})
    return Found("fine", "premises.folder", {"folder": path})


def disk(path: Path, free: int | None = None) -> Found:
    """Whether there is room; `free` in bytes, None to ask the disk."""
    place = next(one for one in (path, *path.parents) if one.exists())
    megabytes = (shutil.disk_usage(place).free if free is None else free) // 1_000_000
    enough = megabytes >= LEAST_FREE
    about = {"free": f"{megabytes:,}", "least": f"{LEAST_FREE:,}"}
    return Found(
        "fine" if enough else "fault", "premises.disk" if enough else "premises.full", about
    )


def clock(path: Path, now: float | None = None) -> Found:
    """Whether the clock can be right: nothing of the kit or the school is from the future."""
    now = time.time() if now is None else now
    files = [*Path(__file__).parent.iterdir(), *(path.iterdir() if path.is_dir() else ())]
    newest = max(file.stat().st_mtime for file in files)
    about = {"now": moment(say, now)}
    wrong = newest > now + AHEAD
    return Found("fault" if wrong else "note", f"premises.clock{'_back' if wrong else ''}", about)


def power(known: Battery | None = None) -> Found:
    """Whether it is plugged in; `known` is its battery, None to ask the system."""
    found = known or _battery()
    if found is None or found.power_plugged is None:
        return Found("unread", "premises.power_unread")
    key = "premises.plugged_in" if found.power_plugged else "premises.on_battery"
    return Found("fine" if found.power_plugged else "note", key, {"percent": round(found.percent)})


def _battery() -> Battery | None:
    # Not on every system; without a battery None.
    read = getattr(psutil, "sensors_battery", lambda: None)
    found = read()
    return Battery(found.percent, found.power_plugged) if found else None


def sleep() -> Found:
    """When it falls asleep while it is plugged in."""
    minutes = settings.sleeps_after()
    if minutes is None:
        return Found("unread", "premises.sleep_unread")
    if minutes:
        return Found("fault", "premises.sleeps", {"minutes": minutes})
    return Found("fine", "premises.awake")

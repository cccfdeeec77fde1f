"""Finds a browser for the tests, or installs one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kit import LOG, CannotGoOn, run_logged, tell

NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge"),
)
MAC_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


def browser() -> str:
    """The path of a browser: the chosen one, one that is there, or one that can be had."""
    let_playwright_run()
    for way in (present_browser, playwrights_browser, from_debian, from_playwright):
        path = way()
        if path:
            return path
    raise CannotGoOn(
        "The tests need a browser, and none could be found or installed. "
        "Install Chromium, Chrome or Edge, then run this again."
    )


def let_playwright_run() -> None:
    """Playwright brings a Node of its own, which needs a library that the smallest systems lack."""
    ask = [sys.executable, "-m", "playwright", "--version"]
    said = subprocess.run(ask, capture_output=True, text=True)
    if said.returncode and not (is_root_with_apt() and apt_installs("libatomic1")):
        raise CannotGoOn(f"Playwright, which steers the browser, does not run: {said.stderr}")


def present_browser() -> str:
    """The browser that WORKSHOP_KIT_BROWSER names, else one of the system's, else ""."""
    chosen = os.environ.get("WORKSHOP_KIT_BROWSER")
    if chosen:
        return chosen
    places = [Path(found) for name in NAMES if (found := shutil.which(name))]
    if sys.platform == "darwin":
        folders = [Path("/Applications"), Path.home() / "Applications"]
        places += [f / f"{app}.app/Contents/MacOS/{app}" for f in folders for app in MAC_APPS]
    if sys.platform == "win32":
        keys = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        folders = [Path(os.environ[key]) for key in keys if key in os.environ]
        places += [folder / program for folder in folders for program in WINDOWS_PROGRAMS]
    return next((str(p) for p in places if p.exists() and not is_snap(p)), "")


def is_snap(path: Path) -> bool:
    """Snaps may not read the profile folder that a test gives them: they count as not there."""
    target = path.resolve()
    if target.name == "snap" or "snap" in target.parts:
        return True
    with target.open("rb") as file:
        return b"/snap/" in file.read(4096)


def playwrights_browser() -> str:
    """The browser that Playwright downloaded at some time, or ""."""
    ask = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as p: print(p.chromium.executable_path)"
    )
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True).stdout
    return said.strip() if Path(said.strip()).is_file() else ""


def from_debian() -> str:
    """Debian's own chromium, for root. Ubuntu's package of that name is only a door to a snap."""
    if not is_root_with_apt() or "ubuntu" in Path("/etc/os-release").read_text("utf-8"):
        return ""
    return present_browser() if apt_installs("chromium") else ""


def is_root_with_apt() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def apt_installs(package: str) -> bool:
    steps = "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y "
    return installs(["sh", "-c", steps + package], package)


def from_playwright() -> str:
    """Playwright's own download; as root on Linux together with the libraries it needs."""
    options = ["--with-deps"] if is_root_with_apt() else []
    command = [sys.executable, "-m", "playwright", "install", *options, "chromium"]
    return playwrights_browser() if installs(command, "Playwright's chromium") else ""


def installs(command: list[str], what: str) -> bool:
    """Whether the command worked; a failure is told, and the next way is tried."""
    tell(f"Installing {what} for the tests (about a minute) ...", last=True)
    try:
        run_logged(command, lambda: f"installing {what}")
    except (CannotGoOn, OSError):
        tell(f"That did not work ({LOG} says why): {' '.join(command)}", last=True)
        return False
    return True

"""Finds PostgreSQL and nginx for the tests of several servers, or installs them."""

import shutil
from pathlib import Path

from kit import tell
from tests.browser import apt_installs, is_root_with_apt

PACKAGES = {"postgres": "postgresql", "nginx": "nginx-light"}  # program, Debian's package of it


def program(name: str) -> str:
    """The path of nginx, or of one of PostgreSQL's programs; "" where it is not there."""
    # Debian keeps PostgreSQL's programs out of the path, and nginx in a place for root alone.
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    return str(debian[-1]) if debian else found or ""


def install_servers() -> None:
    """Have both, from Debian's packages; where that cannot be, say loudly what is not tested."""
    for name, package in PACKAGES.items():
        if not program(name) and not (is_root_with_apt() and apt_installs(package)):
            tell(f"NOT TESTED: several servers, for there is no {name} here.", last=True)

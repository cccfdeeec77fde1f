"""Two computers on one network, as network namespaces of Linux: a laptop and somebody's phone."""

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress

LAPTOP, PHONE = "10.77.0.1", "10.77.0.2"


def cannot() -> str:
    """Why there can be none here, "" where there can."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("ip"):
        return "HALL TESTS SKIPPED: network namespaces need Linux, root and iproute2"
    name = f"wk{uuid.uuid4().hex[:6]}"
    made = subprocess.run(["ip", "netns", "add", name], capture_output=True)
    subprocess.run(["ip", "netns", "del", name], capture_output=True)
    return "" if made.returncode == 0 else "HALL TESTS SKIPPED: no network namespaces here"


class Hall:
    """`laptop` and `phone` are the names of the two; between them nothing but one cable."""

    def __init__(self) -> None:
        tail = uuid.uuid4().hex[:6]
        self.laptop, self.phone = f"wkl{tail}", f"wkp{tail}"

    def build(self, address: str = LAPTOP) -> None:
        """The laptop has this address, "" for none; neither has a way out."""
        for name in (self.laptop, self.phone):
            ip("netns", "add", name)
            ip("-n", name, "link", "set", "lo", "up")
        ends = ("veth0", "netns", self.laptop, "type", "veth", "peer", "veth0")
        ip("link", "add", *ends, "netns", self.phone)
        for name, own in ((self.laptop, address), (self.phone, PHONE)):
            if own:
                ip("-n", name, "addr", "add", f"{own}/24", "dev", "veth0")
            ip("-n", name, "link", "set", "veth0", "up")

    def drop(self) -> None:
        """What the phone sends arrives, and nothing that is said to it goes out: as a firewall."""
        ip("-n", self.laptop, "route", "add", "blackhole", f"{PHONE}/32")

    def inside(self, where: str, *command: str, **how: object) -> "subprocess.Popen[str]":
        """A program that runs on the laptop or on the phone."""
        whole = ["ip", "netns", "exec", where, *command]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(whole, **pipes, **how)  # type: ignore[call-overload]

    def remove(self) -> None:
        """Both go, with what is between them."""
        for name in (self.laptop, self.phone):
            with suppress(subprocess.CalledProcessError):
                ip("netns", "del", name)


def ip(*what: str) -> None:
    """One command of iproute2."""
    subprocess.run(["ip", *what], check=True, capture_output=True)


@contextmanager
def hall(address: str = LAPTOP) -> Iterator[Hall]:
    """A hall for one test."""
    made = Hall()
    try:
        made.build(address)
        yield made
    finally:
        made.remove()

"""The addresses by which phones on the same network reach this computer; no packet is sent."""

import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress

ANYWHERE = "10.255.255.255"  # whichever way out there is
LOOPBACK = "127."
UNASSIGNED = "169.254."  # what a computer calls itself where nobody gives it an address
SIOCGIFADDR = 0x8915  # Linux: an interface's address
# Networks of a hotspot, as the systems give them: Windows, Linux, macOS, a phone.
HOTSPOTS = ("192.168.137.", "10.42.", "192.168.2.1", "172.20.10.")


def own_address() -> str:
    """The address that other machines on this network know this one by; 127.0.0.1 without one."""
    return next(iter(addresses()), "127.0.0.1")


def addresses() -> list[str]:
    """All of them, the one with the way out first; [] where this computer is in no network."""
    found = dict.fromkeys([*_way_to(ANYWHERE), *_interfaces(), *_named()])
    real = [one for one in found if not one.startswith((LOOPBACK, "0."))]
    return sorted(real, key=lambda one: one.startswith(UNASSIGNED))


def is_hotspot(address: str) -> bool:
    """Whether the address looks like that of a hotspot, which takes few devices."""
    return address.startswith(HOTSPOTS)


def _way_to(target: str) -> Iterator[str]:
    """Connecting a datagram socket sends nothing; it only asks which way out there is."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect((target, 1))
        yield str(probe.getsockname()[0])


def _interfaces() -> Iterator[str]:
    """Also where no route leads out of the hall."""
    if sys.platform != "linux":
        return
    import fcntl  # noqa: PLC0415 -- not on Windows

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            with suppress(OSError):  # it has none
                asked = struct.pack("256s", name.encode()[:15])
                told = fcntl.ioctl(asking.fileno(), SIOCGIFADDR, asked)
                yield socket.inet_ntoa(told[20:24])


def _named() -> Iterator[str]:
    with suppress(OSError):
        yield from socket.gethostbyname_ex(socket.gethostname())[2]

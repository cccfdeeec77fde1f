"""The network: which address phones will use, and what of this laptop keeps them out."""

import errno
import socket

from . import settings
from .addresses import UNASSIGNED, addresses, is_hotspot
from .found import Found

HOTSPOT = 8  # devices that a laptop's own hotspot takes, about


def address() -> list[Found]:
    """Where phones reach this laptop; a fault where it is in no network."""
    known = addresses()
    if not known:
        return [Found("fault", "premises.no_network")]
    if known[0].startswith(UNASSIGNED):
        return [Found("fault", "premises.no_address", {"address": known[0]})]
    found = [Found("fine", "premises.address", {"address": known[0]})]
    if len(known) > 1:
        others = ", ".join(known[1:])
        found.append(Found("note", "premises.addresses", {"others": others, "address": known[0]}))
    return found


def port(number: int) -> Found:
    """Whether the port can be had."""
    try:
        with socket.create_server(("0.0.0.0", number)):
            return Found("fine", "premises.port", {"port": number})
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        key = "premises.port_taken" if taken else "premises.port_denied"
        return Found("fault", key, {"port": number, "other": number + 1})


def firewall(port: int) -> Found:
    """What this laptop's own firewall does; whether a phone gets through only a phone can tell."""
    on = settings.firewall()
    if on is None:
        return Found("unread", "premises.firewall_unread", {"port": port})
    return Found("note", f"premises.firewall_{'on' if on else 'off'}", {"port": port})


def proxy() -> list[Found]:
    """Whether board and desk, opened on this laptop, would be looked for elsewhere."""
    own = next(iter(addresses()), "")
    if not own or not settings.proxied(own):
        return []
    return [Found("note", "premises.proxy", {"address": own})]


def sign_in() -> Found:
    """Whether the Wi-Fi has a page to sign in can be seen from a phone alone: nobody is asked."""
    return Found("note", "premises.sign_in")


def devices(people: int) -> Found:
    """How many devices the network is asked to carry."""
    about = {"people": people, "hotspot": HOTSPOT}
    if people > HOTSPOT and any(map(is_hotspot, addresses()[:1])):
        return Found("fault", "premises.hotspot", about)
    return Found("note", "premises.devices", about)


def line(https: bool) -> Found:
    """Whether what phones send can be read on the Wi-Fi."""
    return Found("fine" if https else "note", f"premises.{'https' if https else 'http'}")

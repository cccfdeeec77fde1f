"""The check a week before: all that can be seen from the laptop alone."""

from . import drive, laptop, network
from .found import Found, Wanted


def look(wanted: Wanted) -> list[Found]:
    """Everything in the order in which it is mended; nothing is changed and nothing kept."""
    return [
        *network.address(),
        network.port(wanted.port),
        network.firewall(wanted.port),
        network.sign_in(),
        *network.proxy(),
        network.devices(wanted.people),
        network.line(wanted.https),
        laptop.power(),
        laptop.sleep(),
        laptop.clock(wanted.folder),
        laptop.disk(wanted.folder),
        laptop.folder(wanted.folder),
        drive.drive(wanted.folder),
    ]

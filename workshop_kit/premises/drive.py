"""Where the school's folder lies: on this laptop alone, or where something copies or shares it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import psutil

from .found import Found

# Folders of programs that keep what is in them elsewhere too, older versions of it as well.
COPIED = (
    *("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud"),
    *("mobile documents", "cloudstorage", "nextcloud", "owncloud", "box sync", "creative cloud"),
)
# File systems of other computers: SQLite's lock and log do not hold there (sqlite.org/wal.html).
SHARED = (
    *("nfs", "cifs", "smb", "afp", "webdav", "davfs", "vboxsf", "prl_fs"),
    *("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.vmhgfs", "fuse.gvfsd"),
)


class Mounted(Protocol):
    """What psutil tells of a drive."""

    mountpoint: str
    fstype: str
    opts: str


def drive(path: Path, mounted: Iterable[Mounted] | None = None) -> Found:
    """A fault where copies of open answers would stay elsewhere, or what is saved could be lost.

    `mounted` are the drives, None to ask the system.
    """
    whole, about = path.expanduser().resolve(), {"folder": path}
    if any(part.lower().startswith(COPIED) for part in whole.parts):
        return Found("fault", "premises.copied", about)
    if _is_shared(whole, psutil.disk_partitions(all=True) if mounted is None else mounted):
        return Found("fault", "premises.shared", about)
    return Found("fine", "premises.own_drive")


def _is_shared(path: Path, mounted: Iterable[Mounted]) -> bool:
    if path.drive.startswith("\\\\"):  # \\server\share
        return True
    under = [one for one in mounted if path.is_relative_to(one.mountpoint)]
    own = max(under, key=lambda one: len(one.mountpoint), default=None)
    told = own and (own.fstype.lower().startswith(SHARED) or "remote" in own.opts.split(","))
    return bool(told)

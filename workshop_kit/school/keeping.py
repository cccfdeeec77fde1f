"""Copies of a school's folder, without what single people answered; and removing it for good."""

import json
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from ..disk import ANYBODY, OWNER, part_of, put, whole
from ..ports import Row, SchoolStore
from ..trust.register import BUNDLES
from ..trust.register import FILE as TRUST
from .database import ADDRESS as DATABASE
from .database import open_store
from .folder import (
    ADDRESS,
    KEPT,
    KNOWN,
    LOCK,
    NAME,
    REPRESENTATIVES,
    claim,
    named,
)
from .lists import INITIATIVES, MEETINGS
from .rooms_here import NoRoom
from .school import School

FORMAT = 1
ABOUT, ROOMS = "about.json", "rooms.jsonl"
BACKUP = "school.zip"  # in what is handed over
FILES = (NAME, REPRESENTATIVES, KNOWN, KEPT, MEETINGS, INITIATIVES)
OWN = ("library", "guides")  # the school's own workshops, papers, contacts and guides
LARGEST = 200_000_000  # bytes of a backup unpacked: no school has so much
LOCKED = 0x1  # flag of a file in a ZIP that is locked with a password
DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError)  # the last: packed in another way
DATED = (1980, 1, 1, 0, 0, 0)  # of every file in a backup: it says nothing of a time


class NoBackup(Exception):
    """Raised where a file cannot be restored; `args` are a sentence's key and gaps."""


def backup(folder: Path, store: SchoolStore | None, to: Path, *, key: bool = True) -> bool:
    """Write rooms, settings and own workshops of a school to one file; no open answer is in it.

    Where the folder is a trust's too, its register with its private `key` goes along, and the
    bundles that came: without the key none could be read again. Then the file is for its owner
    only. Whether one is in it. `store` is None where the folder is a trust's alone.
    Also while a server runs. Whole or not at all: an OSError leaves what stood there before.
    What `leads_out` names is not in it.
    """
    trusts = key and (folder / TRUST).is_file()
    files = [folder / name for name in FILES] + _own(folder)
    if trusts:
        files += [folder / TRUST, *sorted((folder / BUNDLES).glob("*.json"))]
    mode = OWNER if trusts else ANYBODY
    with whole(to, mode) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in _packed(folder, store, files):
            info = zipfile.ZipInfo(name, DATED)
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, body)
    return trusts


def leads_out(folder: Path) -> list[str]:
    """What stands in a school's folder and is somewhere else: a backup does not follow it."""
    known = [*(folder / name for name in (*FILES, *OWN)), *_own(folder)]
    out = {path for path in known if _is_outside(path, folder)}
    return sorted(path.relative_to(folder).as_posix() for path in out if path.parent not in out)


def _own(folder: Path) -> list[Path]:
    return [path for name in OWN for path in sorted((folder / name).rglob("*"))]


def _is_outside(path: Path, folder: Path) -> bool:
    return path.exists() and not path.resolve().is_relative_to(folder.resolve())


def is_trusts_alone(folder: Path) -> bool:
    """Whether this is a trust's folder and no school's."""
    return (folder / TRUST).is_file() and not (folder / NAME).exists()


def _packed(
    folder: Path, store: SchoolStore | None, files: Sequence[Path]
) -> Iterator[tuple[str, bytes]]:
    yield ABOUT, json.dumps({"format": FORMAT}).encode()
    lines = (
        json.dumps({"room": room, "n": n, "kind": kind, "body": body}, ensure_ascii=False)
        for room in (store.rooms() if store else ())
        for n, kind, body in (store.after(room) if store else ())
    )
    yield ROOMS, "\n".join(lines).encode()
    for path in files:
        if path.is_file() and not _is_outside(path, folder):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def restore(file: Path, folder: Path) -> tuple[list[str], list[str]]:
    """Bring back what a backup has and this folder has not: (rooms brought back, rooms kept).

    Also while a server runs. A room that is here stays as it is. Raises NoBackup for another file,
    NoSchool where the folder is another school's; nothing is changed then. An OSError is the
    folder's: what is there by then stays, and restoring again goes on.
    """
    try:
        found = _unpacked(file)
        rooms = _stories(found.pop(ROOMS))
        trusts_alone = TRUST in found and NAME not in found
        name = "" if trusts_alone else found[NAME].decode().strip()
        _same_trust(found, folder)
    except OSError as error:
        about = {"file": file, "reason": error.strerror or error}
        raise NoBackup("cli.cannot_read", about) from error
    except (*DAMAGED, KeyError, ValueError, TypeError) as error:
        raise NoBackup("keeping.no_backup", {"file": file}) from error
    if not name and not trusts_alone:
        raise NoBackup("keeping.no_backup", {"file": file})
    if not trusts_alone:
        claim(folder, name, REPRESENTATIVES in found)
    for path, body in found.items():
        _put_missing(folder / path, body)
    if trusts_alone:
        return [], []
    store = open_store(folder, named(folder))
    try:
        back = [room for room, story in rooms.items() if store.fill(room, story)]
    finally:
        store.stop()
    return back, [room for room in rooms if room not in back]


def _unpacked(file: Path) -> dict[str, bytes]:
    """What a backup may hold, by its path; nothing else of the file is looked at."""
    with zipfile.ZipFile(file) as packed:
        known = [one for one in packed.infolist() if _may_hold(one.filename)]
        if sum(one.file_size for one in known) > LARGEST:
            raise ValueError(file)
        if any(one.flag_bits & LOCKED for one in known):
            raise NoBackup("keeping.locked", {"file": file})
        found = {one.filename: packed.read(one) for one in known}
    if json.loads(found.pop(ABOUT))["format"] > FORMAT:
        raise NoBackup("keeping.newer", {"file": file})
    return found


def _may_hold(name: str) -> bool:
    path = PurePosixPath(name)
    inside = path.parts[0] in (*OWN, BUNDLES) and ".." not in path.parts and "\\" not in name
    return name in (ABOUT, ROOMS, TRUST, *FILES) or (inside and ":" not in name)


def _same_trust(found: Mapping[str, bytes], folder: Path) -> None:
    """Raises NoBackup where the folder is another trust's: its key would read no bundle of this."""
    here = folder / TRUST
    if TRUST not in found or not here.is_file():
        return
    if json.loads(found[TRUST])["key"] != json.loads(here.read_bytes())["key"]:
        raise NoBackup("keeping.other_trust", {"folder": folder})


def _stories(lines: bytes) -> dict[str, list[Row]]:
    """Each room's events, which must be numbered from 1 without a gap."""
    rooms: dict[str, list[Row]] = {}
    for line in filter(None, lines.decode().split("\n")):
        one = json.loads(line)
        story = rooms.setdefault(one["room"], [])
        story.append((one["n"], one["kind"], one["body"]))
        if one["n"] != len(story):
            raise ValueError(line)
    return rooms


def _put_missing(path: Path, body: bytes) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, body, OWNER if path.name == TRUST else ANYBODY)


def forget_room(school: School, code: str) -> None:
    """Remove a room and every byte of it; NoRoom if there is none. No server may run here."""
    if code not in school.store.rooms():
        raise NoRoom(code)
    school.store.forget(code)


def forget_school(school: School) -> list[str]:
    """Remove a school's rooms and files, then its folder; the names of what the kit did not write.

    No server may run here. The school cannot be used any more.
    """
    for code in school.store.rooms():
        school.store.forget(code)
    school.store.remove()
    school.stop()
    for name in OWN:
        shutil.rmtree(school.folder / name, ignore_errors=True)
    # Its name last: whoever was stopped before can say the same again.
    for name in (ADDRESS, DATABASE, LOCK, *reversed(FILES)):
        path = school.folder / name
        path.unlink(missing_ok=True)
        part_of(path).unlink(missing_ok=True)
    left = sorted(path.name for path in school.folder.iterdir())
    if not left:
        school.folder.rmdir()
    return left


def hand_over(school: School, to: Path) -> Path:
    """Write a backup, and every plan in all formats in a folder of its own; the backup's path.

    A trust's private key stays here: who takes over a school is not the trust.
    """
    to.mkdir(parents=True, exist_ok=True)
    for code in school.store.rooms():
        school.export(code, to / code)
    backup(school.folder, school.store, to / BACKUP, key=False)
    return to / BACKUP

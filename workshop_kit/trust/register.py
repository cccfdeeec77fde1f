"""A trust's folder: its key, the schools it has invited, and what its pictures have shown."""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ..disk import OWNER, put
from ..domain.problem import Problem, Refused
from . import keys
from .invitation import Invitation, write

FILE = "trust.json"
BUNDLES = "bundles"  # the folder for what schools hand on, inside the trust's
LONGEST = 120


@dataclass(frozen=True)
class Known:
    """A school that was invited. `block`: the schools it is counted with, 0 before the first time.

    `used`: for each school year the mark of the bundle that a picture was made of.
    """

    id: str
    name: str
    public: str
    block: int
    used: Mapping[str, str]


@dataclass(frozen=True)
class Register:
    """What the folder holds. `key` is the trust's private key."""

    name: str
    key: str
    schools: tuple[Known, ...]

    @property
    def public(self) -> str:
        """The trust's public key, which its invitations and bundles carry."""
        return keys.public_of(self.key)

    def school(self, id: str) -> Known | None:
        """The school with this id; None if it was never invited."""
        return next((one for one in self.schools if one.id == id), None)

    def invited(self, name: str) -> bool:
        """Whether a school of this name has been invited."""
        return any(one.name.casefold() == name.casefold() for one in self.schools)


def load(folder: Path) -> Register:
    """The register in the folder; Refused where there is none, or somebody broke it."""
    path = folder / FILE
    try:
        data = json.loads(path.read_text("utf-8"))
        schools = tuple(Known(**one) for one in data["schools"])
        found = Register(data["name"], data["key"], schools)
        keys.public_of(found.key)  # raises where it is no key
    except FileNotFoundError as error:
        raise Refused(Problem("trust.none_here", about={"folder": folder})) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(Problem("trust.broken", about={"file": path})) from error
    return found


def keep(folder: Path, register: Register) -> None:
    """Keep it, whole or not at all, for nobody else on this computer (OSError)."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    hand_out(folder / FILE, json.dumps(asdict(register), indent=1).encode())


def hand_out(path: Path, body: bytes) -> None:
    """Write a file with a key in it, whole or not at all, for its owner's eyes only (OSError)."""
    put(path, body, OWNER)


def invite(folder: Path, trust: str, school: str, again: bool) -> tuple[Register, bytes]:
    """The register with the school in it, and the school's invitation; nothing is kept yet.

    The school's private key is in the invitation and nowhere else. `again` gives a school that
    lost its invitation a new key; bundles signed with the old one count no more.
    """
    register, (letter,) = invited_to(begun(folder, trust), [school], again)
    return register, letter


def invited_to(
    register: Register, schools: Iterable[str], again: bool
) -> tuple[Register, list[bytes]]:
    """As `invite`, into this register: an invitation for each of these names."""
    known = {one.id: one for one in register.schools}
    ids = {one.name.casefold(): one.id for one in register.schools}
    public = register.public
    letters: list[bytes] = []
    for school in schools:
        name = school_name(school)
        before = known.get(ids.get(name.casefold(), ""))
        key = keys.new_key()
        mine = replace(_may_be(before, name, again), public=keys.public_of(key))
        known[mine.id], ids[name.casefold()] = mine, mine.id
        invitation = Invitation(register.name, public, mine.name, mine.id, key)
        letters.append(write(invitation, register.key))
    return replace(register, schools=tuple(known.values())), letters


def _may_be(before: Known | None, name: str, again: bool) -> Known:
    """The school to invite; Refused where it has its invitation, or has lost none."""
    if before and not again:
        raise Refused(Problem("trust.invited", about={"school": before.name}))
    if again and not before:
        raise Refused(Problem("trust.not_invited", about={"school": name}))
    return before or Known(secrets.token_hex(8), name, "", 0, {})


def school_name(name: str) -> str:
    """A school's name with single spaces; Refused where it can be none."""
    return _checked(name, "trust.no_name")


def begun(folder: Path, trust: str) -> Register:
    """The trust of this folder; the first time it needs a name and gets a key. Not kept yet."""
    if not (folder / FILE).exists():
        return Register(_checked(trust, "trust.no_trust"), keys.new_key(), ())
    register = load(folder)
    if trust and " ".join(trust.split()) != register.name:
        about = {"known": register.name, "folder": folder}
        raise Refused(Problem("trust.other_trust", about=about))
    return register


def _checked(name: str, missing: str) -> str:
    short = " ".join(name.split())
    if not short or len(short) > LONGEST or not short.isprintable():
        raise Refused(Problem(missing, about={"most": LONGEST}))
    return short


def with_schools(register: Register, changed: Sequence[Known]) -> Register:
    """The register with these schools as they are now."""
    now = {one.id: one for one in changed}
    return replace(register, schools=tuple(now.get(one.id, one) for one in register.schools))

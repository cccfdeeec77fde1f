"""The one file that a school gets from its trust: who it is there, and its key to sign with."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..domain.problem import Problem, Refused
from .keys import holds, public_of, sign
from .reading import read

FORMAT = 1
PURPOSE = "invitation 1"


@dataclass(frozen=True)
class Invitation:
    """`trust_key` is the trust's public key, `key` the school's private one: a secret."""

    trust: str
    trust_key: str
    school: str
    id: str
    key: str


def write(invitation: Invitation, private: str) -> bytes:
    """The file, signed with the trust's private key."""
    body = asdict(invitation)
    signed = {"format": FORMAT, "invitation": body, "signature": sign(private, PURPOSE, body)}
    return (json.dumps(signed, ensure_ascii=False, indent=1) + "\n").encode()


def read_invitation(path: Path) -> Invitation:
    """The invitation in the file; Refused where it is none, or is not as the trust wrote it."""
    data = read(path, FORMAT)
    body = data.get("invitation")
    about = {"file": path.name}
    if not _is_one(body):
        raise Refused(Problem("trust_file.no_invitation", about=about))
    assert isinstance(body, dict)
    if not holds(body["trust_key"], data.get("signature"), PURPOSE, body):
        raise Refused(Problem("trust_file.invitation_changed", about=about))
    return Invitation(**body)


def _is_one(body: Any) -> bool:
    names = set(Invitation.__dataclass_fields__)
    if not isinstance(body, dict) or set(body) != names:
        return False
    if not all(isinstance(value, str) and len(value) <= 200 for value in body.values()):
        return False
    try:
        return bool(public_of(body["key"]))
    except ValueError:
        return False

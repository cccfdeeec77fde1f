"""A bundle as a file: the bundle itself and the school's signature over it."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..domain.bundle import FORMAT, Bundle
from ..domain.problem import Problem, Refused
from . import keys
from .invitation import Invitation
from .reading import read
from .register import Known, Register
from .sense import wrong

PURPOSE = f"bundle {FORMAT}"
SHAPE: TypeAdapter[Bundle] = TypeAdapter(Bundle)


def seal(bundle: Bundle, invitation: Invitation) -> bytes:
    """The file that the school hands on."""
    body = _plain(bundle)
    signature = keys.sign(invitation.key, PURPOSE, body)
    file = {"format": FORMAT, "bundle": body, "signature": signature}
    return (json.dumps(file, ensure_ascii=False, indent=1) + "\n").encode()


def unseal(path: Path, register: Register) -> tuple[Bundle, str]:
    """The bundle in the file and its mark; Refused says why it does not count."""
    data = read(path, FORMAT)
    about = {"file": path.name}
    body = data.get("bundle")
    if set(data) != {"format", "bundle", "signature"} or not isinstance(body, dict):
        raise Refused(Problem("trust_file.other", about=about))
    known = _sender(body, register, about)
    if not keys.holds(known.public, data["signature"], PURPOSE, body):
        raise Refused(Problem("trust_file.changed", about={**about, "school": known.name}))
    return _shaped(body, about), mark(data)


def mark(data: dict[str, Any]) -> str:
    """Tells one bundle from another."""
    body = json.dumps(data["bundle"], sort_keys=True).encode()
    return sha256(body).hexdigest()


def schema() -> dict[str, Any]:
    """The JSON schema of a bundle, as docs/bundle.schema.json has it."""
    found = SHAPE.json_schema()
    for one in (found, *found["$defs"].values()):
        one["additionalProperties"] = False
    return found


def _plain(bundle: Bundle) -> dict[str, Any]:
    body = SHAPE.dump_python(bundle, mode="json")
    assert isinstance(body, dict)
    return body


def _sender(body: dict[str, Any], register: Register, about: dict[str, str]) -> Known:
    if body.get("trust") != register.public:
        raise Refused(Problem("trust_file.other_trust", about=about))
    known = register.school(str(body.get("school")))
    if known is None:
        raise Refused(Problem("trust_file.unknown", about=about))
    return known


def _shaped(body: dict[str, Any], about: dict[str, str]) -> Bundle:
    """The bundle, if it is one to the last field, and if nobody can be found in it."""
    try:
        bundle = SHAPE.validate_json(json.dumps(body), strict=True)
    except (ValidationError, ValueError) as error:
        raise Refused(Problem("trust_file.no_bundle", about=about)) from error
    if _plain(bundle) != body:
        raise Refused(Problem("trust_file.no_bundle", about=about))
    found = wrong(bundle, body)
    if found:
        raise Refused(Problem(found, about=about))
    return bundle

"""The shape of a workshop file: the fields, lists and numbers that the domain's classes need."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ..domain.activities import KINDS
from ..domain.activities.record import Field
from ..domain.workshop import Evidence, Workshop
from ..words import say
from .faults import Found, Unreadable
from .spelling import did_you_mean, nearest, shorten
from .tree import Node

ADDED = ("name", "titles", "rules")  # the file's name, and what others say: never fields in it
EXTRA = "unexpected_keyword_argument"

_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {
    cls: TypeAdapter(cls) for cls in (*KINDS.values(), Evidence, Workshop)
}

# What pydantic says, and the key of what a teacher can do about it.
_KEYS = {
    "string_type": "check.not_words",
    "int_parsing": "check.not_a_number",
    "int_parsing_size": "check.not_a_number",
    "int_type": "check.needs_number",
    "tuple_type": "check.not_a_list",
    "dict_type": "check.not_named",
    "too_long": "check.many_entries",
    "bool_parsing": "check.not_true",
    "dataclass_type": "check.not_fields",
    "dataclass_exact_type": "check.not_fields",
}


def fit(root: Node, name: str) -> tuple[Workshop | None, list[Found]]:
    """The workshop that the tree describes, or everything in its shape that is to be mended.

    A misspelt field is put right in the tree, so that later checks see what was meant.
    Unreadable if there are no fields at all.
    """
    if not isinstance(root.value, dict):
        raise Unreadable((root.line, say("check.not_a_workshop")))
    found: list[Found] = []
    activities = [_activity(node, found) for node in root.entries("activities")]
    cards = [_build(Evidence, node, found) for node in root.entries("evidence")]
    own, *others = (root.fields.pop(name, None) for name in ADDED)
    if own:
        found.append((own.line, say("check.own_name")))
    strange = zip(ADDED[1:], others, strict=True)
    found += [(n.line, _unknown(name, _known(Workshop))) for name, n in strange if n]
    plain = root.plain | {"name": name}
    for field, parts in (("activities", activities), ("evidence", cards)):
        if isinstance(plain.get(field), list):
            plain[field] = [part for part in parts if part is not None]
    workshop = _validate(Workshop, root, plain, found)
    return (None if found else workshop), found


def fit_cards(root: Node) -> tuple[tuple[Evidence, ...], list[Found]]:
    """The cards in the list `evidence` that can be used, and what is to be mended in the others."""
    found: list[Found] = []
    cards = [_build(Evidence, node, found) for node in root.entries("evidence")]
    return tuple(card for card in cards if card is not None), found


def _activity(node: Node, found: list[Found]) -> Any:
    """One activity by its kind; a misspelt kind is said and then read as the nearest one."""
    if not isinstance(node.value, dict):
        found.append((node.line, say("check.not_fields")))
        return None
    field = "kind" if "kind" in node.fields else nearest("kind", node.fields) or "kind"
    kind = node.words(field)
    if kind not in KINDS:
        found.append((node.line_of(field), _no_kind(kind)))
        kind = nearest(kind, KINDS) or ""
        if kind:
            node.fields[field] = Node(node.line_of(field), kind)
    return _build(KINDS[kind], node, found) if kind else None


def _no_kind(kind: str) -> str:
    known = ", ".join(KINDS)
    if not kind:
        return say("check.kind_missing", known=known)
    return say("check.no_kind", kind=shorten(kind), known=known, meant=did_you_mean(kind, KINDS))


def _build(cls: type[Any], node: Node, found: list[Found]) -> Any:
    return _validate(cls, node, node.plain, found)


def _validate(cls: type[Any], node: Node, plain: Any, found: list[Found]) -> Any:
    try:
        return _ADAPTERS[cls].validate_python(plain)
    except ValidationError as error:
        found += _sentences(cls, node, error.errors(include_url=False))
        return None


def _sentences(cls: type[Any], node: Node, errors: list[ErrorDetails]) -> Iterator[Found]:
    known = _known(cls)
    own = [e for e in errors if _is_own(e)]
    missing = {str(e["loc"][0]) for e in own if e["type"] == "missing"}
    extra = [str(e["loc"][0]) for e in own if e["type"] == EXTRA]
    for name in extra:
        yield node.line_of(name), _unknown(name, known)
        meant = nearest(name, missing)
        if meant:
            missing.discard(meant)
            node.fields[meant] = node.fields.pop(name)
    yield from ((node.line, say("check.missing", field=name)) for name in known if name in missing)
    rest = [e for e in errors if not (_is_own(e) and e["type"] in ("missing", EXTRA))]
    yield from (_mistyped(node, error) for error in rest)


def _is_own(error: ErrorDetails) -> bool:
    """Whether it is about a field of the thing itself, not of something within."""
    return len(error["loc"]) == 1


def _known(cls: type[Any]) -> list[str]:
    return [field.name for field in fields(cls) if field.name not in ADDED]


def _unknown(name: str, known: list[str]) -> str:
    meant = did_you_mean(name, known)
    return say("check.unknown_field", field=shorten(name), meant=meant, known=", ".join(known))


def _mistyped(node: Node, error: ErrorDetails) -> Found:
    place = error["loc"]
    field = shorten(["", *(str(step) for step in place if isinstance(step, str))][-1])
    if error["type"] == "literal_error":
        return node.line_of(*place), _choice(field, error)
    if error["type"] == EXTRA:
        return node.line_of(*place), _unknown(field, _known(Field))
    if error["type"] == "missing":
        few = isinstance(place[-1], int)  # else a field of a field is missing
        key = "check.few_entries" if few else "check.missing"
        return node.line_of(*place[:-1]), say(key, field=field)
    split = error["type"] == "string_type" and isinstance(error["input"], dict)
    if split and isinstance(place[-1], int):  # an entry of a list of words
        return node.line_of(*place), say("check.colon")
    key = _KEYS.get(error["type"], "check.other_shape")
    return node.line_of(*place), say(key, field=field, given=shorten(str(error["input"])))


def _choice(field: str, error: ErrorDetails) -> str:
    known = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    given = shorten(str(error["input"]))
    meant = did_you_mean(given, known)
    return say("check.not_a_choice", field=field, given=given, known=", ".join(known), meant=meant)

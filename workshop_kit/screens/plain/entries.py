"""Kinds that ask for entries with the same few fields: record and year."""

from collections.abc import Callable, Sequence
from typing import Any

from ...words import say
from .fields import Data, Field, Flat, Fold, Form, listed, whole

EVENT = ("name", "week", "group", "weight", "fixed", "why")
FIXED = {True: "no", False: "yes"}  # "could it move?"


def _each(data: Data, inside: Callable[[str], list[Field]]) -> list[Field]:
    """The fields of every entry; the first of each says which it is."""
    return [field for n in range(1, data["most"] + 1) for field in inside(f"{n}-")]


def _name(place: str, data: Data, label: str) -> Field:
    known = data["known"]
    hint = say("plain.known", known="; ".join(known)) if known else ""
    n = place.rstrip("-")
    title = data["words"]["number"].format(entry=data["entry"], n=n)
    fold = Fold(say("plain.known_title"), known) if known else None
    return Field(name=f"{place}name", label=label, hint=hint, about=title, fold=fold)


def _record(data: Data) -> list[Field]:
    def inside(place: str) -> list[Field]:
        fields = [_field(place, about) for about in data["fields"]]
        return [_name(place, data, data["entry"]), *fields]

    return _each(data, inside)


def _field(place: str, about: Any) -> Field:
    said = {"name": place + about["id"], "label": about["label"], "hint": about["hint"]}
    choices = about["choices"]
    return Field(**said, look="list", options=listed(choices)) if choices else Field(**said)


def _year(data: Data) -> list[Field]:
    words = data["words"]
    on = [(group, group) for group in data["groups"]]
    heavy = [(weight, words[weight]) for weight in data["weights"]]
    fixed = [("yes", words["can"]), ("no", words["cannot"])]
    lists = {"week": data["weeks"], "group": on, "weight": heavy, "fixed": fixed}

    def inside(place: str) -> list[Field]:
        picked = [
            Field(name=place + id, label=words[id], look="list", options=listed(options))
            for id, options in lists.items()
        ]
        why = Field(name=f"{place}why", label=words["why"])
        return [_name(place, data, words["name"]), *picked, why]

    return _each(data, inside)


def _flat(own: Any, names: Sequence[str]) -> dict[str, str]:
    pairs = [(n, one) for n, one in enumerate(own or (), 1)]
    return {f"{n}-{name}": str(one.get(name, "")) for n, one in pairs for name in names}


def _record_flat(own: Any, data: Data) -> dict[str, str]:
    return _flat(own, ["name", *(field["id"] for field in data["fields"])])


def _year_flat(own: Any, data: Data) -> dict[str, str]:
    return _flat([{**one, "fixed": FIXED[one["fixed"]]} for one in own or ()], EVENT)


def _typed(flat: Flat, data: Data, names: Sequence[str]) -> list[dict[str, str]]:
    every = range(1, data["most"] + 1)
    return [{name: flat.get(f"{n}-{name}", "") for name in names} for n in every]


def _record_value(flat: Flat, data: Data) -> list[dict[str, Any]]:
    numbers = {field["id"] for field in data["fields"] if field["number"]}
    names = ["name", *(field["id"] for field in data["fields"])]
    return [
        {name: whole(text) if name in numbers else text for name, text in one.items()}
        for one in _typed(flat, data, names)
    ]


def _year_value(flat: Flat, data: Data) -> list[dict[str, Any]]:
    return [_event(one) for one in _typed(flat, data, EVENT)]


def _event(one: dict[str, str]) -> dict[str, Any]:
    stays = one["fixed"] == "no"
    why = one["why"] if stays else ""
    return {**one, "week": whole(one["week"]), "fixed": one["fixed"] and stays, "why": why}


RECORD = Form(_record, _record_flat, _record_value)
YEAR = Form(_year, _year_flat, _year_value)

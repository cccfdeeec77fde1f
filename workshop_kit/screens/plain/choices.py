"""Kinds that ask for a choice for each item: recall, place, rate, score, sort, vote, move."""

from dataclasses import replace
from typing import Any

from ...domain.activities.place import NOT_MINE
from ...domain.activities.vote import parted
from ...words import say
from ..labels import counted
from .fields import Data, Field, Flat, Fold, Form, chosen, listed, whole

NO_GROUP = "none"


def _each(data: Data, options: Any) -> list[Field]:
    return [
        Field(name=item["id"], label=item["text"], look="radios", options=options)
        for item in data["items"]
    ]


def _flat(own: Any, data: Data) -> dict[str, str]:
    return {id: str(choice) for id, choice in (own or {}).items()}


def _sort(data: Data) -> list[Field]:
    return _each(data, data["options"])


def _recall(data: Data) -> list[Field]:
    options = [(name, data["words"][name]) for name in data["options"]]
    agreed = [one["what"] for one in data["agreed"]]
    return [
        Field(
            name=one["id"],
            label=one["text"],
            look="radios",
            hint="; ".join(filter(None, [one["agreed"], *one["lines"]])),
            options=options,
            lines=() if at else agreed,
        )
        for at, one in enumerate(data["items"])
    ]


def _vote(data: Data) -> list[Field]:
    return [*_dots(data), *_group(data)]


def _dots(data: Data) -> list[Field]:
    dots = [(str(n), counted("vote_form.dots", n)) for n in range(1, data["dots"] + 1)]
    every = counted("plain.dots", data["dots"])
    return [
        Field(
            name=item["id"],
            label=item["text"],
            look="list",
            options=[("", say("plain.no_dots")), *dots],
            lines=() if at else (every,),
        )
        for at, item in enumerate(data["items"])
    ]


def _move(data: Data) -> list[Field]:
    options = listed([(data["stay"], data["words"]["stay"]), *data["weeks"]])
    return [
        Field(
            name=item["id"],
            label=f"{item['text']} ({item['week']})",
            look="list",
            options=options,
            lines=() if at else (data["words"]["hint"],),
        )
        for at, item in enumerate(data["items"])
    ]


def _place(data: Data) -> list[Field]:
    """Lists, for a list can be emptied again without a script: nobody places more than `most`."""
    first = data["words"]["hint"].format(most=data["most"])
    fields = []
    for at, item in enumerate(data["items"]):
        about = {"look": "list", "of": item["id"]}
        work, help = (_scale(side, data) for side in ("workload", "impact"))
        lines = () if at else (first,)
        fields += [
            Field(name=f"{item['id']}:w", about=item["text"], lines=lines, **work, **about),
            Field(name=f"{item['id']}:m", **help, **about),
            Field(
                name=f"{item['id']}:no",
                label=data["words"]["not_mine"],
                look="tick",
                of=item["id"],
            ),
        ]
    return fields


def _scale(side: str, data: Data) -> dict[str, Any]:
    """As marks the best answer comes first and is called 1; the places stay the same."""
    marks, words = data["look"] == "matrix", data["words"]
    places = (4, 3, 2, 1) if marks and side == "impact" else (1, 2, 3, 4)
    names = [words[f"{side}_{n}"] for n in places]
    named = [f"{at} {name}" for at, name in enumerate(names, 1)] if marks else names
    options = [(str(n), name) for n, name in zip(places, named, strict=True)]
    return {"label": words[f"{side}_best" if marks else side], "options": listed(options)}


def _place_flat(own: Any, data: Data) -> dict[str, str]:
    flat: dict[str, str] = {}
    for id, spot in (own or {}).items():
        if spot == NOT_MINE:
            flat[f"{id}:no"] = "on"
        else:
            flat[f"{id}:w"], flat[f"{id}:m"] = map(str, spot)
    return flat


def _place_value(flat: Flat, data: Data) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for item in data["items"]:
        spot = [whole(flat[name]) for side in "wm" if flat.get(name := f"{item['id']}:{side}")]
        if flat.get(f"{item['id']}:no"):
            value[item["id"]] = NOT_MINE
        elif spot:
            value[item["id"]] = spot
    return value


def _group(data: Data) -> list[Field]:
    if not data["groups"]:
        return []
    words = data["words"]
    options = [*((group, group) for group in data["groups"]), (NO_GROUP, words["group_none"])]
    hint = say("plain.group_hint")
    return [Field(name="group", label=words["group"], look="radios", hint=hint, options=options)]


def _rate(data: Data) -> list[Field]:
    fields = [
        Field(
            name=item["id"],
            label=item["text"],
            look="radios",
            options=data["options"],
            **(_rests(item["card"], data["words"]["rests"]) if item["card"] else {}),
        )
        for item in data["items"]
    ]
    if data["rule"]:
        rule = _rests(data["rule"], data["words"]["rests"])
        fields[0] = replace(fields[0], lines=[rule["hint"]])
    return [*_group(data), *fields]


def _rests(card: Any, sentence: str) -> dict[str, Any]:
    what = ". ".join(part for part in (card["standing"], card["binding"]) if part)
    title = sentence.format(what=what)
    lines = [line for line in (card["claim"], card["source"], card["old"]) if line]
    return {"hint": "; ".join([title, *lines]), "fold": Fold(title, lines)}


def _score(data: Data) -> list[Field]:
    options = listed([(str(n), str(n)) for n in range(data["highest"] + 1)])
    about: dict[str, Any] = {"look": "list", "hint": data["hint"], "options": options}
    fields = [Field(name=item["id"], label=item["text"], **about) for item in data["items"]]
    return [*_group(data), *fields]


def _survey_flat(own: Any, data: Data) -> dict[str, str]:
    if own is None:
        return {}
    given = {id: str(choice) for id, choice in own["given"].items()}
    return {**given, "group": own["group"] or NO_GROUP}


def _vote_flat(own: Any, data: Data) -> dict[str, str]:
    if own is None or not data["groups"]:
        return _flat(own, data)
    dots, group = parted(own)
    return {**_flat(dots, data), "group": group or NO_GROUP}


def _vote_value(flat: Flat, data: Data) -> dict[str, Any]:
    given = chosen(flat, data, whole)
    return {"given": given, "group": _group_of(flat)} if data["groups"] else given


def _group_of(flat: Flat) -> str:
    group = flat.get("group", "")
    return "" if group == NO_GROUP else group


RECALL = Form(_recall, _flat, chosen)
SORT = Form(_sort, _flat, chosen)
VOTE = Form(_vote, _vote_flat, _vote_value)
PLACE = Form(_place, _place_flat, _place_value)
RATE = Form(
    _rate, _survey_flat, lambda flat, data: {"given": chosen(flat, data), "group": _group_of(flat)}
)
SCORE = Form(
    _score,
    _survey_flat,
    lambda flat, data: {"given": chosen(flat, data, whole), "group": _group_of(flat)},
)
MOVE = Form(
    _move,
    _flat,
    lambda flat, data: chosen(flat, data, lambda to: to if to == data["stay"] else whole(to)),
)

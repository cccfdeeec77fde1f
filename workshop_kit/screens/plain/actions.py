"""Kinds about actions: propose one in five fields, and say how far one can go along with each."""

from typing import Any

from .fields import Data, Field, Flat, Fold, Form, whole

WAYS = ("saves", "adds")


def _propose(data: Data) -> list[Field]:
    words = data["words"]
    about = [data["about"], *(item["text"] for item in data["items"]), data["tied"]]
    about = [line for line in about if line] if data["items"] else []
    law = {"hint": words["law_hint"], "options": data["laws"], "lines": [words["law_only"]]}
    cards = [f"{card['claim']} {card['source']}" for card in data["known"]]
    known = Fold(words["cards"], [words["cards_hint"], *cards]) if cards else None
    return [
        Field(name="what", label=words["what"], look="box"),
        Field(name="kind", label=words["kind"], look="radios", options=data["kinds"], lines=about),
        Field(name="law", label=words["law"], look="radios", **law),
        Field(name="law_which", label=words["law_which"], fold=known),
        *(field for at in range(len(data["jobs"])) for field in _job(at, data)),
        Field(name="lead", label=words["lead"], hint=words["lead_hint"], lines=[words["later"]]),
        Field(name="when", label=words["when"], hint=words["when_hint"]),
        Field(name="pupils", label=words["pupils"]),
    ]


def _job(at: int, data: Data) -> list[Field]:
    """Every job has its row, for a list of rows cannot grow without a script."""
    words, about = data["words"], {"of": "minutes", "row": data["jobs"][at]}
    ways = [(way, words[way]) for way in WAYS]
    lines = () if at else (words["minutes"], words["minutes_hint"])
    label = f"{data['jobs'][at]}: {words['number']}"
    return [
        Field(name=f"n-{at}", label=label, lines=lines, **about),
        Field(name=f"way-{at}", label=words["way"], look="list", options=ways, **about),
    ]


def _propose_flat(own: Any, data: Data) -> dict[str, str]:
    if not own:
        return {}
    flat = {name: str(text) for name, text in own.items() if name != "minutes"}
    for job, n in own["minutes"].items():
        at = data["jobs"].index(job)
        flat |= {f"n-{at}": str(abs(n)), f"way-{at}": WAYS[n > 0]}
    return flat


def _propose_value(flat: Flat, data: Data) -> dict[str, Any]:
    names = ("kind", "what", "lead", "when", "law", "law_which", "pupils")
    return {**{name: flat.get(name, "") for name in names}, "minutes": _minutes(flat, data)}


def _minutes(flat: Flat, data: Data) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for at, job in enumerate(data["jobs"]):
        n = whole(flat.get(f"n-{at}", ""))
        if isinstance(n, int) and flat.get(f"way-{at}") == WAYS[0]:
            n = -n
        if n != "":
            value[job] = n
    return value


def _agree(data: Data) -> list[Field]:
    return [field for one in data["proposals"] for field in _agree_one(one, data["words"], data)]


def _agree_one(one: Any, words: Any, data: Data) -> list[Field]:
    id, options = one["id"], [(step, words[step]) for step in data["steps"]]
    legend = {"label": words["legend"], "options": options}
    named = ": ".join(filter(None, (one["kind"], one["what"])))
    about = {"about": named, "hint": one["line"]}
    reason = {"label": words["reason"], "hint": words["reason_hint"], "lines": one["more"]}
    return [
        Field(name=id, look="radios", **legend, **about),
        Field(name=f"{id}-reason", look="box", **reason),
        Field(name=f"{id}-now", label=words["now"], hint=words["now_hint"]),
    ]


def _agree_flat(own: Any, data: Data) -> dict[str, str]:
    flat: dict[str, str] = {}
    for id, one in (own or {}).items():
        now = str(one.get("now", ""))
        flat |= {id: one["step"], f"{id}-reason": one["reason"], f"{id}-now": now}
    return flat


def _agree_value(flat: Flat, data: Data) -> dict[str, Any]:
    value = {}
    for one in data["proposals"]:
        step, reason, now = (flat.get(one["id"] + end, "") for end in ("", "-reason", "-now"))
        if step or reason or now:
            value[one["id"]] = {"step": step, "reason": reason, "now": whole(now)}
    return value


PROPOSE = Form(_propose, _propose_flat, _propose_value)
AGREE = Form(_agree, _agree_flat, _agree_value)

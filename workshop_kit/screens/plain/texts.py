"""Kinds that ask for words alone: gather, tell, notes."""

from typing import Any

from .fields import Data, Field, Flat, Fold, Form, chosen


def _gather(data: Data) -> list[Field]:
    words, prompts = data["words"], data["prompts"]
    help = f"{words['prompts']}: {' '.join(prompts)}" if prompts else ""
    fold = Fold(words["prompts"], prompts) if prompts else None
    return [
        Field(
            name=f"idea-{n}",
            label=words["more_idea"].format(n=n) if n > 1 else words["idea"],
            look="box",
            hint=help if n == 1 else "",
            fold=fold if n == 1 else None,
        )
        for n in range(1, data["most"] + 1)
    ]


def _ideas(flat: Flat, data: Data) -> list[str]:
    return [flat.get(f"idea-{n}", "") for n in range(1, data["most"] + 1)]


def _tell(data: Data) -> list[Field]:
    return [Field(name="words", label=data["words"]["words"], look="box")]


def _notes(data: Data) -> list[Field]:
    boxes = [Field(name=item["id"], label=item["text"], look="box") for item in data["items"]]
    words = data["words"]
    first, second = words["agreed_one"], words["agreed_other"]
    ticks = [
        Field(name="agreed-1", label=first, look="tick", of="agreed", about=words["agreed"]),
        Field(name="agreed-2", label=second, look="tick", of="agreed"),
    ]
    return [*boxes, *ticks]


def _notes_flat(own: Any, data: Data) -> dict[str, str]:
    """The ticks stand for these words alone: whoever changes them ticks again."""
    return dict(own["said"]) if own else {}


def _notes_value(flat: Flat, data: Data) -> dict[str, Any]:
    agreed = [flat.get(f"agreed-{n}") == "on" for n in (1, 2)]
    return {"said": chosen(flat, data), "agreed": agreed}


GATHER = Form(_gather, lambda own, data: _numbered(own or ()), _ideas)
TELL = Form(_tell, lambda own, data: {"words": own or ""}, lambda flat, data: flat.get("words", ""))
NOTES = Form(_notes, _notes_flat, _notes_value)


def _numbered(ideas: Any) -> dict[str, str]:
    return {f"idea-{n}": idea for n, idea in enumerate(ideas, 1)}

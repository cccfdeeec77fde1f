"""Words of a result that whoever wrote them has put in other words."""

from dataclasses import replace
from typing import Any

from .results import Counts, Proposals, Result, Texts


def reworded(result: Result, id: str, words: str) -> Result:
    """`result` with other words under the id of a text, reason or proposal; as it is elsewhere."""
    if isinstance(result, Texts):
        return replace(result, texts=_changed(result.texts, id, words=words))
    if isinstance(result, Counts):
        return replace(result, reasons=_changed(result.reasons, id, words=words))
    if isinstance(result, Proposals):
        return replace(result, proposals=_changed(result.proposals, id, what=words))
    return result


def _changed(all: tuple[Any, ...], id: str, **words: str) -> tuple[Any, ...]:
    return tuple(replace(one, **words) if one.id == id else one for one in all)

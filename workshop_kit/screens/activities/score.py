"""score: from 0 to 10 for each question; afterwards how many are in each band."""

from typing import Any

from ...domain.activities.score import HIGHEST, Score
from ...domain.spread import divided
from ...domain.story import State
from ...words import say
from ..plain import choices
from . import survey
from .bars import Row, bars

PLAIN_FORM = choices.SCORE
LEANS = ("rate",)

COLOURS = {0: "n5", 1: "n1", 2: "n0", 3: "n4"}  # high is not always good: no colour says so


def form(step: Score, state: State) -> dict[str, Any]:
    """Eleven numbers a question; the two ends have words."""
    low, high = step.ends
    ends = say("survey_form.ends", low=low, high=high)
    return {**survey.page(step, state), "ends": [low, high], "hint": ends, "highest": HIGHEST}


def picture(step: Score, state: State) -> dict[str, Any]:
    """A bar of bands for each question, with the source of the bands."""
    counted = survey.shown(step, state)
    drawn = survey.coloured(bars(counted, "band", "picture.each_answer", _split), COLOURS)
    sentence = survey.counted("picture.score", step)
    return {**survey.about(step, state, sentence), **survey.split(drawn, counted)}


def _split(row: Row) -> bool:
    return divided(row[0], row[-1], sum(row))

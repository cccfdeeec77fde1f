"""Our story: one finished action as an evidence card, told by the school itself."""

from dataclasses import dataclass
from typing import get_args

from .disclosure import review_minimum
from .plan import Action
from .problem import Problem, Refused
from .report.phrases import Say, minutes_of, named, number, span, spoken
from .report.reviews import now, round_name
from .review import STATUSES, Review
from .story import State
from .workshop import Evidence, Topic

TOPICS: dict[str, Topic] = {
    "feedback_and_marking": "marking",
    "data_collection": "data",
    "planning_expectations": "planning",
    "managing_change": "calendar",
    "communications": "communications",
    "behaviour": "behaviour",
    "wellbeing_check": "wellbeing",
}


@dataclass(frozen=True)
class Added:
    """What only a person can say: what did not work, and who agreed to be asked about it.

    `today` (ISO) is the day on which it is told.
    """

    today: str
    trouble: str = ""
    ask: str = ""
    topic: str = ""


def own_story(state: State, action: Action, added: Added, say: Say) -> Evidence:
    """The card; Refused where the action is not finished."""
    review, fewest = _last_heard(action), number(say, review_minimum(state.workshop))
    problems = [] if action.state == "adopted" else [Problem("story.not_adopted")]
    if review is None:
        problems.append(Problem("story.not_reviewed", about={"minimum": fewest}))
    topic = added.topic or TOPICS.get(state.workshop.name, "")
    if topic and topic not in get_args(Topic):
        about = {"topic": topic, "known": ", ".join(get_args(Topic))}
        problems.append(Problem("story.no_topic", about=about))
    if problems or review is None:
        raise Refused(*problems)
    setting, told_at = state.opening.setting, round_name(action, review.weeks, say)
    return Evidence(
        id=f"own_{state.code}_{action.id}".lower().replace("-", "_"),
        claim=_claim(action, review, added, say),
        source=say("story.source", school=state.school, when=told_at.casefold()),
        date=added.today,
        standing="one school",
        topics=(topic,) if topic else (),  # type: ignore[arg-type]
        settings=(setting,) if setting else (),  # type: ignore[arg-type]
    )


def _last_heard(action: Action) -> Review | None:
    heard = [review for review in action.reviews if review.told and review.told.counts]
    return heard[-1] if heard else None


def _claim(action: Action, review: Review, added: Added, say: Say) -> str:
    told = review.told
    assert told is not None  # it was heard
    counts = dict(zip(STATUSES, told.counts, strict=True))
    about = {"all": told.answered, "when": round_name(action, review.weeks, say), **counts}
    parts = [
        say("story.what", what=_ended(named(say, action)), when=action.when),
        _before(action, say),
        say("story.now", now=now(told, say)),
        say("story.said", **about),
        say("story.trouble", words=_ended(_trouble(review, added) or say("story.no_trouble"))),
        say("story.adopted", date=spoken(say, action.more["adopted_on"])),
        say("story.ask", words=_ended(added.ask)) if added.ask else "",
    ]
    return " ".join(filter(None, parts))


def _before(action: Action, say: Say) -> str:
    before = action.takes
    if before is None:
        return say("story.guessed", minutes=minutes_of(say, action))
    told = span(before.low, before.high, say)
    return say("story.before", span=told, people=before.people)


def _trouble(review: Review, added: Added) -> str:
    texts = review.told.instead if review.told else ()
    return added.trouble or "; ".join(text.words for text in texts)


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."

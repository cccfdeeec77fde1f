"""What the room sees of a step: the same values for board, phones and practice."""

from collections import Counter
from dataclasses import replace
from typing import Any

from ..domain.activities import Activity, Sort
from ..domain.check_word import check_word
from ..domain.disclosure import written
from ..domain.plan import Action
from ..domain.report.phrases import adopted
from ..domain.report.stages import last_step
from ..domain.report.stages import recommended as put_or_recommended
from ..domain.results import Counts, Proposals, Result
from ..domain.story import HOLD_REASONS, State
from ..words import check_words, say
from .activities import FACES, inform, sort
from .activities.agree import agreement
from .activities.propose import proposal, put
from .activities.recall import agreed_line
from .gains import gains
from .labels import answers_of, counted, labels, of_kind
from .rules import least, too_few


def outcome(step: Activity, state: State) -> dict[str, Any]:
    """The picture of a closed activity, or the sentence why there is none."""
    result = state.results.get(step.id)
    if step.asks and not state.asks(step):
        points = map(agreed_line, state.opening.agreed) if step.kind == "recall" else ()
        none = of_kind(f"{step.kind}_form.none", "phone.none")
        return _told(none, [say("agreed.told", line=p) for p in points])
    if result is None or result.shape == "nothing":
        told = FACES[step.kind].form(step, state)
        return {"kind": step.kind, **told, "example": example(step, state)}
    common = {
        "kind": "picture",
        "activity": step.id,
        "from": _from(step, state, result),
        "cards": inform.cards(step, state) if step.judged else [],
    }
    if result.withheld:
        return {
            **common,
            "of": "nothing",
            "question": _question(step),
            "sentence": too_few(step, state, result.answered),
            "words": labels("picture"),
        }
    if state.covered(step.id):
        return {**common, **_unread(step, result, state)}
    picture = FACES[step.kind].picture(step, state)
    return {**common, "of": step.kind, "held": held_sentence(result, state), **picture}


def _unread(step: Activity, result: Result, state: State) -> dict[str, Any]:
    """Numbers only: how many texts wait until the desk has read them."""
    texts = written(result)
    told = counted("picture.unread", len(texts))
    if not isinstance(result, Counts):
        asked = {"question": _question(step), "sentence": told, "words": labels("picture")}
        return {"of": "nothing", **asked}
    without = replace(state, held={**state.held, **{text.id: "unread" for text in texts}})
    return {"of": step.kind, "held": told, **FACES[step.kind].picture(step, without)}


def _from(step: Activity, state: State, result: Result) -> str:
    """From how many answers a result is, and how many of them were typed in from paper."""
    told, typed = answers_of(step, result.answered), state.typed.get(step.id, 0)
    return f"{told}, {counted('picture.on_paper', typed)}" if told and typed else told


def example(step: Activity, state: State) -> str:
    """The step's example for the room's kind of school, "" where it has none."""
    words = step.examples.get(state.opening.setting, "")
    return say("picture.example", words=words) if words else ""


def choices(step: Activity, state: State) -> str:
    """What was chosen before `step` by the desk or by a cut, "" where nothing was."""
    if step.kind == "vote":
        return _voted_on(step, state)
    if step.kind != "agree":
        return ""
    put, all = len(state.items(step)), len(state.proposals)
    return say("agree_form.put", n=put, all=all) if put < all else ""


def _voted_on(step: Activity, state: State) -> str:
    """What of the sort before it is left out, and what the desk added all the same."""
    before = state.workshop.activity(step.source) if step.source else step
    told = sort.left_out(before, state) if isinstance(before, Sort) else []
    added = "; ".join(item.text for item in state.put_back(step))
    return " ".join([*told, *([say("desk.added", items=added)] if added else [])])


def _told(sentence: str, points: list[str]) -> dict[str, Any]:
    """A sentence where a question or a picture would stand."""
    told: dict[str, Any] = {"points": points, "cards": [], "question": sentence}
    return {"kind": "inform", **told, "words": labels("picture")}


def results(state: State) -> list[dict[str, Any]]:
    """The pictures of all closed activities, for those who want to read them again."""
    closed = [step for step in state.workshop.activities if step.id in state.results]
    drawn = [{**outcome(step, state), "title": step.title} for step in closed]
    # Their words are those of the page around them.
    shown = [one for one in drawn if one["kind"] == "picture"]
    return [{name: one[name] for name in one if name != "words"} for one in shown]


def recommended(state: State) -> dict[str, Any]:
    """The actions that the room put forward, with how far it agrees."""
    ordered = sorted(state.actions, key=_is_put)
    cards = [_put_forward(action, state) for action in ordered]
    return {
        "kind": "ended",
        "title": say(f"board.{_title(state)}"),
        "notice": f"{_notice(state)} {checked(state)}" if cards else checked(state),
        "none": "" if cards else _why_none(state),
        "gains": gains(state),
        "parts": _parts(ordered),
        "proposals": cards,
        "words": labels("picture"),
    }


def _parts(ordered: list[Action]) -> list[tuple[str, int]]:
    """The heading over so many of the cards; "" where all reached the same."""
    put = sum(map(_is_put, ordered))
    both = 0 < put < len(ordered)
    names = ("part_recommended", "part_put") if both else ("", "")
    counts = zip(names, (len(ordered) - put, put), strict=True)
    return [(say(f"board.{name}") if name else "", n) for name, n in counts if n]


def _is_put(action: Action) -> bool:
    return action.reached == "put"


def _put_forward(action: Action, state: State) -> dict[str, Any]:
    card = proposal(action)
    card["lines"] += _stands(action, state)
    if _is_put(action):
        card["kind"] = put(card["kind"])
    return {**card, "agreement": _with_stand(agreement_of(state, action.id), action)}


def _stands(action: Action, state: State) -> list[str]:
    """How far it came; before the first was consulted on, the title alone says that of all."""
    begun = any(one.state != "recommended" for one in state.actions)
    return [last_step(say, action)] if begun else []


def _title(state: State) -> str:
    put = {_is_put(action) for action in state.actions}
    if not put:
        return "recommends_none"
    if put == {True}:
        return "recommends_put"
    return "recommends_and_put" if True in put else "recommends"


def _with_stand(drawn: dict[str, Any] | None, action: Action) -> dict[str, Any] | None:
    """The bar, with a note where too few said a plain yes to call the action recommended."""
    if drawn and _is_put(action):
        drawn["bars"][0]["note"] = put_or_recommended(say, action)
    return drawn


def _notice(state: State) -> str:
    """That nothing is decided yet, or that some or all of it is adopted."""
    reached = adopted(state)
    some = f"report.notice_{reached}"
    return say("step.recommendation") if reached == "none" else f"{say(some)}."


def checked(state: State) -> str:
    """The check word of what was sealed, the same on every screen and in every file."""
    return say("check_word.line", word=check_word(state.seal, check_words()))


def _why_none(state: State) -> str:
    if state.proposals:
        return counted("ended.not_put", len(state.proposals))
    for step in state.workshop.activities:
        sent = state.results.get(step.id)
        if isinstance(sent, Proposals) and sent.withheld and sent.answered:
            return say("ended.withheld", minimum=least(step, state))
    return say("ended.none")


def agreement_of(state: State, action: str) -> dict[str, Any] | None:
    """The bar of one action with its options and table; None before the room was asked."""
    for id, result in state.results.items():
        # A vote may have been on the same actions.
        if not isinstance(result, Counts) or state.workshop.activity(id).kind != "agree":
            continue
        for item, counts in zip(result.items, result.counts, strict=True):
            if item.id == action:
                return agreement(replace(result, items=(item,), counts=(counts,)))
    return None


def held_ids(result: Result, state: State) -> list[str]:
    """The ids of what is held back in `result`."""
    return [text.id for text in written(result) if text.id in state.held]


def held_sentence(result: Result, state: State) -> str:
    """How many texts are held back and why, "" if none: the board always says so."""
    reasons = Counter(state.held[id] for id in held_ids(result, state))
    if not reasons:
        return ""
    n = sum(reasons.values())
    key = "picture.held_why" if len(reasons) > 1 else "picture.held_alone"
    why = ", ".join(
        say(key, reason=say(f"reason.{reason}"), n=reasons[reason])
        for reason in HOLD_REASONS
        if reasons[reason]
    )
    return say("picture.held_one" if n == 1 else "picture.held_many", n=n, why=why)


def _question(step: Activity) -> str:
    return str(getattr(step, "question", ""))

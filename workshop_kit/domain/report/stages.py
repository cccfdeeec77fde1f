"""How the report says how far an action has come, and how long it waits for an answer."""

import re

from ..plan import GONE_FIELDS, Action, waited, waits_since
from .phrases import Say, bare, counted, spoken, taken_out


def stands(say: Say, action: Action) -> str:
    """How far it has come in a word or two: what the leader refused says so."""
    return say(f"report.state.{action.reached}")


def state_of(say: Say, action: Action) -> str:
    """How far the action has come, each step with who and when."""
    if action.goes_on:
        return _gone(say, action)
    steps = (_consulted(say, action), _answered(say, action), _adopted(say, action))
    told = [step for step in steps if step] or [recommended(say, action)]
    told += [line for line in (_changed(say, action), _taken(say, action)) if line]
    told += _unaccepted(say, action)
    told += [_in_room(say, action)] if action.reached != "put" and action.agreement else []
    return " ".join(f"{step.rstrip('.')}." for step in told)


def _gone(say: Say, action: Action) -> str:
    title, code, reached = (action.more[name] for name in GONE_FIELDS)
    there = say(f"report.state.{reached}").casefold()
    return say("plan_screen.state_gone", title=title, code=code, state=there)


def last_step(say: Say, action: Action) -> str:
    """How far it came, shorter: its last step alone, and what an answer said in words."""
    if action.goes_on:
        return _gone(say, action)
    answered, adopted_ = _answered(say, action), _adopted(say, action)
    worded = answered if not adopted_ or action.more.get("answer_words") else ""
    told = [step for step in (worded, adopted_) if step]
    told = told or [_consulted(say, action) or recommended(say, action)]
    told += _unaccepted(say, action)
    return " ".join(f"{step.rstrip('.')}." for step in told)


def _unaccepted(say: Say, action: Action) -> list[str]:
    """Who was asked to take more work and said no, or took the acceptance back, and when."""
    more = [job for job, n in action.minutes if n > 0 and job in action.accepted]
    asked = [(job, action.accepted[job]) for job in more if not action.accepted[job].holds]
    return [
        say(
            f"plan_screen.{'said_no' if one.declined else 'taken_back'}",
            job=job,
            on=spoken(say, one.withdrawn),
        )
        for job, one in asked
    ]


def _changed(say: Say, action: Action) -> str:
    """That its minutes are no longer those of a step it reached; "" once that was done again."""
    on, after = action.more.get("minutes_on", ""), action.more.get("minutes_after", "")
    if not on or action.more.get(f"{after}_on", "") > on:
        return ""
    return say(f"plan_screen.changed_{after}", on=spoken(say, on))


def _taken(say: Say, action: Action) -> str:
    """That staff were consulted on it before somebody was taken out, and not again since."""
    if not action.consulted_before:
        return ""
    on = spoken(say, action.more["taken_on"])
    return say("plan_screen.out_consulted", on=on, gains=taken_out(say, action))


def recommended(say: Say, action: Action) -> str:
    """That the room recommends it; or that it was put to the room, and how few said a plain yes."""
    if action.reached != "put":
        return say("plan_screen.state_recommended")
    yes, all = action.plain_yes
    key = "plan_screen.state_put"
    return counted(say, key, yes, all=all) if yes else say(f"{key}_none")


def _in_room(say: Say, action: Action) -> str:
    """How many said a plain yes: it stays said however far the action comes."""
    yes, all = action.plain_yes
    return say("plan_screen.state_in_room", n=yes, all=all)


def _consulted(say: Say, action: Action) -> str:
    who, on = action.more.get("consulted_with"), spoken(say, action.more.get("consulted_on", ""))
    return say("plan_screen.state_consulted", on=on, who=who) if who else ""


def _answered(say: Say, action: Action) -> str:
    answer = action.more.get("answer")
    if not answer:
        return ""
    words, who = _reason(say, action), bare(action.more.get("answered_by", ""))
    until = spoken(say, action.more.get("answer_until", "")) if answer == "need_until" else ""
    key = f"report.answer.{answer}" if words else f"report.answer_alone.{answer}"
    given = say(f"{key}_{'day' if until else 'open'}" if answer == "need_until" else key, on=until)
    on = spoken(say, action.more.get("answered_on", ""))
    sentence = say(
        "plan_screen.state_answered", on=on, answer=" ".join(filter(None, (given, words)))
    )
    return f"{sentence} ({who})" if who else sentence


def _reason(say: Say, action: Action) -> str:
    """The leader's words; where they begin with the answer itself, it is not said twice."""
    answer, words = action.more["answer"], action.more.get("answer_words", "")
    begins = "" if answer == "need_until" else say(f"report.answer_begins.{answer}")
    for again in filter(None, begins.split("|")):
        found = re.match(r"\W+".join(again.split()) + r"\b\W*(?=\w)", words, re.IGNORECASE)
        if found:
            rest = words[found.end() :]
            return rest[0].upper() + rest[1:] if answer == "yes" else rest
    return words


def _adopted(say: Say, action: Action) -> str:
    who, on = action.more.get("adopted_by"), spoken(say, action.more.get("adopted_on", ""))
    return say("plan_screen.state_adopted", on=on, who=who) if who else ""


def wait_of(say: Say, action: Action, asked_on: str, today: str) -> str:
    """How long the action has waited for an answer, "" where it waits for none."""
    since = waits_since(action, asked_on, today)
    if not since:
        return ""
    days = waited(action, asked_on, today)
    if action.more.get("answer"):
        return counted(say, "plan_screen.waited_again", days, date=spoken(say, since))
    none = say("plan_screen.waited_none", date=spoken(say, since))
    return counted(say, "plan_screen.waited", days) if days else none

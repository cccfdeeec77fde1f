"""Reads times of the day and lengths as people write them; refuses what could mean two."""

import re
from fractions import Fraction

CLOCK = re.compile(
    r"(\d{1,2})(?:\s*([:.h])\s*(\d{1,2})?|(\d{2}))?\s*(h|hrs)?\s*([ap])?\.?(?:m\.?)?"
)
AND_MINUTES = re.compile(
    r"(\d{1,4})\s*(?::|h(?:(?:ou)?rs?)?)\s*(\d{1,2})?\s*(?:m(?:in(?:ute)?s?)?)?"
)
ONLY_MINUTES = re.compile(r"(\d{1,5})\s*m(?:in(?:ute)?s?)?")
ONLY_HOURS = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s*h(?:(?:ou)?rs?)?")
PLAIN = re.compile(r"(\d{1,5})(?:\.(\d+))?")
AFTERNOON = 7  # no school day begins or ends between one and seven at night
FEWEST = 5  # below that a bare number may well be hours


class Unclear(ValueError):
    """Raised with the key of the sentence that says why, and what fills its gaps."""

    def __init__(self, key: str, **about: str) -> None:
        super().__init__(key)
        self.key, self.about = key, about


def read_clock(text: str) -> int:
    """8.30, 8:30, 8h30, 0830, 8.30am, 3.20 pm, 15:20 or noon as minutes after midnight.

    Without am or pm, 1 to 6.59 are in the afternoon unless written with a nought (06:30). Raises
    Unclear for 8.5 (half past, or ten to nine?) and for what is no time.
    """
    given = text.strip().casefold()
    if given in ("noon", "midday"):
        return 12 * 60
    found = CLOCK.fullmatch(given)
    if not found:
        raise Unclear("directed_check.no_clock", given=text)
    hour, sign, after, joined, _, half = found.groups()
    minute = _minute(text, sign, after or joined or "0")
    return _on_the_clock(text, hour, minute, half)


def _minute(text: str, sign: str | None, written: str) -> int:
    """The minutes of a time; 8.3 is a sheet's way to keep 8.30."""
    if sign == "." and len(written) == 1 and written != "0":
        if written not in "1234":
            raise Unclear("directed_check.clock_two_ways", given=text)
        return int(written) * 10
    if sign == ":" and len(written) == 1 and written != "0":
        raise Unclear("directed_check.no_clock", given=text)
    return int(written)


def _on_the_clock(text: str, written: str, minute: int, half: str | None) -> int:
    hour = int(written)
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise Unclear("directed_check.no_clock", given=text)
    if half:
        return (hour % 12 + (12 if half == "p" else 0)) * 60 + minute
    afternoon = 1 <= hour < AFTERNOON and not written.startswith("0")
    return (hour + (12 if afternoon else 0)) * 60 + minute


def read_length(text: str, unit: str) -> int:
    """1:30, 1h30, 90 min, 1.5 h or a bare number of `unit` ("minutes" or "hours") as minutes.

    Raises Unclear for 1.5 and 22.25 without a unit, for 2 where minutes are asked, and for what is
    no length of time.
    """
    given = text.strip().casefold()
    if found := AND_MINUTES.fullmatch(given):
        hours, minutes = int(found[1]), int(found[2] or 0)
        if minutes > 59 or (found[2] and len(found[2]) == 1 and ":" in given):
            raise Unclear("directed_check.no_length", given=text)
        return hours * 60 + minutes
    if found := ONLY_MINUTES.fullmatch(given):
        return int(found[1])
    if found := ONLY_HOURS.fullmatch(given):
        return _whole(text, Fraction(found[1]))
    if found := PLAIN.fullmatch(given):
        return _bare(text, found[1], found[2], unit)
    raise Unclear("directed_check.no_length", given=text)


def _bare(text: str, whole: str, after: str | None, unit: str) -> int:
    if after is None or not int(after):
        return _counted(text, int(whole), unit)
    if len(after) == 2 and int(after) > 59:
        return _whole(text, Fraction(f"{whole}.{after}"))
    if len(after) != 2 or after in ("25", "50"):
        raise Unclear("directed_check.length_two_ways", given=text, whole=whole)
    return int(whole) * 60 + int(after)


def _counted(text: str, number: int, unit: str) -> int:
    if unit == "hours":
        return number * 60
    if 0 < number < FEWEST:
        raise Unclear("directed_check.minutes_or_hours", given=text, whole=str(number))
    return number


def _whole(text: str, hours: Fraction) -> int:
    minutes = hours * 60
    if minutes.denominator != 1:
        raise Unclear("directed_check.no_length", given=text)
    return int(minutes)


def written(minutes: int) -> str:
    """Minutes as hours and minutes: 1,265:00; also below nought."""
    hours, left = divmod(abs(minutes), 60)
    return f"{'−' if minutes < 0 else ''}{hours:,}:{left:02}"


def length(minutes: int) -> str:
    """Minutes as `read_length` takes them: 8:30."""
    return f"{minutes // 60}:{minutes % 60:02}"


def clock(minutes: int) -> str:
    """Minutes after midnight as 15:20."""
    return f"{minutes // 60:02}:{minutes % 60:02}"

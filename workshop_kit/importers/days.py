"""A day as people and programs write it in a list."""

import re
from datetime import date, datetime

FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")
WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
NTH = re.compile(r"\b(\d{1,2})(st|nd|rd|th)\b", re.IGNORECASE)
SEPT = re.compile(r"\bsept\b\.?", re.IGNORECASE)
CLOCK = re.compile(
    r"(?<=\d)[T\s]+\d{1,2}[:.]\d{2}(:\d{2})?(\.0+)?\s*([ap]\.?m\.?)?$", re.IGNORECASE
)


def read_day(words: str) -> date | None:
    """The day in British order; a weekday in front, "3rd", "Sept" and a time after it are allowed.

    None for what is no day.
    """
    plain = CLOCK.sub("", WEEKDAY.sub("", words.strip()))
    plain = SEPT.sub("Sep", NTH.sub(r"\1", plain)).replace(",", "")
    for form in FORMS:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None

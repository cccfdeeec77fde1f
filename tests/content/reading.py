"""How hard a text is to read: its sentences, words, syllables, and the reading age they give."""

import re
from collections.abc import Iterable

# A sentence ends with . ? or !, or with its line. Colons and semicolons end none.
END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”’)\"']))\s+|\n+")
WORD = re.compile(r"\{\w*\}|[^\W\d_][\w’'-]*|\d[\d.,:]*")
SILENT = re.compile(
    r"(?<=[^aeiouylhcgsxz])es$|(?<=[^aeiouydt])ed$|(?<=[^aeiouyl])e$|(?<=[aeiouy]l)es?$"
)
LABEL = 5  # words: what has no more is a label, and would make the whole look easier than it is
SCHOOL_BEGINS = 5  # years of age in the year before grade 1


def phrases(text: str) -> list[str]:
    """The sentences of `text` that have a letter."""
    return [one for one in END.split(text) if re.search(r"[^\W\d_]", one)]


def words(phrase: str) -> list[str]:
    """Its words; a number or a gap in braces counts as one."""
    return WORD.findall(phrase)


def syllables(word: str) -> int:
    """About so many: groups of vowels, without a silent ending. One for a number or a gap."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    if "{" in word or len(letters) <= 3:
        return 1
    return max(1, len(re.findall(r"[aeiouy]+", SILENT.sub("", letters))))


def reading_age(texts: Iterable[str]) -> float:
    """Years: the Flesch-Kincaid grade (Kincaid and others, 1975) plus 5, without labels.

    It sees only how long sentences and words are.
    """
    counted = [words(one) for text in texts for one in phrases(text)]
    kept = [one for one in counted if len(one) > LABEL]
    whole = [word for one in kept for word in one]
    a_word = sum(map(syllables, whole)) / len(whole)
    return 0.39 * len(whole) / len(kept) + 11.8 * a_word - 15.59 + SCHOOL_BEGINS

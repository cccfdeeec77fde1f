"""The fields of a form as numbered rows: what a printed sheet has, and who types it in goes by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .fields import Field

MOST_BOXES = 11  # options that a sheet has boxes for; of more, the number is written down


@dataclass(frozen=True)
class Row:
    """The n-th thing that is asked, from 1: a field, or some that belong together."""

    n: int
    title: str
    fields: Sequence[Field]

    @property
    def pattern(self) -> tuple[Any, ...]:
        """Rows with the same one stand in one table."""
        named = len(self.fields) > 1
        return tuple((one.look, short(one) if named else "", choices(one)) for one in self.fields)


def rows(fields: Sequence[Field]) -> list[Row]:
    """A field with words `about` it opens a row for those after it; any other is its own."""
    return [Row(n, _title(some), some) for n, some in enumerate(_together(fields), start=1)]


def choices(field: Field) -> tuple[tuple[str, str], ...]:
    """The (value, label) to choose from, but for the one that chooses nothing."""
    flat = (pair for one in field.options for pair in _pairs(one))
    return tuple((value, label) for value, label in flat if value)


def short(field: Field) -> str:
    """Its label without what the row says already."""
    return field.label.removeprefix(f"{field.row}: ")


def boxed(field: Field) -> bool:
    """Whether each of its options has a box on paper."""
    return 0 < len(choices(field)) <= MOST_BOXES


def strip(field: Field) -> list[tuple[str, list[str]]]:
    """The (title, numbers) of a list in parts, such as the weeks of each half term."""
    parts = [(title, some) for title, some in field.options if not isinstance(some, str)]
    return [(title, [value for value, _ in some]) for title, some in parts]


def marks(field: Field) -> list[str]:
    """What stands for each option on paper: its number, or the label where that is one.

    In a list in parts a number is the value itself; what stands outside of them is 0.
    """
    if strip(field):
        return [value if value.isdecimal() else "0" for value, _ in choices(field)]
    labels = [label for _, label in choices(field)]
    if all(label.isdecimal() for label in labels):
        return labels
    return [str(n) for n in range(1, len(labels) + 1)]


def _together(fields: Sequence[Field]) -> Iterator[list[Field]]:
    some: list[Field] = []
    for one in fields:
        if some and not _belongs(one, some[0]):
            yield some
            some = []
        some.append(one)
    if some:
        yield some


def _belongs(one: Field, first: Field) -> bool:
    return (bool(first.row) and one.row == first.row) or (bool(first.about) and not one.about)


def _title(some: Sequence[Field]) -> str:
    return some[0].row or some[0].about or some[0].label


def _pairs(option: Sequence[Any]) -> Sequence[Any]:
    _, label = option
    return [option] if isinstance(label, str) else label

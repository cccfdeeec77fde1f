"""The library's evidence cards, which any workshop may show: dated rules, and evidence."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from ..domain.workshop import Evidence, Workshop
from ..words import say
from .faults import Found, Unreadable
from .reading import ENDING, changed, read_text
from .sense import cards, names
from .shape import fit_cards
from .tree import Node, parse

LIBRARY = Path(__file__).parent.parent / "library"
RULES = "rules"
FOLDERS = (RULES, "evidence")


def card_files(library: Path = LIBRARY) -> list[Path]:
    """Every file of cards that is shipped, or that stands in a school's own `library`."""
    return sorted(path for name in FOLDERS for path in (library / name).glob(f"*{ENDING}"))


def holds_cards(path: Path) -> bool:
    """Whether a file stands among the files of cards, and not among the workshops."""
    return path.parent.name in FOLDERS


def read_cards(path: Path, today: date) -> tuple[tuple[Evidence, ...], list[Found]]:
    """The cards of a file that can be used, and all that is to be mended in it."""
    try:
        root, found = parse(read_text(path))
        if not isinstance(root.value, list):
            raise Unreadable((root.line, say("check.not_cards")))
    except Unreadable as stop:
        return (), list(stop.found)
    whole = Node(root.line, {"evidence": root})
    read, shapeless = fit_cards(whole)
    rules = (names.filled, names.written, names.cards)
    found += shapeless + [one for rule in rules for one in rule(whole)]
    return read, found + list(cards.dates(whole, today))


def library_cards() -> dict[str, Evidence]:
    """Every card of the library by its id; those that cannot be read are left out."""
    return {card.id: card for path in card_files() for card in _kept(path, changed(path))}


def rule_cards() -> tuple[Evidence, ...]:
    """What the kit knows of laws, rules and guidance."""
    paths = (path for path in card_files() if path.parent.name == RULES)
    return tuple(card for path in paths for card in _kept(path, changed(path)))


def shelved_cards(folder: Path | None) -> dict[str, Evidence]:
    """The library's cards and those of the school whose folder it is, by id; the kit's win."""
    own = card_files(folder / "library") if folder else []
    return {card.id: card for path in own for card in _kept(path, changed(path))} | library_cards()


@lru_cache(maxsize=64)
def _kept(path: Path, at: int) -> tuple[Evidence, ...]:
    # Until the file changes: every room that is told again asks for them.
    return read_cards(path, date.today())[0]


def with_cards(workshop: Workshop) -> Workshop:
    """`workshop` with the library's cards that its activities show and its file does not define."""
    own = {card.id for card in workshop.evidence}
    shown = dict.fromkeys(id for step in workshop.activities for id in step.card_ids)
    known = library_cards()
    found = tuple(known[id] for id in shown if id not in own and id in known)
    return replace(workshop, evidence=workshop.evidence + found)

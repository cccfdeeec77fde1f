"""Papers: letters, policies and agenda items with gaps, filled from what is known."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from .activities.step import LONGEST_IDEA, words
from .document import Bars, Block, Bullets, Document, Facts, Heading, Paragraph, Table
from .problem import Problem, Refused

GAP = re.compile(r"\{([^{}]*)\}")
# What a room's plan fills: words within a sentence, and whole blocks in a paragraph of their own.
WORDS = (
    *("school", "today", "workshop", "length", "held_on"),
    *("people", "number_of_actions", "open_actions"),
)
BLOCKS = (
    *("actions", "plan_table", "minutes_table", "moved_work", "law_and_posts", "not_taken_up"),
    *("for_pupils", "checklist", "review_list", "what_it_is", "who_sees"),
)
Missing = Mapping[str, str]


@dataclass(frozen=True)
class Paper:
    """One template. `asks` (gap: words) are its own gaps, which the school fills by hand.

    `optional` names paragraphs that can be left out, each marked by a gap of that name.
    """

    name: str
    title: str
    notice: str
    blocks: tuple[Block, ...]
    asks: Mapping[str, str]
    optional: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What is known, by gap; what is not is missing here. `names` says every gap in words.

    `first`: what stands before the paper's own notice. `without`: optional paragraphs that are
    about nothing in this plan.
    """

    words: Mapping[str, str]
    blocks: Mapping[str, tuple[Block, ...]]
    names: Mapping[str, str]
    first: str = ""
    without: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Choices:
    """What somebody says about one paper: `fills` such as "head=Ms Example", paragraphs to omit."""

    fills: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Filled:
    """The document, and what is still missing in it, by gap: in words and in its order."""

    document: Document
    missing: Missing


def fill(paper: Paper, known: Known, choices: Choices = Choices()) -> Filled:
    """`paper` with its gaps filled; what is not known stands in [brackets] and is listed.

    Refused names every choice that this paper does not offer.
    """
    filled = {**known.words, **_chosen(paper, choices)}
    names = {**known.names, **paper.asks}
    missing: dict[str, str] = {}

    def filled_in(gap: str) -> str:
        if gap in paper.optional:
            return ""
        if filled.get(gap):
            return filled[gap]
        missing[gap] = names[gap]
        return f"[{names[gap]}]"

    def said(text: str) -> str:
        return GAP.sub(lambda found: filled_in(found[1]), text).strip()

    title = said(paper.title)
    blocks: list[Block] = []
    left = known.without & set(paper.optional) | set(choices.without)
    for block in paper.blocks:
        if not _marks(block) & left:
            blocks += known.blocks.get(_alone(block)) or (_said(block, said),)
    notice = f"{known.first} {paper.notice}".strip()
    document = Document(title, known.words["school"], notice, tuple(blocks))
    return Filled(document, missing)


def gaps(paper: Paper) -> set[str]:
    """Every gap that stands in the template."""
    found: set[str] = set()

    def look(text: str) -> str:
        found.update(GAP.findall(text))
        return text

    for block in (Paragraph(paper.title), *paper.blocks):
        _said(block, look)
    return found


def unused(paper: Paper) -> set[str]:
    """What it asks for, and has no gap for."""
    return set(paper.asks) - gaps(paper)


def is_for_parents(paper: Paper) -> bool:
    """Whether it tells of changes for pupils: nobody outside can do anything with a check word."""
    return "for_pupils" in gaps(paper)


def loose(paper: Paper) -> set[str]:
    """Its texts in which a bracket belongs to no gap: it would be printed."""
    found: set[str] = set()

    def look(text: str) -> str:
        if set("{}") & set(GAP.sub("", text)):
            found.add(text)
        return text

    for block in (Paragraph(paper.title), *paper.blocks):
        _said(block, look)
    return found


def crowded(paper: Paper) -> set[str]:
    """Gaps for whole blocks that stand among other words, where nothing can fill them."""
    others = tuple(block for block in paper.blocks if not _alone(block))
    return gaps(replace(paper, blocks=others)) & set(BLOCKS)


def unmarked(paper: Paper) -> set[str]:
    """Optional paragraphs that no paragraph is marked as."""
    return set(paper.optional).difference(*map(_marks, paper.blocks))


def _alone(block: Block) -> str:
    """The gap for whole blocks that is all of this paragraph, "" if there is none."""
    text = block.text if isinstance(block, Paragraph) else ""
    return next((gap for gap in BLOCKS if text == f"{{{gap}}}"), "")


def _marks(block: Block) -> set[str]:
    return set(GAP.findall(block.text)) if isinstance(block, Paragraph) else set()


def _chosen(paper: Paper, choices: Choices) -> dict[str, str]:
    chosen: dict[str, str] = {}
    problems: list[Problem] = []
    for given in choices.fills:
        gap, _, raw = given.partition("=")
        chosen[gap], wrong = words(raw, gap, LONGEST_IDEA, "paper.fill_empty")
        problems += [replace(one, about={**one.about, "gap": gap}) for one in wrong]
        if gap not in paper.asks:
            known = ", ".join(paper.asks) or "-"
            problems.append(Problem("paper.fill_unknown", gap, {"gap": gap, "known": known}))
    for name in choices.without:
        if name not in paper.optional:
            about = {"name": name, "known": ", ".join(paper.optional) or "-"}
            problems.append(Problem("paper.without_unknown", name, about))
    if problems:
        raise Refused(*problems)
    return chosen


def _said(block: Block, say: Callable[[str], str]) -> Block:
    """`block` with each of its texts said anew."""
    match block:
        case Heading() | Paragraph():
            return replace(block, text=say(block.text))
        case Bullets():
            return replace(block, items=tuple(map(say, block.items)))
        case Facts():
            return Facts(tuple((say(name), say(words)) for name, words in block.pairs))
        case Table():
            rows = tuple(tuple(map(say, row)) for row in block.rows)
            head = tuple(map(say, block.head))
            return replace(block, caption=say(block.caption), head=head, rows=rows)
        case Bars():
            return block

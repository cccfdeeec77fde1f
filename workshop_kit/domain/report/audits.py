"""Two audits of the same school side by side, where the workshop looked at them."""

from collections.abc import Sequence

from ..comparison import Comparison, Pair, Share, compared
from ..document import Block, Heading, Paragraph, Table
from ..opening import Earlier
from ..story import State
from .phrases import Say, counted, spoken


def audits(state: State, say: Say) -> list[Block]:
    """Count beside count, and what may not be concluded; [] where nothing was compared."""
    found = compared(state.opening.earlier)
    if not found.pairs:
        return []
    blocks: list[Block] = [
        Heading(1, say("compare.heading")),
        Paragraph(say("compare.others")),
        comparison_table(found, state.opening.earlier, say),
    ]
    if found.left_out:
        blocks.append(Paragraph(counted(say, "compare.left_out", found.left_out)))
    return blocks


def comparison_table(found: Comparison, earlier: Sequence[Earlier], say: Say) -> Table:
    """Every statement that can be compared, with the counts of both audits."""
    before, after = (spoken(say, audit.held_on) for audit in earlier)
    head = (say("report.voices.item"), before, after)
    rows = tuple(_row(pair, share, say) for pair in found.pairs for share in pair.shares)
    return Table(say("compare.caption"), head, rows)


def _row(pair: Pair, share: Share, say: Say) -> tuple[str, str, str]:
    label = share.label or say(f"report.option.{share.option}")
    before = say("compare.of", n=share.before, all=pair.before)
    after = say("compare.of", n=share.after, all=pair.after)
    return say("compare.row", text=pair.text, label=label), before, after

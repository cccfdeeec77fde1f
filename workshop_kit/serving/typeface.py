"""The typeface of every page but a phone's: Atkinson Hyperlegible, served from here alone."""

from ..exports.pdf import OURS
from .assets import Assets

NOUGHT, ALL = OURS  # a nought without the stroke that makes it an eight from afar
FACES = {
    ALL / "AtkinsonHyperlegible-Regular.ttf": (400, "U+0-10FFFF"),
    ALL / "AtkinsonHyperlegible-Bold.ttf": (700, "U+0-10FFFF"),
    NOUGHT / "KitZero-Regular.ttf": (400, "U+30"),
    NOUGHT / "KitZero-Bold.ttf": (700, "U+30"),
}
RULE = (
    '@font-face{{font-family:"Atkinson Hyperlegible";font-weight:{weight};font-display:swap;'
    'src:url({address}) format("truetype");unicode-range:{signs}}}'
)


def typeface(assets: Assets) -> str:
    """The address of the style sheet that says where the typeface's files are."""
    rules = [
        RULE.format(address=assets.address(file.read_bytes(), "ttf"), weight=weight, signs=signs)
        for file, (weight, signs) in FACES.items()
    ]
    return assets.address("\n".join(rules), "css")

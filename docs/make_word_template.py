"""Makes workshop_kit/exports/plan.docx, the Word template of the plan. Run it after a change here.

A school restyles a copy of that file in Word: fonts, colours, a logo in the header. What stands in
{{ braces }} and {% signs %} is filled in by the kit and stays as it is.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

OUT = Path(__file__).parent.parent / "workshop_kit" / "exports" / "plan.docx"
FONT = "Calibri"
ACCENT, QUIET, LINE, PALE = "14535F", "55606A", "C9D0D4", "EEF3F4"
MARGIN, WIDTH = Mm(24), Mm(210 - 2 * 24)
LABEL = Mm(46)

# name: size, colour, bold, space before, space after, stays with the next paragraph
STYLES = {
    "Title": (26, ACCENT, True, 0, 4, True),
    "Subtitle": (10.5, QUIET, False, 0, 14, False),
    "Heading 1": (17, ACCENT, True, 26, 8, True),
    "Heading 2": (12.5, "1C2328", True, 18, 5, True),
    "Heading 3": (11, QUIET, True, 12, 3, True),
    "Normal": (11, "1C2328", False, 0, 7, False),
    "List Bullet": (11, "1C2328", False, 0, 4, False),
    "List Tick": (11, "1C2328", False, 0, 6, False),
    "Notice": (11, "1C2328", False, 2, 12, False),
    "Fact": (11, "1C2328", False, 0, 4, False),
    "Caption": (10, QUIET, True, 12, 4, True),
    "Table Head": (10, "1C2328", True, 2, 2, True),
    "Table Head Number": (10, "1C2328", True, 2, 2, True),
    "Table Words": (10, "1C2328", False, 2, 2, False),
    "Table Number": (10, "1C2328", False, 2, 2, False),
    "Table To Fill": (10, "1C2328", False, 12, 12, False),
    "Header": (9, QUIET, False, 0, 0, False),
    "Footer": (9, QUIET, False, 0, 0, False),
}

HEAD = (
    ("{%p if cell.number %}", "Table Head"),
    ("{{ cell.words }}", "Table Head Number"),
    ("{%p else %}", "Table Head"),
    ("{{ cell.words }}", "Table Head"),
    ("{%p endif %}", "Table Head"),
)
WORDS = (
    ("{%p if cell.to_fill %}", "Table Words"),
    ("", "Table To Fill"),
    ("{%p elif cell.number %}", "Table Words"),
    ("{{ cell.words }}", "Table Number"),
    ("{%p else %}", "Table Words"),
    ("{{ cell.words }}", "Table Words"),
    ("{%p endif %}", "Table Words"),
)


def make() -> None:
    """Write the template."""
    document = Document()
    page(document)
    for name in STYLES:
        restyle(document, name)
    special_styles(document)
    edges(document)
    body(document)
    document.settings.element.append(language("w:themeFontLang"))
    document.core_properties.title = "Plan"
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = "en-GB"
    document.save(str(OUT))


def page(document: Any) -> None:
    """A4 with room to write in the margin."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    section.header_distance = section.footer_distance = Mm(12)


def restyle(document: Any, name: str) -> None:
    """One paragraph style as the table above says."""
    size, colour, bold, before, after, keep = STYLES[name]
    known = [style.name for style in document.styles]
    if name not in known:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        document.styles[name].base_style = document.styles["Normal"]
    style = document.styles[name]
    style.quick_style, style.hidden = True, False
    letters(style, size, colour, bold)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.keep_with_next, form.widow_control = keep, True
    form.line_spacing = 1.0 if name in ("Title", "Heading 1", "Heading 2") else 1.12
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def letters(style: Any, size: float, colour: str, bold: bool) -> None:
    """Font for every script, size, colour and language."""
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    for old in ("w:rFonts", "w:lang", "w:spacing", "w:kern"):
        for found in style.element.rPr.findall(qn(old)):
            style.element.rPr.remove(found)
    style.font.name = FONT
    for script in ("w:cs", "w:eastAsia"):
        style.element.rPr.rFonts.set(qn(script), FONT)
    style.element.rPr.append(language("w:lang"))


def language(tag: str) -> Any:
    """English as it is written in Britain."""
    element = OxmlElement(tag)
    element.set(qn("w:val"), "en-GB")
    return element


def special_styles(document: Any) -> None:
    """What a table of sizes cannot say: boxes to tick, the notice, labels, numbers, tables."""
    styles = document.styles
    default = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    default.set(qn("w:val"), "en-GB")
    tick(document)
    shade(styles["Notice"])
    fact = styles["Fact"].paragraph_format
    fact.left_indent, fact.first_line_indent = LABEL, -LABEL
    fact.tab_stops.add_tab_stop(LABEL)
    label = styles.add_style("Fact Label", WD_STYLE_TYPE.CHARACTER)
    label.font.color.rgb = RGBColor.from_string(QUIET)
    for name in ("Table Number", "Table Head Number"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name in ("Header", "Footer"):
        stops = styles[name].paragraph_format.tab_stops
        for stop in list(stops):
            stops.clear_all()
        stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    table_style(document, "Plan Table", ("bottom", "insideH"))
    table_style(document, "Plan Form", ("top", "left", "bottom", "right", "insideH", "insideV"))


def tick(document: Any) -> None:
    """A list whose sign is an empty box."""
    numbering = document.part.numbering_part.element
    box = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListTick"/>'
        '<w:lvlText w:val="☐"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="454" w:hanging="454"/></w:pPr><w:rPr><w:rFonts '
        'w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" '
        'w:cs="Segoe UI Symbol"/><w:sz w:val="24"/></w:rPr></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, box)
    num = parse_xml(
        f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
    )
    numbering.append(num)
    properties = document.styles["List Tick"].element.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>')
    )
    order(properties)


def shade(style: Any) -> None:
    """The notice: a pale field with a line in the accent colour."""
    properties = style.element.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}>'
            f'<w:top w:val="single" w:sz="4" w:space="6" w:color="{PALE}"/>'
            f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{ACCENT}"/>'
            f'<w:bottom w:val="single" w:sz="4" w:space="6" w:color="{PALE}"/></w:pBdr>'
        )
    )
    properties.append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{PALE}"/>')
    )
    style.paragraph_format.left_indent = Mm(4)
    order(properties)


def order(properties: Any) -> None:
    """Word wants the children of w:pPr in the order of its schema."""
    wanted = (
        *("keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd"),
        *("tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"),
    )
    places = {qn(f"w:{name}"): n for n, name in enumerate(wanted)}
    for child in sorted(properties, key=lambda child: places.get(child.tag, -1)):
        properties.append(child)


def table_style(document: Any, name: str, sides: tuple[str, ...]) -> None:
    """Thin lines on these sides, a stronger one below the header row."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    lines = "".join(f"<w:{side} {line}/>" for side in sides)
    style.element.append(
        parse_xml(
            f'<w:tblPr {nsdecls("w")}><w:tblBorders>{lines}</w:tblBorders>'
            '<w:tblCellMar><w:left w:w="85" w:type="dxa"/>'
            '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        )
    )
    style.element.append(
        parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom '
            f'w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/></w:tcBorders>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr>'
        )
    )


def edges(document: Any) -> None:
    """The notice above every page, school, title and page number below."""
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ notice }}"
    footer = section.footer.paragraphs[0]
    footer.text = "{{ title }}, {{ school }}\t"
    field(footer, "PAGE")
    footer.add_run(" / ")
    field(footer, "NUMPAGES")


def field(paragraph: Any, code: str) -> None:
    """A number that Word counts."""
    xml = f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(xml))


def body(document: Any) -> None:
    """One branch for each block of a Document."""
    write(document, "{{ title }}", "Title")
    write(document, "{{ subtitle }}", "Subtitle")
    write(document, "{%p for block in blocks %}")
    for level in (1, 2, 3):
        branch(document, f'block.block == "heading" and block.level == {level}')
        write(document, "{{ block.text }}", f"Heading {level}")
        write(document, "{%p endif %}")
    for test, style in (("block.strong", "Notice"), ("not block.strong", "Normal")):
        branch(document, f'block.block == "paragraph" and {test}')
        write(document, "{{ block.text }}", style)
        write(document, "{%p endif %}")
    for test, style in (("block.tick", "List Tick"), ("not block.tick", "List Bullet")):
        branch(document, f'block.block == "bullets" and {test}')
        write(document, "{%p for entry in block.entries %}")
        write(document, "{{ entry }}", style)
        write(document, "{%p endfor %}")
        write(document, "{%p endif %}")
    facts(document)
    table(document, "not block.to_fill", "Plan Table")
    table(document, "block.to_fill", "Plan Form")
    write(document, "{%p endfor %}")


def write(document: Any, words: str, style: str = "Normal") -> Any:
    """One paragraph."""
    return document.add_paragraph(words, style=style)


def branch(document: Any, test: str) -> None:
    """What follows, up to its endif, is there only if `test` is so."""
    write(document, "{%p if " + test + " %}")


def facts(document: Any) -> None:
    """Label, tab, words."""
    branch(document, 'block.block == "facts"')
    write(document, "{%p for label, words in block.pairs %}")
    pair = write(document, "", "Fact")
    pair.add_run("{{ label }}", style="Fact Label")
    pair.add_run("\t")
    pair.add_run("{{ words }}")
    write(document, "{%p endfor %}")
    write(document, "{%p endif %}")


def table(document: Any, test: str, style: str) -> None:
    """A header row, then a row for each row; cells by what they hold."""
    branch(document, f'block.block == "table" and {test}')
    write(document, "{{ block.caption }}", "Caption")
    grid = document.add_table(rows=4, cols=3, style=style)
    around(grid.rows[0], "{%tc for cell in block.head %}")
    kinds(grid.rows[0].cells[1], HEAD)
    grid.rows[1].cells[0].text = "{%tr for row in block.rows %}"
    around(grid.rows[2], "{%tc for cell in row %}")
    kinds(grid.rows[2].cells[1], WORDS)
    grid.rows[3].cells[0].text = "{%tr endfor %}"
    rows(grid)
    write(document, "", "Table Words")
    write(document, "{%p endif %}")


def around(row: Any, loop: str) -> None:
    row.cells[0].text = loop
    row.cells[2].text = "{%tc endfor %}"


def kinds(target: Any, choice: tuple[tuple[str, str], ...]) -> None:
    """One of several paragraphs, each with its style."""
    target.paragraphs[0].text, target.paragraphs[0].style = choice[0]
    for words, style in choice[1:]:
        target.add_paragraph(words, style=style)


def rows(grid: Any) -> None:
    """The header row is one and comes again on every page; no row is split between pages."""
    for n, row in enumerate(grid.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if n == 0:
            properties.append(OxmlElement("w:tblHeader"))
    look = grid._tbl.tblPr.find(qn("w:tblLook"))
    for name in ("firstColumn", "lastRow", "lastColumn", "noVBand"):
        look.set(qn(f"w:{name}"), "1" if name == "noVBand" else "0")
    look.set(qn("w:noHBand"), "1")
    look.set(qn("w:firstRow"), "1")
    look.set(qn("w:val"), "0620")


if __name__ == "__main__":
    make()

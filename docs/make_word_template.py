"""Makes workshop_kit/exports/plan.docx, the Word template that a school can restyle.

Run it after a change here: python docs/make_word_template.py
"""

from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

TO = Path(__file__).parent.parent / "workshop_kit" / "exports" / "plan.docx"
FONT = "Arial"  # on every school's computer, and where it is not, something as wide
ACCENT, QUIET = "14535F", "55606A"
LINE, PALE = "C9D0D4", "EEF3F4"

HOW = (
    "This part is not printed. It shows the look of everything that the kit writes. Change a style "
    "(right-click it in the list of styles, Modify) and every plan follows. Add your crest or "
    "address above or below the line with “body”, and keep the words in double braces. Save the "
    "file as plan.docx in the folder library of your school’s data folder."
)


def template():
    """The finished template."""
    doc = Document()
    _page(doc)
    _styles(doc)
    _tidy(doc)
    doc.add_paragraph("{{ title }}", "Title")
    doc.add_paragraph("{{ subtitle }}", "Subtitle")
    doc.add_paragraph("{{ body }}")
    doc.add_paragraph("{%p if show_styles %}")
    _samples(doc)
    doc.add_paragraph("{%p endif %}")
    doc.core_properties.title = "The plan: template"
    doc.core_properties.author = doc.core_properties.comments = ""
    doc.core_properties.language = "en-GB"
    return doc


def _page(doc):
    section = doc.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    section.header.paragraphs[0].text = "{{ notice }}"
    footer = section.footer.paragraphs[0]
    footer.text = "{{ title }}, {{ school }}\t"
    footer.style.paragraph_format.tab_stops.clear_all()  # Word's own one in the middle
    footer.paragraph_format.tab_stops.add_tab_stop(Mm(162), 2)
    _field(footer, "PAGE")
    footer.add_run(" / ")
    _field(footer, "NUMPAGES")


def _field(paragraph, code):
    for kind in ("begin", None, "separate", "1", "end"):
        run = paragraph.add_run()._r
        if kind is None:
            run.append(parse_xml(f"<w:instrText {nsdecls('w')}>{code}</w:instrText>"))
        elif kind == "1":
            run.append(parse_xml(f"<w:t {nsdecls('w')}>1</w:t>"))
        else:
            run.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))


def _styles(doc):
    _look(doc, "Normal", 10.5, after=6, line=1.15)
    _look(doc, "Title", 25, ACCENT, bold=True, after=6)
    _look(doc, "Subtitle", 10.5, QUIET, after=12)
    _look(doc, "Heading 1", 16, ACCENT, bold=True, before=26, after=8)
    _look(doc, "Heading 2", 12, bold=True, before=18, after=6)
    _look(doc, "Heading 3", 10.5, QUIET, bold=True, before=10, after=4)
    _look(doc, "Header", 8.5, QUIET)
    _look(doc, "Footer", 8.5, QUIET)
    _look(doc, "Caption", 9.5, QUIET, bold=True, before=12, after=4).keep_with_next = True
    _look(doc, "List Bullet", 10.5, after=3, line=1.15)
    _new(doc, "Notice")
    _look(doc, "Notice", 10.5, before=4, after=10, line=1.15)
    _framed(doc.styles["Notice"])
    _new(doc, "List Tick")
    _look(doc, "List Tick", 10.5, after=6, line=1.15)
    _numbered(doc, "List Tick", "☐")
    _new(doc, "Fact")
    fact = _look(doc, "Fact", 10.5, after=3, line=1.15)
    fact.left_indent, fact.first_line_indent = Mm(47), Mm(-47)
    fact.tab_stops.add_tab_stop(Mm(47))
    fact.keep_with_next = True
    label = doc.styles.add_style("Fact Label", WD_STYLE_TYPE.CHARACTER)
    label.font.color.rgb = RGBColor.from_string(QUIET)
    _new(doc, "Table Text")
    _look(doc, "Table Text", 9.5, after=0)
    _table_style(doc, "Plan Table", "PlanTable", _rules(""))
    _table_style(doc, "Plan Table to Fill", "PlanTableFill", _rules("all"))


def _new(doc, name):
    style = doc.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = doc.styles["Normal"]
    style.quick_style = True


def _look(doc, name, size, colour="1B1F23", *, bold=None, before=0, after=0, line=1.0):  # noqa: PLR0913
    style = doc.styles[name]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    _font(style)
    for border in style.element.findall(".//" + qn("w:pBdr")):
        border.getparent().remove(border)
    space = style.paragraph_format
    space.space_before, space.space_after, space.line_spacing = Pt(before), Pt(after), line
    return space


def _font(style):
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for way in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{way}"), FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(
        qn("w:kern")
    ):
        style.element.rPr.remove(spacing)


def _framed(style):
    style.element.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="2" w:space="6" w:color="{PALE}"/>'
            f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{ACCENT}"/>'
            f'<w:bottom w:val="single" w:sz="2" w:space="6" w:color="{PALE}"/></w:pBdr>'
        )
    )
    style.element.pPr.append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{PALE}"/>')
    )
    style.paragraph_format.left_indent = Mm(3)
    _order(style.element.pPr)


def _numbered(doc, name, sign):
    """A list style whose sign is a box to tick."""
    numbering = doc.part.numbering_part.element
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{sign}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="400" w:hanging="400"/></w:pPr><w:rPr>'
        '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="MS Gothic"/>'
        "</w:rPr></w:lvl>"
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        f'<w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    style = doc.styles[name].element.get_or_add_pPr()
    style.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>'))
    _order(style)


def _order(properties):
    """Word wants the children of w:pPr as its schema has them."""
    wanted = ("keepNext", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing", "ind")
    places = {qn(f"w:{name}"): n for n, name in enumerate(wanted)}
    for child in sorted(properties, key=lambda child: places.get(child.tag, len(places))):
        properties.append(child)


def _rules(inside):
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    sides = (
        ("top", "left", "bottom", "right", "insideH", "insideV")
        if inside
        else (
            "bottom",
            "insideH",
        )
    )
    return "".join(f"<w:{side} {thin}/>" for side in sides)


def _table_style(doc, name, id, borders):
    head = PALE if "left" in borders else "auto"
    doc.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{id}">'
            f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/>'
            "<w:qFormat/><w:tblPr>"
            f"<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
            '<w:top w:w="70" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
            '<w:bottom w:w="70" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
            '</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
            f'<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
            f'</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{head}"/></w:tcPr>'
            "</w:tblStylePr></w:style>"
        )
    )


def _tidy(doc):
    """British English throughout, no compatibility mode, and no table styles that nobody uses."""
    defaults = doc.styles.element.find(".//" + qn("w:rPrDefault") + "//" + qn("w:lang"))
    defaults.set(qn("w:val"), "en-GB")
    kept = {"Normal Table", "Plan Table", "Plan Table to Fill"}
    for style in list(doc.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in kept:
            style.delete()
    settings = doc.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    compat = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    before = settings.find(qn("w:rsids"))
    settings.insert(len(settings) if before is None else settings.index(before), compat)


def _samples(doc):
    doc.add_paragraph(HOW, "Notice")
    for level in (1, 2, 3):
        doc.add_paragraph(f"Heading {level}", f"Heading {level}")
    fact = doc.add_paragraph(style="Fact")
    fact.add_run("Fact Label", "Fact Label")
    fact.add_run("\tFact")
    doc.add_paragraph("List Bullet", "List Bullet")
    doc.add_paragraph("List Tick", "List Tick")
    for style in ("Plan Table", "Plan Table to Fill"):
        doc.add_paragraph(f"Caption of a {style}", "Caption")
        table = doc.add_table(2, 2, style)
        for row, words in zip(table.rows, ("Head", "Table Text"), strict=True):
            for cell in row.cells:
                cell.paragraphs[0].text = words
                cell.paragraphs[0].style = doc.styles["Table Text"]


if __name__ == "__main__":
    template().save(TO)
    print(TO)

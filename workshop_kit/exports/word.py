"""The plan as Word: the template's frame by docxtpl, then the document's blocks in its styles.

A school restyles plan.docx in Word. Staff words never pass through the template engine.
"""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from ..domain.document import Bars, Bullets, Heading, Table
from ..domain.problem import Problem, Refused
from .material import Material
from .pdf import is_tight
from .word_blocks import append, framed

TEMPLATE = Path(__file__).with_name("plan.docx")
BODY = "\ue000"  # stands where the blocks go; words that people type cannot hold it
LOOSE, TIGHT = Pt(10.5), Pt(10)
LONGEST = 255  # characters that Word allows in a property
UNREADABLE = (BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError, TemplateError)


def write(material: Material) -> bytes:
    """A .docx in British English; Refused if the school's template cannot be used."""
    path = material.template or TEMPLATE
    try:
        frame = _framed(path, material)
    except UNREADABLE as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise Refused(
            Problem("export.bad_template", about={"path": path, "reason": reason})
        ) from error
    _fill(frame, material)
    if material.template is None and is_tight(material):
        _tighten(frame)
    _describe(frame, material)
    out = BytesIO()
    frame.save(out)
    return _settled(out.getvalue())


def _framed(path: Path, material: Material) -> Any:
    """The template with title, school and notice filled in, as a python-docx document."""
    told = material.document
    tpl = DocxTemplate(BytesIO(path.read_bytes()))
    words = {"title": told.title, "subtitle": told.subtitle, "notice": told.notice}
    context = {**words, "school": material.school, "body": BODY, "show_styles": False}
    tpl.render(context, jinja_env=SandboxedEnvironment(autoescape=True), autoescape=True)
    return tpl.docx


def _fill(frame: Any, material: Material) -> None:
    """Put the blocks where the template says `body`, or at the end."""
    place = next((p for p in frame.paragraphs if BODY in p.text), None)
    body = frame.element.body
    last = len(body) - 1  # holds the page's size and stays the last
    styled = framed(frame)
    told = material.document.blocks
    for before, block, after in zip((None, *told), told, (*told[1:], None), strict=False):
        leads = isinstance(before, Heading) or isinstance(after, Bullets | Table | Bars)
        append(styled, block, leads and after is not None)
    if isinstance(told[-1], Table):  # what has to follow a table would begin a page of its own
        frame.paragraphs[-1].paragraph_format.line_spacing = Pt(1)
    if place is None:
        return
    for made in list(body)[last:-1]:
        place._p.addprevious(made)
    body.remove(place._p)


def _tighten(frame: Any) -> None:
    """Smaller margins, letters and gaps, where the PDF is set so too: it saves a page."""
    page = frame.sections[0]
    page.top_margin, page.bottom_margin = Mm(23), Mm(21)
    page.left_margin = page.right_margin = Mm(22)
    for style in frame.styles:
        if style.type != WD_STYLE_TYPE.PARAGRAPH:
            continue
        look = style.paragraph_format
        if style.font.size == LOOSE:
            style.font.size, look.line_spacing = TIGHT, 1.0
        for gap in ("space_before", "space_after"):
            if (length := getattr(look, gap)) is not None:
                setattr(look, gap, length * 2 // 3)


def _describe(frame: Any, material: Material) -> None:
    about = frame.core_properties
    about.title, about.subject = material.document.title[:LONGEST], material.document.notice
    about.author = about.last_modified_by = material.school[:LONGEST]
    about.language, about.revision = "en-GB", 1
    about.created = about.modified = datetime.fromisoformat(material.today)


def _settled(body: bytes) -> bytes:
    """The same archive without the time it was packed at: the same plan is the same file."""
    out = BytesIO()
    with ZipFile(BytesIO(body)) as packed, ZipFile(out, "w") as again:
        for name in packed.namelist():
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            again.writestr(info, packed.read(name))
    return out.getvalue()

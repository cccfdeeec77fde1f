"""The plan as a Word file, from plan.docx or a school's own copy of it. Staff words are never markup."""

import zipfile
from dataclasses import asdict
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from ..domain.document import Block, Bullets, Table
from ..domain.problem import Problem, Refused
from .material import Material

TEMPLATE = Path(__file__).with_name("plan.docx")
TABLE_STYLE = "Plan Table"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def write(material: Material) -> bytes:
    """A .docx; Refused says what is wrong with a school's own template."""
    path = material.template or TEMPLATE
    try:
        template = DocxTemplate(path)
        template.render(_context(material), _environment(), autoescape=True)
    except (OSError, ValueError, KeyError, PackageNotFoundError, TemplateError, zipfile.BadZipFile) as error:
        about = {"path": path, "reason": str(error) or type(error).__name__}
        raise Refused(Problem("export.bad_template", about=about)) from error
    written: WordDocument = template.docx
    _set_tables(written, material)
    _set_properties(written, material)
    return _packed(template)


def _environment() -> SandboxedEnvironment:
    """A template cannot reach Python, and words cannot become a template."""
    return SandboxedEnvironment(autoescape=True, finalize=_inert)


def _inert(words: Any) -> Markup:
    # docxtpl turns {_{ into {{ after rendering: braces go in as references.
    return Markup(escape(words).replace("{", "&#123;").replace("}", "&#125;"))


def _context(material: Material) -> dict[str, Any]:
    told = material.document
    return {
        "title": told.title,
        "subtitle": told.subtitle,
        "notice": told.notice,
        "school": material.state.school,
        "blocks": [_block(block) for block in told.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    data = {"block": block.block, **asdict(block)}
    if isinstance(block, Table):
        data["rows"] = [_row(row, block) for row in block.rows]
    if isinstance(block, Bullets):
        data["entries"] = data.pop("items")  # in a template .items is what every dict has
    return data


def _row(row: tuple[str, ...], table: Table) -> list[dict[str, Any]]:
    cells = zip(row, table.numbers, strict=True)
    return [{"words": w, "number": n, "to_fill": table.to_fill and not w} for w, n in cells]


def _set_tables(written: WordDocument, material: Material) -> None:
    """Column widths and a description for who cannot see the table, where the template has ours."""
    ours = [block for block in material.document.blocks if isinstance(block, Table)]
    found = [table for table in written.tables if table.style and table.style.name == TABLE_STYLE]
    if len(found) == len(ours):
        section = written.sections[0]
        room = (section.page_width - section.left_margin - section.right_margin) // 635
        for table, told in zip(found, ours, strict=True):
            _widen(table, [room * n // sum(told.widths) for n in told.widths])
            _describe(table, told.caption)


def _widen(table: WordTable, widths: list[int]) -> None:
    """Widths in twentieths of a point."""
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width * 635


def _describe(table: WordTable, words: str) -> None:
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), words)
    table._tbl.tblPr.append(caption)


def _set_properties(written: WordDocument, material: Material) -> None:
    told = written.core_properties
    day = datetime.fromisoformat(material.today)
    told.title, told.subject = material.document.title, material.document.notice
    told.author = told.last_modified_by = material.state.school
    told.language = "en-GB"
    told.created = told.modified = day
    told.revision = 1


def _packed(template: DocxTemplate) -> bytes:
    """The same bytes for the same plan: a zip otherwise keeps the time of day."""
    made, out = BytesIO(), BytesIO()
    template.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, FIRST_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()

"""The plan as one HTML page: no script, no other file, nothing asked of another host."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from .material import Material

HERE = Path(__file__).parent


def write(material: Material) -> bytes:
    """UTF-8. Staff words are escaped, never markup."""
    page = _template().render(
        told=material.document,
        school=material.school,
        style=(HERE / "plan.css").read_text(encoding="utf-8"),
    )
    return page.encode()


@cache
def _template() -> Template:
    loader = FileSystemLoader(HERE)
    room = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return room.get_template("plan.html.j2")

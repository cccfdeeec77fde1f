"""Notebooks as pages: made once, by Voila's own renderer, the same bytes for everybody.

The machine's part of a notebook, its code cells, runs anew in every session.
"""

import ast
import gzip
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

from voila.notebook_renderer import NotebookRenderer

HIDDEN = "skip-voila"


class PageRenderer(NotebookRenderer):
    """Voila's renderer with no kernel behind it: only words for people become part of the page."""

    async def _jinja_kernel_start(self, nb: Any, kernel_id: Any, kernel_future: Any) -> str:
        return ""

    async def _jinja_cell_generator(self, nb: Any, kernel_id: Any) -> AsyncIterator[Any]:
        for cell in nb.cells:
            if cell.cell_type == "markdown" and not _hidden(cell):
                yield cell


@dataclass(frozen=True)
class Page:
    """A page's bytes, plain and packed with gzip; whether it loads `fonts`."""

    body: bytes
    packed: bytes
    fonts: bool


async def make_page(renderer: PageRenderer, words: dict[str, str]) -> Page:
    """The page of the notebook that `renderer` was made for; `words` are the page's own."""
    await renderer.initialize()
    renderer.resources["kit"] = words
    body = (await renderer.generate_content_str()).encode()
    return Page(body, gzip.compress(body, 9, mtime=0), bool(words["typeface"]))


@cache
def runner(notebook: Path) -> Callable[[], Any]:
    """A function that runs the notebook's code anew and returns its last expression's value."""
    nb = json.loads(notebook.read_text(encoding="utf-8"))
    cells = [
        "".join(cell["source"])
        for cell in nb["cells"]
        if cell["cell_type"] == "code" and not _hidden(cell)
    ]
    statements, last = _compiled("\n".join(cells), notebook.name)

    def run() -> Any:
        names: dict[str, Any] = {"__name__": "__main__"}
        exec(statements, names)  # the kit's own notebook, never a visitor's text
        return eval(last, names)

    return run


def _hidden(cell: Any) -> bool:
    return HIDDEN in cell["metadata"].get("tags", [])


def _compiled(source: str, name: str) -> tuple[CodeType, CodeType]:
    tree = ast.parse(source, name)
    last = tree.body.pop()
    if not isinstance(last, ast.Expr):
        raise ValueError(f"{name}: the last line must be the screen to show")
    return compile(tree, name, "exec"), compile(ast.Expression(last.value), name, "eval")

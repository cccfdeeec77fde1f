"""Pages that only say a sentence, without JavaScript; some with the form to type a code."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from tornado.web import RequestHandler

from ..words import say

TEMPLATES = Path(__file__).parent / "templates"


def sentence_page(
    handler: RequestHandler, status: int, problem: str, typed: str | None = None
) -> None:
    """Answer with a page that says the sentence `problem` (a key of words.toml, "" for none)."""
    handler.set_status(status)
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Cache-Control", "no-store")
    page = _environment().get_template("sentence.html.j2")
    form = typed is not None  # the form to type a code, with what was typed
    title = say("hall.join_title") if form else say("hall.closed_title")
    lines = [say("hall.join_hint")] if form else [say("hall.ask_facilitator")]
    css = handler.application.settings["hall_css"]
    said = say(problem) if problem else ""
    shown = {
        "title": title,
        "lines": lines,
        "problem": said,
        "form": form,
        "typed": (typed or "")[:12],
    }
    handler.finish(page.render(say=say, css=css, **shown))


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)

"""Pages that only say a sentence, without JavaScript; some with the form to type a code."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from tornado.web import RequestHandler

from ..words import say

TEMPLATES = Path(__file__).parent / "templates"


# What stands under the problem where there is no form: a title, then lines.
BELOW = {
    "hall.full": ("hall.full_title", "hall.full_share", "hall.full_again"),
    "hall.elsewhere": ("hall.title", "hall.elsewhere_again"),
    "hall.other_address": ("hall.join_title",),
    "hall.too_large": ("hall.join_title",),
    "hall.too_many_codes": ("hall.join_title", "hall.too_many_hint"),
    "hall.failed": ("hall.title",),
    "export.bad_template": ("hall.title",),
}
PASSES = ("hall.full", "hall.elsewhere")  # what a person may try again without anybody's help
NO_KEY = ("hall.closed_title", "hall.ask_facilitator")
JOIN = ("hall.join_title", "hall.join_hint")


def sentence_page(
    handler: RequestHandler, status: int, problem: str, typed: str | None = None, **about: Any
) -> None:
    """Answer with a page that says the sentence `problem` (a key of words.toml, "" for none).

    `about` fills its gaps. With `typed`, what somebody typed so far, the page has the form to
    type a code.
    """
    handler.set_status(status)
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Cache-Control", "no-store")
    if status in (429, 503):
        handler.set_header("Retry-After", "30")
    css = handler.application.settings["hall_css"]
    handler.finish(rendered(css, problem, typed, **about))


def plain_page(handler: RequestHandler, template: str, **about: Any) -> None:
    """Answer with a page of words from this template, which JavaScript is not needed for."""
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Cache-Control", "no-store")
    handler.finish(plain(handler.application.settings["hall_css"], template, **about))


def plain(css: str, template: str, **about: Any) -> str:
    """The HTML of such a page."""
    return _environment().get_template(template).render(say=say, css=css, **about)


@lru_cache(64)
def rendered(css: str, problem: str, typed: str | None = None, **about: Any) -> str:
    """The page's HTML."""
    form = typed is not None
    title, *lines = map(say, JOIN if form else BELOW.get(problem, NO_KEY))
    said = say(problem, **about) if problem else ""
    shown = {"title": title, "lines": lines, "form": form, "typed": (typed or "")[:12]}
    shown["again"] = problem in PASSES
    page = _environment().get_template("sentence.html.j2")
    return page.render(say=say, css=css, problem=said, **shown)


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)

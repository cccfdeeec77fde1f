"""Part, the base of every widget here: anywidget's front-end contract without its Python weight.

A page hears of a Part through its traits and speaks with `model.send({...})` only.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import ipywidgets
import traitlets
from anywidget import WidgetTrait

_TEXT = r'("[^"\n]*"|`[^`\n]*`)'
_SPACES = re.compile(rf"{_TEXT}|\s*([{{}};,])\s*|(:) ")
_END = r",\n?(?=[}\])])|;\n?(?=})|(?<=[{(\[,;])\n|(?<=[{,]) | (?=})"
_SIGN = r" ([=!]==|=>|&&|\|\||[=?:<>]|[+-](?! [+-])) "
_NEEDLESS = re.compile(f"{_TEXT}|{_END}|{_SIGN}")
_ASIDE = re.compile(r"(?<=[;{,(]) // .*$")
HERE = Path(__file__).parent.parent


class Part(ipywidgets.Widget):
    """`_esm` and `_css` are texts, shared by all instances of a class.

    `key` stays the same over page loads, so that a page which reconnects keeps what it has drawn;
    `session` differs for each. `data` is all that the Part draws, as plain JSON values.
    """

    _model_name = traitlets.Unicode("AnyModel").tag(sync=True)
    _model_module = traitlets.Unicode("anywidget").tag(sync=True)
    _model_module_version = traitlets.Unicode("~0.11.*").tag(sync=True)
    _view_name = traitlets.Unicode("AnyView").tag(sync=True)
    _view_module = traitlets.Unicode("anywidget").tag(sync=True)
    _view_module_version = traitlets.Unicode("~0.11.*").tag(sync=True)
    _anywidget_id = traitlets.Unicode().tag(sync=True)
    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    key = traitlets.Unicode(help="the same for the same thing after a reload").tag(sync=True)
    session = traitlets.Unicode(help="differs for every page load").tag(sync=True)
    data = traitlets.Dict(help="what to draw").tag(sync=True)
    shown = WidgetTrait().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        name = f"{type(self).__module__}.{type(self).__name__}"
        super().__init__(_anywidget_id=name, **traits)

    @traitlets.default("keys")
    def _default_keys(self) -> list[str]:
        # ipywidgets' own asks every trait of every instance, and a hall makes five hundred at once.
        kind: Any = type(self)
        return list(_synced(kind))

    def heard(self, message: dict[str, Any]) -> None:
        """What the page sent; a subclass acts on it."""

    def _handle_msg(self, msg: dict[str, Any]) -> None:
        # Instead of ipywidgets' own: it would let a page set any synced trait ("update"), and
        # it prints tracebacks, which quote what people typed.
        data = msg["content"]["data"]
        if data.get("method") == "custom" and isinstance(data.get("content"), dict):
            self.heard(data["content"])
        elif data.get("method") == "request_state":
            self.send_state()

    def __del__(self) -> None:
        # ipywidgets would close it here, in whatever session runs just then.
        pass

    def __repr__(self) -> str:
        # The same text in every run (notebooks are compared), and no costly walk through traits.
        return f"<{type(self).__name__}>"


@cache
def _synced(kind: Any) -> tuple[str, ...]:
    return tuple(kind.class_trait_names(sync=True))


def joined(*names: str) -> str:
    """The text of these files under screens/, one after the other: one module or style sheet."""
    return "\n".join(map(_packed, names))


@cache
def _packed(name: str) -> str:
    """A file without what a phone need not load: indentation, empty lines, comments, and spaces and
    ends of lines that say nothing. So no string in these files may run over several lines, hold a
    comment, or stand inside another.
    """
    lines = (_ASIDE.sub("", line.strip()) for line in (HERE / name).read_text("utf-8").splitlines())
    kept = "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))
    if name.endswith(".css"):
        return _SPACES.sub(lambda found: found[1] or found[2] or found[3], kept)
    return _NEEDLESS.sub(lambda found: found[1] or found[2] or "", kept)

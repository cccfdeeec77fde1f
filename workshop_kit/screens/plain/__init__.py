"""The phone as plain HTML forms, for devices without a websocket or JavaScript.

The faces give the same words as to the page with a script; here a form is drawn from them, and
what is typed becomes the same answer.
"""

from .page import FORMS, Page, page, typed
from .rows import Row, rows
from .told import Block

__all__ = ["FORMS", "Block", "Page", "Row", "page", "rows", "typed"]

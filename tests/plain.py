"""A plain form as a browser without a script reads it: what stands in it, and what it sends."""

from html.parser import HTMLParser
from typing import Any


class Sheet(HTMLParser):
    """The answer form of a page; `sent` is what pressing its button sends."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.choices: dict[str, list[str]] = {}
        self.ids: set[str] = set()
        self.labelled: set[str] = set()
        self._list = self._text = ""
        self._first = True
        self._inside = False
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        about = dict(attrs)
        if about.get("id"):
            assert about["id"] not in self.ids
            self.ids.add(about["id"])
        if tag == "form":
            self._inside = about.get("class") == "answer"
        if self._inside:
            getattr(self, f"_{tag}", lambda about: None)(about)

    def _label(self, about: dict[str, Any]) -> None:
        self.labelled.add(about["for"])

    def _input(self, about: dict[str, Any]) -> None:
        name, value = about["name"], about.get("value", "")
        if about.get("type") in ("radio", "checkbox"):
            self.choices.setdefault(name, []).append(value)
        if about.get("type") not in ("radio", "checkbox") or "checked" in about:
            self.sent[name] = value

    def _textarea(self, about: dict[str, Any]) -> None:
        self._text = about["name"]
        self.sent[self._text] = ""
        self._first = True

    def _select(self, about: dict[str, Any]) -> None:
        self._list = about["name"]

    def _option(self, about: dict[str, Any]) -> None:
        self.choices.setdefault(self._list, []).append(about["value"])
        if "selected" in about or self._list not in self.sent:
            self.sent[self._list] = about["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            # The first line break belongs to the markup.
            self.sent[self._text] += data.removeprefix("\n") if self._first else data
            self._first = False

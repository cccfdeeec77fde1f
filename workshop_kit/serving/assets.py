"""Scripts, style sheets and fonts under /s/: named by their hash, kept by the browser for ever."""

import gzip
import hashlib
from dataclasses import dataclass
from typing import Any

from tornado.web import HTTPError, RequestHandler

from .guard import Guarded

TYPES = {
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "ttf": "font/ttf",
}


@dataclass(frozen=True)
class Asset:
    """`body` and the same packed with gzip."""

    kind: str
    body: bytes
    packed: bytes


class Assets:
    """Every file that a page may load, by name."""

    def __init__(self) -> None:
        self._names: dict[tuple[str | bytes, str], str] = {}
        self._assets: dict[str, Asset] = {}

    def address(self, content: str | bytes, kind: str) -> str:
        """The address of `content` as a file of this kind: "js", "css" or "ttf"."""
        known = self._names.get((content, kind))
        return f"/s/{known or self._add(content, kind)}"

    def linked(self, state: dict[str, Any]) -> dict[str, Any]:
        """A widget's state with addresses in place of the texts of its module and style sheet."""
        links = {"_esm": "js", "_css": "css"}
        return {k: self.address(v, links[k]) if k in links and v else v for k, v in state.items()}

    def find(self, name: str) -> Asset | None:
        """The asset of this name."""
        return self._assets.get(name)

    def _add(self, content: str | bytes, kind: str) -> str:
        body = content.encode() if isinstance(content, str) else content
        name = f"{hashlib.sha256(body).hexdigest()[:16]}.{kind}"
        self._assets[name] = Asset(kind, body, gzip.compress(body, 9, mtime=0))
        self._names[content, kind] = name
        return name


class AssetHandler(Guarded, RequestHandler):
    """Serves one asset."""

    def initialize(self, assets: Assets) -> None:
        self.assets = assets

    def get(self, name: str) -> None:
        """The asset's bytes, packed where the browser takes that."""
        asset = self.assets.find(name)
        if asset is None:
            raise HTTPError(404)
        packs = "gzip" in self.request.headers.get("Accept-Encoding", "")
        self.set_header("Content-Type", TYPES[asset.kind])
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Vary", "Accept-Encoding")
        if packs:
            self.set_header("Content-Encoding", "gzip")
        self.write(asset.packed if packs else asset.body)

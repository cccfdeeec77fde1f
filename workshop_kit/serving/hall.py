"""The hall: Voila with a few addresses more, under which a whole school joins one process."""

import errno
import logging
import ssl
from pathlib import Path
from typing import Any

import tornado.ioloop
import tornado.netutil
from tornado.web import RequestHandler
from traitlets import Bool, Callable, Instance, Int, Set, Unicode
from voila.app import Voila

from ..domain.slips import SIGNS
from .assets import AssetHandler, Assets
from .connections import TIMES_AND_SIZES, Connections
from .desk_code import DeskCodeHandler
from .doors import Doors
from .files import AheadHandler, FileHandler, PaperHandler, PrintHandler
from .form_page import FormHandler
from .front import FrontHandler, NotFoundHandler, ToolHandler
from .guard import headers
from .limits import BACKLOG, WAITING
from .live import LiveHandler
from .page import PageRenderer
from .plain_pages import FORGET, FRESH, ContactsHandler, NextHandler
from .press import Press
from .room_page import RoomHandler
from .sentence import rendered
from .slip_page import SlipHandler
from .turns import Turns
from .week_page import WeekHandler

log = logging.getLogger(__name__)

CODE = r"/([A-Za-z]{6})"
TOOL = r"/(tools/[a-z_]{1,40})"
CODE_BESIDE_VOILA = rf"(?i)/([{SIGNS}]{{6}})"  # leaves Voila its own words, /server say
TEMPLATES = Path(__file__).parent / "templates"
STYLE = TEMPLATES / "sentence.css"


class AddressTaken(Exception):
    """Raised where the port cannot be had; `args[0]` is the key of the sentence that says so."""


class Hall(Voila):
    """Overrides `init_settings`, `init_handlers`, `listen`; without `doors` it is just Voila."""

    port: int
    ordinary_notebooks = Bool(
        True, help="serve the folder's notebooks with a kernel each, as Voila does"
    )
    doors = Instance(Doors, allow_none=True)
    assets = Instance(Assets)
    press = Instance(Press, ())
    names = Set(help="the names this server goes by in a Host header")
    sorry = Unicode(help="what a page says when it met an error")
    week = Callable(str, help="makes the script of the week's page")
    ready = Callable(help="called once the server can be reached")
    tls = Instance(ssl.SSLContext, allow_none=True, help="with it the hall speaks HTTPS")
    proxies = Set(help="whose word on the visitor's address and line is believed")
    waiting = Int(WAITING, help="connections at once that are no open page")

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings and the hall's."""
        settings: dict[str, Any] = super().init_settings()
        if self.doors is None:
            return settings
        return {
            **settings,
            "hall_doors": self.doors,
            "hall_names": frozenset(self.names),
            "hall_turns": Turns(),
            "hall_css": self.assets.address(STYLE.read_text(encoding="utf-8"), "css"),
            "hall_forget": self.assets.address(FORGET, "js"),
            "hall_fresh": self.assets.address(FRESH, "js"),
            "log_function": _log,
            "default_handler_class": NotFoundHandler,
        }

    def init_handlers(self) -> list[Any]:
        """The hall's addresses first, then Voila's where ordinary notebooks are served."""
        ordinary: list[Any] = super().init_handlers() if self.ordinary_notebooks else []
        if self.doors is None:
            return ordinary
        code = CODE_BESIDE_VOILA if self.ordinary_notebooks else CODE
        files = {"doors": self.doors, "press": self.press}
        live = {"door": self.doors, "assets": self.assets, "sorry": self.sorry}
        own: list[Any] = [
            (r"/s/([0-9a-f]{16}\.(?:js|css|ttf))", AssetHandler, {"assets": self.assets}),
            (r"/()live", LiveHandler, live),
            (rf"{code}/live", LiveHandler, live),
            (rf"{TOOL}/live", LiveHandler, live),
            (rf"{TOOL}/?", ToolHandler, {"doors": self.doors}),
            (rf"{code}/desk\.svg", DeskCodeHandler, {"doors": self.doors}),
            (rf"{code}/plan\.([a-z]+)", FileHandler, files),
            (rf"{code}/papers/([a-z0-9_]{{1,60}})\.([a-z]+)", PaperHandler, files),
            (r"/print/([a-z0-9_]{1,60})\.zip", PrintHandler, files),
            (r"/print/([A-Za-z]{6})/([a-z_]{1,60})\.([a-z]+)", AheadHandler, files),
            (rf"{code}/?", RoomHandler, {"doors": self.doors}),
            (rf"{code}/plain", FormHandler, {"doors": self.doors}),
            (rf"{code}/slip", SlipHandler, {"doors": self.doors}),
            (rf"{code}/next", NextHandler, {"doors": self.doors}),
            (r"/week", WeekHandler, {"script": self.week, "assets": self.assets}),
            (r"/contacts", ContactsHandler, {"doors": self.doors}),
        ]
        return own + (ordinary or [(r"/", FrontHandler, {"doors": self.doors})])

    def renderer(self, name: str) -> PageRenderer:
        """Voila's renderer for the notebook of this name."""
        settings = self.app.settings
        return PageRenderer(
            voila_configuration=self.voila_configuration,
            traitlet_config=self.config,
            notebook_path=name,
            template_paths=[str(TEMPLATES / "hall")],
            config_manager=settings["config_manager"],
            contents_manager=settings["contents_manager"],
            base_url=self.base_url,
            kernel_spec_manager=settings["kernel_spec_manager"],
            page_config={},
        )

    def listen(self) -> None:
        """Listen on the one port that was asked for; Voila would take another without a word."""
        if self.doors is None:
            super().listen()
            return
        try:
            sockets = tornado.netutil.bind_sockets(self.port, self.ip, backlog=BACKLOG)
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            raise AddressTaken("serve.port_taken" if taken else "serve.port_denied") from error
        server = Connections(self.app, ssl_options=self.tls, **TIMES_AND_SIZES)
        server.bound(self.waiting, refused(self.app.settings["hall_css"]))
        server.proxies = self.proxies
        server.add_sockets(sockets)
        self.port = sockets[0].getsockname()[1]
        self.ioloop = tornado.ioloop.IOLoop.current()
        try:
            self.ready()  # not from the loop, which would swallow what it raises
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()


def refused(css: str) -> bytes:
    """A whole answer to what is no request that this server can read."""
    body = rendered(css, "hall.not_read", "").encode()
    length = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    told = {**headers(""), **length, "Connection": "close"}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 400 Bad Request\r\n{head}\r\n".encode() + body


def _log(handler: RequestHandler) -> None:
    """Only faults of our own, without address, agent, query, key or value."""
    if handler.get_status() >= 500 and handler.get_status() != 503:
        log.error("%s met a fault", type(handler).__name__)

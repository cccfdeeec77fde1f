"""A tiny server for the host alone: the real host.js, pages and lines that a test steers."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from workshop_kit.serving.hall import TEMPLATES

FAILED = "Something went wrong"
PAGE = f"""<!doctype html><title>A page</title><link rel="icon" href="data:,">
<main id="kit" data-failed="{FAILED}"></main><script type="module" src="/host.js"></script>"""
VIEW = "application/vnd.jupyter.widget-view+json"
# A part that draws its words, an input, what it heard, and the part inside; it counts its drawings.
FACE = """
let drawings = 0;
const render = async ({ model, el, host }) => {
  drawings += 1;
  const add = (tag, name) => {
    return el.appendChild(Object.assign(document.createElement(tag), { className: name }));
  };
  const [words, typed] = [add("p", "words"), add("input", "typed")];
  const [heard, inner] = [add("p", "heard"), add("div", "inner")];
  add("p", "drawings").textContent = drawings;
  const draw = () => {
    if (model.get("words") === "break") throw new Error("broken");
    words.textContent = model.get("words");
  };
  const nest = async () => {
    inner.textContent = "";
    if (model.get("shown")) (await host.getWidget(model.get("shown"))).render({ el: inner });
  };
  let changes = 0;
  model.on("change:words", () => { changes += 1; el.dataset.changes = changes; draw(); });
  model.on("change:shown", nest);
  model.on("msg:custom", (told) => (heard.textContent = told.words));
  typed.onchange = () => model.send({ do: "say", words: typed.value });
  draw();
  await nest();
};
export default { render };
"""


class Stage:
    """What a test sees and steers: `knocks` by page, `heard` messages, whether pages are let in."""

    def __init__(self) -> None:
        self.lines: dict[str, list[WebSocketHandler]] = {}
        self.knocks: dict[str, list[float]] = {}
        self.heard: list[dict[str, Any]] = []
        self.first: dict[str, list[dict[str, Any]]] = {}  # what a page is sent when it opens
        self.closed = False
        self.asked: list[str] = []
        self.port = 0
        self.over = asyncio.Event()
        self.loop: asyncio.AbstractEventLoop | None = None

    def link(self, name: str) -> str:
        return f"http://hall.test:{self.port}/{name}"

    def tell(self, name: str, *messages: dict[str, Any]) -> None:
        """Send these in one frame to all open pages of this name."""
        self._do(lambda: [line.write_message(json.dumps(messages)) for line in self.lines[name]])

    def cut(self, name: str) -> None:
        self._do(lambda: [line.close() for line in list(self.lines[name])])

    def _do(self, work: Callable[[], Any]) -> None:
        async def run() -> None:
            work()

        assert self.loop
        asyncio.run_coroutine_threadsafe(run(), self.loop).result(10)


def opened(id: str, **state: Any) -> dict[str, Any]:
    state = {"_esm": "/s/0000000000000000.js", "key": id, **state}
    return {"msg_type": "comm_open", "content": {"comm_id": id, "data": {"state": state}}}


def changed(id: str, **state: Any) -> dict[str, Any]:
    data = {"method": "update", "state": state}
    return {"msg_type": "comm_msg", "content": {"comm_id": id, "data": data}}


def said(id: str, **content: Any) -> dict[str, Any]:
    data = {"method": "custom", "content": content}
    return {"msg_type": "comm_msg", "content": {"comm_id": id, "data": data}}


def closed(id: str) -> dict[str, Any]:
    return {"msg_type": "comm_close", "content": {"comm_id": id}}


def shown(id: str) -> dict[str, Any]:
    return {"msg_type": "display_data", "content": {"data": {VIEW: {"model_id": id}}}}


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    """The tiny server, in a thread of its own: Playwright keeps the loop of this one."""
    stage, ready = Stage(), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(_serve(stage, ready)), daemon=True)
    thread.start()
    assert ready.wait(10) and stage.loop
    yield stage
    stage.loop.call_soon_threadsafe(stage.over.set)
    thread.join(10)


async def _serve(stage: Stage, ready: threading.Event) -> None:
    places = [
        (r"/host\.js", _Text, {"stage": stage, "text": (TEMPLATES / "host.js").read_text("utf-8")}),
        (r"/s/0{16}\.js", _Text, {"stage": stage, "text": FACE}),
        (r"/(\w+)/live", _Line, {"stage": stage}),
        (r"/\w+", _Text, {"stage": stage, "text": PAGE}),
    ]
    sockets = bind_sockets(0, "127.0.0.1")
    HTTPServer(Application(places, log_function=lambda handler: None)).add_sockets(sockets)
    stage.port, stage.loop = sockets[0].getsockname()[1], asyncio.get_running_loop()
    ready.set()
    await stage.over.wait()


class _Text(RequestHandler):
    def initialize(self, stage: Stage, text: str) -> None:
        self.stage, self.text = stage, text

    def get(self) -> None:
        self.stage.asked.append(self.request.path)
        kind = "text/javascript" if self.request.path.endswith(".js") else "text/html"
        self.set_header("Content-Type", f"{kind}; charset=utf-8")
        self.finish(self.text)


class _Line(WebSocketHandler):
    def initialize(self, stage: Stage) -> None:
        self.stage = stage

    def check_origin(self, origin: str) -> bool:
        return True

    async def get(self, name: str) -> None:
        self.name = name
        self.stage.knocks.setdefault(name, []).append(time.monotonic())
        if self.stage.closed:
            raise HTTPError(503)
        await super().get(name)

    def open(self, name: str) -> None:
        self.stage.lines.setdefault(name, []).append(self)
        self.write_message(json.dumps(self.stage.first[name]))

    def on_message(self, message: str | bytes) -> None:
        self.stage.heard.append(json.loads(message))

    def on_close(self) -> None:
        self.stage.lines[self.name].remove(self)

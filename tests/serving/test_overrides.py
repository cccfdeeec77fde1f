"""What the kit replaces in Voila, comm and ipywidgets still is what it relies on."""

import gc
import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import comm
import jupyter_server
import jupyterlab_server
import pytest
import traitlets
from comm.base_comm import BaseComm, CommManager
from ipywidgets.widgets import widget as widget_module
from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.web import RequestHandler
from tornado.websocket import WebSocketHandler
from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer

from workshop_kit.school.school import SIGNS
from workshop_kit.screens.parts.part import Part
from workshop_kit.serving import session as session_module
from workshop_kit.serving.assets import Assets
from workshop_kit.serving.connections import Connections
from workshop_kit.serving.guard import Guarded
from workshop_kit.serving.hall import CODE, CODE_BESIDE_VOILA, Hall
from workshop_kit.serving.live import LiveHandler
from workshop_kit.serving.page import PageRenderer
from workshop_kit.serving.session import Session, SessionComm

TABLE = Path(__file__).parents[2] / "docs" / "decisions" / "06-what-is-replaced.md"
PLACES = re.findall(r"^\| `([\w.]+):([\w.]+)` \| `([\w.]+)`", TABLE.read_text("utf-8"), re.M)
SIGNATURES = [
    (Voila.init_settings, ["self"]),
    (Voila.init_handlers, ["self"]),
    (Voila.listen, ["self"]),
    (NotebookRenderer._jinja_kernel_start, ["self", "nb", "kernel_id", "kernel_future"]),
    (NotebookRenderer._jinja_cell_generator, ["self", "nb", "kernel_id"]),
    (NotebookRenderer.initialize, ["self", "kwargs"]),
    (BaseComm.publish_msg, ["self", "msg_type", "data", "metadata", "buffers", "keys"]),
    (BaseComm.handle_msg, ["self", "msg"]),
    (HTTPServer.handle_stream, ["self", "stream", "address"]),
    (HTTPServer.start_request, ["self", "server_conn", "request_conn"]),
    (HTTPServer.on_close, ["self", "server_conn"]),
    (IOStream.write, ["self", "data"]),
    (RequestHandler.prepare, ["self"]),
    (RequestHandler.write_error, ["self", "status_code", "kwargs"]),
    (RequestHandler.log_exception, ["self", "typ", "value", "tb"]),
    (RequestHandler.set_default_headers, ["self"]),
    (RequestHandler.on_connection_close, ["self"]),
    (WebSocketHandler.get, ["self", "args", "kwargs"]),
    (WebSocketHandler.check_origin, ["self", "origin"]),
]


def found(module: str, name: str) -> bool:
    """Whether something stands at this place, or `module` gives it to every instance."""
    place: Any = importlib.import_module(module)
    source = inspect.getsource(place)
    for one in name.split("."):
        if not hasattr(place, one):
            return re.search(rf"self\.{one} = ", source) is not None
        place = getattr(place, one)
    return True


@pytest.mark.parametrize(("module", "name", "by"), PLACES, ids=lambda part: part)
def test_every_place_of_the_table_is_there(module, name, by):
    assert found(module, name)
    ours, _, own = by.rpartition(".")
    room = "screens" if ours.startswith("parts") else "serving"
    assert found(f"workshop_kit.{room}.{ours}", own)


def overridden(ours: type, theirs: type) -> set[str]:
    """The names of `theirs` that `ours` says anew."""
    known = {name for one in theirs.__mro__[:-1] for name in vars(one)}
    meant_for_it = {"initialize", "open", "on_message", "on_close", "__init__", "__repr__"}
    said = {
        name for name, what in vars(ours).items() if callable(what) or isinstance(what, property)
    }
    return said & known - meant_for_it


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (Hall, Voila),
        (PageRenderer, NotebookRenderer),
        (SessionComm, BaseComm),
        (Connections, HTTPServer),
        (Guarded, RequestHandler),
        (LiveHandler, WebSocketHandler),
        (Part, widget_module.Widget),
    ],
)
def test_no_override_is_missing_in_the_table(ours, theirs):
    listed = {name.rpartition(".")[2] for _, name, _ in PLACES}
    assert overridden(ours, theirs) - listed == set()


@pytest.mark.parametrize(
    ("function", "names"), SIGNATURES, ids=lambda one: getattr(one, "__qualname__", "-")
)
def test_it_is_called_with_what_it_was_called_with(function, names):
    assert list(inspect.signature(function).parameters) == names


# Voila


def test_voila_starts_by_settings_then_handlers_then_listening(tmp_path):
    called: list[str] = []

    class Recorded(Voila):
        def init_settings(self) -> dict[str, Any]:
            called.append("settings")
            return {**super().init_settings(), "ours": 7}

        def init_handlers(self) -> list[Any]:
            called.append("handlers")
            assert self.app.settings["ours"] == 7
            return [(r"/ours", RequestHandler), *super().init_handlers()]

        def listen(self) -> None:
            called.append("listen")

    app = Recorded(root_dir=str(tmp_path), open_browser=False, port=0, ip="127.0.0.1")
    app.initialize([])
    app.start()
    app.stop()
    assert called == ["settings", "handlers", "listen"]
    for name in ("voila_configuration", "contents_manager", "base_url", "port", "ip"):
        assert hasattr(app, name)
    assert {"config_manager", "contents_manager", "kernel_spec_manager"} <= set(app.app.settings)


def test_a_server_starts_without_the_grammar_that_nothing_asks_for():
    told = "import workshop_kit.serving.hall, sys; print('jsonschema' in sys.modules, *sys.modules)"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    loaded = ran.stdout.split()
    assert loaded[0] == "True" and "lark" not in loaded


def test_no_schema_of_jupyters_asks_for_an_address_in_any_script():
    places = [Path(jupyter_server.__file__).parent, Path(jupyterlab_server.__file__).parent]
    schemas = [path for place in places for path in place.rglob("*.y*ml")]
    assert len(schemas) > 3
    asking = [path.name for path in schemas if re.search(r"format: .?iri", path.read_text("utf-8"))]
    assert asking == []


def test_a_hall_without_a_school_is_voila(tmp_path):
    class Silent(Hall):
        def listen(self) -> None:
            pass

    class Stock(Voila):
        def listen(self) -> None:
            pass

    told = []
    for kind in (Silent, Stock):
        app = kind(root_dir=str(tmp_path), open_browser=False)
        app.initialize([])
        app.start()
        settings = set(app.app.settings) - {kind.__name__}
        told.append((settings, [handler[0] for handler in app.init_handlers()]))
        app.stop()
    assert told[0] == told[1]


@pytest.mark.parametrize("own", ["/server", "/voila", "/static", "/render"])
def test_beside_voilas_notebooks_a_code_takes_no_address_of_voilas(own):
    assert re.fullmatch(CODE, "/server") and not re.fullmatch(CODE_BESIDE_VOILA, own)
    assert all(re.fullmatch(CODE_BESIDE_VOILA, code) for code in (f"/{SIGNS[:6]}", "/bcdfgh"))


def test_voila_renders_by_the_two_functions_that_are_replaced():
    source = inspect.getsource(NotebookRenderer)
    for name in ("_jinja_kernel_start", "_jinja_cell_generator"):
        assert source.count(name) >= 2  # it is defined and handed to the template
    assert inspect.isasyncgenfunction(NotebookRenderer._jinja_cell_generator)
    assert inspect.iscoroutinefunction(NotebookRenderer._jinja_kernel_start)


# comm and ipywidgets


@pytest.fixture
def pages():
    """Makes sessions, as the hall does; everything is taken back afterwards."""
    names = (comm.create_comm, comm.get_comm_manager, widget_module._instances)
    session_module.install()
    made: list[Session] = []

    def page() -> Session:
        made.append(Session(lambda messages: None, Assets(), ""))
        return made[-1]

    yield page
    for one in made:
        one.close()
    comm.create_comm, comm.get_comm_manager, widget_module._instances = names


def test_a_widget_gets_its_comm_and_its_place_from_what_is_replaced(pages):
    page = pages()
    face = page.call(Part)
    assert isinstance(face.comm, SessionComm)
    assert page.manager.comms == {face.model_id: face.comm}
    assert page.widgets == {face.model_id: face}
    page.call(face.close)
    assert page.widgets == {} and page.manager.comms == {}


def test_ipywidgets_knows_no_other_registry_of_widgets(pages):
    page = pages()
    face = page.call(Part)
    assert (
        page.call(lambda: widget_module._json_to_widget(f"IPY_MODEL_{face.model_id}", None)) is face
    )
    other = pages()
    reference = f"IPY_MODEL_{face.model_id}"
    assert other.call(lambda: widget_module._json_to_widget(reference, None)) == reference
    assert page.call(lambda: dict(widget_module.Widget.get_manager_state()["state"])).keys() == {
        face.model_id
    }


def test_a_message_of_a_page_comes_to_handle_msg(pages):
    heard: list[Any] = []

    class Hearing(Part):
        def _handle_msg(self, msg: Any) -> None:
            heard.append(msg["content"]["data"])

    page = pages()
    face = page.call(Hearing)
    data = {"method": "custom", "content": {"a": 1}}
    page.hear({"msg_type": "comm_msg", "content": {"comm_id": face.model_id, "data": data}})
    assert heard == [data]


def test_ipywidgets_own_handle_msg_would_let_a_page_set_a_trait(pages):
    page = pages()
    face = page.call(Part)
    message = {"content": {"data": {"method": "update", "state": {"key": "x"}, "buffer_paths": []}}}
    page.call(lambda: widget_module.Widget._handle_msg(face, {**message, "buffers": []}))
    assert face.key == "x"
    page.call(lambda: face._handle_msg({**message, "buffers": []}))
    face.key = "y"
    assert face.key == "y"


def test_a_widget_tells_its_page_the_traits_that_ipywidgets_would_tell(pages):
    class More(Part):
        seen = traitlets.Int().tag(sync=True)
        unseen = traitlets.Int()

    face = pages().call(More)
    assert sorted(face.keys) == sorted(face.traits(sync=True))
    assert sorted(face.get_state()) == sorted(face.keys)
    assert "seen" in face.keys and "unseen" not in face.keys
    face.keys.append("only here")
    assert "only here" not in pages().call(More).keys


def test_a_widget_that_is_forgotten_closes_nothing_in_another_page(pages):
    one, other = pages(), pages()
    one.call(Part)
    mine = other.call(Part)

    def forget() -> None:
        one.widgets.clear()
        one.manager.comms.clear()
        gc.collect()

    other.call(forget)
    assert other.widgets == {mine.model_id: mine}
    assert other.manager.comms == {mine.model_id: mine.comm}
    assert "__del__" in vars(widget_module.Widget)


def test_a_comm_manager_keeps_comms_by_their_id():
    manager = CommManager()
    assert manager.comms == {}

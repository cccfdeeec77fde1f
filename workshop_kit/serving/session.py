"""A session: the widgets of one open page. It lives as long as its websocket.

Whatever touches widgets enters by `session.call(f)`: then ipywidgets' registry of widgets and
the comm package's factory and manager are this session's own. Without it a phone's callback
that runs on the desk's news would make the phone's widget in the desk's page.
"""

import logging
from collections.abc import Callable, Iterator, MutableMapping
from contextvars import ContextVar
from typing import Any

import comm
from comm.base_comm import BaseComm, CommManager
from ipywidgets.widgets import widget as widget_module

from .assets import Assets
from .faults import told

log = logging.getLogger(__name__)
_current: ContextVar["Session"] = ContextVar("session")

VIEW = "application/vnd.jupyter.widget-view+json"


class NoSession(RuntimeError):
    """Raised where a widget is made outside of a session."""


class Session:
    """`send` takes a list of messages to the page. Before `begin` they are only collected."""

    def __init__(
        self, send: Callable[[list[dict[str, Any]]], None], assets: Assets, sorry: str
    ) -> None:
        self.manager = CommManager()
        self.widgets: dict[str, Any] = {}
        self._send = send
        self._assets = assets
        self._sorry = sorry
        self._opened: dict[str, dict[str, Any]] | None = {}
        self._told: list[dict[str, Any]] | None = None
        self._ids = 0

    def call(self, work: Callable[[], Any]) -> Any:
        """Run `work` with this session's widgets; an exception becomes a sentence on this page.

        What it tells the page goes out together at its end, in one frame.
        """
        token = _current.set(self)
        inner, self._told = self._told is not None, self._told or []
        try:
            return work()
        except Exception as error:
            self._report(error)
            return None
        finally:
            _current.reset(token)
            if not inner:
                self._tell_all()

    def begin(self, displayed: Any) -> None:
        """Send every widget's state once, then which is displayed; later changes go at once."""
        opened, self._opened = self._opened or {}, None
        messages = [_message("comm_open", id, state) for id, state in opened.items()]
        bundle = {VIEW: {"version_major": 2, "version_minor": 0, "model_id": displayed.model_id}}
        self._tell(*messages, {"msg_type": "display_data", "content": {"data": bundle}})

    def hear(self, message: Any) -> None:
        """Act on a message of the page: a custom one to a widget of this session, no other."""
        content = message.get("content") if isinstance(message, dict) else None
        if not isinstance(content, dict) or message.get("msg_type") != "comm_msg":
            return
        target = self.manager.comms.get(str(content.get("comm_id")))
        data = content.get("data")
        if target and isinstance(data, dict) and data.get("method") == "custom":
            self.call(lambda: target.handle_msg({"content": {"data": data}, "buffers": []}))

    def close(self) -> None:
        """Close all widgets and let go of everything."""
        self._send = _nowhere
        self.call(lambda: [one.close() for one in list(self.widgets.values())])
        self.widgets.clear()
        self.manager.comms.clear()

    def publish(self, id: str, msg_type: str, data: dict[str, Any]) -> None:
        """A comm's message on its way to the page."""
        if msg_type == "comm_open":
            data = {**data, "state": self._assets.linked(data.get("state", {}))}
        if self._opened is None:
            return self._tell(_message(msg_type, id, data))
        if msg_type == "comm_open":
            self._opened[id] = data
        elif msg_type == "comm_close":
            self._opened.pop(id, None)
        elif data.get("method") == "update":
            self._opened[id]["state"].update(data["state"])

    def next_id(self) -> str:
        """Ids count from 1 in every session: they tell nothing about others."""
        self._ids += 1
        return str(self._ids)

    def _report(self, error: Exception) -> None:
        log.error("a page met %s", told(error))
        self._tell({"msg_type": "error", "content": {"sentence": self._sorry}})

    def _tell(self, *messages: dict[str, Any]) -> None:
        if self._told is None:
            return self._send(list(messages))
        self._told.extend(messages)

    def _tell_all(self) -> None:
        told, self._told = self._told, None
        if told:
            self._send(told)


class SessionComm(BaseComm):
    """A comm that belongs to the session in which it was made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._session = current()
        kwargs["comm_id"] = self._session.next_id()
        super().__init__(*args, **kwargs)

    def publish_msg(
        self,
        msg_type: str,
        data: Any = None,
        metadata: Any = None,
        buffers: Any = None,
        **keys: Any,
    ) -> None:
        """Hand a message to the session."""
        self._session.publish(self.comm_id, msg_type, data or {})


class SessionWidgets(MutableMapping[str, Any]):
    """Stands for ipywidgets' registry: the widgets of the session at hand."""

    def __getitem__(self, id: str) -> Any:
        return current().widgets[id]

    def __setitem__(self, id: str, widget: Any) -> None:
        current().widgets[id] = widget

    def __delitem__(self, id: str) -> None:
        del current().widgets[id]

    def __iter__(self) -> Iterator[str]:
        return iter(current().widgets)

    def __len__(self) -> int:
        return len(current().widgets)


def current() -> Session:
    """The session at hand; NoSession outside of one."""
    try:
        return _current.get()
    except LookupError:
        raise NoSession("widgets are made inside session.call") from None


def install() -> None:
    """Give every session its own widgets. Call it after ipykernel was imported."""
    comm.create_comm = SessionComm
    comm.get_comm_manager = lambda: current().manager
    widget_module._instances = SessionWidgets()


def _message(msg_type: str, id: str, data: dict[str, Any]) -> dict[str, Any]:
    return {"msg_type": msg_type, "content": {"comm_id": id, "data": data}}


def _nowhere(messages: list[dict[str, Any]]) -> None:
    """A closed page is sent nothing."""

"""A page's line to a Jupyter kernel: the channels' websocket and the comms on it."""

import asyncio
import json
import uuid
from datetime import UTC, datetime
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE = 180.0  # seconds: a slow server is measured, not cut short
INPUTS = ("TextModel", "TextareaModel", "DropdownModel", "BoundedIntTextModel")
WIDGETS = "jupyter.widget.control"


class KernelLine:
    """What a page of Voila or Solara does before somebody can type: page, socket, states."""

    def __init__(self) -> None:
        self.session = uuid.uuid4().hex
        self.cookie = ""
        self.models: list[str] = []  # the names of the models whose states arrived
        self._socket: WebSocketClientConnection | None = None

    async def page(self, address: str) -> str:
        """Fetch the page to its end, keep its cookies."""
        request = HTTPRequest(
            address, connect_timeout=PATIENCE, request_timeout=PATIENCE, decompress_response=True
        )
        answer = await AsyncHTTPClient().fetch(request)
        self.cookie = _cookie(answer)
        return answer.body.decode()

    async def open(self, address: str) -> None:
        """Open the kernel's websocket."""
        headers = {"Cookie": self.cookie}
        request = HTTPRequest(address, headers=headers, connect_timeout=PATIENCE)
        self._socket = await websocket_connect(request, max_message_size=2**26)

    async def comm(self, target: str, first: dict[str, Any]) -> str:
        """Open a comm and send its first message; returns its id."""
        id = uuid.uuid4().hex
        opening = {"comm_id": id, "target_name": target, "data": {}}
        await self._tell("comm_open", opening, {"version": "1.0.0"})
        await self._tell("comm_msg", {"comm_id": id, "data": first}, {})
        return id

    async def states(self) -> None:
        """Ask for the states of all the kernel's widgets, as a page does; wait for them."""
        comm = await self.comm(WIDGETS, {"method": "request_states"})
        states = (await self.told(comm))["states"]
        self.models += [state["model_name"] for state in states.values()]

    async def told(self, comm: str) -> dict[str, Any]:
        """The next data that comes on this comm."""
        while self._socket:
            text = await asyncio.wait_for(self._socket.read_message(), PATIENCE)
            if text is None:
                break
            content = json.loads(_json_of(text)).get("content", {})
            opened = content.get("data", {}).get("state", {}) if "target_name" in content else {}
            self.models += [opened["_model_name"]] if opened else []
            if content.get("comm_id") == comm and content.get("data"):
                return dict(content["data"])
        raise ConnectionError("the kernel's line was cut")

    def asks(self, questions: int) -> None:
        """Raise ConnectionError unless the page has so many questions."""
        found = sum(name in INPUTS for name in self.models)
        if found != questions:
            raise ConnectionError(f"the page has {found} questions, not {questions}")

    def leave(self) -> None:
        """Close the page."""
        if self._socket:
            self._socket.close()

    async def _tell(self, kind: str, content: Any, metadata: dict[str, Any]) -> None:
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "date": datetime.now(UTC).isoformat(),
            "version": "5.3",
        }
        message = {"header": header, "parent_header": {}, "metadata": metadata, "buffers": []}
        if self._socket:
            whole = {**message, "content": content, "channel": "shell"}
            await self._socket.write_message(json.dumps(whole))


def _json_of(message: str | bytes) -> str | bytes:
    """The JSON of a message; a binary one has the places of its parts in front."""
    if isinstance(message, str):
        return message
    parts = int.from_bytes(message[:4], "big")
    places = [int.from_bytes(message[n : n + 4], "big") for n in range(4, 4 + 4 * parts, 4)]
    return message[places[0] : places[1] if parts > 1 else None]


def _cookie(answer: HTTPResponse) -> str:
    return "; ".join(header.split(";")[0] for header in answer.headers.get_list("Set-Cookie"))

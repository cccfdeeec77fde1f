"""Whatever a phone sends on its line, the real handler, session and room meet no fault."""

import json
import logging
from typing import Any

import comm
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ipywidgets.widgets import widget as widget_module
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import Application

from tests.screens.stage import STEM, Stage, loaded
from workshop_kit.content import library_paths
from workshop_kit.screens.phone import Phone
from workshop_kit.serving import live, session
from workshop_kit.serving.assets import Assets
from workshop_kit.serving.lines import Lines
from workshop_kit.serving.seats import Seats
from workshop_kit.visitor import ringing
from workshop_kit.words import say

SORRY = say("hall.failed")
ODD = st.sampled_from(["", "\ud800", "\u202e", "x" * 3000, "{0}", "__class__", "idea-1", "9" * 400])
LEAF = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | ODD
JSON = st.recursive(
    LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD, inner, max_size=3),
    max_leaves=8,
)
KINDS = ["purposes", "impact", "sort", "propose", "agree"]
TASKS = next(step for step in loaded(library_paths()[STEM]).activities if step.id == "impact").tasks
FIELDS = [*("kind", "what", "law", "minutes", "step", "reason", "now", "propose-1"), *TASKS]
NEAR = st.lists(JSON, max_size=4) | st.dictionaries(
    st.sampled_from(FIELDS) | ODD, JSON | st.dictionaries(st.sampled_from(FIELDS), JSON), max_size=4
)
CONTENT = st.fixed_dictionaries(
    {"do": st.sampled_from(["answer", "answer", "close", "end"]) | JSON, "id": st.just(1) | JSON},
    optional={"value": NEAR | JSON, "activity": st.sampled_from(KINDS) | JSON},
)


def sent(content: Any, method: Any = "custom", kind: Any = "comm_msg", to: Any = "PART") -> Any:
    """A message of a page."""
    data = {"method": method, "content": content}
    return {"msg_type": kind, "content": {"comm_id": to, "data": data}}


ENVELOPE = st.builds(
    sent,
    CONTENT | JSON,
    st.sampled_from(["custom", "update", "request_state", "echo_update"]) | JSON,
    st.sampled_from(["comm_msg", "comm_open", "comm_close", "ping"]) | JSON,
    st.just("PART") | JSON,
)
ANSWER = st.fixed_dictionaries({"do": st.just("answer"), "id": st.just(1), "value": NEAR | JSON})
MESSAGE = st.one_of(*[st.builds(sent, ANSWER)] * 3, st.builds(sent, CONTENT), ENVELOPE, JSON)


class Door:
    """Lets everybody in, to one room's phone."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.seats = Seats(10)
        self.lines = Lines()

    def run(self, code: str) -> Phone:
        return Phone(self.stage.room, ringing.get(), self.stage.around)


class Handler(live.LiveHandler):
    """The real one; what it would send is kept."""

    def _send(self, messages: list[dict[str, Any]]) -> None:
        self.sent += messages

    def set_nodelay(self, value: bool) -> None:
        """There is no connection."""


class Deaf:
    """The connection of a request that came from nowhere."""

    def set_close_callback(self, callback: Any) -> None:
        """It never closes."""


class Unbounded:
    """A page that never says too much, so that all is heard."""

    def allows(self, now: float) -> bool:
        return True


@pytest.fixture(scope="module", autouse=True)
def pages():
    """The hall's three replacements, taken back afterwards."""
    names = (comm.create_comm, comm.get_comm_manager, widget_module._instances)
    session.install()
    yield
    comm.create_comm, comm.get_comm_manager, widget_module._instances = names


def opened(moment: str) -> Handler:
    stage = Stage()
    if moment == "agree":
        stage.put()
    stage.go(moment)
    named = HTTPHeaders({"Host": "hall.test"})
    line = RequestStartLine("GET", "/ROOM/live", "HTTP/1.1")
    request = HTTPServerRequest(start_line=line, headers=named, connection=Deaf())
    about = {"door": Door(stage), "assets": Assets(), "sorry": SORRY}
    handler = Handler(Application(), request, **about)
    handler.sent, handler.code, handler.number = [], "ROOM", "a number"
    handler.budget = Unbounded()
    handler.open()
    return handler


def ids(handler: Handler) -> list[str]:
    return [m["content"]["comm_id"] for m in handler.sent if m["msg_type"] == "comm_open"]


def test_a_right_answer_is_heard_here_as_in_a_hall():
    handler = opened("purposes")
    told = sent({"do": "answer", "id": 1, "value": ["An idea"]}, to=ids(handler)[-1])
    for part in ids(handler):
        told["content"]["comm_id"] = part
        handler.on_message(json.dumps(told))
    replies = [m["content"]["data"].get("content") for m in handler.sent if m["content"]["data"]]
    assert {"what": "saved", "id": 1} in replies
    handler.on_close()


@pytest.mark.parametrize("moment", KINDS)
@given(st.lists(st.tuples(st.sampled_from([-1, -1, 0]), MESSAGE), min_size=1, max_size=4))
@settings(max_examples=120, suppress_health_check=list(HealthCheck))
def test_whatever_a_phone_sends_it_meets_no_fault(moment, messages):
    heard = []
    watch = logging.Handler()
    watch.emit = heard.append
    logging.getLogger("workshop_kit").addHandler(watch)
    handler = opened(moment)
    parts = ids(handler)
    try:
        for at, message in messages:
            text = json.dumps(message).replace('"PART"', json.dumps(parts[at]))
            handler.on_message(text)
    finally:
        handler.on_close()
        logging.getLogger("workshop_kit").removeHandler(watch)
    assert heard == []
    assert [m for m in handler.sent if m["msg_type"] == "error"] == []


@given(st.text(max_size=50) | st.binary(max_size=50))
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
def test_what_is_no_json_is_not_heard(text):
    handler = opened("purposes")
    before = len(handler.sent)
    handler.on_message(text)
    handler.on_close()
    assert len(handler.sent) == before

"""Each page's widgets live in its own session, whoever's news made them."""

import gc
import json
from typing import ClassVar

import comm
import pytest
import traitlets
from ipywidgets.widgets import widget as widget_module

from workshop_kit.screens.parts.part import Part
from workshop_kit.serving import session as session_module
from workshop_kit.serving.assets import Assets
from workshop_kit.serving.session import NoSession, Session

SORRY = "Something went wrong"
MARK = "the heron on the roof"


class Face(Part):
    _esm = traitlets.Unicode("export default {}").tag(sync=True)


@pytest.fixture(autouse=True)
def patched():
    """The hall's three replacements, taken back afterwards."""
    names = (comm.create_comm, comm.get_comm_manager, widget_module._instances)
    session_module.install()
    yield
    while Page.open:
        Page.open.pop().session.close()
    comm.create_comm, comm.get_comm_manager, widget_module._instances = names


@pytest.fixture
def assets() -> Assets:
    return Assets()


class Page:
    """A session and what its page was sent."""

    open: ClassVar[list["Page"]] = []

    def __init__(self, assets: Assets) -> None:
        self.open.append(self)
        self.sent: list[dict] = []
        self.frames: list[int] = []  # how many messages each held
        self.session = Session(self.heard, assets, SORRY)

    def heard(self, messages: list[dict]) -> None:
        self.frames.append(len(messages))
        self.sent.extend(messages)

    def make(self, **traits) -> Face:
        return self.session.call(lambda: Face(**traits))

    def show(self, **traits) -> Face:
        face = self.make(**traits)
        self.session.call(lambda: self.session.begin(face))
        return face


def test_a_widget_outside_of_a_session_is_an_error():
    with pytest.raises(NoSession):
        Face()


def test_a_page_is_sent_each_widget_once_with_its_last_state(assets):
    page = Page(assets)
    face = page.make(key="a", data={"n": 1})
    page.session.call(lambda: setattr(face, "data", {"n": 2}))
    assert page.sent == []
    page.session.call(lambda: page.session.begin(face))
    assert [message["msg_type"] for message in page.sent] == ["comm_open", "display_data"]
    state = page.sent[0]["content"]["data"]["state"]
    assert state["data"] == {"n": 2}
    assert state["_esm"].startswith("/s/") and state["_esm"].endswith(".js")


def test_news_of_one_page_draws_in_the_other_pages_own_session(assets):
    desk, phone = Page(assets), Page(assets)
    face = phone.show(key="phone")
    made = []
    news = lambda: phone.session.call(lambda: made.append(Face(key="next")))  # noqa: E731
    desk.session.call(news)
    assert made[0].model_id in phone.session.widgets
    assert desk.session.widgets == {}
    desk.session.call(lambda: setattr(face, "data", {"to": "the phone"}))
    assert desk.sent == []
    assert phone.sent[-1]["content"]["data"]["state"] == {"data": {"to": "the phone"}}


def test_without_entering_the_phones_session_its_widget_would_land_on_the_desk(assets):
    desk, phone = Page(assets), Page(assets)
    phone.show(key="phone")
    desk.session.call(lambda: Face(key="lost"))
    assert len(phone.session.widgets) == 1
    assert len(desk.session.widgets) == 1


@pytest.mark.parametrize("method", ["update", "request_state", "echo_update", "", None, 7])
def test_a_page_may_only_send_custom_messages(assets, method):
    page = Page(assets)
    face = page.show(key="a", data={"n": 1})
    before = list(page.sent)
    data = {"method": method, "state": {"data": {"n": 2}}, "content": {}}
    page.session.hear({"msg_type": "comm_msg", "content": {"comm_id": face.model_id, "data": data}})
    assert face.data == {"n": 1}
    assert page.sent == before


def test_a_page_cannot_speak_to_another_pages_widget(assets):
    one, other = Page(assets), Page(assets)
    heard = []
    face = one.show(key="a")
    one.make(key="b")
    third = one.make(key="c")
    third.heard = heard.append
    face.heard = heard.append
    other.show(key="a")
    for id in ("2", "3", "IPY_MODEL_1", "anywidget:1"):
        data = {"method": "custom", "content": {"do": "x"}}
        other.session.hear({"msg_type": "comm_msg", "content": {"comm_id": id, "data": data}})
    assert heard == []


def test_an_exception_becomes_a_sentence_on_that_page_and_a_log_line_without_values(assets, caplog):
    page, other = Page(assets), Page(assets)
    page.show(key="a")
    other.show(key="a")
    before = list(other.sent)

    def fails() -> None:
        raise ValueError(MARK)

    assert page.session.call(fails) is None
    assert page.sent[-1] == {"msg_type": "error", "content": {"sentence": SORRY}}
    assert other.sent == before
    assert "ValueError" in caplog.text and MARK not in caplog.text


def test_what_one_call_tells_goes_out_together_and_in_order(assets):
    page = Page(assets)
    face = page.show(key="a")

    def move_on() -> None:
        made = page.make(key="b")
        face.send({"what": "saved"})
        page.session.call(lambda: setattr(face, "shown", made))
        assert page.frames == [2]

    page.session.call(move_on)
    assert page.frames == [2, 3]
    assert [one["msg_type"] for one in page.sent[2:]] == ["comm_open", "comm_msg", "comm_msg"]
    assert page.sent[-2]["content"]["data"]["content"] == {"what": "saved"}


def test_what_was_told_before_a_fault_comes_before_its_sentence(assets):
    page = Page(assets)
    face = page.show(key="a")

    def fails() -> None:
        face.send({"what": "saved"})
        raise ValueError(MARK)

    page.session.call(fails)
    assert [one["msg_type"] for one in page.sent[2:]] == ["comm_msg", "error"]
    assert page.frames == [2, 2]


def test_a_closed_session_sends_nothing_more_and_nothing_of_it_stays_alive(assets):
    pages = [Page(assets) for _ in range(20)]
    for page in pages:
        page.show(key="a", data={"words": MARK})
        page.session.close()
        length = len(page.sent)
        page.session.call(lambda: None)
        assert len(page.sent) == length
    del pages, page
    Page.open.clear()
    gc.collect()
    kinds = (Session, Face, session_module.SessionComm)
    assert [type(one).__name__ for one in gc.get_objects() if isinstance(one, kinds)] == []


def test_what_is_sent_is_json(assets):
    page = Page(assets)
    page.show(key="a", data={"words": MARK})
    assert MARK in json.dumps(page.sent)

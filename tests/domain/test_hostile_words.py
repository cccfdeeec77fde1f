"""Hostile words in every field of every kind: kept as plain words or refused with a sentence."""

import io
import json
from zipfile import ZipFile

import pytest

from tests.domain.hostile import WORDS, endless, filled, hidden, texts
from tests.exports.reading import READ
from tests.plain import Sheet
from tests.sample import HELD_ON, Afternoon
from workshop_kit import exports
from workshop_kit.domain.activities import KINDS
from workshop_kit.room import Room
from workshop_kit.screens.activities import FACES
from workshop_kit.screens.around import Around
from workshop_kit.screens.outcome import outcome, recommended, results
from workshop_kit.screens.plain.page import page, typed
from workshop_kit.serving.form_page import Sent, told
from workshop_kit.serving.sentence import plain
from workshop_kit.store import Sqlite, WritesAtOnce
from workshop_kit.words import say

CHOICES = {
    "propose": frozenset({"stop", "streamline", "trial", "find_out", "protect"})
    | {"yes", "no", "not_sure"},
    "agree": frozenset({"yes", "worry", "know", "cannot", "not_mine"}),
}
# Every kind that takes words is in one of them.
NAMES = (
    *("close_the_day", "communications", "managing_change"),
    *("structured_conversation", "workload_audit"),
)
WRITTEN = ("gather", "tell", "notes", "propose", "agree", "record", "year")
AROUND = Around(lambda: 0.0, "https://h/ROOM", "", lambda activity: {}, {})
OWN_SCRIPT = '<script type="module" src="/s.js"></script>'  # the one that a plain page has


class Hostile(Afternoon):
    """A sample whose people write nothing but hostile words; `kept` is what was not refused."""

    def __init__(self, name):
        super().__init__(name, 34)
        self.words, self.kept, self.refused = endless(), [], []

    def sent(self, activity):
        answers = super().sent(activity)
        if activity.kind not in WRITTEN:
            return answers
        return [raw for raw in (self.spoilt(activity, one) for one in answers) if raw is not None]

    def spoilt(self, activity, answer):
        """The answer as it was sent; None where it is refused."""
        known = CHOICES.get(activity.kind, frozenset()) | self._offered(activity)
        raw = filled(answer, self.words, known)
        value, problems = self.state.check(activity, raw)
        if problems:
            self.refused += [say(problem.key, **problem.about) for problem in problems]
            return None
        self.kept.append((activity.kind, value))
        return raw

    def _offered(self, activity):
        if activity.kind not in ("record", "year"):
            return frozenset()
        offered = FACES[activity.kind].form(activity, self.state)
        return frozenset(texts({name: offered[name] for name in offered if name != "known"}))

    def choose(self):
        self.add("chose", proposals=[one.id for one in self.state.proposals[:3]])


@pytest.fixture(scope="module", params=NAMES)
def hostile(request):
    told = Hostile(request.param)
    told.play()
    return told


def test_every_field_of_every_kind_keeps_no_sign_that_hides_or_reorders(hostile):
    for kind, value in hostile.kept:
        for text in texts(value):
            assert hidden(text) == [] and len(text) <= 1120, (kind, text)
    assert all(0 < len(sentence) < 400 for sentence in hostile.refused)


def test_every_screen_shows_them_as_words(hostile):
    state = hostile.state
    shown = [outcome(step, state) for step in state.workshop.activities]
    whole = json.dumps([shown, results(state), recommended(state)], ensure_ascii=False)
    assert hidden("".join(texts(json.loads(whole)))) == []
    room = Room(state, Sqlite(":memory:"), WritesAtOnce(Sqlite(":memory:")))
    assert running(drawn(told(page(room, "1", AROUND)))) == []


def drawn(about):
    """The plain page of a phone."""
    return plain("/s.css", "form.html.j2", title="t", code="R", part="", fresh="/s.js", **about)


def running(body):
    """What of a plain page would run: nothing but its own script may."""
    assert body.count(OWN_SCRIPT) == 1
    left = body.replace(OWN_SCRIPT, "")
    return [one for one in ("<script", "<svg", "<img") if one in left]


@pytest.mark.parametrize("kind", exports.FORMATS)
def test_every_export_is_made_and_runs_nothing(hostile, kind):
    body = exports.file(hostile.state, HELD_ON, kind).body
    assert body
    if kind in READ:
        assert READ[kind](body)
    if kind == "html":
        assert b"<script" not in body and b"<img src=x" not in body and b"<svg onload" not in body
    if kind == "xlsx":
        assert "<f>" not in str(_sheets(body))


def _sheets(body):
    with ZipFile(io.BytesIO(body)) as packed:
        return [packed.read(name) for name in packed.namelist() if "worksheets" in name]


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
def test_a_plain_form_gives_back_what_was_typed_and_runs_none_of_it(words):
    words = words.encode("utf-8", "replace").decode()  # a browser sends no lone surrogate

    class Each(Afternoon):
        def close(self, activity):
            room = Room(self.state, Sqlite(":memory:"), WritesAtOnce(Sqlite(":memory:")))
            now = page(room, "1", AROUND, activity.id)
            flat = {one.name: words for one in now.fields}
            value = typed(room, activity.id, flat)
            _, problems = self.state.check(activity, value)
            body = drawn(told(now, Sent(activity.id, flat, problems)))
            assert running(body) == []
            back = Sheet(body).sent
            boxes = [one.name for one in now.fields if one.look in ("line", "box")]
            assert [back[name].replace("\r", "") for name in boxes] == [
                words.replace("\r", "") for _ in boxes
            ]
            super().close(activity)

    Each("feedback_and_marking", 5).play()


def test_on_every_page_with_a_box_for_words_stands_what_does_not_belong_there():
    assert set(WRITTEN) == {name for name, kind in KINDS.items() if kind.writing != "none"}
    seen = set()

    class Each(Afternoon):
        def close(self, activity):
            room = Room(self.state, Sqlite(":memory:"), WritesAtOnce(Sqlite(":memory:")))
            now = page(room, "1", AROUND, activity.id)
            boxes = [one for one in now.fields if one.look in ("line", "box")]
            if boxes:
                assert activity.kind in WRITTEN and say("form.care") in now.rules
                seen.add(activity.kind)
            super().close(activity)

    for name in NAMES:
        Each(name, 34).play()
    assert seen == set(WRITTEN)

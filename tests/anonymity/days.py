"""A generated day: 40 phones, 6 activities, and all that a dishonest owner of the laptop has of it.

The real Room, writer and store; what people write says nothing of who they are.
"""

import io
import logging
import random
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import Any

from tests.domain.made import MADE
from workshop_kit.domain.activities import Agree, Gather, Propose
from workshop_kit.domain.activities.rate import Rate
from workshop_kit.domain.activities.record import Field, Record
from workshop_kit.domain.activities.tell import Tell
from workshop_kit.domain.opening import Opening
from workshop_kit.domain.story import State
from workshop_kit.domain.workshop import Workshop
from workshop_kit.exports import FORMATS, file
from workshop_kit.room import Room
from workshop_kit.school.keeping import backup
from workshop_kit.store import Sqlite, Writer

CODE = "BKTRNW"
PHONES = 40
GROUPS = ("Leaders", "Office staff", "Teachers")
TODAY = "2027-01-04"
TIMES: dict[str, Any] = {"minutes": 5, "least": 2, "talk": 3, "question": "What?"}
ACTIVITIES = (
    Gather(kind="gather", id="ideas", title="Ideas", **TIMES),
    Record(
        kind="record",
        id="tasks",
        title="Tasks",
        entry="Task",
        fields={"minutes": Field(label="Minutes", most=600)},
        **TIMES,
    ),
    Rate(
        kind="rate",
        id="page",
        title="Page",
        statements={f"s{n}": f"Statement {n}" for n in range(5)},
        scale={"calm": "Calm", "much": "Too much"},
        **TIMES,
    ),
    Propose(kind="propose", id="actions", title="Actions", take="ideas", **TIMES),
    Agree(kind="agree", id="agree", title="Agreement", take="actions", **TIMES),
    Tell(kind="tell", id="words", title="Words", **TIMES),
)
ASKED = [activity.id for activity in ACTIVITIES]
WORDED = [id for id in ASKED if id != "page"]
WORKSHOP = replace(MADE, activities=ACTIVITIES, groups=GROUPS)
OPENING = Opening(heads={"Teachers": 26, "Leaders": 7, "Office staff": 7})


@dataclass
class Loot:
    """What the owner has: files as bytes, each text that was shown, and when each phone was told.

    `saved[activity]` are the phones in the order in which they got "saved". `wrote[activity]`
    says whose each text is: for counting hits, never for guessing. `group[phone]` is known to all.
    `files` has the kit's own backup "middle.zip", taken while `during` was open and half had
    answered. `copy` is a copy of the database at that moment, made past the kit. `worded` are the
    activities in which people write.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    copy: dict[str, bytes] = field(default_factory=dict)
    saved: dict[str, list[int]] = field(default_factory=dict)
    wrote: dict[str, dict[str, int]] = field(default_factory=dict)
    group: dict[int, str] = field(default_factory=dict)
    during: str = ""
    state: State | None = None
    worded: Sequence[str] = tuple(WORDED)


class Desk:
    """Drives one room with the real writer and hears each outcome in the asking thread."""

    def __init__(
        self, store: Sqlite, folder: Path, workshop: Workshop = WORKSHOP, opening: Opening = OPENING
    ) -> None:
        self.heard: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.store, self.folder = store, folder
        self.writer = Writer(store, self.heard.put)
        store.append(CODE, "opened", {"held_on": TODAY, "keys": {}, "opening": opening.to_json()})
        self.room = Room(State(CODE, "A school", workshop), store, self.writer)

    def do(self, verb: Callable[..., None], *about: Any) -> None:
        """Run a verb of the room and wait until it is on disk."""
        told: list[Any] = []
        verb(*about, told.append)
        while not told:
            self.heard.get()()
        assert told == [[]], told

    def answers(self, activity: str, wave: dict[int, Any]) -> list[int]:
        """Send the answers of some phones at once; the phones in the order of their "saved"."""
        saved: list[int] = []

        def told(phone: int, wrong: Any) -> None:
            assert wrong == []
            saved.append(phone)

        waits, go = Event(), Event()
        self.writer.run(lambda: (waits.set(), go.wait()), lambda _: None)
        waits.wait()  # so that a wave always shares one transaction, and a day is always the same
        for phone, answer in wave.items():
            self.room.answer(activity, f"number {phone}", answer, partial(told, phone))
        go.set()
        while len(saved) < len(wave):
            self.heard.get()()
        return saved


def words(chance: random.Random) -> str:
    """Words that nobody else writes, of a length that says nothing."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join(
        "".join(chance.choices(letters, k=chance.randint(3, 9)))
        for _ in range(chance.randint(4, 14))
    )


def answer(activity: str, text: str, group: str, room: Room) -> Any:
    """What a phone sends that has `text` to say."""
    if activity == "ideas":
        return [text]
    if activity == "tasks":
        return [{"name": text, "minutes": 30}]
    if activity == "actions":
        same = {"lead": "a volunteer", "when": "now", "pupils": "nothing"}
        return {"kind": "protect", "what": text, "minutes": {"Teachers": -5}, **same}
    if activity == "agree":
        items = room.state.items(room.state.workshop.activity("agree"))
        return {item.id: {"step": "worry", "reason": text} for item in items}
    if activity == "page":
        return {"given": dict.fromkeys(("s0", "s1"), "much"), "group": group}
    return text


def spend(seed: int, folder: Path, make: Callable[[Path], Sqlite] = Sqlite) -> Loot:
    """One day in `folder`. A phone that is early once is early often: order would give it away."""
    heard = Heard()
    logging.getLogger().addHandler(heard)
    chance = random.Random(seed)
    store = make(folder / "rooms.db")
    desk = Desk(store, folder)
    loot = Loot(during=chance.choice(WORDED))
    loot.group = {n: chance.choices(GROUPS, (5, 1, 2))[0] for n in range(PHONES)}
    haste = {n: chance.random() for n in range(PHONES)}
    for activity in ASKED:
        _ask(activity, desk, loot, haste, chance)
    desk.do(desk.room.end)
    return taken(desk, loot, heard)


def _ask(
    activity: str, desk: Desk, loot: Loot, haste: dict[int, float], chance: random.Random
) -> None:
    desk.do(desk.room.start, activity, 0.0)
    texts = {n: words(chance)[:110].strip() for n in range(PHONES)}
    loot.wrote[activity] = {text: n for n, text in texts.items()}
    loot.saved[activity] = []
    early = sorted(range(PHONES), key=lambda n: haste[n] + 0.1 * chance.random())
    while early:
        if len(early) <= PHONES // 2 and activity == loot.during and not loot.copy:
            backup(desk.folder, desk.store, desk.folder / "middle.zip")
            copies = desk.folder.glob("rooms.db*")
            loot.copy = {path.name: path.read_bytes() for path in copies}
        size = chance.randint(1, 9)
        wave, early = early[:size], early[size:]
        sent = {n: answer(activity, texts[n], loot.group[n], desk.room) for n in wave}
        loot.saved[activity] += desk.answers(activity, sent)
    desk.do(desk.room.close, activity)
    if activity == "actions":
        desk.do(desk.room.choose, [desk.room.state.proposals[0].id])


def taken(desk: Desk, loot: Loot, heard: "Heard") -> Loot:
    """The loot with every file there is now, what is packed in it, the log, the quick exports."""
    desk.writer.stop()
    backup(desk.folder, desk.store, desk.folder / "late.zip")
    for path in sorted(desk.folder.iterdir()):
        loot.files[path.name] = path.read_bytes()
        if path.suffix == ".zip":
            loot.files[path.name] = unpacked(loot.files[path.name])
    loot.files["plan.json"] = file(desk.room.state, TODAY, "json").body
    loot.state = desk.room.state
    desk.store.stop()
    logging.getLogger().removeHandler(heard)
    loot.files["log"] = "\n".join(heard.lines).encode()
    return loot


def every_export(state: State) -> dict[str, bytes]:
    """All formats, unpacked."""
    return {f"plan.{kind}": unpacked(file(state, TODAY, kind).body) for kind in FORMATS}


def unpacked(body: bytes) -> bytes:
    """The bytes of all that is in a zip file, one after the other; other files as they are."""
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is one: 200 rooms are 9,000 transactions."""
    memory = Path("/dev/shm")
    made = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    try:
        yield made
    finally:
        shutil.rmtree(made)


class Heard(logging.Handler):
    """Everything that is logged, from debug up."""

    def __init__(self) -> None:
        super().__init__(0)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.lines.append(self.format(record))

"""PostgreSQL: a room lives in one process, no server writes without its lease, bytes go as far as
they can."""

import secrets
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from tests.postgresql import Database
from tests.store.test_promises import key, seal
from workshop_kit.store import StoreError, migrations, postgresql, postgresql_migrations
from workshop_kit.store.postgresql import Postgresql, Unreachable
from workshop_kit.store.postgresql_session import check

Server = Callable[..., Postgresql]
MARK = f"the heron {secrets.token_hex(6)}"  # no other test leaves it in the same database


@pytest.fixture
def schema() -> str:
    return f"school_{secrets.token_hex(6)}"


@pytest.fixture
def server(database: Database, schema: str) -> Iterator[Server]:
    """Opens the school's store as a server, or with False as a command does."""
    opened: list[Postgresql] = []

    def open_it(serves: bool = True) -> Postgresql:
        opened.append(Postgresql(database.address, schema, serves))
        return opened[-1]

    yield open_it
    for one in opened:
        one.stop()


def cut_off(database: Database) -> None:
    """As a network or a database that is started again does it: all sessions end."""
    with database.connect() as db:
        ended = (
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        )
        db.execute(f"{ended} AND application_name = 'workshop-kit'")


def answers_in(database: Database, schema: str) -> list[tuple]:
    with database.connect() as db:
        return db.execute(f"SELECT value, xmin FROM {schema}.answers ORDER BY ctid").fetchall()


def test_a_room_is_leased_to_one_process_until_that_gives_it_back_or_ends(server):
    one, other = server(), server()
    assert one.lease("ROOM") and one.lease("ROOM") and one.holds("ROOM")
    assert not other.lease("ROOM") and not other.holds("ROOM")
    one.release("ROOM")
    assert other.lease("ROOM") and not one.lease("ROOM")
    other.stop()
    assert one.lease("ROOM")


def test_leases_of_one_school_say_nothing_to_another(server, database):
    other = Postgresql(database.address, f"school_{secrets.token_hex(6)}", serves=True)
    assert server().lease("ROOM") and other.lease("ROOM")
    other.stop()


def test_a_server_writes_to_no_room_that_it_does_not_lease(server):
    one, other = server(), server()
    one.lease("ROOM")
    for write in (
        lambda: other.put([("ROOM", "q", key(1), "a")]),
        lambda: other.append("ROOM", "talked", {"on": True}),
        lambda: other.close("ROOM", "q", "closed", seal),
        lambda: other.forget("ROOM"),
    ):
        with pytest.raises(StoreError, match=r"store\.elsewhere"):
            write()
    assert one.after("ROOM") == [] and one.answered("ROOM", "q") == set()


def test_a_command_adds_to_a_room_beside_the_server_and_forgets_none_that_is_served(server):
    served, command = server(), server(False)
    served.lease("ROOM")
    served.append("ROOM", "opened", {})
    assert command.append("ROOM", "rekeyed", {})[0] == 2
    with pytest.raises(StoreError, match=r"store\.elsewhere"):
        command.forget("ROOM")
    served.release("ROOM")
    command.forget("ROOM")
    assert served.rooms() == []


def test_who_lost_its_session_cannot_write_and_takes_its_rooms_back_if_nothing_happened(
    server, database
):
    one = server()
    one.lease("ROOM")
    one.append("ROOM", "opened", {})
    one.after("ROOM")
    cut_off(database)
    with pytest.raises(StoreError, match=r"store\.failed"):
        one.put([("ROOM", "q", key(1), "a")])
    assert not one.holds("ROOM")
    with pytest.raises(StoreError):
        one.put([("ROOM", "q", key(1), "a")])
    assert one.look() == "lost"
    assert not one.holds("ROOM")  # the write had let go of it
    assert one.look() == "" and one.lease("ROOM")
    one.put([("ROOM", "q", key(1), "a")])
    assert one.answered("ROOM", "q") == {key(1)}


def test_a_break_that_is_noticed_first_costs_no_room(server, database):
    one = server()
    one.lease("ROOM")
    one.append("ROOM", "opened", {})
    one.after("ROOM")
    cut_off(database)
    assert one.look() == "lost" and one.holds("ROOM") and one.look() == ""
    one.put([("ROOM", "q", key(1), "a")])


def test_whoever_reads_is_told_at_once_while_new_sessions_are_begun(server, database, monkeypatch):
    one, asked, may_begin = server(), threading.Event(), threading.Event()
    begin = postgresql.begin

    def slow(*place):
        asked.set()
        assert may_begin.wait(30)
        return begin(*place)

    monkeypatch.setattr(postgresql, "begin", slow)
    cut_off(database)
    looking = threading.Thread(target=one.look)
    looking.start()
    assert asked.wait(30)
    with pytest.raises(StoreError, match=r"store\.failed"):
        one.rooms()
    may_begin.set()
    looking.join(30)
    assert one.rooms() == []


def test_a_room_whose_story_went_on_elsewhere_is_not_taken_back(server, database):
    one, other = server(), server()
    one.lease("ROOM")
    one.append("ROOM", "opened", {})
    one.after("ROOM")
    cut_off(database)
    assert other.look() == "lost" and other.lease("ROOM")
    other.append("ROOM", "ended", {})
    other.release("ROOM")
    assert one.look() == "lost"
    assert not one.holds("ROOM")


def test_closing_leaves_no_byte_of_an_answer_in_any_table(server, database, schema):
    one = server()
    one.lease("ROOM")
    one.put([("ROOM", "q", key(n), f"{MARK} {n}" + "long " * 900) for n in range(20)])
    one.put([("ROOM", "q", key(1), f"{MARK} again")])
    one.put([("ROOM", "r", key(1), "of a question that stays open")])
    assert MARK.encode() in database.on_disk()
    one.close("ROOM", "q", "closed", lambda answers: {"n": len(answers)})
    assert one.look() == ""
    assert MARK.encode() not in database.on_disk()
    assert [value for value, _ in answers_in(database, schema)] == [
        '"of a question that stays open"'
    ]


def test_the_databases_statistics_keep_no_example_of_an_answer(server, database, schema):
    one = server()
    one.lease("ROOM")
    one.put([("ROOM", "q", key(n), f"{MARK} sampled {n % 3}") for n in range(60)])
    with database.connect() as db:
        db.execute(f'ANALYZE "{schema}".answers, "{schema}".events')  # as autovacuum does by itself
        asked = "SELECT attname FROM pg_stats WHERE schemaname = %s"
        kept = db.execute(asked, (schema,)).fetchall()
    assert kept == []
    one.close("ROOM", "q", "closed", lambda answers: {"n": len(answers)})
    assert f"{MARK} sampled".encode() not in database.on_disk()


def test_what_is_not_promised_the_databases_own_log_keeps_answers_for_a_while(server, database):
    one, words = server(), f"the otter under the bridge {secrets.token_hex(4)}"
    one.lease("ROOM")
    one.put([("ROOM", "q", key(1), words)])
    one.close("ROOM", "q", "closed", lambda answers: {"n": len(answers)})
    assert words.encode() in database.log_on_disk()


def test_a_forgotten_room_leaves_no_byte_in_any_table(server, database):
    one, words = server(False), f"the stoat in the hedge {secrets.token_hex(4)}"
    one.append("ROOM", "opened", {"school": words})
    one.append("OTHER", "opened", {"school": "other"})
    one.put([("ROOM", "q", key(1), words)])
    one.forget("ROOM")
    assert words.encode() not in database.on_disk()
    assert one.after("OTHER") == [(1, "opened", {"school": "other"})]


def test_words_taken_out_of_a_story_leave_no_byte_and_nobody_does_it_to_a_room_in_use(
    server, database
):
    served, command, words = server(), server(False), f"Ms Wren {secrets.token_hex(4)}"
    served.lease("ROOM")
    served.append("ROOM", "completed", {"owner": words})
    without = lambda story: ([(1, "completed", {"owner": "removed"})], {"events": len(story)})  # noqa: E731
    with pytest.raises(StoreError, match=r"store\.elsewhere"):
        command.rewrite("ROOM", "cleared", without)
    assert words.encode() in database.on_disk()
    assert served.rewrite("ROOM", "cleared", without) == (2, "cleared", {"events": 1})
    assert served.after("ROOM")[0] == (1, "completed", {"owner": "removed"})
    assert words.encode() not in database.on_disk()


def test_answers_that_arrive_together_lie_in_the_order_of_their_keys(server, database, schema):
    one = server()
    one.lease("ROOM")
    one.put([("ROOM", "q", key(n), n) for n in range(50)])
    assert [int(v) for v, _ in answers_in(database, schema)] == sorted(range(50), key=key)


def test_each_closing_takes_order_and_time_from_what_stays_open(server, database, schema):
    one = server()
    one.lease("ROOM")
    for n in range(50):
        one.put([("ROOM", "stays", key(n), n)])
    assert len({xmin for _, xmin in answers_in(database, schema)}) == 50  # while open: said plainly
    one.close("ROOM", "q", "closed", seal)
    kept = answers_in(database, schema)
    assert [int(value) for value, _ in kept] == sorted(range(50), key=key)
    assert len({xmin for _, xmin in kept}) == 1


def test_the_tables_have_no_column_for_order_or_time(server, database, schema):
    server()
    with database.connect() as db:
        chosen = "SELECT column_name FROM information_schema.columns WHERE table_schema = %s"
        named = db.execute(f"{chosen} AND table_name = 'answers'", (schema,)).fetchall()
    assert {name for (name,) in named} == {"room", "question", "key", "value"}


def test_who_reads_the_table_delays_its_rewriting_and_the_desk_is_told(server, database, schema):
    one = server()
    one.lease("ROOM")
    one.put([("ROOM", "q", key(1), "a")])
    with database.connect() as reader, reader.transaction():
        reader.execute(f"SELECT * FROM {schema}.answers")
        assert one.close("ROOM", "q", "closed", seal) == (1, "closed", {"said": ["a"]})
        assert one.look() == "unpacked"
    assert one.look() == ""


def test_servers_that_start_together_make_the_tables_once(database, schema):
    found: list[Postgresql] = []
    threads = [
        threading.Thread(target=lambda: found.append(Postgresql(database.address, schema, True)))
        for _ in range(6)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 6
    for store in found:
        store.stop()


def test_tables_of_a_newer_kit_are_refused(server, database, schema):
    server().stop()
    with database.connect() as db:
        db.execute(f"UPDATE {schema}.kit SET version = 99")
    with pytest.raises(StoreError, match=r"store\.newer"):
        server()


def notes(db) -> None:
    """A step that no release has: events get a column more."""
    db.execute("ALTER TABLE events ADD COLUMN note text NOT NULL DEFAULT 'none'")


def fails(db) -> None:
    """A step that begins and cannot go on."""
    notes(db)
    db.execute("SELECT from_nowhere()")


@pytest.fixture
def newer_kit(monkeypatch):
    """A kit with more steps than this one."""
    steps = postgresql_migrations.STEPS
    return lambda *more: monkeypatch.setattr(postgresql_migrations, "STEPS", (*steps, *more))


@pytest.fixture
def old(server) -> str:
    """Tables of today's format with a room that has an open answer: its words."""
    one = server(False)
    one.append("ROOM", "opened", {"held_on": "2027-01-04"})
    words = f"the dormouse under the leaves {secrets.token_hex(4)}"
    one.put([("ROOM", "q", key(1), words)])
    one.stop()
    return words


def tables(database, schema) -> set[str]:
    with database.connect() as db:
        chosen = "SELECT table_name FROM information_schema.tables WHERE table_schema = %s"
        return {name for (name,) in db.execute(chosen, (schema,)).fetchall()}


def test_both_stores_count_their_formats_alike():
    file, tables = migrations.STEPS, postgresql_migrations.STEPS
    assert [step.__name__ for step in file] == [step.__name__ for step in tables]


def test_older_tables_take_each_step_once_and_their_events_are_kept_beside(
    server, database, schema, old, newer_kit
):
    newer_kit(notes)
    for _ in range(2):
        one = server()
        assert one.after("ROOM") == [(1, "opened", {"held_on": "2027-01-04"})]
        assert one.own("ROOM", "q", key(1)) == old
    assert tables(database, schema) == {"kit", "events", "answers", "events_format_1"}
    with database.connect() as db:
        (kept,) = db.execute(f"SELECT * FROM {schema}.events_format_1").fetchall()
    assert kept[:3] == ("ROOM", 1, "opened") and len(kept) == 4


def test_a_step_that_fails_changes_nothing_in_the_tables(server, database, schema, old, newer_kit):
    newer_kit(notes, fails)
    with pytest.raises(Unreachable):
        server()
    assert tables(database, schema) == {"kit", "events", "answers"}
    with database.connect() as db:
        assert db.execute(f"SELECT version FROM {schema}.kit").fetchall() == [(1,)]
        assert len(db.execute(f"SELECT * FROM {schema}.events").fetchone()) == 4


@pytest.mark.parametrize(
    "verb",
    [
        lambda store: store.rewrite("ROOM", "cleared", lambda story: ([], {})),
        lambda store: store.forget("ROOM"),
    ],
)
def test_what_is_forgotten_or_reworded_stands_in_no_older_table(
    server, database, schema, old, newer_kit, verb
):
    newer_kit(notes)
    verb(server(False))
    assert "events_format_1" not in tables(database, schema)


def test_a_school_that_is_removed_leaves_no_schema_unless_others_have_something_in_it(
    server, database, schema, old, newer_kit
):
    newer_kit(notes)
    server(False).remove()
    with database.connect() as db:
        found = db.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (schema,)).fetchall()
    assert found == [] and old.encode() not in database.on_disk()
    again = server(False)
    with database.connect() as db:
        db.execute(f"CREATE TABLE {schema}.diary (line text)")
    again.remove()
    assert tables(database, schema) == {"diary"}


@contextmanager
def off(database: Database, setting: str) -> Iterator[None]:
    """So long this setting is off for whoever connects."""
    try:
        said_of_all(database, f"SET {setting} = off", setting, "off")
        yield
    finally:
        said_of_all(database, f"RESET {setting}", setting, "on")


def said_of_all(database: Database, change: str, setting: str, value: str) -> None:
    """Change it for the whole database, and wait until a new session has it so."""
    with database.connect() as db:
        db.execute(f"ALTER SYSTEM {change}")
        db.execute("SELECT pg_reload_conf()")
    end = time.monotonic() + 20
    while now(database, setting) != value:
        assert time.monotonic() < end
        time.sleep(0.05)


def now(database: Database, setting: str) -> str:
    with database.connect() as db:
        return db.execute(f"SHOW {setting}").fetchone()[0]


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_a_database_that_may_forget_what_it_called_saved_is_refused(server, database, setting):
    with off(database, setting), pytest.raises(StoreError, match=r"store\.settings"):
        server()
    server()


def test_a_database_that_is_set_otherwise_meanwhile_is_told_and_the_server_waits(server, database):
    one = server()
    with off(database, "fsync"):
        cut_off(database)
        assert [one.look(), one.look()] == ["settings", "settings"]
    assert [one.look(), one.look()] == ["lost", ""]
    assert one.lease("ROOM")
    one.put([("ROOM", "q", key(1), "a")])


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("postgresql://me:secret@host/db", "store.password"),
        ("postgresql://me@host/db?password=secret", "store.password"),
        ("host=there password=secret", "store.password"),
        ("postgresql://[me", "store.no_address"),
        ("a letter to the head", "store.no_address"),
    ],
)
def test_an_address_with_a_password_or_none_at_all_is_refused_without_quoting_it(address, wrong):
    with pytest.raises(StoreError) as refused:
        check(address)
    assert refused.value.args == (wrong,)
    told = "".join(traceback.format_exception(refused.value))
    assert "secret" not in told.replace(repr(address), "")


@contextmanager
def held_up(store: Postgresql, database: Database, schema: str) -> Iterator[threading.Thread]:
    """The thread in which `store` saves an answer in ROOM: it waits until the block ends."""
    with database.connect() as other, other.transaction():
        other.execute(f"LOCK TABLE {schema}.answers IN SHARE MODE")
        save = partial(store.put, [("ROOM", "q", key(1), "a")])
        writing = threading.Thread(target=save)
        writing.start()
        time.sleep(0.2)
        yield writing
    writing.join()


def test_while_the_writer_waits_a_lease_is_answered_in_a_moment(server, database, schema):
    store = server()
    store.lease("ROOM")
    with held_up(store, database, schema) as writing:
        assert store.lease("ROOM")
        with pytest.raises(StoreError):
            store.lease("OTHER")
        assert writing.is_alive()  # it was answered before the writer's own wait was over
    assert store.lease("OTHER") and store.own("ROOM", "q", key(1)) == "a"


def test_who_gives_a_room_back_does_not_wait_for_the_writer_and_may_take_it_again(
    server, database, schema
):
    one, other = server(), server()
    assert one.lease("ROOM") and one.lease("LEFT") and one.lease("BACK")
    with held_up(one, database, schema) as writing:
        one.release("LEFT")
        one.release("BACK")
        assert writing.is_alive()
        assert not one.holds("LEFT") and not other.lease("LEFT")
    assert one.lease("BACK") and one.look() == ""
    assert other.lease("LEFT") and not other.lease("BACK")
    one.release("BACK")  # it was taken once, however often it was asked for
    assert other.lease("BACK")

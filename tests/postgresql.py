"""A real PostgreSQL for tests, on this machine alone; skipped where there is none."""

import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.hall import free_port
from tests.servers import program

ROLE = "workshop"
BLOCK = 8192  # bytes: every file of a table or index is made of such


def needed(name: str) -> str:
    """The program's path; the test is skipped, and says so, where it is not there."""
    return program(name) or pytest.skip(f"NOT TESTED: there is no {name} on this machine")


class Database:
    """A PostgreSQL of its own in `folder`, which a test may stop, kill and start again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.password = secrets.token_hex(12)
        self.address = f"postgresql://{ROLE}@127.0.0.1:{self.port}/postgres"
        self.process: subprocess.Popen[bytes] | None = None
        needed("postgres")
        self._make()

    def start(self) -> "Database":
        options = ["-D", str(self.folder / "data"), "-p", str(self.port), "-k", str(self.folder)]
        options += ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=60"]
        with (self.folder / "postgres.log").open("ab") as log:
            command = [*self._as_user(), program("postgres"), *options]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        end = time.monotonic() + 60
        while not self._is_there():
            assert time.monotonic() < end, (self.folder / "postgres.log").read_text()
            time.sleep(0.05)
        return self

    def stop(self) -> None:
        """In good order, but without waiting for who is connected."""
        if self.process and self.process.poll() is None:
            ask = [*self._as_user(), program("pg_ctl"), "stop", "-D", str(self.folder / "data")]
            subprocess.run([*ask, "-m", "fast", "-w"], check=True, capture_output=True)
            self.process.wait(60)

    def connect(self) -> "psycopg.Connection[tuple]":
        return psycopg.connect(self.address, password=self.password, autocommit=True)

    def on_disk(self) -> bytes:
        """Every byte of every table, once the database has written what it held in memory."""
        with self.connect() as db:
            db.execute("CHECKPOINT")
        files = [path for path in (self.folder / "data" / "base").rglob("*") if path.is_file()]
        files.sort(key=lambda path: (len(path.name), path.name))  # by number: the oldest first
        return b"".join(body for path in files if not len(body := path.read_bytes()) % BLOCK)

    def log_on_disk(self) -> bytes:
        """PostgreSQL's own write-ahead log."""
        return b"".join(p.read_bytes() for p in (self.folder / "data" / "pg_wal").glob("0*"))

    def _make(self) -> None:
        secret = self.folder / "password"
        secret.write_text(self.password)
        if self._as_user():
            shutil.chown(self.folder, "postgres")
            shutil.chown(secret, "postgres")
        options = ["-D", str(self.folder / "data"), "-U", ROLE, "-E", "UTF8", "--locale=C"]
        options += ["--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"]
        made = subprocess.run([*self._as_user(), program("initdb"), *options], capture_output=True)
        assert made.returncode == 0, made.stderr

    def _is_there(self) -> bool:
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _as_user(self) -> list[str]:
        if os.geteuid():
            return []
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


@pytest.fixture(scope="session")
def database() -> Iterator[Database]:
    """One PostgreSQL for all tests that leave it running."""
    # Not in pytest's folder: that is root's alone, and PostgreSQL does not run as root.
    with tempfile.TemporaryDirectory(prefix="workshop-kit-") as folder:
        one = Database(Path(folder)).start()
        os.environ["PGPASSWORD"] = one.password
        yield one
        del os.environ["PGPASSWORD"]
        one.stop()

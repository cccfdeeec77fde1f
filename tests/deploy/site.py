"""A school on two servers of its own, with the nginx of `deploy/` before them and one database."""

import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.error import HTTPError

from tests.hall import Served, free_port
from tests.postgresql import Database, needed
from tests.serving.test_https import NOW, made

DEPLOY = Path(__file__).parent.parent.parent / "deploy"
MAIN = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log crit; {user}
worker_rlimit_nofile 8192; events {{ worker_connections 4096; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include workshop-kit.conf;
    server {{ listen 127.0.0.1:{port}; include workshop-kit-proxy.inc; }}
}}
"""


class Site:
    """`one` and `other` serve the same folder; `address` is nginx without HTTPS, `tls` its port."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.port, self.tls = free_port(), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        (folder / "school").mkdir()
        behind = ["--proxy", "127.0.0.1", "--address", self.address]
        options = ["--store", database.address, *behind]
        self.one, self.other = (Served(folder / "school", *options) for _ in range(2))
        self.folder = folder
        self.chain, self._key = made(folder, NOW - timedelta(1), NOW + timedelta(9))
        self.nginx: subprocess.Popen[bytes] | None = None

    @property
    def servers(self) -> list[Served]:
        return [self.one, self.other]

    def start(self) -> None:
        """nginx as `deploy/` has it, with this site's ports and files."""
        changed = {
            "127.0.0.1:8871": f"127.0.0.1:{self.one.port}",
            "127.0.0.1:8872": f"127.0.0.1:{self.other.port}",
            "listen 443 ssl": f"listen 127.0.0.1:{self.tls} ssl",
            "listen 80;": f"listen 127.0.0.1:{free_port()};",
            "/etc/ssl/workshop.school.example.pem": str(self.chain),
            "/etc/ssl/private/workshop.school.example.key": str(self._key),
            "/var/log/nginx/workshop-kit.log": f"{self.folder}/site.log",
        }
        for name in ("workshop-kit.conf", "workshop-kit-proxy.inc"):
            text = (DEPLOY / name).read_text("utf-8")
            for old, new in changed.items():
                text = text.replace(old, new)
            (self.folder / name).write_text(text, "utf-8")
        user = "user root;" if self.folder.stat().st_uid == 0 else ""
        main = MAIN.format(folder=self.folder, port=self.port, user=user)
        (self.folder / "nginx.conf").write_text(main, "utf-8")
        command = [needed("nginx"), "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]
        self.nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        for server in self.servers:
            server.start()
        end = time.monotonic() + 60
        while self.status("/") != 200:
            assert time.monotonic() < end and self.nginx.poll() is None
            time.sleep(0.1)

    def stop(self) -> None:
        for server in self.servers:
            server.stop()
        if self.nginx:
            self.nginx.terminate()
            self.nginx.wait(60)

    def status(self, path: str, port: int = 0) -> int:
        """What this address answers: nginx, or with `port` a server itself."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port or self.port}{path}") as answer:
                return int(answer.status)
        except HTTPError as refused:
            return refused.code
        except OSError:
            return 0

    def at(self, code: str) -> list[Served]:
        """The servers that let somebody into this room. One that was asked first takes it."""
        return [one for one in self.servers if self.status(f"/{code}", one.port) == 200]


@contextmanager
def site(folder: Path, database: Database) -> Iterator[Site]:
    """A running site. Fails if one of its servers met a fault of its own."""
    needed("nginx")
    one = Site(folder, database)
    try:
        one.start()
        yield one
    finally:
        one.stop()
    assert "fault" not in one.one.log() and "a page met" not in one.one.log(), one.one.log()

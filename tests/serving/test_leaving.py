"""Who leaves before their turn has come leaves nothing behind, and is no fault of the server."""

import socket
import struct
from urllib.parse import urlsplit

from tests.hall import Served, local
from tests.serving.asking import ask

AT_ONCE = 60
UPGRADE = (
    "GET {path}/live HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


def test_phones_that_hang_up_while_they_wait_for_their_turn_are_no_fault(served: Served):
    link = urlsplit(local(served.open()["join"]))
    lines = [socket.create_connection((link.hostname, link.port)) for _ in range(AT_ONCE)]
    for line in lines:
        line.sendall(UPGRADE.format(path=link.path, host=link.netloc).encode())
    for line in lines:  # at once, without a goodbye
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.close()
    assert ask(link.geturl()).status == 200

"""A hall that prints how many sessions, parts and comms are alive whenever it gets SIGUSR1.

Run by test_left.py: python counted_hall.py FOLDER PORT. Its first line is the start link.
"""

import gc
import json
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tornado.ioloop import IOLoop

from workshop_kit.screens.parts.part import Part
from workshop_kit.serving import server
from workshop_kit.serving.live import LiveHandler
from workshop_kit.serving.session import Session, SessionComm

COUNTED = (Session, Part, SessionComm, LiveHandler)


def count() -> None:
    gc.collect()
    alive = Counter({kind.__name__: 0 for kind in COUNTED})
    for one in gc.get_objects():
        # type(), not isinstance: a proxy would be asked for its __class__.
        alive.update(kind.__name__ for kind in COUNTED if issubclass(type(one), kind))
    print(json.dumps(alive), flush=True)


def ready(serving: Any) -> None:
    loop = IOLoop.current()
    signal.signal(signal.SIGUSR1, lambda *of: loop.add_callback_from_signal(count))
    print(json.dumps({"address": serving.address}), flush=True)


if __name__ == "__main__":
    options = server.Options(Path(sys.argv[1]), "Bracken Lane (invented)", int(sys.argv[2]))
    server.serve(options, ready)

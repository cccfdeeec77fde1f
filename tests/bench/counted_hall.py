"""The kit's command line, which on SIGUSR1 prints how many sessions, parts and comms are alive."""

import gc
import json
import signal
import threading
from collections import Counter

from workshop_kit.__main__ import main
from workshop_kit.screens.parts.part import Part
from workshop_kit.serving.live import LiveHandler
from workshop_kit.serving.session import Session, SessionComm

COUNTED = (Session, Part, SessionComm, LiveHandler)


def tell() -> None:
    """Waits in a thread of its own: a loop that sleeps would hear a signal only when it wakes."""
    while True:
        signal.sigwait({signal.SIGUSR1})
        count()


def count() -> None:
    gc.collect()
    alive = Counter({kind.__name__: 0 for kind in COUNTED})
    for one in gc.get_objects():
        # type(), not isinstance: a proxy would be asked for its __class__.
        alive.update(kind.__name__ for kind in COUNTED if issubclass(type(one), kind))
    print(json.dumps(alive), flush=True)


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})  # of all threads begun from here
    threading.Thread(target=tell, daemon=True).start()
    main()

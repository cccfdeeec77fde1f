"""The kit's command line, which on SIGUSR1 prints how many sessions, parts and comms are alive."""

import gc
import json
import signal
from collections import Counter
from typing import Any

from workshop_kit.__main__ import main
from workshop_kit.screens.parts.part import Part
from workshop_kit.serving.live import LiveHandler
from workshop_kit.serving.session import Session, SessionComm

COUNTED = (Session, Part, SessionComm, LiveHandler)


def count(*of: Any) -> None:
    gc.collect()
    alive = Counter({kind.__name__: 0 for kind in COUNTED})
    for one in gc.get_objects():
        # type(), not isinstance: a proxy would be asked for its __class__.
        alive.update(kind.__name__ for kind in COUNTED if issubclass(type(one), kind))
    print(json.dumps(alive), flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, count)
    main()

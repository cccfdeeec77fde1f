"""Work that takes long is done aside, so that no other page waits for it."""

import asyncio
from collections.abc import Callable
from typing import Any

from ..visitor import Visitor


def aside(who: Visitor | None, work: Callable[[], Any], then: Callable[..., None]) -> None:
    """Run `work` in a thread, then `then(get)` where this visitor's widgets live.

    `get()` returns what `work` did or raises what it raised. Without a running loop, all at once.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return then(work)
    enter = who.enter if who else lambda call: call()
    done = loop.run_in_executor(None, work)
    done.add_done_callback(lambda told: enter(lambda: then(told.result)))

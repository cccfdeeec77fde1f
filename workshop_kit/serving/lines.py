"""The open lines of each room: where it goes to another server, they are closed."""

from collections.abc import Callable

Leave = Callable[[], None]


class Lines:
    """What closes each open page, by the code of its room."""

    def __init__(self) -> None:
        self._open: dict[str, set[Leave]] = {}

    def opened(self, code: str, leave: Leave) -> None:
        """A page is open."""
        self._open.setdefault(code, set()).add(leave)

    def closed(self, code: str, leave: Leave) -> None:
        """It is open no longer."""
        pages = self._open.get(code, set())
        pages.discard(leave)
        if not pages:
            self._open.pop(code, None)

    def cut(self, code: str) -> None:
        """Close every page of this room: they knock again by themselves, and find where it is."""
        for leave in list(self._open.get(code, ())):
            leave()

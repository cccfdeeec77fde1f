"""Places for phones: a full hall takes no more; desk, board and plan need none."""

from .limits import PAGES
from .lines import Leave


class Seats:
    """`places` are open pages of phones. A phone that comes back takes the place it had."""

    def __init__(self, places: int) -> None:
        self.places = places
        self._pages: dict[str, list[Leave]] = {}  # the phone's number: what closes each page

    def free(self, number: str) -> bool:
        """Whether the phone with this number may open a page."""
        return number in self._pages or self.taken < self.places

    @property
    def taken(self) -> int:
        """How many pages are open."""
        return sum(map(len, self._pages.values()))

    def take(self, number: str, leave: Leave) -> None:
        """A page of this phone is open. Where there is no more place for it, its oldest closes."""
        pages = self._pages.setdefault(number, [])
        pages.append(leave)
        if len(pages) > PAGES or (len(pages) > 1 and self.taken > self.places):
            pages[0]()

    def give_back(self, number: str, leave: Leave) -> None:
        """The page is closed."""
        pages = self._pages.get(number, [])
        if leave in pages:
            pages.remove(leave)
        if not pages:
            self._pages.pop(number, None)

"""How many phones take part in each row, and how often each is run."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """The numbers of the promise; tests take tiny ones."""

    runs: int = 3
    phones: int = 200
    stock: int = 30
    peers: int = 60
    room: int = 500
    kills: int = 0  # votes that are cut by kill -9; `--kills` says how many
    voters: int = 100
    burst: int = 600
    answers: int = 60
    active_seconds: float = 6
    settling: float = 4  # seconds in which memory is weighed a few times
    leaving: int = 2000
    exports: int = 10
    writing: int = 100  # phones that answer meanwhile
    growth: tuple[int, ...] = (50, 100, 200, 400, 800)
    events: int = 2000
    posts: int = 120
    schools: tuple[int, ...] = (250, 500, 1000)

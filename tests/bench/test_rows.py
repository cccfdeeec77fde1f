"""Every row runs with a handful of phones and gives its figures; how fast is never asked here.

The row `page` needs no crowd: test_report.py has the command line run it.
"""

import asyncio
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient

from workshop_kit.bench.crowd import wait
from workshop_kit.bench.figures import FIGURES
from workshop_kit.bench.rows import ROWS
from workshop_kit.bench.rows.growth import slope
from workshop_kit.bench.servers.process import Process, python
from workshop_kit.bench.servers.solara import NotInstalled, solara_installed
from workshop_kit.bench.servers.stock import SamePort, entered
from workshop_kit.bench.sizes import Sizes

TINY = Sizes(
    runs=1,
    phones=4,
    stock=2,
    peers=2,
    room=5,
    kills=1,
    voters=4,
    burst=6,
    answers=3,
    active_seconds=1,
    settling=0.4,
    leaving=8,
    exports=1,
    writing=3,
    growth=(2, 4),
    events=30,
    posts=5,
    schools=(3, 6),
)
OF_THEIR_OWN = ("page", "peer", "burst", "restart")  # these have tests below or in test_report.py
KEYS = {name: {one.key for one in FIGURES if one.row == name} for name in ROWS}


def measured(name: str) -> dict[str, list[float]]:
    """One run of this row, which gives all its figures."""
    AsyncHTTPClient.configure(None, max_clients=100)
    found = asyncio.run(ROWS[name](TINY))
    assert set(found) == KEYS[name]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in ROWS if name not in OF_THEIR_OWN])
def test_a_row_gives_its_figures(name):
    assert all(len(values) == 1 for values in measured(name).values())


@pytest.mark.slow
def test_a_room_loses_and_doubles_nothing():
    found = measured("burst")
    assert (found["burst_lost"], found["burst_doubled"]) == ([0], [0])
    assert len(found["burst_p95_ms"]) == 1


@pytest.mark.slow
def test_everybody_comes_back_after_kill_9():
    found = measured("restart")
    assert found["restart_back"] == found["restart_phones"] == [TINY.room]


def test_a_stock_page_that_never_comes_is_not_waited_for(tmp_path: Path):
    kernel = "import sys, time; print('Address already in use', file=sys.stderr); time.sleep(60)"
    process = Process(python("-u", "-c", kernel), tmp_path / "log")

    async def wait() -> None:
        await entered(process, asyncio.get_running_loop().create_future())

    with pytest.raises(SamePort):
        asyncio.run(wait())
    process.kill()


@pytest.mark.slow
@pytest.mark.skipif(not solara_installed(), reason="the extra bench is not installed")
def test_the_peer_gives_its_figure():
    assert measured("peer")


@pytest.mark.skipif(solara_installed(), reason="the extra bench is installed")
def test_without_the_peer_its_row_says_what_to_install():
    with pytest.raises(NotInstalled, match=r"workshop-kit\[bench\]"):
        measured("peer")


@pytest.mark.parametrize(("power", "wanted"), [(1, 1.0), (2, 2.0), (0.5, 0.5)])
def test_the_slope_is_the_power_by_which_time_grows(power, wanted):
    people = (50, 100, 200)
    assert slope(people, [n**power for n in people]) == pytest.approx(wanted)


def test_phones_wait_longer_each_time_and_never_more_than_four_and_a_half_seconds():
    assert [wait(tries, 0.5) for tries in (1, 2, 3, 9)] == [0.5, 1.0, 2.0, 3.0]
    assert wait(9, 1) == 4.5

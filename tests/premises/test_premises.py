"""The check a week before: each fault has its sentence, and nothing of the school is touched."""

import asyncio
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.command import kit
from tests.hall import AT_A_TERMINAL, KIT, free_port
from workshop_kit import premises
from workshop_kit.line import Line
from workshop_kit.orders import press
from workshop_kit.premises import addresses, laptop, network, settings

SHORT = Path(__file__).parent.parent / "content" / "good" / "short.yaml"

WINDOWS = """
  Subgroup GUID: 238c9fa8-0aad-41ed-83f4-97be242c8f20  (Sleep)
    Power Setting GUID: 29f6c1db-86da-48c5-9fdb-f2b67b1f44da  (Sleep after)
      Minimum Possible Setting: 0x00000000
      Maximum Possible Setting: 0xffffffff
    Current AC Power Setting Index: 0x{mains:08x}
    Current DC Power Setting Index: 0x00000384
"""
MAC = """Battery Power:
 sleep                1
 displaysleep         2
AC Power:
 displaysleep         10
 sleep                {mains}
"""


def saying(**said):
    """A computer whose programs say this, by the first word of the command or its last."""
    return lambda command: said.get(command[-1].replace("-", "_"), said.get(command[0]))


@pytest.mark.parametrize(
    ("system", "told", "minutes"),
    [
        ("win32", saying(powercfg=WINDOWS.format(mains=1800)), 30),
        ("win32", saying(powercfg=WINDOWS.format(mains=0)), 0),
        ("win32", saying(powercfg="something else"), None),
        ("darwin", saying(pmset=MAC.format(mains=15)), 15),
        ("darwin", saying(pmset=MAC.format(mains=0)), 0),
        ("darwin", saying(pmset="Battery Power:\n sleep 5\n"), None),
        ("linux", saying(gsettings="'suspend'", sleep_inactive_ac_timeout="uint32 1200"), 20),
        ("linux", saying(gsettings="'nothing'", sleep_inactive_ac_timeout="1200"), 0),
        ("linux", saying(gsettings="'suspend'", sleep_inactive_ac_timeout="0"), 0),
        ("linux", saying(), None),
        ("win32", saying(), None),
        ("darwin", saying(), None),
        ("freebsd", saying(), None),
    ],
)
def test_when_a_plugged_in_laptop_falls_asleep_is_read_from_each_system(system, told, minutes):
    assert settings.sleeps_after(system, told) == minutes


@pytest.mark.parametrize(
    ("system", "told", "on"),
    [
        ("win32", saying(netsh="Domain Profile Settings:\nState                 ON\n"), True),
        ("win32", saying(netsh="State                 OFF\n"), False),
        ("linux", saying(ufw="Status: active\n"), True),
        ("linux", saying(ufw="Status: inactive\n"), False),
        ("linux", saying(), None),
        ("freebsd", saying(), None),
    ],
)
def test_whether_the_firewall_is_on_is_read_where_it_can_be(system, told, on):
    told_by_status = (lambda command: told([command[0]])) if told else told
    assert settings.firewall(system, told_by_status) == on


def test_a_program_that_is_not_there_or_fails_says_nothing():
    assert settings.told_by(["no-such-program-here"]) is None
    assert settings.told_by([sys.executable, "-c", "raise SystemExit(3)"]) is None


@pytest.mark.parametrize(
    ("minutes", "what", "part"),
    [
        (None, "unread", "power settings"),
        (0, "fine", "Plug it in"),
        (20, "fault", "after 20 minutes"),
    ],
)
def test_sleep_has_a_sentence_for_each_case(monkeypatch, minutes, what, part):
    monkeypatch.setattr(settings, "sleeps_after", lambda: minutes)
    found = laptop.sleep()
    assert found.what == what and part in found.sentence


REGISTRY = "HKEY_CURRENT_USER\\Software\n    AutoConfigURL    REG_SZ    http://wpad/x.pac\n"


@pytest.mark.parametrize(
    ("system", "told", "proxied"),
    [
        ("win32", saying(reg=REGISTRY), True),
        ("win32", saying(reg="ERROR: unable to find the specified registry key"), False),
        ("darwin", saying(scutil="  ProxyAutoConfigEnable : 1\n"), True),
        ("darwin", saying(scutil="  ProxyAutoConfigEnable : 0\n"), False),
        ("linux", saying(gsettings="'manual'\n"), True),
        ("linux", saying(gsettings="'none'\n"), False),
        ("linux", saying(), False),
        ("freebsd", saying(), False),
    ],
)
def test_a_proxy_is_read_from_each_system(monkeypatch, system, told, proxied):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    by_first_word = lambda command: told([command[0]])  # noqa: E731
    assert settings.proxied("192.168.1.20", system, by_first_word) == proxied


def test_a_proxy_of_the_environment_counts_unless_this_laptop_is_excepted(monkeypatch):
    monkeypatch.setattr(network, "addresses", lambda: ["192.168.1.20"])
    monkeypatch.setenv("http_proxy", "http://proxy.invalid:3128")
    monkeypatch.setenv("no_proxy", "localhost")
    (found,) = network.proxy()
    assert found.what == "note" and "except 192.168.1.20" in found.sentence
    monkeypatch.setenv("no_proxy", "192.168.1.20")
    assert not settings.proxied("192.168.1.20", "freebsd")


@pytest.mark.parametrize(
    ("plugged", "what", "part"),
    [(True, "fine", "41 per cent"), (False, "note", "Plug it in"), (None, "unread", "Plug it in")],
)
def test_power_has_a_sentence_for_each_case(plugged, what, part):
    found = laptop.power(laptop.Battery(40.6, plugged))
    assert found.what == what and part in found.sentence


def test_a_computer_that_knows_no_battery_says_so(monkeypatch):
    monkeypatch.setattr(laptop, "_battery", lambda: None)
    assert laptop.power().what == "unread"


def test_a_taken_port_and_a_forbidden_one():
    with socket.create_server(("0.0.0.0", 0)) as taken:
        number = taken.getsockname()[1]
        found = network.port(number)
    assert found.what == "fault" and f"--port {number + 1}" in found.sentence
    assert network.port(number).what == "fine"


def test_a_full_disk_and_one_with_room(tmp_path):
    assert laptop.disk(tmp_path, free=200_000_000).what == "fault"
    assert laptop.disk(tmp_path, free=5_000_000_000).what == "fine"
    assert laptop.disk(tmp_path / "not" / "there").about["free"]


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path):
    assert laptop.folder(tmp_path / "new").what == "fine" and not (tmp_path / "new").exists()
    (tmp_path / "file").write_text("no folder", "utf-8")
    found = laptop.folder(tmp_path / "file")
    assert found.what == "fault" and str(tmp_path / "file") in found.sentence


def test_a_clock_behind_the_newest_file_is_wrong(tmp_path):
    assert laptop.clock(tmp_path).what == "note"
    assert laptop.clock(tmp_path, now=1e9).what == "fault"
    ahead = time.time() + 86400
    (tmp_path / "rooms.db").touch()
    os.utime(tmp_path / "rooms.db", (ahead, ahead))
    assert "Set the clock" in laptop.clock(tmp_path).sentence


def test_a_hotspot_is_known_by_its_address(monkeypatch):
    assert addresses.is_hotspot("192.168.137.1") and not addresses.is_hotspot("192.168.1.20")
    monkeypatch.setattr(network, "addresses", lambda: ["192.168.137.1"])
    assert network.devices(34).what == "fault" and network.devices(6).what == "note"


def test_every_sentence_can_be_said():
    found = premises.look(premises.Wanted(Path.cwd(), free_port(), 34, https=False))
    assert all(one.line and one.sentence in one.line for one in found)
    assert {one.key.partition(".")[0] for one in found} == {"premises"}


def test_the_trial_page_counts_devices_other_than_this_laptop_and_bears_nonsense():
    trial = premises.Trial(0)
    trial._thread.start()
    body = urllib.request.urlopen(f"http://127.0.0.1:{trial.port}/any/where").read().decode()
    with socket.create_connection(("127.0.0.1", trial.port)) as line:
        line.sendall(b"\x00\xff nonsense\r\n\r\n")
        line.recv(1000)
    again = urllib.request.urlopen(f"http://127.0.0.1:{trial.port}/").status
    trial._server.shutdown()
    trial._server.server_close()
    assert "It works" in body and again == 200 and trial.phones == 0


def hashes(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    named = {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    return named


@pytest.fixture
def school(tmp_path):
    """A school's folder with a room in it, as it lies there a week before."""
    folder = tmp_path / "school"
    assert kit("open", "behaviour", "--data", folder, "--school", "Elm Park").exit_code == 0
    return folder


def test_the_check_leaves_the_schools_folder_byte_equal(school):
    before = hashes(school)
    done = kit("hall", "--data", school, "--wait", 0, "--port", free_port())
    assert "The school's folder can be written to" in done.output
    assert before == hashes(school) and "rooms.db" in before


def ctrl_c(process):
    os.killpg(process.pid, signal.SIGINT)  # at a terminal all of the group hear it


def told_to_end(process):
    process.terminate()


def window_closed(process):
    process.send_signal(signal.SIGHUP)


@pytest.mark.parametrize(
    ("end", "workshop"),
    [(ctrl_c, "behaviour"), (told_to_end, "our_own"), (window_closed, "behaviour")],
)
def test_a_rehearsal_leaves_the_schools_folder_byte_equal_and_nothing_of_itself(
    school, tmp_path, end, workshop
):
    (school / "library" / "workshops").mkdir(parents=True, exist_ok=True)
    shutil.copy(SHORT, school / "library" / "workshops" / "our_own.yaml")
    before = hashes(school)
    (tmp_path / "temp").mkdir()
    command = [*KIT, "hall", "--data", str(school), "--wait", "0", "--port", str(free_port())]
    command += ["--rehearse", workshop]
    here = {**os.environ, "TMPDIR": str(tmp_path / "temp"), "PYTHONUNBUFFERED": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    process = subprocess.Popen(command, env=here, **pipes, **AT_A_TERMINAL)
    links = {}
    for line in process.stdout:
        if ": http" in line:
            name, _, link = line.strip().partition(": ")
            links[name.split()[-1]] = link
        if line.startswith("Stop with Ctrl+C"):
            break
    parts = urlsplit(links["Phones"])
    page = urllib.request.urlopen(f"http://127.0.0.1:{parts.port}{parts.path}")
    assert page.status == 200 and list((tmp_path / "temp").iterdir())
    end(process)
    out, _ = process.communicate(timeout=40)
    assert "Nothing of it was kept" in out
    assert before == hashes(school) and list((tmp_path / "temp").iterdir()) == []


def test_a_rehearsal_of_what_is_no_workshop_says_so(tmp_path):
    given = ("hall", "--data", tmp_path, "--wait", 0, "--port", free_port())
    done = kit(*given, "--rehearse", "nonsense")
    assert done.exit_code == 1 and "There is no workshop called nonsense" in done.output
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def rehearsed(tmp_path):
    """The desk's link in a rehearsal with five simulated phones, while it runs."""
    command = [*KIT, "hall", "--data", str(tmp_path), "--wait", "0", "--port", str(free_port())]
    command += ["--rehearse", "behaviour", "--simulated", "5"]
    here = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, env=here, stdout=subprocess.PIPE, text=True, **AT_A_TERMINAL
    )
    told = ""
    while not told.splitlines()[-1:] or "5 simulated phones" not in told.splitlines()[-1]:
        told += process.stdout.readline()
    link = urlsplit(told.split("Desk: ")[1].split()[0])
    yield link._replace(netloc=f"127.0.0.1:{link.port}").geturl()
    told_to_end(process)
    assert "Nothing of it was kept" in process.communicate(timeout=40)[0]


def test_in_a_rehearsal_alone_simulated_phones_answer_what_the_desk_opens(rehearsed):
    async def held():
        desk = Line()
        await desk.join(rehearsed)
        await desk.until(lambda: desk.data()["joined"].startswith("5 "))
        for _ in range(2):  # the second part too, once the first is closed
            while desk.data()["primary"]["do"] != "close":
                await press(desk, [])
            await desk.until(lambda: desk.data()["answered"].startswith("5 "))
            await press(desk, [])
        desk.leave()

    asyncio.run(held())


def test_whom_nobody_can_simulate_is_said_before_anything_starts(tmp_path):
    given = ("hall", "--data", tmp_path, "--wait", 0, "--port", free_port())
    done = kit(*given, "--rehearse", "our_own", "--simulated", 5)
    assert done.exit_code == 1 and "There is no sample afternoon of our_own" in done.output
    assert list(tmp_path.iterdir()) == []

"""Halls with a fault each, imitated in network namespaces: the right sentence, and a room."""

import json
import signal
import subprocess
import sys

import pytest

from tests.premises.namespaces import LAPTOP, cannot, hall

WHY = cannot()
pytestmark = pytest.mark.skipif(bool(WHY), reason=WHY)
KIT = [sys.executable, "-m", "workshop_kit"]
PORT = "8866"
TAKE = (
    "import socket, time\n"
    f"taken = socket.create_server(('', {PORT}))\n"
    "print('taken', flush=True)\n"
    "time.sleep(60)\n"
)
FETCH = (
    "import sys, time, urllib.request\n"
    "for _ in range(40):\n"
    "    try:\n"
    "        print(urllib.request.urlopen(sys.argv[1], timeout=1).read().decode())\n"
    "        break\n"
    "    except OSError:\n"
    "        time.sleep(0.2)\n"
)


def check(place, folder, *options):
    """`workshop-kit hall` on the laptop."""
    return place.inside(place.laptop, *KIT, "hall", "--data", str(folder), *options)


def told(process):
    out, wrong = process.communicate(timeout=90)
    assert "Traceback" not in wrong
    return process.returncode, out


def test_a_laptop_in_no_network_is_told_so(tmp_path):
    with hall("") as place:
        code, out = told(check(place, tmp_path, "--wait", "5"))
    assert code == 1 and "TO MEND: This laptop is in no network" in out
    assert "Things to mend on this laptop: 1" in out


def test_a_laptop_that_was_given_no_address_is_told_so(tmp_path):
    with hall("169.254.7.7") as place:
        code, out = told(check(place, tmp_path, "--wait", "5"))
    assert code == 1 and "(169.254.7.7 is its own guess)" in out and "DHCP" in out


def test_a_taken_port_is_named_with_another(tmp_path):
    with hall() as place:
        other = place.inside(place.laptop, sys.executable, "-c", TAKE)
        assert other.stdout.readline()
        code, out = told(check(place, tmp_path, "--wait", "5"))
        other.kill()
        other.communicate()
    assert code == 1 and "Another program uses port 8866" in out and "--port 8867" in out


def test_a_phone_that_reaches_the_laptop_is_told_that_it_works_and_counted(tmp_path):
    with hall() as place:
        checking = check(place, tmp_path, "--wait", "6")
        address = f"http://{LAPTOP}:{PORT}/"
        pages = told(place.inside(place.phone, sys.executable, "-c", FETCH, address))[1]
        code, out = told(checking)
    assert code == 0, out
    assert "<h1>It works</h1>" in pages and "Phones that reached this laptop: 1" in out
    assert "Nothing found that would stop a workshop here" in out
    assert "10.77.0.2" not in out  # who came is counted, never told


def test_a_firewall_or_a_wifi_that_keeps_devices_apart_gets_its_sentences(tmp_path):
    with hall() as place:
        place.drop()
        checking = check(place, tmp_path, "--wait", "6")
        address = f"http://{LAPTOP}:{PORT}/"
        phone = place.inside(place.phone, sys.executable, "-c", FETCH, address)
        code, out = told(checking)
        phone.kill()
        assert phone.communicate()[0] == ""
    assert code == 1 and "No phone reached this laptop" in out
    for technician in ("allow incoming TCP", "switch client isolation off", "mobile data off"):
        assert technician in out


def test_a_hotspot_is_too_small_for_a_whole_staff(tmp_path):
    with hall("10.42.0.1") as place:
        code, out = told(check(place, tmp_path, "--wait", "0", "--people", "34"))
        few, _ = told(check(place, tmp_path, "--wait", "0", "--people", "6"))
    assert (code, few) == (1, 0) and "TO MEND: This looks like a hotspot" in out


def test_where_no_route_leads_out_a_whole_small_room_is_played(tmp_path):
    with hall() as place:
        school = ["--school", "Elm Park", "--port", PORT]
        serve = [*KIT, "serve", "--json", "--data", str(tmp_path), *school]
        server = place.inside(place.laptop, *serve)
        assert server.stdout
        ready = json.loads(server.stdout.readline())
        assert ready["address"] == f"http://{LAPTOP}:{PORT}"
        opened = [*KIT, "open", "feedback_and_marking", "--json", "--data", str(tmp_path)]
        links = json.loads(subprocess.run(opened, capture_output=True, check=True).stdout)
        room = ["-m", "tests.premises.small_room", links["desk"], links["join"]]
        code, out = told(place.inside(place.phone, sys.executable, *room))
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)
    assert code == 0
    played = json.loads(out)
    assert played["saved"] > 20 and played["actions"]

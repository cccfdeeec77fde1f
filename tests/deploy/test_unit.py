"""The shipped systemd unit: what systemd says of it, and whether the kit knows what it asks for."""

import re
import shutil
import subprocess

import pytest

from tests.command import kit
from tests.deploy.site import DEPLOY

UNIT = "workshop-kit@.service"
PROGRAM = "/opt/workshop-kit/.venv/bin/workshop-kit"


def said(folder, text: str) -> str:
    """All that systemd finds wrong in a unit; its program need not be on this computer."""
    program = shutil.which("systemd-analyze")
    if not program:
        pytest.skip("NOT TESTED: the systemd unit, for there is no systemd-analyze here")
    unit = folder / UNIT
    unit.write_text(text.replace(PROGRAM, "/bin/true"), "utf-8")
    done = subprocess.run(
        [program, "verify", str(unit)], capture_output=True, text=True, timeout=60
    )
    return "".join(line for line in done.stderr.splitlines(True) if UNIT.split("@")[0] in line)


def test_systemd_finds_nothing_wrong_in_the_shipped_unit(tmp_path):
    text = (DEPLOY / UNIT).read_text("utf-8")
    assert said(tmp_path, text) == ""
    assert "Unknown key" in said(tmp_path, text.replace("NoNewPrivileges", "NoNewPrivilegs"))


def test_the_unit_starts_the_server_with_options_that_it_has():
    text = (DEPLOY / UNIT).read_text("utf-8").replace("\\\n", " ")
    (start,) = re.findall(r"^ExecStart=(.*)$", text, re.MULTILINE)
    assert start.startswith(f"{PROGRAM} serve ")
    known = kit("serve", "--help").output
    assert [one for one in re.findall(r"--[a-z-]+", start) if one not in known] == []


def test_unit_and_nginx_name_the_same_servers():
    unit, site = ((DEPLOY / name).read_text("utf-8") for name in (UNIT, "workshop-kit.conf"))
    ports = re.findall(r"server 127\.0\.0\.1:(\d+)", site)
    assert len(ports) == 2 and all(f"workshop-kit@{port}" in unit for port in ports)

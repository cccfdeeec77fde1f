"""What the system says of itself by its own programs; None where it does not."""

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from urllib.request import getproxies, proxy_bypass

PATIENCE = 10  # seconds for a program to answer
GNOME = "org.gnome.settings-daemon.plugins.power"

# Who keeps a proxy elsewhere than where urllib looks, or leaves it to a script.
PROXIES = {
    "win32": (
        [
            "reg",
            "query",
            r"HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings",
            "/v",
            "AutoConfigURL",
        ],
        r"AutoConfigURL\s+REG_SZ\s+\S",
    ),
    "darwin": (["scutil", "--proxy"], r"ProxyAutoConfigEnable : 1"),
    "linux": (["gsettings", "get", "org.gnome.system.proxy", "mode"], r"'(manual|auto)'"),
}

Told = Callable[[Sequence[str]], str | None]


def told_by(command: Sequence[str]) -> str | None:
    """What a program prints, None where there is none or it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None


def sleeps_after(system: str = sys.platform, told: Told = told_by) -> int | None:
    """Minutes until the plugged-in laptop falls asleep, 0 for never."""
    read = {"win32": _windows_sleep, "darwin": _mac_sleep, "linux": _linux_sleep}.get(system)
    return read(told) if read else None


def firewall(system: str = sys.platform, told: Told = told_by) -> bool | None:
    """Whether the laptop's own firewall is on."""
    asked = {
        "win32": (["netsh", "advfirewall", "show", "currentprofile", "state"], r"\bON\b"),
        "darwin": (
            ["/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate"],
            r"State = [12]",
        ),
        "linux": (["ufw", "status"], r"Status: active"),
    }.get(system)
    said = told(asked[0]) if asked else None
    return bool(re.search(asked[1], said)) if asked and said else None


def proxied(address: str, system: str = sys.platform, told: Told = told_by) -> bool:
    """Whether a browser on this laptop may ask a proxy for a page at `address`; none is asked."""
    ways = getproxies()
    if ("http" in ways or "all" in ways) and not proxy_bypass(address):
        return True
    asked = PROXIES.get(system)
    said = told(asked[0]) if asked else None
    return bool(asked and said and re.search(asked[1], said))


def _windows_sleep(told: Told) -> int | None:
    """In seconds, as a hexadecimal number: the first of the two is for mains."""
    said = told(["powercfg", "/query", "SCHEME_CURRENT", "SUB_SLEEP", "STANDBYIDLE"])
    # In any language of Windows the last two numbers are those for mains and battery.
    numbers = re.findall(r": 0x([0-9a-fA-F]{8})\s*$", said or "", re.MULTILINE)
    return -(-int(numbers[-2], 16) // 60) if len(numbers) > 1 else None


def _mac_sleep(told: Told) -> int | None:
    said = told(["pmset", "-g", "custom"]) or ""
    mains = said.partition("AC Power:")[2].partition("Battery Power:")[0]
    found = re.search(r"^\s*sleep\s+(\d+)", mains, re.MULTILINE)
    return int(found.group(1)) if found else None


def _linux_sleep(told: Told) -> int | None:
    kind = told(["gsettings", "get", GNOME, "sleep-inactive-ac-type"])
    after = told(["gsettings", "get", GNOME, "sleep-inactive-ac-timeout"])
    if kind is None or after is None:
        return None
    numbers = re.findall(r"\d+", after)  # "1200", or with its type before it
    return 0 if "nothing" in kind or not numbers else -(-int(numbers[-1]) // 60)

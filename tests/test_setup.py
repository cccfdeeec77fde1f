"""What kit.py, the lock files and environment.yml promise to whoever sets the kit up."""

import ast
import json
import re
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kit
from tests import browser

ROOT = Path(kit.__file__).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK_LINE = re.compile(r"#.*|[a-z0-9-]+==\S+( ; [^/\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")


def pins(lock: str) -> dict[str, set[str]]:
    """Package to its versions: one, or some where they depend on the system."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.M):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def unmet(requirements: list[str], lock: str) -> list[str]:
    """The requirements that the lock leaves out, or pins at a version they do not allow."""
    pinned = pins(lock)
    wanted = [Requirement(text) for text in requirements]
    return [
        str(need)
        for need in wanted
        if not pinned.get(canonicalize_name(need.name))
        or not all(need.specifier.contains(v) for v in pinned[canonicalize_name(need.name)])
    ]


@pytest.fixture
def empty_place(tmp_path, monkeypatch):
    """A folder with lock files and pyproject.toml, and a kit.py that believes to lie in it."""
    for name in (*kit.LOCKS.values(), "pyproject.toml"):
        (tmp_path / name).write_text(f"# {name}\n", "utf-8")
    monkeypatch.setattr(kit, "HERE", tmp_path)
    monkeypatch.setattr(kit, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(kit, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(kit, "STAMP", tmp_path / ".venv" / "ready.json")
    monkeypatch.setattr(kit, "LOG", tmp_path / ".venv" / "setup.log")
    monkeypatch.setattr(kit, "TURN", tmp_path / ".venv.turn")
    return tmp_path


@pytest.fixture
def installed(empty_place, monkeypatch):
    """The names of the locks that were installed there; nothing is really installed."""
    done: list[str] = []
    monkeypatch.setattr(kit, "run_logged", lambda command, how_far: lay_python(empty_place))
    monkeypatch.setattr(kit, "install", done.append)
    return done


def lay_python(place: Path) -> None:
    (place / ".venv" / "python").write_text("", "utf-8")
    (place / ".venv" / "setup.log").write_text("", "utf-8")
    (place / ".venv" / "pyvenv.cfg").write_text(f"home = {place}\n", "utf-8")


def test_environment_yml_names_nothing_but_conda_forge_python_pip_and_the_project():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    assert environment == {
        "name": "workshop-kit",
        "channels": ["conda-forge", "nodefaults"],
        "dependencies": ["python=3.11", "pip", {"pip": ["-e .[test]"]}],
    }


@pytest.mark.parametrize("lock", kit.LOCKS.values())
def test_a_lock_file_holds_pins_and_hashes_and_no_address_or_path(lock):
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    assert [line for line in lines if not LOCK_LINE.fullmatch(line)] == []
    assert [line for line in lines if "/" in line] == []


def test_every_dependency_is_in_the_lock_at_a_version_it_allows():
    assert unmet(PROJECT["project"]["dependencies"], "requirements.txt") == []


def test_every_tool_of_the_tests_is_in_the_test_lock_at_a_version_it_allows():
    extras = PROJECT["project"]["optional-dependencies"]
    assert unmet(extras["test"], "requirements-test.txt") == []


def test_the_build_tool_is_in_both_locks_so_that_the_project_installs_without_the_network():
    build = [*PROJECT["build-system"]["requires"], *PROJECT["dependency-groups"]["build"]]
    assert unmet(build, "requirements.txt") + unmet(build, "requirements-test.txt") == []


def test_the_tests_run_with_the_very_versions_that_schools_get():
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()


def test_kit_py_needs_nothing_but_the_standard_library():
    tree = ast.parse((ROOT / "kit.py").read_text("utf-8"))
    names = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    names += [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) if n.module]
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_kit_py_can_be_read_by_an_old_python_and_tells_it_in_one_sentence(capsys, monkeypatch):
    ast.parse((ROOT / "kit.py").read_text("utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(kit.sys, "version_info", (3, 9, 2))
    assert kit.main(["try"]) == 1
    assert capsys.readouterr().err == (
        "The workshop kit needs Python 3.11 or newer, and this is Python 3.9. "
        "Install a newer one, then run kit.py with that.\n"
    )


@pytest.mark.parametrize(
    ("system", "typed", "called"),
    [
        ("posix", "kit.py", "python3 kit.py"),
        ("posix", "/srv/a kit/kit.py", 'python3 "/srv/a kit/kit.py"'),
        ("nt", "kit.py", "py kit.py"),
    ],
)
def test_kit_py_hands_on_how_it_was_called(monkeypatch, system, typed, called):
    become = lambda *command: sys.exit(kit.os.environ["WORKSHOP_KIT_COMMAND"])  # noqa: E731
    monkeypatch.setattr(kit.sys, "argv", [typed, "serve"])
    monkeypatch.setattr(kit, "PY", {"posix": "python3", "nt": "py"}[system])
    monkeypatch.setattr(kit.os, "name", "posix")
    monkeypatch.setattr(kit.os, "execv", become, raising=False)
    monkeypatch.setenv("WORKSHOP_KIT_COMMAND", "")
    with pytest.raises(SystemExit) as handed:
        kit.hand_on(["kit"])
    assert handed.value.code == called


def test_kit_py_alone_prints_its_commands_and_installs_nothing(capsys, installed):
    assert kit.main([]) == 0
    told = capsys.readouterr().out
    assert all(
        f"kit.py {command}" in told for command in ("try", "serve", "test", "open", "export")
    )
    assert installed == []


@pytest.mark.parametrize("name", [*kit.LOCKS.values(), "pyproject.toml"])
def test_the_fingerprint_changes_with_the_locks_and_with_pyproject(empty_place, name):
    before = kit.fingerprint()
    (empty_place / name).write_text("changed\n", "utf-8")
    assert kit.fingerprint() != before


def test_a_second_run_installs_nothing(installed):
    kit.set_up("runtime")
    kit.set_up("runtime")
    assert installed == ["requirements.txt"]


def test_what_is_set_up_for_tests_serves_every_other_command(installed):
    kit.set_up("runtime")
    kit.set_up("test")
    kit.set_up("runtime")
    assert installed == ["requirements.txt", "requirements-test.txt"]


def test_a_changed_lock_is_installed_into_what_is_there(installed, empty_place):
    kit.set_up("test")
    (empty_place / ".venv" / "kept").write_text("", "utf-8")
    (empty_place / "requirements.txt").write_text("changed\n", "utf-8")
    kit.set_up("runtime")
    assert installed == ["requirements-test.txt"] * 2
    assert (empty_place / ".venv" / "kept").exists()


@pytest.mark.parametrize("lost", ["python", "ready.json", "pyvenv.cfg"])
def test_a_broken_environment_is_made_afresh(installed, empty_place, lost):
    kit.set_up("runtime")
    (empty_place / ".venv" / "old").write_text("", "utf-8")
    (empty_place / ".venv" / lost).unlink()
    kit.set_up("runtime")
    assert len(installed) == 2
    assert not (empty_place / ".venv" / "old").exists()


def test_an_environment_from_another_folder_is_made_afresh(installed, empty_place):
    kit.set_up("runtime")
    stamp = json.loads(kit.STAMP.read_text("utf-8"))
    kit.STAMP.write_text(json.dumps({**stamp, "place": "elsewhere"}), "utf-8")
    kit.set_up("runtime")
    assert len(installed) == 2


def test_an_interrupted_update_leaves_no_stamp(installed, empty_place, monkeypatch):
    def interrupted(lock):
        raise KeyboardInterrupt

    kit.set_up("runtime")
    monkeypatch.setattr(kit, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        kit.set_up("test")
    assert not kit.STAMP.exists()


def test_the_second_of_two_says_that_it_waits_and_then_installs_nothing(
    installed, monkeypatch, capsys
):
    """Both would write into one .venv."""
    said = threading.Event()
    monkeypatch.setattr(kit, "tell", lambda text, last=False: said.set() or print(text))
    second = threading.Thread(target=kit.set_up, args=("runtime",))
    with kit.my_turn():
        second.start()
        assert said.wait(10)
        assert installed == []
        kit.set_up_now("runtime")
    second.join(10)
    assert installed == ["requirements.txt"]
    assert "Another kit.py sets this folder up" in capsys.readouterr().out


def test_who_was_killed_while_setting_up_holds_up_nobody(installed, empty_place):
    command = "import kit, os, pathlib, sys; kit.TURN = pathlib.Path(sys.argv[1])\n"
    command += "with kit.my_turn(): os._exit(9)"
    done = subprocess.run([sys.executable, "-c", command, str(kit.TURN)], cwd=ROOT)
    assert done.returncode == 9
    kit.set_up("runtime")
    assert installed == ["requirements.txt"]


def test_a_folder_that_cannot_be_written_to_is_told_in_a_sentence(empty_place, monkeypatch, capsys):
    monkeypatch.setattr(kit, "TURN", empty_place / "no" / "such" / "folder")
    assert kit.main(["try"]) == 1
    assert "Nothing can be set up in" in capsys.readouterr().err


def test_an_environment_that_somebody_else_made_is_left_alone(installed, empty_place, capsys):
    (empty_place / ".venv").mkdir()
    (empty_place / ".venv" / "pyvenv.cfg").write_text("home = there\n", "utf-8")
    assert kit.main(["try"]) == 1
    assert "was not made by kit.py" in capsys.readouterr().err
    assert (empty_place / ".venv" / "pyvenv.cfg").exists()


def test_a_step_that_fails_tells_the_last_lines_of_its_log(empty_place):
    (empty_place / ".venv").mkdir()
    command = [sys.executable, "-c", "print('the disk is full'); raise SystemExit(3)"]
    with pytest.raises(kit.CannotGoOn, match=r"the disk is full(.|\n)*This step failed: trying"):
        kit.run_logged(command, lambda: "trying")


def test_no_more_packages_are_told_than_there_are(empty_place):
    """Of what two others need pip tells twice; and from an earlier set-up the kit lies there."""
    (empty_place / "requirements.txt").write_text("six==1.0 \\\nvoila==1.0 \\\n", "utf-8")
    (empty_place / ".venv").mkdir()
    kit.LOG.write_text("Collecting six\n" + "Requirement already satisfied: six\n" * 2, "utf-8")
    assert kit.how_far("requirements.txt") == "fetching 2 of 2"
    for name in ("six", "voila", "workshop_kit"):
        folder = "Lib" if kit.os.name == "nt" else "lib/python3.11"
        (kit.VENV / folder / "site-packages" / f"{name}-1.dist-info").mkdir(parents=True)
    kit.LOG.write_text("Installing collected packages: six, voila\n", "utf-8")
    assert kit.how_far("requirements.txt") == "unpacking 2 of 2"


def test_a_snap_is_no_browser_for_the_tests(tmp_path):
    door, real = tmp_path / "chromium-browser", tmp_path / "chrome"
    door.write_text("#!/bin/sh\nexec /snap/bin/chromium\n", "utf-8")
    real.write_text("#!/bin/sh\nexec chromium\n", "utf-8")
    assert browser.is_snap(door)
    assert not browser.is_snap(real)


def test_without_any_browser_the_tests_end_with_one_sentence(monkeypatch):
    for way in ("present_browser", "playwrights_browser", "from_debian", "from_playwright"):
        monkeypatch.setattr(browser, way, lambda: "")
    with pytest.raises(kit.CannotGoOn, match="Install Chromium, Chrome or Edge"):
        browser.browser()

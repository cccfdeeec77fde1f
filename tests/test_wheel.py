"""An installed wheel is the whole kit: it needs no checkout beside it."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
BESIDE = {
    "facilitator_guides": "*.md",
    "notebooks": "*.ipynb",
    "sample_data": "*.jsonl",
    "benchmarks": "*.py",
}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """What pip would lay into site-packages."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = place.glob("*.whl")
    with ZipFile(wheel) as packed:
        packed.extractall(place / "site")
    return place / "site"


@pytest.mark.parametrize("folder", BESIDE)
def test_a_wheel_brings_along_every_file_that_lies_beside_the_package(unpacked, folder):
    wanted = {path.name for path in (ROOT / folder).glob(BESIDE[folder])}
    assert wanted <= {path.name for path in (unpacked / "workshop_kit" / folder).iterdir()}


@pytest.mark.slow
def test_from_a_wheel_a_room_runs_to_its_plan(unpacked, tmp_path):
    wanted = ["try", "--no-browser", "--once", "--people", "7", "--to", str(tmp_path / "plan")]
    told = subprocess.run(
        [sys.executable, "-m", "workshop_kit", *wanted],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        timeout=170,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert list((tmp_path / "plan").glob("*.pdf"))

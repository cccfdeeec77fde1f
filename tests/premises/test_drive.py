"""A folder that something copies elsewhere, or that lies on another computer, is to mend."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.hall import Served
from workshop_kit.premises import drive


@pytest.mark.parametrize(
    "within",
    [
        *("OneDrive - Elm Park School/kit", "Dropbox/kit", "Google Drive/kit", "Nextcloud"),
        *("Library/Mobile Documents/com~apple~CloudDocs/kit", "Library/CloudStorage/x/kit"),
    ],
)
def test_a_folder_that_a_program_copies_elsewhere_is_to_mend(tmp_path, within):
    found = drive.drive(tmp_path / within)
    assert found.what == "fault" and "Copies of open answers" in found.sentence
    (tmp_path / within).mkdir(parents=True)
    (tmp_path / "looks own").symlink_to(tmp_path / within)
    assert drive.drive(tmp_path / "looks own").what == "fault"


@pytest.mark.parametrize(
    ("fstype", "opts"),
    [("cifs", "rw"), ("nfs4", "rw"), ("smbfs", "rw"), ("fuse.sshfs", "rw"), ("NTFS", "rw,remote")],
)
def test_a_folder_on_a_network_drive_is_to_mend(tmp_path, fstype, opts):
    own = SimpleNamespace(mountpoint=str(tmp_path.parent), fstype="ext4", opts="rw")
    other = SimpleNamespace(mountpoint=str(tmp_path / "home"), fstype=fstype, opts=opts)
    for mounted in ([own, other], [other, own]):
        assert drive.drive(tmp_path / "home" / "kit", mounted).key == "premises.shared"
        assert drive.drive(tmp_path / "homely", mounted).what == "fine"


@pytest.mark.parametrize("within", ["Dropbox", "own"])
def test_who_serves_a_folder_that_is_copied_elsewhere_is_told_once(tmp_path, within):
    folder = tmp_path / within / "kit"
    folder.mkdir(parents=True)
    served = Served(folder).start()
    served.stop()
    assert served.log().count("A program copies the school's folder") == (within == "Dropbox")


def test_a_folder_on_this_laptop_is_fine_also_where_its_drive_is_not_known(tmp_path):
    assert drive.drive(tmp_path, []).what == "fine"
    assert drive.drive(Path("nowhere/yet")).sentence  # as this computer says

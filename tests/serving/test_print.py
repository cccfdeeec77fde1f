"""What a workshop needs on paper, to download: for who may open rooms, and for nobody else."""

import io
import zipfile

from tests.serving.asking import ask


def start_of(hall):
    """The front address and the cookie of who holds the server's own key."""
    entered = ask(hall.start_link)
    return hall.start_link.partition("/?")[0], entered.cookies[0].split(";")[0]


def test_sheets_slides_and_guide_come_as_one_file(shared_hall):
    front, cookie = start_of(shared_hall)
    answer = ask(f"{front}/print/behaviour.zip", Cookie=cookie)
    assert (
        answer.status == 200 and "behaviour-to-print.zip" in answer.headers["content-disposition"]
    )
    with zipfile.ZipFile(io.BytesIO(answer.bytes)) as packed:
        names = packed.namelist()
        assert all(packed.read(name).startswith(b"%PDF") for name in names)
    kinds = ("slides", "sheets", "table-sheets", "guide")
    assert names == [f"behaviour-{kind}.pdf" for kind in kinds]


def test_without_the_key_nothing_is_printed(shared_hall):
    front, _ = start_of(shared_hall)
    for cookie in ("", "start=made-up", "phone=1"):
        assert ask(f"{front}/print/behaviour.zip", Cookie=cookie).status == 403


def test_what_is_no_workshop_of_this_school_is_not_there(shared_hall):
    front, cookie = start_of(shared_hall)
    for name in ("nonsense", "staff_side", "..%2f..%2fetc"):
        assert ask(f"{front}/print/{name}.zip", Cookie=cookie).status == 404
